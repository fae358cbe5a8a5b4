// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { Account, Event, Line, Source, WhenKind } from '../../ipc/bindings';
import { matching, pieces, usedIn } from './evidence';
import { lengthOf, likelyDay, placeOf, silences, stepPlace, storyline, versions } from './story';

const zone = 'UTC';
const moment = (clock: string) => `2026-11-12T${clock}:00Z`;
const exact = (clock: string): WhenKind => ({ kind: 'exact', at: moment(clock) });
const span = (from: string, to: string): WhenKind => ({ kind: 'between', from: moment(from), to: moment(to) });

function events(...times: (WhenKind | string)[]): Event[] {
  return times.map((time, at) => {
    const known = typeof time === 'string' ? exact(time) : time;
    const start = known.kind === 'exact' ? known.at : known.kind === 'between' ? known.from : null;
    return {
      id: `e${at}`,
      position: start ? Date.parse(start) + at : at + 1,
      at: { known, original: '', zone },
      kind: at === 1 ? 'key_moment' : 'context',
      title: `Moment ${at}`,
      gap: 'unasked',
      lines: [],
    } as unknown as Event;
  });
}

const minutes = (list: Event[]) => silences(list).map((one) => [one.after.id, one.before.id, lengthOf(one).count]);

describe('silences', () => {
  it('begin at a quarter of an hour between neighbours', () => {
    expect(minutes(events('14:00', '14:14', '14:29'))).toEqual([['e1', 'e2', 15]]);
  });

  it('begin where the longest span before them ends', () => {
    expect(minutes(events(span('14:00', '14:30'), '14:05', '14:50'))).toEqual([['e1', 'e2', 20]]);
  });

  it('are not claimed around a moment without a clock time', () => {
    expect(minutes(events('14:00', { kind: 'unknown' }, '15:00')), 'something is recorded there').toEqual([]);
  });

  it('are told in minutes, hours or days', () => {
    const long = (hours: number) => ({ from: 0, to: hours * 3_600_000 }) as never;
    expect([2, 4, 100].map((hours) => lengthOf(long(hours)))).toEqual([
      { unit: 'minutes', count: 120 },
      { unit: 'hours', count: 4 },
      { unit: 'days', count: 4 },
    ]);
  });
});

describe('the layout of a story', () => {
  const look = { view: 'all', spacing: 'order', chosen: null, zone } as const;
  const list = events('13:00', '14:00', '14:05', '14:06', '14:07', '14:08', '14:09');
  const keys = (wanted: Partial<Parameters<typeof storyline>[1]>) =>
    storyline(list, { ...look, ...wanted }).map(({ key }) => key);

  it('puts a silence between the moments it parts', () => {
    expect(keys({}).slice(0, 3)).toEqual(['e0', 'after-e0', 'e1']);
  });

  it('narrows to key moments or to what is around the chosen one, and keeps the numbers', () => {
    expect(keys({ view: 'key' }), 'a silence before the first shown moment parts nothing').toEqual(['e1']);
    const around = storyline(list, { ...look, view: 'around', chosen: 'e6' });
    expect(around.map((item) => item.kind === 'moment' && item.number)).toEqual([4, 5, 6, 7]);
  });

  it('writes the day where it is another than the corner and the moment above say', () => {
    const two = [...events('23:50', { kind: 'unknown' }), ...events('00:10')].map((event, at) => ({
      ...event,
      id: `${at}`,
    }));
    two[2]!.at.known = { kind: 'exact', at: '2026-11-13T00:10:00Z' };
    const days = storyline(two, look).flatMap((item) => (item.kind === 'moment' ? [item.day !== null] : []));
    expect(days).toEqual([false, false, true]);
  });

  it('keeps distances to scale within bounds', () => {
    const far = storyline(events('10:00', '10:10', '10:30', '18:00'), { ...look, spacing: 'scale' });
    expect(far.map((item) => (item.kind === 'moment' ? item.space : item.height))).toEqual([0, 20, 56, 0, 320, 0]);
  });

  it('draws a span beside every moment it covers, on a track of its own', () => {
    const rows = storyline(events(span('14:00', '14:10'), span('14:01', '14:05'), '14:04', '14:09', '14:20'), look);
    const tracks = rows.map(({ reaches }) => reaches.map(({ track, part }) => `${track} ${part}`));
    expect(tracks).toEqual([['0 start'], ['0 through', '1 start'], ['0 through', '1 end'], ['0 end'], []]);
  });
});

describe('the place of a moment', () => {
  const list = events('14:00', '14:10', '14:20');
  const at = (known: WhenKind) => ({ id: 'new', at: { known, original: '', zone } });

  it('is its time, and a free one', () => {
    expect(placeOf(at(exact('14:05')), list)).toBe(Date.parse(moment('14:05')));
    expect(placeOf(at(exact('14:00')), list)).toBe(Date.parse(moment('14:00')) + 1);
  });

  it('is behind what it follows, behind what it was added beside, or last', () => {
    const behind = placeOf(at({ kind: 'after', event: 'e0' }), list);
    expect(behind > list[0]!.position && behind < list[1]!.position).toBe(true);
    expect(placeOf(at({ kind: 'unknown' }), list, 'e1')).toBeLessThan(list[2]!.position);
    expect(placeOf(at({ kind: 'unknown' }), list)).toBeGreaterThan(list[2]!.position);
    expect(placeOf(at({ kind: 'unknown' }), [])).toBe(1);
  });

  it('can be moved by hand only where no clock decides', () => {
    const mixed = [...list.slice(0, 2), { ...list[2]!, ...at({ kind: 'unknown' }) }];
    const up = stepPlace(mixed[2]!, mixed, -1)!;
    expect(up > mixed[0]!.position && up < mixed[1]!.position).toBe(true);
    expect(stepPlace(mixed[2]!, mixed, 1), 'it is the last already').toBeNull();
    expect(stepPlace(mixed[0]!, mixed, 1)).toBeNull();
  });

  it('guesses the day from the nearest moment', () => {
    const story = events('14:00', { kind: 'unknown' });
    expect(likelyDay(story, 'e1', zone, 0)).toBe('2026-11-12');
    expect(likelyDay([], null, zone, Date.parse('2026-11-19T10:00:00Z'))).toBe('2026-11-19');
  });
});

it('counts accounts as different only by their words', () => {
  const say = (...texts: string[]) => versions(texts.map((text) => ({ text }) as Account));
  expect([say('One', ' one '), say('One', 'Two'), say()]).toEqual([1, 2, 0]);
});

describe('evidence', () => {
  const line = (id: string, source: string, position: number, clock: string | null): Line =>
    ({
      id,
      source,
      position,
      text: `Words of ${id}`,
      raw: '',
      author: 'Ops',
      at: { known: clock ? exact(clock) : { kind: 'unknown' }, original: '', zone },
      kept_because: clock ? '' : 'prose',
    }) as unknown as Line;
  const sources = [
    { id: 's1', name: 'chat.md' },
    { id: 's2', name: 'alerts.txt' },
  ] as unknown as Source[];
  const lines = [
    line('c', 's1', 2, '14:10'),
    line('a', 's1', 0, '14:00'),
    line('b', 's1', 1, null),
    line('x', 's2', 0, null),
    line('y', 's2', 1, '14:05'),
  ];
  const order = (asked = '') => matching(pieces(lines, sources), asked).map(({ line }) => line.id);

  it('runs by time over all files, and keeps a line without one behind its neighbour', () => {
    expect(order()).toEqual(['x', 'a', 'b', 'y', 'c']);
  });

  it('is found by every word, in any case, in text, author or file', () => {
    expect(order('CHAT words')).toEqual(['a', 'b', 'c']);
    expect(order('of  y')).toEqual(['y']);
    expect(order('nothing')).toEqual([]);
  });

  it('knows the first moment a line is used in', () => {
    const used = usedIn([
      { id: 'one', lines: ['a'] },
      { id: 'two', lines: ['a', 'b'] },
    ] as unknown as Event[]);
    expect([...used]).toEqual([
      ['a', 'one'],
      ['b', 'two'],
    ]);
  });
});
