// Owns the picture of the open review that screens read: its rows by noun and id, patched by receipts.
// Must not know how rows are sent, nor which screen looks.

import { SvelteMap } from 'svelte/reactivity';
import type { Change, Key, Noun, Row, Sheet } from '../ipc/bindings';
import { inOrder, nouns, tableIn, type RowOf } from '../ipc/rows';
import { placeIn } from './order';

/** The rows of one noun, in order; replaced whole, so that a screen re-renders only for nouns it reads. */
export class Table<N extends Noun> {
  rows = $state.raw<readonly RowOf<N>[]>([]);
  /** The same rows by id, changed together with them. Whoever asks for one hears of that one alone. */
  #byId = $state.raw(new SvelteMap<string, RowOf<N>>());

  /** The row of that id. */
  get(id: string | null | undefined): RowOf<N> | undefined {
    return id ? this.#byId.get(id) : undefined;
  }

  fill(rows: readonly RowOf<N>[]): void {
    this.#byId = new SvelteMap(rows.map((row) => [row.id, row]));
    this.rows = [...rows].sort(inOrder);
  }

  /** Every letter typed comes through here, so the other rows are neither sorted nor looked at. */
  put(row: RowOf<N>): void {
    const held = this.#byId.get(row.id);
    const rows = [...this.rows];
    if (held) rows.splice(placeIn(rows, held, inOrder), 1);
    rows.splice(placeIn(rows, row, inOrder), 0, row);
    this.#byId.set(row.id, row);
    this.rows = rows;
  }

  take(id: string): void {
    const held = this.#byId.get(id);
    if (!held) return;
    this.#byId.delete(id);
    this.rows = this.rows.toSpliced(placeIn(this.rows, held, inOrder), 1);
  }
}

/** Rows of different nouns may share an id: what a review has one of goes by the review's own. */
const nameOf = ({ noun, id }: Key): string => `${noun} ${id}`;

/** One table a noun. */
export type Tables = { readonly [N in Noun]: Table<N> };

/** The open review, as far as this window has heard. */
export class Mirror {
  readonly tables = Object.fromEntries(nouns.map((noun) => [noun, new Table()])) as unknown as Tables;
  /** What the library last said each row's revision is; local edits never touch it. */
  #revisions = new Map<string, number>();

  /** Replaces everything, keeping the rows whose newer words have not been sent yet. */
  fill(sheet: Sheet, unsent: (key: Key) => Row | undefined = () => undefined): void {
    this.#revisions.clear();
    for (const noun of nouns) {
      const rows = tableIn(sheet, noun);
      for (const row of rows) this.#revisions.set(nameOf({ noun, id: row.id }), row.rev);
      this.#table(noun).fill(rows.map((row) => (unsent({ noun, id: row.id })?.row ?? row) as RowOf<Noun>));
    }
  }

  /** Carries out what a receipt reports; a row with unsent words keeps them and only learns its revision. */
  patch(changes: readonly Change[], unsent: (key: Key) => Row | undefined = () => undefined): void {
    for (const { before, after } of changes) {
      if (after) {
        this.#revisions.set(nameOf({ noun: after.noun, id: after.row.id }), after.row.rev);
        this.put(unsent({ noun: after.noun, id: after.row.id }) ?? after);
      } else if (before) {
        this.#revisions.delete(nameOf({ noun: before.noun, id: before.row.id }));
        this.take({ noun: before.noun, id: before.row.id });
      }
    }
  }

  /** Shows a row at once, before the library has it. */
  put(row: Row): void {
    this.#table(row.noun).put(row.row as RowOf<Noun>);
  }

  /** Takes a row off the picture. */
  take(key: Key): void {
    this.#table(key.noun).take(key.id);
  }

  /** The row of that key. */
  get(key: Key): Row | undefined {
    const row = this.#table(key.noun).get(key.id);
    return row && ({ noun: key.noun, row } as Row);
  }

  /** The revision a write of this row must carry. */
  revisionOf(key: Key): number {
    return this.#revisions.get(nameOf(key)) ?? 0;
  }

  #table(noun: Noun): Table<Noun> {
    return this.tables[noun] as unknown as Table<Noun>;
  }
}
