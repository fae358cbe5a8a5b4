// Owns making the rows of this screen: learnings, questions, follow-ups, thanks, as a person first writes them.
// Must not know how they are shown.

import type { LearningKind, Parked } from '../../ipc/bindings';
import { attempt } from '../../state/attempt';
import { clock } from '../../state/clock.svelte';
import { newId } from '../../state/id';
import { open } from '../../state/open.svelte';

const made = () => ({ id: newId(), rev: 0, review: open.id ?? '' });

export function addLearning(
  kind: LearningKind,
  text: string,
  from: { factor?: string | null; perspective?: string | null } = {},
): void {
  const last = Math.max(-1, ...open.tables.learning.rows.map(({ position }) => position));
  const row = { ...made(), position: last + 1, kind, text, factor: from.factor ?? null, event: null };
  open.save(
    'learning',
    { ...row, perspective: from.perspective ?? null, next_time: 'unasked', taken_at: clock.stamp() },
    'now',
  );
}

export function addQuestion(text: string): void {
  const row = { ...made(), text, curious: null, state: 'open' as const, answer: '' };
  open.save('open_question', { ...row, taken_at: clock.stamp() }, 'now');
}

export function addFollowUp(text: string): void {
  const row = { ...made(), text, factor: null, owner_role: '', due: null, expected_effect: '', side_effect: '' };
  open.save('follow_up', { ...row, state: 'idea', taken_at: clock.stamp() }, 'now');
}

export function addThanks(to_whom: string): void {
  open.save('thanks', { ...made(), to_whom, text: '', consent: 'not_asked' }, 'now');
}

/** A parked idea becomes a follow-up; the idea stays, marked as taken, so that its words are kept. */
export function takeUp(idea: Parked): Promise<void> {
  return attempt(async () => {
    addFollowUp(idea.text);
    open.change('parked', idea.id, { state: 'taken' }, 'now');
    await open.flush();
  });
}
