// Owns the one list of everything caught in the meeting, by the moment of its first keystroke.
// Must not know how a row looks.

import type { Noun, NoteKind, When } from '../../ipc/bindings';
import type { RowOf } from '../../ipc/rows';
import { readsAlike } from '../../state/alike';
import { placeIn } from '../../state/order';
import type { Sign } from './capture';

/** The nouns a captured line can become. */
export type Caught = Extract<Noun, 'note' | 'event' | 'factor' | 'parked' | 'follow_up'>;

/** One row of the stream. */
export interface Item {
  id: string;
  noun: Caught;
  sign: Sign;
  text: string;
  /** The moment of the first keystroke, in milliseconds. */
  ms: number;
  /** The day of that moment on this computer, counted; two items share a day when it is equal. */
  day: number;
  perspective: string | null;
  isPrivate: boolean;
  /** Incident time, of events only. */
  when: When | null;
}

/** Everything the stream is made of. */
export type Rows = { readonly [N in Caught]: readonly RowOf<N>[] };

const countedDay = (at: Date): number => Math.floor((at.getTime() - at.getTimezoneOffset() * 60_000) / 86_400_000);

/** Rows are replaced when they change, so an item made from one stays right for as long as the row lives. */
const made = new WeakMap<object, Item>();

function item(noun: Caught, row: { id: string }, taken: string, say: () => Partial<Item>): Item {
  const held = made.get(row);
  if (held) return held;
  const { id } = row;
  const { sign = noun as Sign, text = '', perspective = null, isPrivate = false, when = null } = say();
  const at = new Date(taken);
  // Written out in one, which takes half the room of an object that is put together; a long meeting holds thousands.
  const fresh: Item = { id, noun, sign, text, ms: at.getTime(), day: countedDay(at), perspective, isPrivate, when };
  made.set(row, fresh);
  return fresh;
}

const signs: Record<NoteKind, Sign> = {
  note: 'note',
  quote: 'quote',
  question: 'question',
  surprise: 'surprise',
  mark: 'mark',
};

/** What a row stands for in the stream; nothing where it came from elsewhere. */
const ways: { [N in Caught]: (row: RowOf<N>) => Item | null } = {
  note: (row) =>
    item('note', row, row.taken_at, () => ({
      sign: signs[row.kind],
      text: row.text,
      perspective: row.perspective,
      isPrivate: row.visibility === 'private',
    })),
  parked: (row) => item('parked', row, row.taken_at, () => ({ text: row.text, perspective: row.perspective })),
  follow_up: (row) => item('follow_up', row, row.taken_at, () => ({ text: row.text })),
  event: (row) => (row.taken_at ? item('event', row, row.taken_at, () => ({ text: row.title, when: row.at })) : null),
  factor: (row) => (row.taken_at ? item('factor', row, row.taken_at, () => ({ text: row.phrase })) : null),
};
const nouns = Object.keys(ways) as Caught[];

function itemsOf<N extends Caught>(noun: N, rows: readonly RowOf<N>[]): Item[] {
  return rows.flatMap((row) => ways[noun](row) ?? []);
}

const inOrder = (a: Item, b: Item): number => a.ms - b.ms || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** All that was caught, oldest first. Events and factors that came from elsewhere are not among them. */
export function stream(rows: Rows): readonly Item[] {
  return nouns.flatMap((noun) => itemsOf(noun, rows[noun])).sort(inOrder);
}

/** From so many rows that differ on, the stream is made anew. */
const MANY = 32;

/** The same from one look at the tables to the next: a line more costs no more after two thousand than after twenty. */
export function follower(): (rows: Rows) => readonly Item[] {
  let last: Rows | null = null;
  let items: readonly Item[] = [];
  return (rows) => {
    items = (last && moved(items, last, rows)) ?? stream(rows);
    last = rows;
    return items;
  };
}

function moved(items: readonly Item[], from: Rows, to: Rows): readonly Item[] | null {
  const parts = nouns.filter((noun) => from[noun] !== to[noun]).map((noun) => differing(noun, from, to));
  const [left, came] = [new Set(parts.flatMap((part) => part.gone)), new Set(parts.flatMap((part) => part.come))];
  const [gone, come] = [[...left].filter((one) => !came.has(one)), [...came].filter((one) => !left.has(one))];
  // What changed in the rows does not show here.
  if (!gone.length && !come.length) return items;
  if (gone.length + come.length > MANY) return null;
  const next = items.slice();
  for (const one of gone) {
    const at = next.indexOf(one, placeIn(next, one, inOrder));
    if (at >= 0) next.splice(at, 1);
  }
  for (const one of come) next.splice(placeIn(next, one, inOrder), 0, one);
  return next;
}

/** What two pictures of a table do not share at their ends, as items. A row that reads as it did is the same item. */
function differing<N extends Caught>(
  noun: N,
  { [noun]: from }: Rows,
  { [noun]: to }: Rows,
): Record<'gone' | 'come', Item[]> {
  const shared = Math.min(from.length, to.length);
  let [ahead, behind] = [0, 0];
  while (ahead < shared && from[ahead] === to[ahead]) ahead += 1;
  while (behind < shared - ahead && from.at(-1 - behind) === to.at(-1 - behind)) behind += 1;
  const between = (rows: readonly RowOf<N>[]): readonly RowOf<N>[] => rows.slice(ahead, rows.length - behind);
  const gone = itemsOf(noun, between(from));
  const before = new Map(gone.map((one) => [one.id, one]));
  for (const row of between(to)) {
    const [held, fresh] = [before.get(row.id), ways[noun](row)];
    if (held && fresh && readsAlike(held, fresh)) made.set(row, held);
  }
  return { gone, come: itemsOf(noun, between(to)) };
}

/** The day that begins with a row. */
export interface Day {
  id: string;
  ms: number;
}

/** The rows with the days between them, where they are of more than one. Rows are handed on as they are. */
export function withDays(items: readonly Item[]): readonly (Item | Day)[] {
  // They stand in the order of their moments, so all are of one day where the first and the last are.
  if (items[0]?.day === items.at(-1)?.day) return items;
  return items.flatMap((item, at) =>
    item.day === items[at - 1]?.day ? [item] : [{ id: `day ${item.id}`, ms: item.ms }, item],
  );
}

/** Marks that still wait for words, oldest first. */
export const emptyMarks = (items: readonly Item[]): Item[] =>
  items.filter((one) => one.sign === 'mark' && !one.text.trim());

/** Who told each event, by event. */
export function tellers(
  accounts: readonly { event: string; perspective: string }[],
  nameOf: (perspective: string) => string,
): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const { event, perspective } of accounts) {
    names.set(event, [...(names.get(event) ?? []), nameOf(perspective)]);
  }
  return names;
}
