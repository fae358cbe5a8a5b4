// Owns what can be done about a phrase: ask, rephrase, keep as a quote, let it be, never mention its rule again.
// Must not know where the phrase stands on the screen.

import MessageCircleQuestion from '~icons/lucide/message-circle-question-mark';
import Pencil from '~icons/lucide/pencil';
import Quote from '~icons/lucide/quote';
import Check from '~icons/lucide/check';
import BellOff from '~icons/lucide/bell-off';
import { t } from '../../i18n';
import type { Hint, Key } from '../../ipc/bindings';
import type { MenuItem } from '../../parts/menuitem';
import { attempt } from '../../state/attempt';
import { coach } from '../../state/coach.svelte';
import { nav } from '../../state/nav.svelte';
import { asQuote } from '../../state/spoken';
import { toasts } from '../../state/toasts.svelte';

/** A phrase with the words around it. */
export interface Phrase {
  /** The row it stands in; null for words that are no row yet. */
  key: Key | null;
  text: string;
  hint: Hint;
  /** Goes to the phrase, so that it can be written over. */
  rephrase: () => void;
  /** Puts another text in the place of this one. */
  rewrite: (text: string) => void;
}

/** Drops the question into the meeting's line, where it waits to be said aloud. */
function ask(question: string): void {
  coach.question = question;
  if (nav.screen !== 'meet') toasts.say(t('coach-waits'));
}

/** Leaves somebody's own words as they were said, from now on. */
export function keepAsQuote({ key, text, hint, rewrite }: Omit<Phrase, 'rephrase'>): void {
  const words = key && asQuote(key, text, hint.utf16);
  if (words) rewrite(words);
  toasts.say(t('coach-quoted'));
}

/** Leaves the phrase in this row alone. */
export function letBe(hint: Hint, key: Key): void {
  coach.letBe(key, hint);
  toasts.say(t('coach-let-be'), { label: t('undo'), run: () => coach.hearAgain(key, hint) });
}

/** No rule is gone for good: the toast and the settings bring it back. */
function never({ hint }: Phrase): Promise<void> {
  return attempt(async () => {
    await coach.switchRule(hint.rule, false);
    const back = () => void attempt(() => coach.switchRule(hint.rule, true));
    toasts.say(t('coach-never-again', { phrase: hint.phrase }), { label: t('undo'), run: back });
  });
}

/** What a menu offers about a phrase. */
export function offers(phrase: Phrase): MenuItem[] {
  const { hint, key } = phrase;
  return [
    ...hint.ask.map((question) => ({ label: question, icon: MessageCircleQuestion, run: () => ask(question) })),
    { label: t('coach-rephrase'), icon: Pencil, run: phrase.rephrase },
    ...(key
      ? [
          { label: t('coach-quote'), icon: Quote, run: () => keepAsQuote(phrase) },
          { label: t('coach-not-here'), icon: Check, run: () => letBe(hint, key) },
        ]
      : []),
    { label: t('coach-never'), icon: BellOff, run: () => void never(phrase) },
  ];
}
