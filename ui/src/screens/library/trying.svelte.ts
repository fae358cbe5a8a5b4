// Owns trying something that may be refused, and why the last try was.
// Must not know what is tried, nor where the reason is shown.

import { asTrouble } from '../../state/open.svelte';

export class Trying {
  /** Why the last try did not work. */
  trouble = $state.raw<{ message: string; next: string } | null>(null);

  async try(what: () => Promise<void>): Promise<void> {
    this.trouble = null;
    try {
      await what();
    } catch (raw) {
      this.trouble = asTrouble(raw);
    }
  }
}
