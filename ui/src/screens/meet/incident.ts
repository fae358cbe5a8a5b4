// Owns incident time as it is said in a meeting: "1403" becomes a moment on the day it happened.
// Must not know the meeting's own clock: the two never mix.

import { dayOf, momentOf, startOf } from '../../i18n/moment';
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
      const day = dayOf(start, zone);
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
