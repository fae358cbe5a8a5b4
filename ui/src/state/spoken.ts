// Owns which texts of a review the coach listens to, and how words are kept that are somebody's own.
// Must not know what it hears in them.

import type { Key, Noun } from '../ipc/bindings';
import type { Tables } from './mirror.svelte';
import { open } from './open.svelte';

/** A text of the review that the coach listens to. */
export interface Spoken {
  key: Key;
  field: string;
  text: string;
}

type Words = Record<string, string>;

/** The fields that hold words, by noun, the one that is shown first; a noun that is not here is not listened to. */
const fields: { readonly [N in Noun]?: readonly [string, ...string[]] } = {
  review: ['title', 'summary', 'impact'],
  note: ['text'],
  event: ['title'],
  account: ['text', 'known', 'expected', 'visible'],
  factor: ['phrase'],
  parked: ['text'],
  learning: ['text'],
  open_question: ['text', 'answer'],
  follow_up: ['text'],
};

/** Somebody's own words stand as they were said. */
function isTheirOwn(noun: Noun, row: Words): boolean {
  return (noun === 'note' && row.kind === 'quote') || (noun === 'account' && row.voice === 'verbatim');
}

const rowAt = ({ noun, id }: Key): Words | undefined => open.tables[noun].get(id) as unknown as Words | undefined;

/** Whether the coach listens to this row. */
function listensTo(key: Key): boolean {
  const row = rowAt(key);
  return !!row && key.noun in fields && !isTheirOwn(key.noun, row);
}

/** All the texts that hold words, in the order of the screens' tables. */
export function spoken(tables: Tables): Spoken[] {
  return Object.entries(fields).flatMap(([noun, names]) =>
    (tables[noun as Noun].rows as unknown as readonly Words[]).flatMap((row) => {
      if (isTheirOwn(noun as Noun, row)) return [];
      const key = { noun: noun as Noun, id: row.id! };
      return names.flatMap((field) => (row[field] ? [{ key, field, text: row[field] }] : []));
    }),
  );
}

/** The words a row is shown by, as they stand now. */
export function spokenAt(key: Key): string {
  const field = fields[key.noun]?.[0];
  return (field && listensTo(key) && rowAt(key)?.[field]) || '';
}

/** How a place on screen says whose words it holds. */
export const heardAs = (noun: Noun, id: string, field = fields[noun]?.[0] ?? ''): string => `${noun} ${id} ${field}`;

/**
 * Keeps a phrase as somebody's own words: a note becomes a quote and an account their very words. Elsewhere the sentence is
 * put into quotation marks, which anybody who reads it understands too; the answer is then the text to be.
 */
export function asQuote(key: Key, text: string, [from, to]: readonly [number, number]): string | null {
  if (key.noun === 'note') open.change('note', key.id, { kind: 'quote' }, 'now');
  else if (key.noun === 'account') open.change('account', key.id, { voice: 'verbatim' }, 'now');
  else return quoted(text, from, to);
  return null;
}

/** The text with the sentence around a place in quotation marks. */
export function quoted(text: string, from: number, to: number): string {
  const before = text.slice(0, from).search(/[^.!?\n]*$/);
  const begin = before + /^\s*/.exec(text.slice(before, from))![0].length;
  const rest = text.slice(to).search(/[.!?](\s|$)|\n/);
  const end = rest < 0 ? text.trimEnd().length : to + rest + (text[to + rest] === '\n' ? 0 : 1);
  return `${text.slice(0, begin)}“${text.slice(begin, end)}”${text.slice(end)}`;
}
