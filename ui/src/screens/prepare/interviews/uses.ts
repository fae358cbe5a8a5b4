// Owns where the words of an interview have gone: what passes them on, and what merely says the same.
// Must not know how they are taken out again: the rules do that.

import type { Key, Quote, Sheet } from '../../../ipc/bindings';

/** A place where words stand, with the words it says. */
export interface Place {
  key: Key;
  words: string;
}

type List =
  'reviews' | 'notes' | 'events' | 'accounts' | 'factors' | 'learnings' | 'questions' | 'follow_ups' | 'thanks';
type Lists = { readonly [L in List]: readonly Sheet[L][number][] };

/** What was made from these words, and goes when they may not be passed on. */
export function usesOf(quote: Quote, { notes, accounts }: Pick<Lists, 'notes' | 'accounts'>): Place[] {
  return [
    ...notes.filter((note) => note.quote === quote.id).map(({ id, text }) => place('note', id, text)),
    ...accounts.filter((account) => account.quote === quote.id).map(({ id, text }) => place('account', id, text)),
  ];
}

const place = (noun: Key['noun'], id: string, words: string): Place => ({ key: { noun, id }, words });

/** Letters and digits only, so that another comma or dash hides nothing. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Fewer words than these are anybody's. */
const TELLING = 4;

/** Where else the same words stand, written by hand: a person has to look at these. */
export function echoesOf(quote: Quote, lists: Lists): Place[] {
  const said = plain(quote.text);
  if (said.split(' ').length < TELLING) return [];
  const written: Place[] = [
    ...lists.reviews.flatMap(({ id, title, summary, impact, scope }) =>
      [title, summary, impact, scope].map((text) => place('review', id, text)),
    ),
    ...lists.notes.filter((row) => row.quote !== quote.id).map(({ id, text }) => place('note', id, text)),
    ...lists.events.map(({ id, title }) => place('event', id, title)),
    ...lists.accounts
      .filter((row) => row.quote !== quote.id)
      .flatMap((row) => [row.text, row.known, row.expected, row.visible].map((text) => place('account', row.id, text))),
    ...lists.factors.map(({ id, phrase }) => place('factor', id, phrase)),
    ...lists.learnings.map(({ id, text }) => place('learning', id, text)),
    ...lists.questions.flatMap(({ id, text, answer }) => [text, answer].map((one) => place('open_question', id, one))),
    ...lists.follow_ups.map(({ id, text }) => place('follow_up', id, text)),
    ...lists.thanks.map(({ id, text }) => place('thanks', id, text)),
  ];
  return written.filter(({ words }) => ` ${plain(words)} `.includes(` ${said} `));
}
