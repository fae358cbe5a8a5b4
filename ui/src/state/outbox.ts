// Owns the way of a typed word to the library: when it is sent, in which order, and what happens when it is refused.
// Must not know what a row means, nor which screen typed it.

import type { Key, Receipt, Row } from '../ipc/bindings';
import { Trouble } from '../ipc/host';
import { keyOf } from '../ipc/rows';

/** Quiet time after the last keystroke before a row is sent, in milliseconds. */
export const IDLE_MS = 250;
/** The longest a typed word waits while typing goes on, in milliseconds. */
export const LATEST_MS = 1_000;
/** Waits between tries while the library cannot be written, in milliseconds; the last repeats. */
export const RETRY_MS = [1_000, 2_000, 5_000, 10_000] as const;

/** Where the words are, and when something was last saved. */
export type SavedState = { at: string | null } & (
  { kind: 'saved' } | { kind: 'saving' } | { kind: 'unsaved'; trouble: Trouble; key: Key }
);

/** What the outbox needs from outside. */
export interface Post {
  /** Sends one row, stamped with the revision the last receipt told. */
  send(row: Row): Promise<Receipt>;
  /** Reads the library's own revisions again, after it said that a row is stale. */
  reread(): Promise<void>;
  /** Hears of every change of state. */
  onState(state: SavedState): void;
}

/** A row with words that the library has not acknowledged. */
interface Waiting {
  row: Row;
  /** True once the words have changed since they were last sent. */
  dirty: boolean;
  /** When the first unsent word was typed. */
  since: number;
  trouble?: Trouble;
  tries: number;
}

const idOf = (key: Key): string => `${key.noun} ${key.id}`;

/**
 * Keeps at most one request in flight, whatever is typed meanwhile: commands are answered from a pool in any order,
 * so two writes of one row on the way at once could end with the older words. Rows go out in the order they were
 * first touched, so that a row never arrives before the one it points at.
 */
export class Outbox {
  #waiting = new Map<string, Waiting>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;
  #savedAt: string | null = null;

  constructor(private readonly post: Post) {}

  /** Takes the newest version of a row; it goes out after a short quiet, or at once where `now` says so. */
  put(row: Row, when: 'soon' | 'now' = 'soon'): void {
    const id = idOf(keyOf(row));
    const held = this.#waiting.get(id);
    const since = held?.dirty ? held.since : Date.now();
    // A refused text may be mended by the next letter; a library that cannot be written is not.
    const stuck = held?.trouble?.code === 'not_saved' ? held : undefined;
    this.#waiting.set(id, {
      row,
      dirty: true,
      since,
      tries: stuck?.tries ?? 0,
      ...(stuck?.trouble && { trouble: stuck.trouble }),
    });
    this.#tell();
    if (when === 'now') void this.flush();
    else this.#schedule();
  }

  /** The unsent version of a row, where there is one: what a mirror must keep when a receipt comes in. */
  pending(key: Key): Row | undefined {
    return this.#waiting.get(idOf(key))?.row;
  }

  /** The version of a row that has not even been sent; one on its way is not newer than its own receipt. */
  unsent(key: Key): Row | undefined {
    const waiting = this.#waiting.get(idOf(key));
    return waiting?.dirty || waiting?.trouble ? waiting.row : undefined;
  }

  /** Forgets the unsent words of a row that is being taken away. */
  drop(key: Key): void {
    this.#waiting.delete(idOf(key));
    this.#tell();
  }

  /** Forgets everything unsent; only for words the person has chosen to let go. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#waiting.clear();
    this.#tell();
  }

  /** Sends everything that waits; resolves once each row was either acknowledged or refused. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    // Whoever asks now deserves a fresh try, however the last one ended.
    for (const waiting of this.#waiting.values()) if (waiting.trouble?.code === 'not_saved') waiting.dirty = true;
    do {
      this.#running ??= this.#run().finally(() => (this.#running = undefined));
      await this.#running;
    } while ([...this.#waiting.values()].some((waiting) => waiting.dirty));
    this.#schedule();
  }

  /** True when every word has been acknowledged. */
  get empty(): boolean {
    return this.#waiting.size === 0;
  }

  /** Notes that something else was kept, so that the "Saved" time is true for every kind of act. */
  kept(at: string): void {
    this.#savedAt = at;
    this.#tell();
  }

  async #run(): Promise<void> {
    for (const [id, waiting] of [...this.#waiting]) {
      // Taken away, or replaced by newer words, while an earlier row was on its way.
      const newest = this.#waiting.get(id);
      if (!newest || (!newest.dirty && newest === waiting)) continue;
      await this.#sendOne(id, newest);
    }
  }

  async #sendOne(id: string, waiting: Waiting): Promise<void> {
    const sent = waiting.row;
    waiting.dirty = false;
    this.#tell();
    try {
      const receipt = await this.post.send(sent);
      this.#savedAt = receipt.at;
      this.#settle(id, waiting);
    } catch (raw) {
      await this.#refused(id, waiting, raw instanceof Trouble ? raw : new Trouble('not_saved', String(raw), ''));
    }
    this.#tell();
  }

  /** Acknowledged: gone, unless newer words of the same row came in meanwhile. */
  #settle(id: string, waiting: Waiting): void {
    if (this.#waiting.get(id) === waiting) this.#waiting.delete(id);
  }

  async #refused(id: string, waiting: Waiting, trouble: Trouble): Promise<void> {
    // The library already holds exactly this.
    if (trouble.code === 'nothing') return this.#settle(id, waiting);
    const current = this.#waiting.get(id);
    if (current !== waiting) return;
    waiting.trouble = trouble;
    waiting.tries += 1;
    if (trouble.code === 'stale' && waiting.tries === 1) {
      // Both versions stay in the history; the words a person is looking at become the current ones.
      await this.post.reread().catch(() => undefined);
      waiting.dirty = true;
    }
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    const now = Date.now();
    const waits = [...this.#waiting.values()].flatMap((waiting) => {
      if (waiting.dirty) return [Math.max(0, Math.min(IDLE_MS, waiting.since + LATEST_MS - now))];
      if (waiting.trouble?.code !== 'not_saved') return [];
      return [RETRY_MS[Math.min(waiting.tries, RETRY_MS.length) - 1] ?? RETRY_MS[0]];
    });
    if (waits.length) this.#timer = setTimeout(() => void this.flush(), Math.min(...waits));
  }

  #tell(): void {
    const at = this.#savedAt;
    const stuck = [...this.#waiting.values()].find((waiting) => waiting.trouble);
    if (stuck?.trouble) this.post.onState({ kind: 'unsaved', at, trouble: stuck.trouble, key: keyOf(stuck.row) });
    else this.post.onState({ kind: this.#waiting.size ? 'saving' : 'saved', at });
  }
}
