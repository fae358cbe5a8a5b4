// Owns what becomes of a parked idea: in which order ideas come back, and taking one up, letting it go, letting it soak on.
// Must not know which screen shows them. Nothing happens to an idea by itself.

import { t } from '../i18n';
import type { FollowUp, Parked, ParkedState } from '../ipc/bindings';
import { emptySheet } from '../ipc/rows';
import { attempt } from './attempt';
import { clock } from './clock.svelte';
import { newId } from './id';
import { open } from './open.svelte';
import { toasts } from './toasts.svelte';
import { soakDay } from './workdays';

/** Whether an idea has rested until its day. One without a day has waited for nothing. */
export const hasSoaked = ({ soak_until }: Pick<Parked, 'soak_until'>, today: string): boolean =>
  soak_until === null || soak_until <= today;

/** The ideas that wait, the ones that have soaked first and the longest soaked before the rest; the others by their day. */
export function comingBack<I extends Pick<Parked, 'id' | 'state' | 'soak_until' | 'taken_at'>>(
  ideas: readonly I[],
  today: string,
): { soaked: I[]; soaking: I[] } {
  const day = ({ soak_until }: I): string => soak_until ?? '';
  const waiting = ideas
    .filter(({ state }) => state === 'soaking')
    .toSorted((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : a.taken_at < b.taken_at ? -1 : 1));
  return {
    soaked: waiting.filter((idea) => hasSoaked(idea, today)),
    soaking: waiting.filter((idea) => !hasSoaked(idea, today)),
  };
}

/** A follow-up that is no more than an idea yet. */
export const followUp = (text: string): FollowUp => ({
  id: newId(),
  rev: 0,
  review: open.id ?? '',
  text,
  factor: null,
  owner_role: '',
  due: null,
  expected_effect: '',
  side_effect: '',
  state: 'idea',
  taken_at: clock.stamp(),
});

/** A parked idea is taken up as a follow-up, or let go. Its words are kept either way. */
export function settle(idea: Pick<Parked, 'id'>, state: Exclude<ParkedState, 'soaking'>): Promise<void> {
  return attempt(async () => {
    await open.flush();
    const held = open.tables.parked.get(idea.id);
    if (!held) return;
    const follow_ups = state === 'taken' ? [followUp(held.text)] : [];
    const sheet = { ...emptySheet(), parked: [{ ...held, state }], follow_ups };
    await open.act({ act: 'AddSheet', of: { review: open.id!, sheet } });
    toasts.sayUndoable(t(state === 'taken' ? 'learn-parked-taken' : 'learn-parked-gone'), t('undo'));
  });
}

/** Lets an idea rest for as long again, from today. */
export const soakOn = ({ id }: Pick<Parked, 'id'>): void =>
  open.change('parked', id, { soak_until: soakDay(clock.peek()) }, 'now');
