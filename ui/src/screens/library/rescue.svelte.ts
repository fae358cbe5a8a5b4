// Owns getting words back from a library file that lies anywhere: what came back, until it is used or left.
// Must not know how pages are read, nor where a file lies.

import { t } from '../../i18n';
import type { SalvageView } from '../../ipc/bindings';
import { library } from '../../state/library.svelte';
import { toasts } from '../../state/toasts.svelte';
import { begin } from './begin.svelte';
import { Trying } from './trying.svelte';

class Rescue extends Trying {
  /** What came back and waits for an answer. */
  back = $state.raw<SalvageView | null>(null);
  /** True while a file is being chosen or read. */
  busy = $state(false);

  /** Asks for a file and reads it. One that holds nothing of ours is told of on the page: no dialog is open yet. */
  choose = async (): Promise<void> => {
    if (this.busy) return;
    this.busy = true;
    await begin.try(async () => {
      this.trouble = null;
      this.back = await library.salvageFile();
    });
    this.busy = false;
  };

  use = (): Promise<void> =>
    this.try(async () => {
      await library.useSalvaged();
      this.back = null;
      toasts.say(t('rescue-used'));
    });

  /** Leaves things as they are. What came back stays where it lies. */
  leave = (): void => {
    this.back = null;
    this.trouble = null;
  };
}

export const rescue = new Rescue();
