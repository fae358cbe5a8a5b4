// Owns a map in which whoever asks for one value hears of that one alone.
// Must not know what is in it.

import { apart } from './apart.svelte';

/** Rings for those who asked for one value. */
class Bell {
  rings = $state(0);
}

/**
 * Values by id. A map of signals would make one for every value that comes in; here a value nobody looks at by its id costs
 * nothing more than its place, and of the thousands of lines of a long meeting none is looked at so.
 */
export class AskedFor<V> {
  #values = new Map<string, V>();
  #bells = new Map<string, Bell>();

  /** The value of that id; what is being worked out from it is worked out again once it is another. */
  get(id: string): V | undefined {
    if ($effect.tracking()) void this.#bellOf(id).rings;
    return this.#values.get(id);
  }

  set(id: string, value: V): void {
    const before = this.#values.get(id);
    this.#values.set(id, value);
    if (before !== value) this.#ring(id);
  }

  delete(id: string): void {
    if (this.#values.delete(id)) this.#ring(id);
  }

  /** Holds these and no others. */
  fill(values: Iterable<readonly [string, V]>): void {
    const before = this.#values;
    this.#values = new Map(values);
    for (const id of this.#bells.keys()) if (before.get(id) !== this.#values.get(id)) this.#ring(id);
  }

  #bellOf(id: string): Bell {
    const held = this.#bells.get(id);
    if (held) return held;
    const bell = apart(() => new Bell());
    this.#bells.set(id, bell);
    return bell;
  }

  #ring(id: string): void {
    const bell = this.#bells.get(id);
    if (bell) bell.rings += 1;
  }
}
