// Owns what may be drawn a little after the frame of a key, so that this frame holds what the key is about and nothing else.
// Must not know what is drawn.

import { untrack } from 'svelte';

/** The longest a value lies behind, in milliseconds: a window nobody sees draws no frames. */
const LATEST_MS = 100;
/** So long after the frame of a key the library's answer and the next key go first, in milliseconds; a letter of quick hands comes later still. */
const AFTER_PAINT_MS = 32;

/** Does something once the frame under way is on the screen, and what was waiting for it had its turn. */
function afterPaint(then: () => void): void {
  const once = (): void => {
    clearTimeout(latest);
    clearTimeout(next);
    cancelAnimationFrame(frame);
    then();
  };
  let next: ReturnType<typeof setTimeout> | undefined;
  const latest = setTimeout(once, LATEST_MS);
  // A timer and no message: each channel that was ever opened is asked again at every message, until it is collected.
  const frame = requestAnimationFrame(() => (next = setTimeout(once, AFTER_PAINT_MS)));
}

/** A value, as it stood a moment ago. Made while a component is. */
export class Behind<T> {
  #now: () => T;
  #shown: T = $state.raw() as T;
  #waits = false;

  constructor(now: () => T) {
    this.#now = now;
    this.#shown = untrack(now);
    $effect.pre(() => {
      if (now() !== untrack(() => this.#shown)) this.#follow();
    });
  }

  get shown(): T {
    return this.#shown;
  }

  #follow(): void {
    if (this.#waits) return;
    this.#waits = true;
    afterPaint(() => {
      this.#waits = false;
      this.#shown = this.#now();
    });
  }
}
