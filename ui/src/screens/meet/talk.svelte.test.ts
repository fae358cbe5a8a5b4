import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerWith } from '../../ipc/call';
import { FakeHost } from '../../ipc/fake';
import { decks, id, seed, storyId } from '../../ipc/fake/seed';
import { away } from '../../state/away.svelte';
import { setClock } from '../../state/clock.svelte';
import { open } from '../../state/open.svelte';
import { toasts } from '../../state/toasts.svelte';
import { spent } from '../../state/stageclock';
import * as conduct from './conduct';
import { forgetSessions, sessionOf } from './session.svelte';
import { Talk } from './talk.svelte';

const MINUTE = 60_000;
let now = Date.parse('2026-11-19T09:10:00Z');

beforeEach(async () => {
  now = Date.parse('2026-11-19T09:10:00Z');
  setClock(() => now);
  localStorage.clear();
  forgetSessions();
  await open.close();
  answerWith(new FakeHost({ sheet: seed(), decks }, () => new Date(now).toISOString()));
  await open.load(storyId);
});
afterEach(() => setClock(null));

describe('story and fixing', () => {
  it('are counted apart, and not at all while the clock stands', () => {
    const talk = new Talk('r');
    talk.run(true);
    now += 12 * MINUTE;
    talk.turn();
    now += 3 * MINUTE;
    talk.run(false);
    now += 40 * MINUTE;
    talk.run(true);
    talk.turn();
    now += MINUTE;
    expect([talk.spent('story', now), talk.spent('fixing', now)], 'a break belongs to neither').toEqual([
      13 * MINUTE,
      3 * MINUTE,
    ]);
  });

  it('outlive the window, for the same review alone', () => {
    const talk = new Talk('r');
    talk.run(true);
    now += 5 * MINUTE;
    talk.turn();
    now += 2 * MINUTE;
    expect(new Talk('r').spent('fixing', now), 'a crash does not begin the count again').toBe(2 * MINUTE);
    expect(new Talk('another').spent('story', now)).toBe(0);
  });

  it('a fix written before the story is told is kept, with a word of warning', async () => {
    await open.act({ act: 'TurnClock', of: { turn: 'go_to', item: id(3, 1) } });
    const session = sessionOf(storyId);
    const draft = { text: 'add a canary', takenAt: new Date(now).toISOString(), perspective: null, isPrivate: false };
    const before = open.tables.follow_up.rows.length;
    conduct.keep({ kind: 'follow_up', ...draft }, session);
    expect(open.tables.follow_up.rows.length, 'a warning is never a lock').toBe(before + 1);
    expect(toasts.list.some(({ text }) => text.includes('not told to its end'))).toBe(true);
  });
});

describe('time nobody was there for', () => {
  const item = (number: number) => open.tables.agenda_item.get(id(3, number))!;
  const beat = (review: string | null = storyId) =>
    away.beat(
      review,
      review === storyId ? open.tables.agenda_item.rows.find((row) => row.running_since) : undefined,
      now,
    );
  const gone = () => away.of(storyId).map(({ item, ms }) => [item, ms / MINUTE]);
  beforeEach(async () => {
    away.afresh();
    await open.act({ act: 'TurnClock', of: { turn: 'go_to', item: id(3, 1) } });
    beat();
  });

  it('is noticed by a jump of the clock; an hour of seconds is none, and a break is not asked about', async () => {
    for (let second = 0; second < 3_600; second += 1, now += 1_000) beat();
    expect(gone(), 'an hour of seconds').toEqual([]);
    now += 12 * MINUTE;
    beat();
    expect(gone(), 'the last beat was a second before the twelve minutes').toEqual([[id(3, 1), 12 + 1 / 60]]);
    away.answered();
    await open.act({ act: 'TurnClock', of: { turn: 'pause', review: storyId } });
    beat();
    now += 40 * MINUTE;
    await open.act({ act: 'TurnClock', of: { turn: 'resume', review: storyId } });
    beat();
    expect(gone(), 'the clock stood all the while').toEqual([]);
  });

  it('is noticed on another screen and in another review, where looking is not being away', () => {
    for (let minute = 0; minute < 30; minute += 0.5, now += MINUTE / 2) beat('another');
    expect(gone(), 'half an hour in another review is no absence').toEqual([]);
    now += 5 * MINUTE;
    beat(null);
    expect(gone(), 'asleep with the library on the screen').toEqual([[id(3, 1), 5.5]]);
  });

  it('is noticed after the window was shut, asked once, and still asked after another start', () => {
    now += 8 * MINUTE;
    away.afresh();
    beat();
    expect(gone(), 'a start knows when the last beat was').toEqual([[id(3, 1), 8]]);
    away.afresh();
    now += 1_000;
    beat();
    expect(gone(), 'a question nobody answered is not dropped').toEqual([[id(3, 1), 8]]);
    away.answered();
    away.afresh();
    beat();
    expect(gone(), 'and an answer is an answer').toEqual([]);
  });

  it('is followed by an effect that the beat itself does not wake', () => {
    let felt = 0;
    const leave = $effect.root(() => {
      $effect(() => {
        felt += 1;
        beat();
      });
    });
    flushSync();
    leave();
    expect(felt, 'a beat a second, and no endless round').toBe(1);
  });

  it('is left out of the stage it ran in, by one act that can be taken back, whatever runs now', async () => {
    now += 4 * MINUTE;
    beat();
    away.answered();
    const before = spent(item(1), now);
    now += 30 * MINUTE;
    beat();
    await open.act({ act: 'TurnClock', of: { turn: 'go_to', item: id(3, 2) } });
    const second = spent(item(2), now);
    await conduct.leaveOut(away.answered());
    expect(spent(item(1), now), 'the stage has run for the minutes people were there').toBe(before);
    expect(spent(item(2), now), 'and nothing is taken from the one after it').toBe(second);
    await open.undo();
    expect(spent(item(1), now), 'one undo counts it after all').toBe(before + 30 * MINUTE);
  });
});

describe('views not heard yet', () => {
  it('are perspectives no line of today is from; one that is marked as heard leaves the list', async () => {
    now += 24 * 60 * MINUTE;
    await open.act({ act: 'TurnClock', of: { turn: 'go_to', item: id(3, 1) } });
    const session = sessionOf(storyId);
    const views = open.tables.perspective.rows;
    const first = conduct.unheard(session, views);
    expect(first.length, 'somebody is still to be heard').toBeGreaterThan(1);
    const draft = { text: 'we saw nothing', takenAt: new Date(now).toISOString(), isPrivate: false };
    conduct.keep({ kind: 'note', ...draft, perspective: first[0]!.id }, session);
    session.talk.hear(first[1]!.id);
    const left = conduct.unheard(session, views).map((view) => view.id);
    expect(left).toEqual(first.slice(2).map((view) => view.id));
    expect(JSON.stringify(localStorage), 'who was heard is remembered nowhere').not.toContain(first[1]!.id);
  });
});
