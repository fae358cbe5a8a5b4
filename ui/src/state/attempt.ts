// Owns doing something that may be refused, and taking rows away with a way back.
// Must not know which screen asks.

import { t } from '../i18n';
import type { Noun } from '../ipc/bindings';
import { asTrouble, open } from './open.svelte';
import { toasts } from './toasts.svelte';

/** Does something that may be refused; the refusal is said in a toast. */
export async function attempt(what: () => Promise<unknown>): Promise<void> {
  try {
    await what();
  } catch (raw) {
    const { message, next } = asTrouble(raw);
    toasts.say(`${message} ${next}`);
  }
}

/** Takes a row away, says so in that sentence, and offers it back. */
export const takeAway = (noun: Noun, id: string, said: string): Promise<void> =>
  attempt(async () => {
    const receipt = await open.remove(noun, id);
    if (receipt) toasts.sayUndoable(said, t('undo'));
  });
