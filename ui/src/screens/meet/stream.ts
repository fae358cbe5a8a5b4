// Owns the one list of everything caught in the meeting, by the moment of its first keystroke.
// Must not know how a row looks.

import type { Noun, NoteKind, When } from '../../ipc/bindings';
import type { RowOf } from '../../ipc/rows';
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
  /** The day of that moment on this computer; two items share a day when it is equal. */
  day: string;
  perspective: string | null;
  isPrivate: boolean;
  /** Incident time, of events only. */
  when: When | null;
  /** False until the library has acknowledged it. */
  kept: boolean;
}

/** Everything the stream is made of. */
export type Rows = { readonly [N in Caught]: readonly RowOf<N>[] };

/** Rows are replaced when they change, so an item made from one stays right for as long as the row lives. */
const made = new WeakMap<object, Item>();

function item(noun: Caught, row: { id: string; rev: number }, taken: string, say: () => Partial<Item>): Item {
  const held = made.get(row);
  if (held) return held;
  const { id, rev } = row;
  const plain = { perspective: null, isPrivate: false, when: null, text: '', sign: noun as Sign };
  const at = new Date(taken);
  const fresh: Item = { ...plain, id, noun, ms: at.getTime(), day: at.toDateString(), kept: rev > 0, ...say() };
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

/** All that was caught, oldest first. Events and factors that came from elsewhere are not among them. */
export function stream(rows: Rows): Item[] {
  const caught = [
    ...rows.note.map((row) =>
      item('note', row, row.taken_at, () => ({
        sign: signs[row.kind],
        text: row.text,
        perspective: row.perspective,
        isPrivate: row.visibility === 'private',
      })),
    ),
    ...rows.parked.map((row) =>
      item('parked', row, row.taken_at, () => ({ text: row.text, perspective: row.perspective })),
    ),
    ...rows.follow_up.map((row) => item('follow_up', row, row.taken_at, () => ({ text: row.text }))),
    ...rows.event.flatMap((row) =>
      row.taken_at ? [item('event', row, row.taken_at, () => ({ text: row.title, when: row.at }))] : [],
    ),
    ...rows.factor.flatMap((row) =>
      row.taken_at ? [item('factor', row, row.taken_at, () => ({ text: row.phrase }))] : [],
    ),
  ];
  return caught.sort((a, b) => a.ms - b.ms || (a.id < b.id ? -1 : 1));
}

/** The day that begins with a row. */
export interface Day {
  id: string;
  ms: number;
}

/** The rows with the days between them, where they are of more than one. Rows are handed on as they are. */
export function withDays(items: readonly Item[]): readonly (Item | Day)[] {
  if (items.every((item) => item.day === items[0]!.day)) return items;
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
