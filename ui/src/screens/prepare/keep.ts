// Owns what is kept for every review from Prepare: one's own questions, and the ones to offer first.
// Must not know how they are listed, nor what the rules of a deck are: the core refuses in words.

import { t } from '../../i18n';
import type { AgendaItem, OwnDeck, PromptUse } from '../../ipc/bindings';
import { attempt } from '../../state/attempt';
import { decks, mine } from '../../state/decks.svelte';
import { newId } from '../../state/id';
import { open } from '../../state/open.svelte';
import { toasts } from '../../state/toasts.svelte';
import { moved } from './edit';

/** Keeps the deck as it should be, says so, and offers it back as it was. */
async function keep(change: Partial<OwnDeck>, said: string): Promise<void> {
  const before = decks.own;
  const titled = (deck: OwnDeck): OwnDeck => ({ ...deck, title: deck.title || t('deck-own-title') });
  await decks.keep(titled({ ...before, ...change }));
  toasts.say(said, { label: t('undo'), run: () => void attempt(() => decks.keep(titled(before))) });
}

/** True for a prompt that can be offered first: one that comes with the app, or one's own. */
export const canStar = (prompt: string): boolean => !prompt.includes('/') || prompt.startsWith(`${mine}/`);

/** Offers a prompt first in every review, after those that already are; or no longer. */
export function star(prompt: string): Promise<void> {
  const { starred } = decks.own;
  const shines = starred.includes(prompt);
  const next = shines ? starred.filter((held) => held !== prompt) : [...starred, prompt];
  return attempt(() => keep({ starred: next }, t(shines ? 'deck-unstarred' : 'deck-starred')));
}

/** Moves a prompt among those of the same stage that are offered first. */
export function moveStar(prompt: string, step: 1 | -1, among: readonly string[]): Promise<void> {
  const order = moved(among, among.indexOf(prompt), step);
  // The others keep their places; those of this stage take theirs in the new order.
  const starred = decks.own.starred.map((held) => (among.includes(held) ? order.shift()! : held));
  return attempt(() => keep({ starred }, t('deck-star-moved')));
}

/** Keeps a question written for this review for every other one as well; one that is kept already is reworded. */
export function keepQuestion(item: AgendaItem, used: PromptUse): Promise<void> {
  const { prompts } = decks.own;
  const text = used.words!;
  if (prompts.some(({ id }) => id === used.prompt)) {
    const reworded = prompts.map((held) => (held.id === used.prompt ? { ...held, text } : held));
    return attempt(() => keep({ prompts: reworded }, t('deck-kept')));
  }
  const id = `${mine}/q-${newId()}`;
  const cue = decks.prompts.find((prompt) => prompt.stage === item.stage)?.cue ?? 'story';
  const own = { id, stage: item.stage, cue, text, purpose: t('deck-own-purpose') };
  return attempt(async () => {
    await keep({ prompts: [...prompts, own] }, t('deck-kept'));
    const now = open.tables.agenda_item.get(item.id)?.prompts ?? [];
    const renamed = now.map((held) => (held.prompt === used.prompt ? { ...held, prompt: id } : held));
    open.change('agenda_item', item.id, { prompts: renamed }, 'now');
  });
}

/** Takes a question out of one's own deck. Reviews that have chosen it keep its words. */
export function dropQuestion(prompt: string): Promise<void> {
  const { prompts, starred } = decks.own;
  const without = {
    prompts: prompts.filter(({ id }) => id !== prompt),
    starred: starred.filter((id) => id !== prompt),
  };
  return attempt(() => keep(without, t('deck-dropped')));
}
