// Owns what may be drawn a frame later, so that the frame of a key holds what the key is about and nothing else.
// Must not know what is drawn.

import { untrack } from 'svelte';

/** The longest a value lies behind, in milliseconds: a window nobody sees draws no frames. */
const LATEST_MS = 100;

/** Does something once the frame under way is on the screen. */
function afterPaint(then: () => void): void {
  let isDone = false;
  const once = (): void => {
    if (!isDone) then();
    isDone = true;
  };
  setTimeout(once, LATEST_MS);
  // A timer and no message: each channel that was ever opened is asked again at every message, until it is collected.
  requestAnimationFrame(() => setTimeout(once));
}

/** A value, as it stood a frame ago. Made while a component is. */
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
