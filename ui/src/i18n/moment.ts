// Owns incident time between a wall clock in some zone and a moment, and the shortest true words for it.
// Must not know an event, nor the time of the meeting. The zone '' means this computer's, as it does where times are shown.

import type { When } from '../ipc/bindings';
import { clockTime, dayKey } from './format';

const DAY = 86_400_000;
const clocks = new Map<string, Intl.DateTimeFormat>();

/** A clock of that zone. A zone this system does not know is shown as UTC everywhere, so it is read as UTC too. */
function clockOf(zone: string): Intl.DateTimeFormat {
  let clock = clocks.get(zone);
  if (!clock) {
    const day = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
    const options = { ...day, hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' } as const;
    try {
      clock = new Intl.DateTimeFormat('en-US', { ...options, ...(zone && { timeZone: zone }) });
    } catch {
      clock = new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' });
    }
    clocks.set(zone, clock);
  }
  return clock;
}

/** How far that zone's clocks are ahead of UTC at a moment, in milliseconds. */
function aheadOf(ms: number, zone: string): number {
  const part: Record<string, number> = {};
  for (const { type, value } of clockOf(zone).formatToParts(ms)) part[type] = Number(value);
  const wall = Date.UTC(part.year!, part.month! - 1, part.day, part.hour, part.minute, part.second);
  return wall - Math.floor(ms / 1_000) * 1_000;
}

const wallOf = (day: string, seconds: number): number => Date.parse(`${day}T00:00:00Z`) + seconds * 1_000;

/**
 * Every moment at which clocks in that zone show this: one as a rule, none where they went forward over it, two where
 * they went back and showed it again. `day` is "2026-11-12", `seconds` count from its midnight; earliest first.
 */
export function momentsOf(day: string, seconds: number, zone: string): number[] {
  const wall = wallOf(day, seconds);
  const guesses = [wall - aheadOf(wall - DAY, zone), wall - aheadOf(wall + DAY, zone)];
  return [...new Set(guesses)].filter((ms) => ms + aheadOf(ms, zone) === wall).sort((a, b) => a - b);
}

/**
 * One of them for when nobody can be asked: the earlier of two; a time that was jumped over is read as if the clocks
 * had not gone forward yet.
 */
export function momentOf(day: string, seconds: number, zone: string): string {
  const wall = wallOf(day, seconds);
  return new Date(momentsOf(day, seconds, zone)[0] ?? wall - aheadOf(wall - DAY, zone)).toISOString();
}

/** The moment a day and an hour stand for on this computer's clock ("2026-11-19", "14:00"); null while they are not whole. */
export function momentAt(day: string, time: string): string | null {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})/.exec(time) ?? [];
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || hours === undefined) return null;
  return momentOf(day, Number(hours) * 3_600 + Number(minutes) * 60, '');
}

/** "2026-11-12" of a moment, as clocks in that zone show it. */
export const dayOf = (moment: number | string, zone: string): string => dayKey(moment, zone || undefined);

/** The earliest moment it can stand for, in milliseconds; null without a clock time. */
export function startOf({ known }: When): number | null {
  if (known.kind === 'exact' || known.kind === 'about') return Date.parse(known.at);
  return known.kind === 'between' ? Date.parse(known.from) : null;
}

/** The latest moment it can stand for, in milliseconds; null without a clock time. */
export const endOf = (when: When): number | null =>
  when.known.kind === 'between' ? Date.parse(when.known.to) : startOf(when);

/** When something happened, as short as is true; what was said where no clock time is known. */
export function whenText({ known, original }: When, zone: string): string {
  const at = (moment: string) => clockTime(moment, zone || undefined);
  if (known.kind === 'exact') return at(known.at);
  if (known.kind === 'about') return `~${at(known.at)}`;
  return known.kind === 'between' ? `${at(known.from)}–${at(known.to)}` : original;
}
