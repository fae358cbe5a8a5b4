// Owns what the screen offers to take over: surprises caught in the meeting, and what the map says held or was luck.
// Must not write anything; a person takes an offer or leaves it.

import type { Factor, Learning, LearningKind, Note } from '../../ipc/bindings';

/** Something that may belong among the learnings. */
export interface Offer {
  id: string;
  kind: LearningKind;
  text: string;
  factor: string | null;
  perspective: string | null;
}

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

/** The kind of learning a factor suggests; none for those that contributed or only explain. */
function suggested(factor: Factor): LearningKind | null {
  if (factor.polarity === 'mitigated') return 'held';
  return factor.polarity === 'luck' ? 'luck' : null;
}

/** What is on offer: nothing that is written already, in the same words or traced to the same factor. Private notes stay private. */
export function offers(notes: readonly Note[], factors: readonly Factor[], learnings: readonly Learning[]): Offer[] {
  const written = (text: string) => learnings.some((learning) => same(learning.text, text));
  const traced = (id: string) => learnings.some((learning) => learning.factor === id);
  const surprises = notes
    .filter(({ kind, visibility, text }) => kind === 'surprise' && visibility === 'room' && !written(text))
    .map((note): Offer => ({
      id: note.id,
      kind: 'surprise',
      text: note.text,
      factor: null,
      perspective: note.perspective,
    }));
  const fromMap = factors.flatMap((factor): Offer[] => {
    const kind = suggested(factor);
    if (!kind || traced(factor.id) || written(factor.phrase)) return [];
    return [{ id: factor.id, kind, text: factor.phrase, factor: factor.id, perspective: null }];
  });
  return [...surprises, ...fromMap];
}

/** The kinds in the order Tab goes through them. */
export const kinds: readonly LearningKind[] = ['learned', 'surprise', 'held', 'luck'];

/** The kind after this one, or before it. */
export const cycled = (kind: LearningKind, step: 1 | -1): LearningKind =>
  kinds[(kinds.indexOf(kind) + step + kinds.length) % kinds.length]!;
