// Owns what shows that a stage has reached what it should: what can be counted, beside the person's own tick.
// Must not tick anything: a count is evidence, and the judgement is the person's.

import type { AgendaItem, Factor, LearningKind } from '../ipc/bindings';

/** What is there that a stage should bring about. */
export interface Evidence {
  kind: 'bands' | 'helped' | 'learned' | 'parked';
  count: number;
}

interface Lists {
  factors: readonly Pick<Factor, 'band' | 'polarity'>[];
  learnings: readonly { kind: LearningKind }[];
  parked: readonly { state: string }[];
}

/** What can be counted towards the end of a stage; none where only a person can tell. Nothing is counted per person. */
export function evidence(stage: AgendaItem['stage'], { factors, learnings, parked }: Lists): Evidence | null {
  switch (stage) {
    case 'sense':
      return { kind: 'bands', count: new Set(factors.map(({ band }) => band)).size };
    case 'held':
      return { kind: 'helped', count: factors.filter(({ polarity }) => polarity === 'mitigated').length };
    case 'learn':
      return { kind: 'learned', count: learnings.length };
    case 'close':
      return { kind: 'parked', count: parked.filter(({ state }) => state === 'soaking').length };
    default:
      return null;
  }
}
