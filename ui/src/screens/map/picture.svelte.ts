// Owns the drawing of the map: when it is asked for, and which one is shown meanwhile.
// Must not know how it is painted. The core measures and places everything.

import type { Drawing } from '../../ipc/bindings';
import { call } from '../../ipc/call';
import type { Trouble } from '../../ipc/host';
import { asTrouble } from '../../state/open.svelte';

/** Quiet time before a drawing is asked for, in milliseconds: a burst of receipts costs one picture. */
export const QUIET_MS = 50;

/** The last good drawing stays until a newer one is there, however the newer one fares. */
export class Picture {
  drawing = $state.raw<Drawing | null>(null);
  /** Why the drawing is older than the review, or not there at all. */
  trouble = $state.raw<Trouble | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;
  #shown = 0;

  /** Asks after a short quiet. A later wish replaces one that has not gone out. */
  want(review: string, width: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.ask(review, width), this.drawing || this.trouble ? QUIET_MS : 0);
  }

  /** Asks at once. Answers may come out of order; an older one never replaces a newer one. */
  async ask(review: string, width: number): Promise<void> {
    const turn = (this.#asked += 1);
    try {
      const { drawing } = await call('map', { review, width });
      if (turn < this.#shown) return;
      this.#shown = turn;
      this.drawing = drawing;
      this.trouble = null;
    } catch (raw) {
      if (turn === this.#asked) this.trouble = asTrouble(raw);
    }
  }

  /** Forgets what has not gone out yet. */
  stop(): void {
    clearTimeout(this.#timer);
  }
}
