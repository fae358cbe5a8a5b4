// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { isDay, readTime, shifted, typedTime, type Given } from './time';
import { momentsOf } from '../../i18n/moment';

const zone = 'America/New_York';
const read = (text: string, more: Partial<Given> = {}) =>
  readTime({ text, day: '2026-11-12', zone, numbered: (n) => (n === 4 ? 'four' : undefined), ...more });
const known = (text: string, more: Partial<Given> = {}) => {
  const reading = read(text, more);
  return 'when' in reading ? reading.when.known : reading.unread;
};
const iso = (ms: number) => new Date(ms).toISOString().slice(0, 16);

describe('a clock in a zone', () => {
  it.each([
    ['a winter afternoon', '2026-11-12', 14, 3, 'America/New_York', ['2026-11-12T19:03']],
    ['a summer afternoon', '2026-07-01', 14, 3, 'America/New_York', ['2026-07-01T18:03']],
    ['the hour skipped in spring', '2026-03-08', 2, 30, 'America/New_York', []],
    ['just before it', '2026-03-08', 1, 59, 'America/New_York', ['2026-03-08T06:59']],
    ['just after it', '2026-03-08', 3, 0, 'America/New_York', ['2026-03-08T07:00']],
    ['the hour that comes twice', '2026-11-01', 1, 30, 'America/New_York', ['2026-11-01T05:30', '2026-11-01T06:30']],
    ['just after it', '2026-11-01', 2, 0, 'America/New_York', ['2026-11-01T07:00']],
    ['twice in Europe', '2026-10-25', 2, 30, 'Europe/Copenhagen', ['2026-10-25T00:30', '2026-10-25T01:30']],
    ['skipped in Europe', '2026-03-29', 2, 0, 'Europe/Copenhagen', []],
    ['half an hour of change', '2026-04-05', 1, 45, 'Australia/Lord_Howe', ['2026-04-04T14:45', '2026-04-04T15:15']],
    ['a quarter of an hour off', '2026-06-01', 0, 10, 'Asia/Kathmandu', ['2026-05-31T18:25']],
    ['a day that never was', '2011-12-30', 12, 0, 'Pacific/Apia', []],
    ['a zone nobody knows', '2026-11-12', 14, 3, 'Moon/Tranquility', ['2026-11-12T14:03']],
    ['midnight', '2026-11-12', 0, 0, 'UTC', ['2026-11-12T00:00']],
  ])('shows %s so often', (_, day, hours, minutes, of, moments) => {
    expect(momentsOf(day, hours * 3_600 + minutes * 60, of).map(iso)).toEqual(moments);
  });
});

describe('a typed time', () => {
  const at = '2026-11-12T19:03:00.000Z';
  it.each([
    ['14:03', { kind: 'exact', at }],
    [' 14.03 ', { kind: 'exact', at }],
    ['1403', { kind: 'exact', at }],
    ['2:03 pm', { kind: 'exact', at }],
    ['14:03:20', { kind: 'exact', at: '2026-11-12T19:03:20.000Z' }],
    ['12:00 am', { kind: 'exact', at: '2026-11-12T05:00:00.000Z' }],
    ['2pm', { kind: 'exact', at: '2026-11-12T19:00:00.000Z' }],
    ['2026-11-11 14:03', { kind: 'exact', at: '2026-11-11T19:03:00.000Z' }],
    ['19:03 UTC', { kind: 'exact', at }],
    ['~14:03', { kind: 'about', at }],
    ['about 14:03', { kind: 'about', at }],
    ['14:03-14:20', { kind: 'between', from: at, to: '2026-11-12T19:20:00.000Z' }],
    ['between 14:03 and 14:20', { kind: 'between', from: at, to: '2026-11-12T19:20:00.000Z' }],
    ['23:50 – 00:10', { kind: 'between', from: '2026-11-13T04:50:00.000Z', to: '2026-11-13T05:10:00.000Z' }],
    ['after the deploy', { kind: 'after', event: null }],
    ['after 4', { kind: 'after', event: 'four' }],
    ['afternoon', { kind: 'unknown' }],
    ['before lunch', { kind: 'unknown' }],
    ['', { kind: 'unknown' }],
    ['25:61', 'clock'],
    ['13:00 pm', 'clock'],
    ['after 9', 'number'],
  ])('“%s” is understood', (text, wanted) => {
    expect(known(text)).toEqual(wanted);
  });

  it('keeps the words and the zone they were read in', () => {
    expect(read('~14:03')).toMatchObject({ when: { original: '~14:03', zone } });
    expect(read('after lunch')).toMatchObject({ when: { original: 'after lunch', zone } });
    expect(read('19:03 UTC')).toMatchObject({ when: { original: '19:03 UTC', zone: 'UTC' } });
  });

  it('says so when no clock showed it, and when clocks showed it twice', () => {
    expect(known('02:30', { day: '2026-03-08' })).toBe('skipped');
    expect(read('01:30', { day: '2026-11-01' })).toMatchObject({
      twice: true,
      when: { known: { at: '2026-11-01T05:30:00.000Z' } },
    });
    expect(known('01:30', { day: '2026-11-01', second: true })).toEqual({
      kind: 'exact',
      at: '2026-11-01T06:30:00.000Z',
    });
  });

  it('needs a day only where there is a clock time', () => {
    expect(known('14:03', { day: '' })).toBe('day');
    expect(known('14:03', { day: '2026-02-30' })).toBe('day');
    expect(known('after lunch', { day: '' })).toEqual({ kind: 'after', event: null });
    expect(isDay('2028-02-29')).toBe(true);
  });

  it('comes back as it would be typed', () => {
    for (const text of ['14:03', '~14:03', '14:03-14:20', 'after lunch', 'before lunch', '']) {
      const reading = read(text);
      expect('when' in reading && typedTime(reading.when, zone, () => 0)).toBe(text);
    }
    const numbered = { known: { kind: 'after', event: 'four' }, original: '', zone } as const;
    expect(typedTime(numbered, zone, () => 4)).toBe('after 4');
  });

  it('moves by the minute, both ends of a span, and not without a clock', () => {
    const span = read('14:03-14:20');
    expect('when' in span && shifted(span.when, -1)?.known).toEqual({
      kind: 'between',
      from: '2026-11-12T19:02:00.000Z',
      to: '2026-11-12T19:19:00.000Z',
    });
    const word = read('after lunch');
    expect('when' in word && shifted(word.when, 1)).toBeNull();
  });
});
