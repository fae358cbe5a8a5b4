import { describe, expect, it } from 'vitest';
import type { AgendaItem, Factor, Stage } from '../ipc/bindings';
import { evidence } from './reached';
import { overPlan } from './stageclock';

const factor = (band: Factor['band'], polarity: Factor['polarity'] = 'contributed') => ({ band, polarity });
const lists = {
  factors: [factor('team'), factor('team', 'mitigated'), factor('tools', 'luck')],
  learnings: [{ kind: 'learned' as const }],
  parked: [{ state: 'soaking' }, { state: 'taken' }],
};

describe('what can be counted towards the end of a stage', () => {
  const cases: [Stage, string | null, number][] = [
    ['open', null, 0],
    ['reconstruct', null, 0],
    ['sense', 'bands', 2],
    ['held', 'helped', 1],
    ['learn', 'learned', 1],
    ['close', 'parked', 1],
  ];
  it.each(cases)('%s', (stage, kind, count) => {
    expect(evidence(stage, lists)).toEqual(kind && { kind, count });
  });
});

describe('the plan against what it took', () => {
  const at = (minutes: number, spent: number, state: AgendaItem['state'], running: string | null = null) => ({
    minutes,
    spent_ms: spent * 60_000,
    state,
    running_since: running,
  });
  const now = Date.parse('2026-11-19T10:10:00Z');
  const cases: [string, ReturnType<typeof at>[], number][] = [
    ['nothing has begun', [at(5, 0, 'waiting')], 0],
    ['a stage took as long as planned', [at(5, 5, 'done'), at(30, 3, 'now')], 0],
    ['a stage took longer', [at(5, 9, 'done'), at(30, 3, 'now')], 4],
    ['a stage took less', [at(10, 4, 'done'), at(30, 3, 'now')], -6],
    ['what one took longer another gave back', [at(10, 14, 'done'), at(10, 6, 'done'), at(9, 0, 'now')], 0],
    ['the one under way is over', [at(5, 0, 'now', '2026-11-19T10:00:00Z')], 5],
    ['one was left out', [at(8, 0, 'skipped'), at(30, 3, 'now')], -8],
    ['one that waits again had taken time', [at(8, 3, 'waiting'), at(30, 3, 'now')], 3],
    ['half a minute is none', [at(5, 5.5, 'done')], 0],
  ];
  it.each(cases)('%s', (_, items, minutes) => {
    expect(overPlan(items, now)).toBe(minutes);
  });
});
