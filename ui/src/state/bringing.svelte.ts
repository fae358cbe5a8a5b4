// Owns bringing a file in, from the wish to the last line of it: how far it is, and calling it off.
// Must not know which screen asked, nor what is in the file.

import { t } from '../i18n';
import type { Brought, Progress } from '../ipc/bindings';
import { call } from '../ipc/call';
import type { Host } from '../ipc/host';
import { nav } from './nav.svelte';
import { asTrouble } from './open.svelte';
import { toasts } from './toasts.svelte';

/** The share of reading in the whole way. */
const READING = 0.25;

class Bringing {
  /** How far it is; null while nothing comes in, or what comes in is in at once. */
  progress = $state.raw<Progress | null>(null);
  /** True once the person has called it off, until it has stopped. */
  stopping = $state(false);
  /** Grows by one whenever the file was a package, which now waits to be looked at in the library. */
  packages = $state(0);
  #busy = false;

  /** How much of the way is behind it, from 0 to 1: reading is the shorter part of it. */
  get part(): number {
    if (!this.progress) return 0;
    const { step, done, of } = this.progress;
    const within = of ? Math.min(done / of, 1) : 0;
    return step === 'reading' ? READING * within : READING + (1 - READING) * within;
  }

  /** Hears from the host how far a file is. */
  hear(host: Host): void {
    host.onBringing((progress) => {
      // The last number of a file may arrive after its answer.
      if (this.#busy) this.progress = progress;
    });
  }

  /**
   * Asks for a file and brings it in, into that review or a new one. Null where no file was chosen, it was called off,
   * another is still on its way, or it is a package, which leads to the library. Rejects with a Trouble.
   */
  async bring(review: string | null): Promise<Brought | null> {
    if (this.#busy) return null;
    this.#busy = true;
    try {
      const came = await call('bring_in', { review });
      if (came !== 'package') return came?.brought ?? null;
      this.packages += 1;
      nav.go('library');
      return null;
    } catch (raw) {
      const trouble = asTrouble(raw);
      if (trouble.code !== 'stopped') throw trouble;
      toasts.say(t('bringing-stopped'));
      return null;
    } finally {
      this.#busy = false;
      this.progress = null;
      this.stopping = false;
    }
  }

  /** Calls it off. Where it has just come in whole, it stays, and undo takes it back. */
  stop = (): void => {
    if (!this.progress || this.stopping) return;
    this.stopping = true;
    void call('stop_bringing', null).catch(() => (this.stopping = false));
  };
}

export const bringing = new Bringing();
