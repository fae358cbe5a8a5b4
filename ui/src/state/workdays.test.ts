import { describe, expect, it } from 'vitest';
import { clockTime, dayKey } from '../i18n/format';
import { momentAt } from '../i18n/moment';
import { meetsAgain, soakDay, workingDaysAfter } from './workdays';

describe('working days', () => {
  it.each([
    ['a Monday', '2026-11-16', 2, '2026-11-18'],
    ['a Wednesday', '2026-11-18', 2, '2026-11-20'],
    ['a Thursday, over a weekend', '2026-11-19', 2, '2026-11-23'],
    ['a Friday', '2026-11-20', 2, '2026-11-24'],
    ['a Saturday', '2026-11-21', 2, '2026-11-24'],
    ['a Sunday', '2026-11-22', 2, '2026-11-24'],
    ['a Friday, one day', '2026-11-20', 1, '2026-11-23'],
    ['a Tuesday, ten days', '2026-11-17', 10, '2026-12-01'],
    ['the end of a year', '2026-12-31', 2, '2027-01-04'],
    ['the end of February', '2028-02-28', 2, '2028-03-01'],
    ['a day, none later', '2026-11-21', 0, '2026-11-21'],
  ])('from %s', (_, day, count, after) => expect(workingDaysAfter(day, count)).toBe(after));

  it.each([
    ['a Thursday', '2026-11-19T12:00:00Z', '2026-11-23'],
    ['a Monday', '2026-11-16T12:00:00Z', '2026-11-18'],
    ['a Saturday', '2026-11-21T12:00:00Z', '2026-11-24'],
  ])('an idea said on %s rests for two of them', (_, said, day) => expect(soakDay(said)).toBe(day));
});

/** A moment as this computer's clock shows it, whatever zone it is in. */
const local = (moment: string): string => `${dayKey(moment)} ${clockTime(moment)}`;
const at = (day: string, time: string): string => momentAt(day, time)!;

describe('when people meet again', () => {
  it.each([
    ['as planned for today', at('2026-11-19', '10:00'), '2026-11-19', '11:20', '2026-11-23 10:00'],
    ['planned for later than today', at('2026-11-26', '14:00'), '2026-11-19', '09:00', '2026-11-30 14:00'],
    ['planned last week and held today', at('2026-11-12', '14:00'), '2026-11-19', '09:00', '2026-11-23 14:00'],
    ['never planned', null, '2026-11-19', '11:20', '2026-11-23 11:00'],
    ['never planned, late in the hour', null, '2026-11-20', '16:50', '2026-11-24 16:30'],
    ['over the end of summer time', at('2026-10-23', '10:00'), '2026-10-23', '11:00', '2026-10-27 10:00'],
    ['over the beginning of summer time', at('2027-03-26', '10:00'), '2027-03-26', '11:00', '2027-03-30 10:00'],
  ])('two working days later at the same hour: %s', (_, planned, day, time, after) =>
    expect(local(meetsAgain(planned, Date.parse(at(day, time)), 2))).toBe(after),
  );

  it('is no moment until day and hour are whole', () => {
    expect([momentAt('', '10:00'), momentAt('2026-11-19', ''), momentAt('2026-11', '10:00')]).toEqual([
      null,
      null,
      null,
    ]);
    expect(local(at('2026-11-19', '9:05'))).toBe('2026-11-19 09:05');
  });
});
