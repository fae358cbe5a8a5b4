// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { PromptUse, When } from '../../ipc/bindings';
import { emptySheet } from '../../ipc/rows';
import { cycled, digitBelongs, kinds, prefixOf, wordsOf } from './capture';
import { bars, endsAt, left, minutesGone, ruler, spent } from '../../state/stageclock';
import { momentOf, whenText } from '../../i18n/moment';
import { incidentDay, saidTime, whenSaid } from './incident';
import { entry, marked, next } from './prompts';
import { promoted, rowsOf, type Draft, type Place } from './rows';
import { emptyMarks, follower, stream, withDays, type Item, type Rows } from './stream';

describe('the first sign of a line', () => {
  it.each([
    ['"never seen it', 'quote', 'never seen it'],
    ['“never seen it”', 'quote', 'never seen it”'],
    ['? who reads it', 'question', 'who reads it'],
    ['！graph looked fine', 'surprise', 'graph looked fine'],
    ['>1403 deploy out', 'event', '1403 deploy out'],
    ['>~1403 about then', 'event', '~1403 about then'],
    ['+one pin for all', 'factor', 'one pin for all'],
    ['~ canary', 'parked', 'canary'],
    ['*try it once', 'follow_up', 'try it once'],
    ['!', 'surprise', ''],
  ])('%s is a %s', (text, kind, rest) => {
    expect(prefixOf(text)).toEqual({ kind, rest });
  });

  it.each(['graph looked fine', '', ' ?a space first keeps the sign', '14:03 ?', '-1'])('%j has none', (text) => {
    expect(prefixOf(text), 'a note may hold any sign after its first letter').toBeNull();
  });

  it('leaves a quote its words and nothing else', () => {
    expect(wordsOf('quote', ' never seen it” ')).toBe('never seen it');
    expect(wordsOf('quote', '“it said "ok"”')).toBe('it said "ok"');
    expect(wordsOf('note', ' “ok” he said ')).toBe('“ok” he said');
  });

  it('goes round through every kind, and back', () => {
    let kind = kinds[0] as (typeof kinds)[number];
    for (let n = 0; n < kinds.length; n += 1) kind = cycled(kind);
    expect(kind).toBe('note');
    expect(cycled('note', -1)).toBe('follow_up');
  });

  it('gives a digit back to the words that follow it at once, and to no others', () => {
    expect(digitBelongs(1_000, 1_400)).toBe(true);
    expect(digitBelongs(1_000, 9_000)).toBe(false);
  });
});

describe('incident time', () => {
  it.each([
    ['1403 deploy out', 50_580, false, '1403', 'deploy out'],
    ['14:03 deploy out', 50_580, false, '14:03', 'deploy out'],
    ['9:05 first call', 32_700, false, '9:05', 'first call'],
    ['14:03:20 restart', 50_600, false, '14:03:20', 'restart'],
    ['~1403 about then', 50_580, true, '~1403', 'about then'],
    ['~ 14:03 about then', 50_580, true, '~ 14:03', 'about then'],
    ['0000 midnight', 0, false, '0000', 'midnight'],
    ['2359', 86_340, false, '2359', ''],
  ])('reads %j', (text, seconds, about, original, rest) => {
    expect(saidTime(text)).toEqual({ seconds, about, original, rest });
  });

  it.each([
    '2403 no such hour',
    '1260 no such minute',
    '404 errors rose',
    '14035 requests',
    '12th host',
    'deploy 1403',
    '',
  ])('reads no time in %j', (text) => expect(saidTime(text)).toBeNull());

  it.each([
    ['an ordinary day', '2026-11-12', 50_580, 'Europe/Copenhagen', '2026-11-12T13:03:00.000Z'],
    ['summer time', '2026-07-12', 50_580, 'Europe/Copenhagen', '2026-07-12T12:03:00.000Z'],
    ['west of Greenwich', '2016-11-10', 50_580, 'America/New_York', '2016-11-10T19:03:00.000Z'],
    ['the hour that came twice: the first', '2026-10-25', 9_000, 'Europe/Copenhagen', '2026-10-25T00:30:00.000Z'],
    ['the hour that never was', '2026-03-29', 9_000, 'Europe/Copenhagen', '2026-03-29T01:30:00.000Z'],
    ['a zone nobody knows, read as it is shown', '2026-11-12', 50_580, 'Mars/Olympus', '2026-11-12T14:03:00.000Z'],
  ])('finds the moment on %s', (_, day, seconds, zone, moment) => {
    expect(momentOf(day, seconds, zone)).toBe(moment);
  });

  const exact = (at: string): { at: When } => ({ at: { known: { kind: 'exact', at }, original: '', zone: '' } });
  it('is said on the day most moments fall on, in the zone of the review', () => {
    const late = exact('2026-11-12T23:30:00Z');
    const events = [exact('2026-11-11T12:00:00Z'), late, exact('2026-11-13T08:00:00Z')];
    expect(incidentDay(events, [], 'Europe/Copenhagen')).toBe('2026-11-13');
    expect(incidentDay([], [late], 'UTC'), 'lines count where no event is dated').toBe('2026-11-12');
    expect(incidentDay([{ at: { known: { kind: 'unknown' }, original: '', zone: '' } }], [], 'UTC')).toBeNull();
  });

  it('keeps what was typed beside what it was taken for', () => {
    expect(whenSaid(saidTime('~1403 x'), '2026-11-12', 'UTC')).toEqual({
      known: { kind: 'about', at: '2026-11-12T14:03:00.000Z' },
      original: '~1403',
      zone: 'UTC',
    });
    expect(whenSaid(null, '2026-11-12', 'UTC').known.kind).toBe('unknown');
  });

  it('is shown as short as is true', () => {
    const at = '2026-11-12T14:03:00Z';
    expect(whenText({ known: { kind: 'exact', at }, original: '', zone: '' }, 'UTC')).toBe('14:03');
    expect(whenText({ known: { kind: 'about', at }, original: '', zone: '' }, 'UTC')).toBe('~14:03');
    expect(whenText({ known: { kind: 'unknown' }, original: 'after lunch', zone: '' }, 'UTC')).toBe('after lunch');
  });
});

describe('the clock of a stage', () => {
  const now = Date.parse('2026-11-19T10:23:00Z');
  const item = { minutes: 35, spent_ms: 0, running_since: '2026-11-19T10:05:00Z' };

  it.each([
    ['whole minutes', { ...item }, 'minutes', 17],
    ['a minute begun is still left', { ...item, spent_ms: -1_000 }, 'minutes', 18],
    ['seconds in the last minute', { ...item, minutes: 19, spent_ms: 1_000 }, 'seconds', 59],
    ['the last second', { ...item, minutes: 18, spent_ms: -1 }, 'seconds', 1],
    ['time is up', { ...item, minutes: 18 }, 'over', 0],
    ['minutes over', { ...item, minutes: 15 }, 'over', 3],
    ['hours, where the clock was forgotten', { ...item, spent_ms: 5 * 3_600_000 }, 'hours', 4],
  ])('says %s', (_, timed, unit, count) => {
    expect(left(timed, now)).toEqual({ unit, count });
  });

  it('stands still in a break, and loses nothing when the computer’s clock is set back', () => {
    expect(spent({ spent_ms: 5_000, running_since: null }, now)).toBe(5_000);
    expect(spent({ spent_ms: 5_000, running_since: '2026-11-19T11:00:00Z' }, now)).toBe(5_000);
  });

  it('ends when everything that waits has had its minutes', () => {
    const waiting = { minutes: 8, spent_ms: 0, running_since: null };
    const items = [
      { ...waiting, state: 'done' as const },
      { ...item, state: 'now' as const },
      { ...waiting, state: 'waiting' as const },
      { ...waiting, state: 'skipped' as const },
    ];
    expect(new Date(endsAt(items, now)).toISOString()).toBe('2026-11-19T10:48:00.000Z');
  });

  it.each([1, 5, 12, 35, 60, 90, 120, 480])('draws a ruler of %i minutes that a rail has room for', (minutes) => {
    const drawn = ruler(minutes, Math.floor(minutes / 2));
    expect(drawn.height).toBeLessThanOrEqual(250);
    if (minutes <= 120) expect(drawn.ticks, 'one tick a minute').toHaveLength(minutes + 1);
    const gaps = drawn.ticks.slice(1).map((tick, at) => tick.y - drawn.ticks[at]!.y);
    expect(Math.min(...gaps), 'ticks never run together').toBeGreaterThanOrEqual(1.5);
    if (minutes <= 120) expect(drawn.ticks.filter((tick) => tick.gone)).toHaveLength(Math.floor(minutes / 2));
  });

  it.each([
    [27, 100],
    [90, 100],
    [27, 0],
    [480, 60],
  ])('draws a ruler of %i minutes whole where there are %i pixels', (minutes, room) => {
    const drawn = ruler(minutes, 3, room);
    expect(drawn.height, 'its end is not cut off').toBeLessThanOrEqual(Math.max(room, 44));
    const gaps = drawn.ticks.slice(1).map((tick, at) => tick.y - drawn.ticks[at]!.y);
    expect(Math.min(...gaps), 'ticks never run together').toBeGreaterThanOrEqual(1.5);
    expect(ruler(minutes, 3, 1_000), 'with room enough it is as it likes to be').toEqual(ruler(minutes, 3));
  });

  it('fills one bar a minute, the current one standing out', () => {
    expect(bars(5, 2)).toEqual(['used', 'used', 'now', 'ahead', 'ahead']);
    expect(bars(35, minutesGone({ ...item, minutes: 35 }, now)).indexOf('now')).toBe(18);
    expect(bars(480, 0).length, 'never more than fit').toBeLessThanOrEqual(60);
    expect(bars(5, 5), 'time is up').not.toContain('ahead');
  });
});

describe('the way through the prompts', () => {
  const list = (states: string): PromptUse[] =>
    [...states].map((letter, at) => ({
      prompt: `p${at}`,
      state: ({ w: 'waiting', a: 'asked', s: 'skipped', r: 'return' } as const)[letter as 'w'],
    }));

  it.each([
    ['aaww', 2],
    ['asra', 2],
    ['aasa', 4],
    ['', 0],
  ])('enters %s at %i', (states, at) => expect(entry(list(states))).toBe(at));

  it.each([
    ['aaww', 2, 3],
    ['waaa', 3, 0],
    ['araa', 3, 1],
    ['aaar', 3, null],
    ['aaaa', 1, null],
    ['awaw', 0, 1],
  ])('goes in %s from %i to %j', (states, from, to) => expect(next(list(states), from)).toBe(to));

  it('marks one and leaves the others', () => {
    expect(marked(list('aw'), 1, 'return').map((used) => used.state)).toEqual(['asked', 'return']);
  });
});

describe('what a line becomes', () => {
  let n = 0;
  const place: Place = {
    review: 'r',
    zone: 'UTC',
    day: '2026-11-12',
    agendaItem: 'item',
    eventKind: 'context' as const,
    nextFactor: 7,
    newId: () => `id${(n += 1)}`,
  };
  const draft = (fields: Partial<Draft>): Draft => ({
    kind: 'note',
    text: 'words',
    takenAt: '2026-11-19T10:23:41.500Z',
    perspective: 'ops',
    isPrivate: false,
    ...fields,
  });

  it('is stamped with its first keystroke, the stage, the view and who may see it', () => {
    expect(rowsOf(draft({ kind: 'surprise', isPrivate: true }), place)).toMatchObject([
      {
        noun: 'note',
        row: {
          kind: 'surprise',
          text: 'words',
          taken_at: '2026-11-19T10:23:41.500Z',
          agenda_item: 'item',
          perspective: 'ops',
          visibility: 'private',
        },
      },
    ]);
  });

  it('is an event with its time, and the teller’s account of it', () => {
    const [event, account] = rowsOf(draft({ kind: 'event', text: '1403 deploy out' }), place);
    expect(event).toMatchObject({ noun: 'event', row: { title: 'deploy out', at: { known: { kind: 'exact' } } } });
    expect(account).toMatchObject({
      noun: 'account',
      row: { event: event!.row.id, perspective: 'ops', text: 'deploy out' },
    });
    expect(rowsOf(draft({ kind: 'event', text: 'it went quiet', perspective: null }), place)).toMatchObject([
      { noun: 'event', row: { title: 'it went quiet', at: { known: { kind: 'unknown' } } } },
    ]);
  });

  it('is a factor at the end of the outline, an idea that rests, or a follow-up nobody owns yet', () => {
    expect(rowsOf(draft({ kind: 'factor' }), place)[0]).toMatchObject({
      noun: 'factor',
      row: { phrase: 'words', position: 7 },
    });
    expect(rowsOf(draft({ kind: 'parked' }), place)[0]).toMatchObject({
      noun: 'parked',
      row: { state: 'soaking', perspective: 'ops' },
    });
    expect(rowsOf(draft({ kind: 'follow_up' }), place)[0]).toMatchObject({
      noun: 'follow_up',
      row: { state: 'idea', owner_role: '' },
    });
  });

  it('is in the stream once, wherever it was promoted to', () => {
    const note = { text: 'It was  built,\nthen refused', kind: 'surprise', taken_at: 'T', perspective: null } as const;
    const at = { ...place, nextLearning: 3 };
    expect(promoted(note, 'event', at)[0]).toMatchObject({
      row: { title: 'It was built, then refused', taken_at: null },
    });
    expect(promoted(note, 'factor', at)[0]).toMatchObject({
      row: { phrase: 'It was built, then refused', taken_at: null },
    });
    expect(promoted(note, 'learning', at)[0]).toMatchObject({
      row: { kind: 'surprise', text: note.text, position: 3 },
    });
    expect(promoted(note, 'open_question', at)[0]).toMatchObject({ row: { state: 'open', text: note.text } });
  });
});

describe('the stream', () => {
  it('puts everything caught in the order of its first keystroke, and nothing that came from elsewhere', () => {
    const at = (taken_at: string | null) => ({ id: `x${taken_at}`, rev: 1, taken_at });
    const sheet = emptySheet();
    const rows = {
      ...{
        note: sheet.notes,
        parked: sheet.parked,
        follow_up: sheet.follow_ups,
        event: sheet.events,
        factor: sheet.factors,
      },
      note: [
        { ...at('2026-11-19T10:00:02Z'), kind: 'mark', text: ' ', visibility: 'room' },
        { ...at('2026-11-19T10:00:00.500Z'), kind: 'quote', text: 'a', visibility: 'private' },
      ],
      event: [at(null), { ...at('2026-11-19T10:00:01Z'), rev: 0, title: 'e' }],
    };
    const items = stream(rows as never);
    expect(items.map((item) => item.sign)).toEqual(['quote', 'event', 'mark']);
    expect(items[0]).toMatchObject({ isPrivate: true });
    expect(emptyMarks(items)).toHaveLength(1);
    expect(stream(rows as never)[0], 'an unchanged row is not drawn again').toBe(items[0]);
  });

  it('comes to the same list row by row as at once, whatever is caught, changed, dropped and filled', () => {
    const stamp = (number: number) => new Date(1_763_546_400_000 + number * 500).toISOString();
    const note = (number: number, text: string) => ({
      ...{ id: `n${number}`, rev: 1, taken_at: stamp((number * 37) % 101), kind: 'note', text, visibility: 'room' },
    });
    const event = (number: number) => ({ id: `n${number}`, rev: 1, taken_at: number % 3 ? stamp(number) : null });
    const follow = follower();
    let seed = 11;
    const draw = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    let rows: Record<string, object[]> = { note: [], parked: [], follow_up: [], event: [], factor: [] };
    for (let step = 0; step < 600; step += 1) {
      const noun = draw(4) ? 'note' : 'event';
      const made = noun === 'note' ? note(step, `words ${step}`) : event(step);
      const held = [...rows[noun]!];
      const at = draw(held.length + 1);
      const way = draw(50);
      const text = `${step}`;
      if (way === 0) rows = { ...rows, [noun]: held.toReversed() };
      else if (way < 15) rows = { ...rows, [noun]: held.toSpliced(at, draw(3)) };
      else if (way < 25 && held[at]) rows = { ...rows, [noun]: held.with(at, { ...held[at], text }) };
      else rows = { ...rows, [noun]: held.toSpliced(at, 0, made) };
      const both = rows as never as Rows;
      expect(follow(both), `after step ${step}`).toEqual(stream(both));
    }
    const list = follow(rows as never);
    const said = { ...rows, note: rows.note!.map((row) => ({ ...row, rev: 2 })) };
    expect(follow(said as never), 'what the library has acknowledged reads as it did, so nothing is drawn').toBe(list);
    expect(list.length, 'the walk must have caught something').toBeGreaterThan(20);
  });

  it('names the days only where there is more than one, and hands every row on as it is', () => {
    const row = (id: string, day: number, ms: number) => ({ id, day, ms }) as Item;
    const [a, b, c] = [row('a', 1, 1), row('b', 1, 2), row('c', 2, 3)];
    expect(withDays([a, b]), 'one day needs no name').toEqual([a, b]);
    expect(withDays([a, b, c]).map(({ id }) => id)).toEqual(['day a', 'a', 'b', 'day c', 'c']);
    expect(withDays([a, b, c])[2], 'a row that is new to the list would be drawn again').toBe(b);
    expect(withDays([])).toEqual([]);
  });
});
