// Owns the arithmetic of a stage's minutes: what is spent, what is left, where the ticks stand.
// Must not know the time: the moment is passed in, in milliseconds.

import type { AgendaItem } from '../ipc/bindings';

const MINUTE = 60_000;

/** What the large digits say. Over counts whole minutes past the plan, and hours once a clock was forgotten. */
export interface Left {
  unit: 'minutes' | 'seconds' | 'over' | 'hours';
  count: number;
}

type Timed = Pick<AgendaItem, 'minutes' | 'spent_ms' | 'running_since'>;

/** Milliseconds spent in a stage, with the run under way. A clock set back takes nothing away. */
export function spent({ spent_ms, running_since }: Pick<Timed, 'spent_ms' | 'running_since'>, now: number): number {
  return spent_ms + (running_since ? Math.max(0, now - Date.parse(running_since)) : 0);
}

/** What is left of a stage: whole minutes, seconds in the last one, then the minutes over. */
export function left(item: Timed, now: number): Left {
  const ms = item.minutes * MINUTE - spent(item, now);
  if (ms > MINUTE) return { unit: 'minutes', count: Math.ceil(ms / MINUTE) };
  if (ms > 0) return { unit: 'seconds', count: Math.ceil(ms / 1_000) };
  const over = Math.floor((0 - ms) / MINUTE);
  return over < 120 ? { unit: 'over', count: over } : { unit: 'hours', count: Math.floor(over / 60) };
}

/** The large digits: a plus before what is over. */
export const digits = ({ unit, count }: Left): string =>
  `${(unit === 'over' || unit === 'hours') && count ? '+' : ''}${count}`;

/** Whole minutes gone, for the ruler; it stops at the end of the plan. */
export function minutesGone(item: Timed, now: number): number {
  return Math.min(item.minutes, Math.floor(spent(item, now) / MINUTE));
}

/** When the meeting ends if nothing moves: what is left here, and every stage that still waits. */
export function endsAt(items: readonly (Timed & Pick<AgendaItem, 'state'>)[], now: number): number {
  const ahead = items.map((item) => {
    if (item.state === 'now') return Math.max(0, item.minutes * MINUTE - spent(item, now));
    return item.state === 'waiting' ? item.minutes * MINUTE : 0;
  });
  return now + ahead.reduce((sum, ms) => sum + ms, 0);
}

/**
 * How the plan stands over a whole sitting, in whole minutes: above zero it took longer than planned, below zero there is
 * time in hand. Stages that were left are counted by what they took; the one under way counts once it is over.
 */
export function overPlan(items: readonly (Timed & Pick<AgendaItem, 'state'>)[], now: number): number {
  const over = items.map((item) => {
    const more = spent(item, now) - item.minutes * MINUTE;
    if (item.state === 'done') return more;
    if (item.state === 'skipped') return spent(item, now) - item.minutes * MINUTE;
    return item.state === 'now' ? Math.max(0, more) : spent(item, now);
  });
  return Math.trunc(over.reduce((sum, ms) => sum + ms, 0) / MINUTE);
}

/** One tick of a ruler. */
export interface Tick {
  y: number;
  /** Every fifth minute is longer. */
  long: boolean;
  gone: boolean;
}

/** The least two ticks lie apart, in CSS pixels: nearer, they run together. */
const APART = 2;

/**
 * A ruler with one tick a minute, no higher than so many CSS pixels where it has no more; a plan of many hours gets one tick
 * every few minutes, so that ticks never run together.
 */
export function ruler(
  minutes: number,
  gone: number,
  room = Infinity,
): { height: number; ticks: Tick[]; needle: number } {
  const free = minutes <= 12 ? 12 : minutes <= 40 ? 6 : 240 / minutes;
  const step = Math.min(free, Math.max(room - 4, 40) / minutes);
  const every = Math.ceil(APART / step);
  const place = (minute: number) => Math.round((1 + minute * step) * 2) / 2;
  const ticks = Array.from({ length: Math.floor(minutes / every) + 1 }, (_, at) => ({
    y: place(at * every),
    long: at % 5 === 0,
    gone: at * every < gone,
  }));
  return { height: Math.ceil(minutes * step) + 4, ticks, needle: place(gone) };
}

/** The bars under the digits: one a minute, and never more than fit beside each other. */
export function bars(minutes: number, gone: number): ('used' | 'now' | 'ahead')[] {
  const each = Math.ceil(minutes / 60);
  const here = Math.floor(gone / each);
  return Array.from({ length: Math.ceil(minutes / each) }, (_, at) =>
    at < here ? 'used' : at === here ? 'now' : 'ahead',
  );
}
