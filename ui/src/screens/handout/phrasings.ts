// Owns which phrases worth a thought stand on the pages of a handout, and on which page each.
// Must not know how the list looks.

import { coach } from '../../state/coach.svelte';
import { open } from '../../state/open.svelte';
import { spoken, type Spoken } from '../../state/spoken';
import { around, type Around } from '../../state/underlines';

/** A phrase as it is printed. */
export interface Printed {
  one: Spoken;
  phrase: string;
  /** The words around it, for whoever wonders which it is. */
  around: string;
  why: string;
  /** The page, from 0. */
  page: number;
}

/** How many characters behind a phrase are looked for with it: names before it may have become roles on paper. */
const BEHIND = 20;

const flat = (text: string): string => text.replace(/\s+/gu, '');

/** The phrases that stand on these pages, in the order of the pages. */
export function printed(pages: readonly string[]): Printed[] {
  const found = spoken(open.tables).flatMap((one) =>
    coach.of(one.key, one.text).flatMap(({ utf16: [from, to], phrase, why }) => {
      const page = pages.findIndex((page) => page.includes(flat(one.text.slice(from, to + BEHIND))));
      return page < 0 ? [] : [{ one, phrase, why, page, around: said(around(one.text, [from, to]), phrase) }];
    }),
  );
  return found.sort((a, b) => a.page - b.page);
}

const said = ({ before, after }: Around, phrase: string): string => `${before}${phrase}${after}`;

/** How many notes and accounts are kept as they were said. */
export function quotesKept(): number {
  const notes = open.tables.note.rows.filter(({ kind, visibility }) => kind === 'quote' && visibility === 'room');
  return notes.length + open.tables.account.rows.filter(({ voice }) => voice === 'verbatim').length;
}
