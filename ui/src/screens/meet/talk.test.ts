import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerWith } from '../../ipc/call';
import { FakeHost } from '../../ipc/fake';
import { decks, id, seed, storyId } from '../../ipc/fake/seed';
import { setClock } from '../../state/clock.svelte';
import { open } from '../../state/open.svelte';
import { toasts } from '../../state/toasts.svelte';
import { spent } from '../../state/stageclock';
import * as conduct from './conduct';
import { forgetSessions, sessionOf } from './session.svelte';
import { Sleep, Talk } from './talk.svelte';

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

describe('a sleep', () => {
  it('is noticed by a jump of the clock, and an hour of ticks is none', () => {
    const sleep = new Sleep();
    for (let second = 0; second < 3_600; second += 1) sleep.tick((now += 1_000));
    expect(sleep.slept).toBe(0);
    sleep.tick((now += 12 * MINUTE));
    expect(sleep.slept).toBe(12 * MINUTE);
  });

  it('can be left out of the stage, which goes on from where it stood', async () => {
    await open.act({ act: 'TurnClock', of: { turn: 'go_to', item: id(3, 1) } });
    const item = () => open.tables.agenda_item.get(id(3, 1))!;
    const before = spent(item(), (now += 4 * MINUTE));
    now += 30 * MINUTE;
    conduct.leaveOut(item(), 30 * MINUTE);
    expect(spent(item(), now), 'the stage has run for the minutes people were there').toBe(before);
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
