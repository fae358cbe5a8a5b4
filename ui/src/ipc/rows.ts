// Owns the little arithmetic of rows every host and mirror needs: which table, which key.
// Must not know where rows are kept.

import type { Key, Noun, Row, Sheet } from './bindings';

/** Where a noun's rows lie in a sheet. */
export const tableOf = {
  review: 'reviews',
  perspective: 'perspectives',
  person: 'people',
  agenda_item: 'agenda',
  interview: 'interviews',
  quote: 'quotes',
  note: 'notes',
  safety: 'safety',
  debrief: 'debriefs',
  parked: 'parked',
  source: 'sources',
  line: 'lines',
  event: 'events',
  account: 'accounts',
  factor: 'factors',
  link: 'links',
  learning: 'learnings',
  open_question: 'questions',
  follow_up: 'follow_ups',
  thanks: 'thanks',
  attachment: 'attachments',
} as const satisfies Record<Noun, keyof Sheet>;

/** Every noun, parents before what refers to them. */
export const nouns = Object.keys(tableOf) as Noun[];

/** The row type of a noun. */
export type RowOf<N extends Noun> = Extract<Row, { noun: N }>['row'];

export const keyOf = (row: Row): Key => ({ noun: row.noun, id: row.row.id });

/** The review a row belongs to; a review belongs to itself. */
export const reviewOf = (row: Row): string => (row.noun === 'review' ? row.row.id : row.row.review);

/** Rows with a place go by it; the others by id, which for UUIDv7 means oldest first. */
export function inOrder<R extends { id: string; position?: number }>(a: R, b: R): number {
  return (a.position ?? 0) - (b.position ?? 0) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** A sheet with nothing in it. */
export function emptySheet(): Sheet {
  return Object.fromEntries(Object.values(tableOf).map((table) => [table, []])) as unknown as Sheet;
}

/** The rows of one table of a sheet, without their noun. */
export function tableIn<N extends Noun>(sheet: Sheet, noun: N): RowOf<N>[] {
  return sheet[tableOf[noun]] as unknown as RowOf<N>[];
}

/** Every row of a sheet, parents first. */
export function rowsIn(sheet: Sheet): Row[] {
  return nouns.flatMap((noun) => tableIn(sheet, noun).map((row) => ({ noun, row }) as Row));
}
