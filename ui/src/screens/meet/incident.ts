// Owns incident time as it is said in a meeting: "1403" becomes a moment on the day it happened.
// Must not know the meeting's own clock: the two never mix.

import { clockTime, dayKey } from '../../i18n/format';
import type { Event, Line, When } from '../../ipc/bindings';

/** A time of day at the front of a line. */
export interface Said {
  /** Seconds since midnight. */
  seconds: number;
  about: boolean;
  /** As it was typed. */
  original: string;
  rest: string;
}

const HOUR = 3_600;
const DAY = 86_400_000;

/** Reads "1403", "14:03", "9:05", "14:03:20", each with "~" for about; null where the line begins with no time. */
export function saidTime(line: string): Said | null {
  const text = line.trimStart();
  const found = /^([~～]\s?)?(?:(\d{1,2}):(\d{2})(?::(\d{2}))?|(\d{2})(\d{2}))(?=\s|$)/.exec(text);
  if (!found) return null;
  const [original, about, h1, m1, s1, h2, m2] = found;
  const [hours, minutes, seconds] = [Number(h1 ?? h2), Number(m1 ?? m2), Number(s1 ?? 0)];
  if (hours > 23 || minutes > 59 || seconds > 59) return null;
  return {
    seconds: hours * HOUR + minutes * 60 + seconds,
    about: about !== undefined,
    original,
    rest: text.slice(original.length).trim(),
  };
}

/** How far the zone's clocks are ahead of UTC at that moment, in milliseconds. */
function aheadOf(ms: number, zone: string): number {
  const options = { hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' } as const;
  const clock = { hour: 'numeric', minute: 'numeric', second: 'numeric' } as const;
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', { ...options, ...clock, ...(zone && { timeZone: zone }) });
  } catch {
    // A zone this system does not know is shown as UTC everywhere, so it is read as UTC too.
    return 0;
  }
  const part = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
  const wall = Date.UTC(part.year!, part.month! - 1, part.day, part.hour, part.minute, part.second);
  return wall - Math.floor(ms / 1_000) * 1_000;
}

/**
 * The moment a clock in that zone shows this time on that day ("2026-11-12"). Where clocks went back it is the earlier
 * of the two; a time that was jumped over is read as if the clocks had not gone forward yet.
 */
export function momentOf(day: string, seconds: number, zone: string): string {
  const wall = Date.parse(`${day}T00:00:00Z`) + seconds * 1_000;
  const before = wall - aheadOf(wall - DAY, zone);
  const after = wall - aheadOf(wall + DAY, zone);
  const shows = (ms: number) => ms + aheadOf(ms, zone) === wall;
  return new Date(shows(before) || !shows(after) ? before : after).toISOString();
}

/** The day of a moment in that zone, as "2026-11-12". */
export function dayIn(moment: string, zone: string): string {
  try {
    return dayKey(moment, zone || undefined);
  } catch {
    return dayKey(moment, 'UTC');
  }
}

const startOf = ({ known }: When): string | null => {
  if (known.kind === 'exact' || known.kind === 'about') return known.at;
  return known.kind === 'between' ? known.from : null;
};

/** The day most dated moments fall on, the earliest of equals; lines of the evidence count where no event is dated. */
export function incidentDay(
  events: readonly Pick<Event, 'at'>[],
  lines: readonly Pick<Line, 'at'>[],
  zone: string,
): string | null {
  for (const rows of [events, lines]) {
    const counts = new Map<string, number>();
    for (const { at } of rows) {
      const start = startOf(at);
      if (start === null) continue;
      const day = dayIn(start, zone);
      counts.set(day, (counts.get(day) ?? 0) + 1);
    }
    const [most] = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
    if (most) return most[0];
  }
  return null;
}

/** When an event was, from how its line begins. */
export function whenSaid(said: Said | null, day: string, zone: string): When {
  if (!said) return { known: { kind: 'unknown' }, original: '', zone };
  const at = momentOf(day, said.seconds, zone);
  return { known: { kind: said.about ? 'about' : 'exact', at }, original: said.original, zone };
}

/** Incident time as short as is true; empty where nothing is known. */
export function whenText({ known, original }: When, zone: string): string {
  const at = (moment: string) => clockTime(moment, zone || undefined);
  if (known.kind === 'exact') return at(known.at);
  if (known.kind === 'about') return `~${at(known.at)}`;
  return known.kind === 'between' ? `${at(known.from)}–${at(known.to)}` : original;
}
