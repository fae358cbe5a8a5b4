// Owns the review that is open: its mirror, its outbox, its undo, and whether its words are safe.
// Must not know which screen shows it.

import type { Access, Act, Key, Noun, Reach, Receipt, Row } from '../ipc/bindings';
import { call } from '../ipc/call';
import { Trouble } from '../ipc/host';
import { emptySheet, keyOf, type RowOf } from '../ipc/rows';
import { Mirror } from './mirror.svelte';
import { Outbox, type SavedState } from './outbox';

class OpenReview {
  #mirror = new Mirror();
  #outbox = new Outbox({
    send: (row) => this.#send(() => call('act', { act: 'Write', of: this.#stamped(row) })),
    reread: () => this.#read(),
    onState: (state) => {
      this.saved = state;
      this.unsaved = state.kind === 'unsaved' ? state : null;
    },
  });
  /** Everything but typing waits its turn here, so that acts arrive in the order they were asked for. */
  #turn: Promise<unknown> = Promise.resolve();
  /** Over once the request on its way is answered, one at a time: answers come from a pool, in any order. */
  #lane: Promise<void> | null = null;

  /** Readings after news, one at a time. */
  #hearing: Promise<unknown> = Promise.resolve();

  /** The id of the open review; null in the library. */
  id = $state<string | null>(null);
  /** The library's revision this picture is of. */
  revision = $state(0);
  /** How the library can be used. */
  access = $state.raw<Access>({ kind: 'full' });
  /** What undo and redo would do next. */
  reach = $state.raw<Reach>({ undo: null, redo: null });
  /** Where the words are: saved, on their way, or kept here because they could not be saved. */
  saved = $state.raw<SavedState>({ kind: 'saved', at: null });
  /** The words that could not be saved, and why. Apart from `saved`, so that many rows can look without hearing each keystroke. */
  unsaved = $state.raw<Extract<SavedState, { kind: 'unsaved' }> | null>(null);
  /** Why the review could not be read, where it could not. */
  trouble = $state.raw<Trouble | null>(null);

  /** The rows, by noun: `open.tables.note.rows`, `open.tables.factor.get(id)`. */
  get tables() {
    return this.#mirror.tables;
  }

  /** The review itself; none while nothing is open or it is still being read. */
  get review() {
    return this.#mirror.tables.review.get(this.id);
  }

  /** False where the library can only be read. */
  get canWrite(): boolean {
    return this.access.kind === 'full';
  }

  /** Opens a review, once the words of the one before it are safe. */
  async load(id: string): Promise<void> {
    await this.#outbox.flush();
    if (id !== this.id) this.#mirror.fill(emptySheet());
    this.id = id;
    try {
      await this.#read();
      this.trouble = null;
    } catch (raw) {
      this.trouble = asTrouble(raw);
    }
  }

  /** Goes back to the library. */
  async close(): Promise<void> {
    await this.#outbox.flush();
    this.id = null;
    this.trouble = null;
    this.reach = { undo: null, redo: null };
    this.#mirror.fill(emptySheet());
  }

  /** Shows a changed row at once and sends it after a short quiet. For everything that is typed. */
  save<N extends Noun>(noun: N, row: RowOf<N>, when: 'soon' | 'now' = 'soon'): void {
    const whole = { noun, row } as Row;
    this.#mirror.put(whole);
    this.#outbox.put(whole, when);
  }

  /** Changes some fields of a row that is there, and sends it after a short quiet. */
  change<N extends Noun>(noun: N, id: string, fields: Partial<RowOf<N>>, when: 'soon' | 'now' = 'soon'): void {
    const held = this.#mirror.tables[noun].get(id) as RowOf<N> | undefined;
    if (held) this.save(noun, { ...held, ...fields } as unknown as RowOf<N>, when);
  }

  /** Makes a new row, or changes one, and waits until it is kept. Rejects with a Trouble. */
  write<N extends Noun>(noun: N, row: RowOf<N>): Promise<Receipt> {
    this.#outbox.drop({ noun, id: row.id });
    const whole = { noun, row } as Row;
    return this.#kept(() => call('act', { act: 'Write', of: this.#stamped(whole) }));
  }

  /** Takes a row away, with what cannot stand without it; null where it had never been kept. Rejects with a Trouble. */
  async remove(noun: Noun, id: string): Promise<Receipt | null> {
    const key: Key = { noun, id };
    this.#outbox.drop(key);
    await this.#outbox.flush();
    if (this.#mirror.revisionOf(key) > 0) return this.act({ act: 'Remove', of: key });
    this.#mirror.take(key);
    return null;
  }

  /** Carries out any act, after the words that were typed before it. Rejects with a Trouble. */
  act(act: Act): Promise<Receipt> {
    return this.#kept(() => call('act', act));
  }

  /** Takes the last act back. */
  undo = (): Promise<Receipt | null> => this.#turnBack('undo');

  /** Brings the last undone act back. */
  redo = (): Promise<Receipt | null> => this.#turnBack('redo');

  /** Sends what waits; true when every word is safe afterwards. The window's closing waits for this. */
  async flush(): Promise<boolean> {
    await this.#outbox.flush();
    await this.#turn.catch(() => undefined);
    return this.#outbox.empty;
  }

  /** Hears that the library moved on. What this window did itself is already on the picture. */
  async heard(revision: number): Promise<void> {
    // Two who tell of the same thing are answered by one reading.
    this.#hearing = this.#hearing.then(async () => {
      await this.#lane;
      if (this.id && revision > this.revision) await this.#read().catch(() => undefined);
    });
    await this.#hearing;
  }

  async #turnBack(way: 'undo' | 'redo'): Promise<Receipt | null> {
    const review = this.id;
    if (!review) return null;
    try {
      return await this.#kept(() => call(way, { review }));
    } catch (raw) {
      const trouble = asTrouble(raw);
      if (trouble.code === 'nothing') return null;
      throw trouble;
    }
  }

  /** Waits for earlier acts and for the words typed so far, then does the next thing. */
  #kept(what: () => Promise<Receipt>): Promise<Receipt> {
    const turn = this.#turn
      .catch(() => undefined)
      .then(() => this.#outbox.flush())
      .then(() => this.#send(what))
      .then((receipt) => {
        this.#outbox.kept(receipt.at);
        return receipt;
      });
    this.#turn = turn;
    // The caller hears of a failure; the line of acts must go on all the same.
    turn.catch(() => undefined);
    return turn;
  }

  /** Asks at once where nothing is on its way, so that the library writes while the screen is drawn anew, not after it. */
  #send(what: () => Promise<Receipt>): Promise<Receipt> {
    const sent = this.#after(this.#lane, what);
    const free = (): void => {
      if (this.#lane === over) this.#lane = null;
    };
    const over = sent.then(free, free);
    this.#lane = over;
    return sent;
  }

  async #after(ahead: Promise<void> | null, what: () => Promise<Receipt>): Promise<Receipt> {
    if (ahead) await ahead;
    const receipt = await what();
    this.#take(receipt);
    return receipt;
  }

  /** The row with the revision the library last told; a screen's own copy may be older. */
  #stamped(row: Row): Row {
    return { ...row, row: { ...row.row, rev: this.#mirror.revisionOf(keyOf(row)) } } as Row;
  }

  #take(receipt: Receipt): void {
    this.revision = Math.max(this.revision, receipt.revision);
    this.reach = receipt.reach;
    this.#mirror.patch(receipt.changes, (key) => this.#outbox.unsent(key));
  }

  async #read(): Promise<void> {
    const review = this.id;
    if (!review) return;
    const view = await call('review', { review });
    if (review !== this.id) return;
    this.revision = view.revision;
    this.reach = view.reach;
    this.access = view.access;
    this.#mirror.fill(view.sheet, (key) => this.#outbox.pending(key));
  }
}

/** Whatever was thrown, as something a screen can show. */
export function asTrouble(raw: unknown): Trouble {
  return raw instanceof Trouble ? raw : new Trouble('not_saved', raw instanceof Error ? raw.message : String(raw), '');
}

/** The open review. */
export const open = new OpenReview();
