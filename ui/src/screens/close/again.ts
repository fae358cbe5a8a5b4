// Owns the debrief of a review and the planning of its second meeting.
// Must not know how either is shown. Nothing here counts anybody.

import type { AgendaItem, Debrief } from '../../ipc/bindings';
import { secondMeeting } from '../../state/agenda';
import { clock } from '../../state/clock.svelte';
import { decks } from '../../state/decks.svelte';
import { newId } from '../../state/id';
import { open } from '../../state/open.svelte';

const blank = {
  learned: 'unasked',
  learned_words: '',
  again: 'unasked',
  again_words: '',
  went_well: '',
  was_hard: '',
  next_time: '',
} as const;

/** What was said of the meeting so far; a blank page where nobody has said anything. */
export function debriefOf(review: string): Debrief {
  return open.tables.debrief.get(review) ?? { id: review, rev: 0, review, ...blank };
}

/** Keeps what is said of the meeting. A choice is sent at once, words after a short quiet. */
export function say(review: string, fields: Partial<Debrief>, when: 'soon' | 'now' = 'soon'): void {
  open.save('debrief', { ...debriefOf(review), ...fields }, when);
}

/** The second meeting of a review: the first of that stage that is not left out. */
export const second = (): AgendaItem | undefined =>
  open.tables.agenda_item.rows.find(({ stage, state }) => stage === 'soak' && state !== 'skipped');

/** The second meeting as it would be planned by default. */
export const proposed = (): AgendaItem =>
  secondMeeting(open.tables.agenda_item.rows, open.review!, newId(), decks, clock.peek());

export const plan = (item: AgendaItem): void => open.save('agenda_item', item, 'now');
