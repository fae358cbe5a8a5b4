// Owns the counting of working days: when an idea has rested, and when people may meet again.
// Must not know the present: every moment is passed in. Holidays differ from place to place and are left to people.

import { clockTime, dayKey } from '../i18n/format';
import { momentAt } from '../i18n/moment';

/** An idea rests this many working days before anybody looks at it again, and the second meeting waits as long. */
export const SOAK_DAYS = 2;
/** Minutes of a second meeting. */
export const SOAK_MINUTES = 45;

/** The day that is so many working days after another; both as "2026-11-19". A weekend is no working day. */
export function workingDaysAfter(day: string, count: number): string {
  const at = new Date(`${day}T12:00:00Z`);
  for (let left = count; left > 0;) {
    at.setUTCDate(at.getUTCDate() + 1);
    if (at.getUTCDay() % 6 !== 0) left -= 1;
  }
  return at.toISOString().slice(0, 10);
}

/** The day an idea has rested until, from the moment it was said. */
export const soakDay = (saidAt: string | number): string => workingDaysAfter(dayKey(saidAt), SOAK_DAYS);

/**
 * So many working days after a meeting, at the same hour of this computer's clock, also over a change to summer time.
 * A meeting that was planned for the past, or not at all, counts as held now; an unplanned hour is rounded down to the
 * half.
 */
export function meetsAgain(planned: string | null, now: number, days: number): string {
  const today = dayKey(now);
  const day = planned && dayKey(planned) > today ? dayKey(planned) : today;
  const time = clockTime(planned ?? now);
  const hour = planned ? time : time.replace(/\d\d$/, (minutes) => (minutes < '30' ? '00' : '30'));
  return momentAt(workingDaysAfter(day, days), hour)!;
}
