// Owns the picture of the open review that screens read: its rows by noun and id, patched by receipts.
// Must not know how rows are sent, nor which screen looks.

import type { Change, Key, Noun, Row, Sheet } from '../ipc/bindings';
import { inOrder, keyOf, nouns, tableIn, type RowOf } from '../ipc/rows';
import { readsAlike } from './alike';
import { AskedFor } from './asked.svelte';
import { placeIn } from './order';

/**
 * The rows of one noun, in order; replaced whole, so that a screen re-renders only for nouns it reads. A row that reads as the
 * one that is held is not taken, it only lends it its `rev`: what the library acknowledged, and what is read anew, wakes nobody.
 */
export class Table<N extends Noun> {
  rows = $state.raw<readonly RowOf<N>[]>([]);
  /** The same rows by id, changed together with them. Whoever asks for one hears of that one alone. */
  #byId = new AskedFor<RowOf<N>>();
  /** What the library last said each row's revision is; local edits never touch it. */
  #revisions = new Map<string, number>();

  /** The row of that id. */
  get(id: string | null | undefined): RowOf<N> | undefined {
    return id ? this.#byId.get(id) : undefined;
  }

  /** The revision a write of this row must carry. */
  revisionOf(id: string): number {
    return this.#revisions.get(id) ?? 0;
  }

  /** Takes what the library says of a row; `shown` is what stands on screen for it. */
  hear(row: RowOf<N>, shown: RowOf<N>): void {
    this.#revisions.set(row.id, row.rev);
    this.put(shown);
    this.#byId.get(row.id)!.rev = row.rev;
  }

  /** Replaces everything by what the library says; `shown` tells what stands on screen for a row. */
  fill(rows: readonly RowOf<N>[], shown: (row: RowOf<N>) => RowOf<N>): void {
    this.#revisions = new Map(rows.map((row) => [row.id, row.rev]));
    const next = rows.map((row) => this.#known(shown(row), row.rev)).sort(inOrder);
    if (next.length === this.rows.length && this.rows.every((row, at) => Object.is(row, next[at]))) return;
    this.#byId.fill(next.map((row) => [row.id, row] as const));
    this.rows = next;
  }

  /** Every letter typed comes through here, so the other rows are neither sorted nor looked at. */
  put(row: RowOf<N>): void {
    const held = this.#byId.get(row.id);
    if (held && readsAlike(held, row)) return;
    const others = held ? this.#without(held) : this.rows;
    this.#byId.set(row.id, row);
    this.rows = others.toSpliced(placeIn(others, row, inOrder), 0, row);
  }

  take(id: string): void {
    this.#revisions.delete(id);
    const held = this.#byId.get(id);
    if (!held) return;
    this.#byId.delete(id);
    this.rows = this.#without(held);
  }

  #without(held: RowOf<N>): readonly RowOf<N>[] {
    return this.rows.toSpliced(placeIn(this.rows, held, inOrder), 1);
  }

  #known(row: RowOf<N>, rev: number): RowOf<N> {
    const held = this.#byId.get(row.id);
    const known = held && readsAlike(held, row) ? held : row;
    known.rev = rev;
    return known;
  }
}

/** One table a noun. */
export type Tables = { readonly [N in Noun]: Table<N> };

/** The open review, as far as this window has heard. */
export class Mirror {
  readonly tables = Object.fromEntries(nouns.map((noun) => [noun, new Table()])) as unknown as Tables;

  /** Replaces everything, keeping the rows whose newer words have not been sent yet. */
  fill(sheet: Sheet, unsent: (key: Key) => Row | undefined = () => undefined): void {
    for (const noun of nouns) {
      this.#table(noun).fill(tableIn(sheet, noun), (row) => (unsent({ noun, id: row.id })?.row ?? row) as RowOf<Noun>);
    }
  }

  /** Carries out what a receipt reports; a row with unsent words keeps them and only learns its revision. */
  patch(changes: readonly Change[], unsent: (key: Key) => Row | undefined = () => undefined): void {
    for (const { before, after } of changes) {
      if (after) {
        const shown = unsent(keyOf(after)) ?? after;
        this.#table(after.noun).hear(after.row as RowOf<Noun>, shown.row as RowOf<Noun>);
      } else if (before) this.take(keyOf(before));
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
  revisionOf({ noun, id }: Key): number {
    return this.#table(noun).revisionOf(id);
  }

  #table(noun: Noun): Table<Noun> {
    return this.tables[noun] as unknown as Table<Noun>;
  }
}
