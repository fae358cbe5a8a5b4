import { describe, expect, it } from 'vitest';
import { dayKey, clockTime } from '../../i18n/format';
import { momentAt } from '../../i18n/moment';
import { decks, seed, storyId } from '../../ipc/fake/seed';
import type { AgendaItem, AgendaPreset, Stage } from '../../ipc/bindings';
import { secondMeeting } from '../../state/agenda';
import { fromPreset, type Ground } from './agenda';

const steps = (stages: string): AgendaPreset['steps'] =>
  stages.split(' ').map((stage) => ({ stage: stage as Stage, minutes: 10, prompts: [] }));
const preset = (stages: string): AgendaPreset => ({ id: 'p', title: 'P', minutes: 0, steps: steps(stages) });

// A Thursday at ten, looked at on the Wednesday before.
const meets_at = momentAt('2026-11-19', '10:00')!;
let made = 0;
const ground = (noted: string[] = []): Ground => ({
  review: { id: storyId, meets_at },
  now: Date.parse(momentAt('2026-11-18', '09:00')!),
  newId: () => `new-${(made += 1)}`,
  noted: new Set(noted),
});
const hour = seed().agenda;
const told = (items: readonly AgendaItem[]) =>
  items.map(({ stage, state }) => (state === 'waiting' ? stage : `${stage} ${state}`));
const local = (moment: string | undefined) => moment && `${dayKey(moment)} ${clockTime(moment)}`;

describe('a preset laid over an agenda', () => {
  it('of two halves gives the second a later day, at the same hour', () => {
    const { put } = fromPreset(preset('open reconstruct close open sense close'), [], ground());
    expect(put.map(({ meets_at }) => local(meets_at))).toEqual([
      undefined,
      undefined,
      undefined,
      '2026-11-20 10:00',
      undefined,
      undefined,
    ]);
  });

  it('keeps a time somebody chose for the second half, and drops it with the half', () => {
    const halves = fromPreset(preset('open close open close'), [], ground()).put;
    const chosen = halves.map((item, at) => (at === 2 ? { ...item, meets_at: '2026-12-01T09:00:00Z' } : item));
    const again = fromPreset(preset('open reconstruct close open close'), chosen, ground()).put;
    expect(again[3]!.meets_at).toBe('2026-12-01T09:00:00Z');
    const one = fromPreset(preset('open close'), chosen.slice(2), ground()).put;
    expect(
      one.map(({ meets_at }) => meets_at),
      'one meeting has no later half',
    ).toEqual([undefined, undefined]);
  });

  it('takes away only stages nobody has touched', () => {
    const touched: Record<string, Partial<AgendaItem>> = {
      reconstruct: { state: 'done', spent_ms: 60_000 },
      sense: { title: 'The map' },
      learn: { prompts: [{ prompt: 'own', state: 'waiting', words: 'Who knew?' }] },
    };
    const held = hour.map((item) => ({ ...item, ...touched[item.stage] }));
    const noted = held.find(({ stage }) => stage === 'held')!.id;
    const { put, drop } = fromPreset(preset('open'), held, ground([noted]));
    expect(told(put)).toEqual(['open', 'reconstruct done', 'sense skipped', 'held skipped', 'learn skipped']);
    expect(told(drop), 'an empty stage is no loss').toEqual(['close']);
    expect(put.map(({ position }) => position)).toEqual([0, 1, 2, 3, 4]);
  });

  it('leaves the second meeting as it was planned', () => {
    const second = secondMeeting(hour, { id: storyId, meets_at }, 'second', { guide: () => undefined, prompts: [] }, 0);
    const { put, drop } = fromPreset(preset('open close'), [...hour, second], ground());
    expect(told(put)).toEqual(['open', 'close', 'soak']);
    expect(put[2]).toMatchObject({ id: 'second', meets_at: second.meets_at });
    expect(drop.map(({ stage }) => stage)).not.toContain('soak');
  });
});

describe('the second meeting', () => {
  it('is a stage of the same review, two working days after the first at the same hour, for 45 minutes', () => {
    const guides = { guide: () => ({ minutes: 20 }), prompts: decks.decks[0]!.prompts };
    const second = secondMeeting(hour, { id: storyId, meets_at }, 'second', guides, Date.parse(meets_at));
    expect(second).toMatchObject({ review: storyId, stage: 'soak', minutes: 45, state: 'waiting', position: 6 });
    expect(local(second.meets_at), 'from a Thursday on, over the weekend').toBe('2026-11-23 10:00');
  });
});
