// Owns what the screen offers to take over: surprises caught in the meeting, and what the map says held or was luck.
// Must not write anything; a person takes an offer or leaves it.

import type { Factor, Learning, LearningKind, Note } from '../../ipc/bindings';

/** Something that may belong among the learnings. */
export interface Offer {
  id: string;
  kind: LearningKind;
  text: string;
  factor: string | null;
  /** The moment on the timeline it is pinned to. */
  event: string | null;
  perspective: string | null;
}

const plain = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase();

/** The kind of learning a factor suggests; none for those that contributed or only explain. */
function suggested(factor: Factor): LearningKind | null {
  if (factor.polarity === 'mitigated') return 'held';
  return factor.polarity === 'luck' ? 'luck' : null;
}

/** What is on offer: nothing that is written already, in the same words or traced to the same factor. Private notes stay private. */
export function offers(notes: readonly Note[], factors: readonly Factor[], learnings: readonly Learning[]): Offer[] {
  const written = new Set(learnings.map((learning) => plain(learning.text)));
  const traced = new Set(learnings.map((learning) => learning.factor));
  const surprises = notes
    .filter(({ kind, visibility, text }) => kind === 'surprise' && visibility === 'room' && !written.has(plain(text)))
    .map(({ id, text, perspective }): Offer => ({
      id,
      kind: 'surprise',
      text,
      factor: null,
      event: null,
      perspective,
    }));
  const fromMap = factors.flatMap((factor): Offer[] => {
    const kind = suggested(factor);
    if (!kind || traced.has(factor.id) || written.has(plain(factor.phrase))) return [];
    const { id, phrase: text, events } = factor;
    return [{ id, kind, text, factor: id, event: events?.[0] ?? null, perspective: null }];
  });
  return [...surprises, ...fromMap];
}

/** The kinds in the order Tab goes through them. */
export const kinds = ['learned', 'surprise', 'held', 'luck'] as const satisfies readonly LearningKind[];

/** The kind after this one, or before it. */
export const cycled = (kind: LearningKind, step: 1 | -1): LearningKind =>
  kinds[(kinds.indexOf(kind) + step + kinds.length) % kinds.length]!;
