// Owns making and changing the rows of this screen: learnings, questions, follow-ups, thanks.
// Must not know how they are shown.

import { t } from '../../i18n';
import type { FollowUp, Learning, LearningKind } from '../../ipc/bindings';
import { emptySheet } from '../../ipc/rows';
import { attempt } from '../../state/attempt';
import { clock } from '../../state/clock.svelte';
import { newId } from '../../state/id';
import { followUp } from '../../state/ideas';
import { open } from '../../state/open.svelte';
import { toasts } from '../../state/toasts.svelte';
import type { Offer } from './offers';

const made = () => ({ id: newId(), rev: 0, review: open.id ?? '' });

/** What is known of a learning besides its words. */
export type Known = Partial<Pick<Learning, 'factor' | 'event' | 'perspective' | 'taken_at'>>;

const learning = (kind: LearningKind, text: string, known: Known, position: number): Learning => ({
  ...made(),
  position,
  kind,
  text,
  factor: known.factor ?? null,
  event: known.event ?? null,
  perspective: known.perspective ?? null,
  next_time: 'unasked',
  taken_at: known.taken_at ?? clock.stamp(),
});

const nextPosition = (): number =>
  open.tables.learning.rows.reduce((most, { position }) => Math.max(most, position + 1), 0);

export function addLearning(kind: LearningKind, text: string, known: Known = {}): void {
  open.save('learning', learning(kind, text, known, nextPosition()), 'now');
}

/** Takes over several offers as one act, so that one undo gives all of them back. */
export function takeOver(offers: readonly Offer[]): Promise<void> {
  return attempt(async () => {
    await open.flush();
    const from = nextPosition();
    const learnings = offers.map((offer, at) => learning(offer.kind, offer.text, offer, from + at));
    await open.act({ act: 'AddSheet', of: { review: open.id!, sheet: { ...emptySheet(), learnings } } });
    toasts.sayUndoable(t('learn-taken-over', { count: learnings.length }), t('undo'));
  });
}

/** Says where a learning comes from. A factor keeps the moment that was named with it; a moment stands for itself. */
export function trace(held: Learning, source: string): void {
  const factor = open.tables.factor.get(source);
  const event = open.tables.event.get(source);
  const fields = factor ? { factor: factor.id } : { factor: null, event: event?.id ?? null };
  open.change('learning', held.id, fields, 'now');
}

export function addQuestion(text: string): void {
  const row = { ...made(), text, curious: null, state: 'open' as const, answer: '' };
  open.save('open_question', { ...row, taken_at: clock.stamp() }, 'now');
}

export function addFollowUp(text: string): void {
  open.save('follow_up', followUp(text), 'now');
}

/** Names who takes a follow-up on. With an owner an idea is agreed; without one it is an idea again. */
export function own(held: FollowUp, owner_role: string): void {
  const asked = held.state === 'idea' || held.state === 'agreed';
  open.change('follow_up', held.id, { owner_role, ...(asked && { state: owner_role.trim() ? 'agreed' : 'idea' }) });
}

export function addThanks(to_whom: string): void {
  open.save('thanks', { ...made(), to_whom, text: '', consent: 'not_asked' }, 'now');
}
