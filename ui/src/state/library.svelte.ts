// Owns the list of reviews as the library last told it, and what can be done to a whole review.
// Must not know how the list is shown.

import type { Access, LibraryView, Listed, SalvageView, SnapshotView, WireTrouble } from '../ipc/bindings';
import { call } from '../ipc/call';
import type { Trouble } from '../ipc/host';
import { asTrouble } from './open.svelte';

class Library {
  reviews = $state.raw<readonly Listed[]>([]);
  access = $state.raw<Access>({ kind: 'full' });
  path = $state('');
  /** True once the list has been read for the first time. */
  read = $state(false);
  /** What there is to know about the library although it opened. */
  troubles = $state.raw<readonly WireTrouble[]>([]);
  /** Why the list could not be read at all. */
  trouble = $state.raw<Trouble | null>(null);

  get canWrite(): boolean {
    return this.access.kind === 'full';
  }

  async load(): Promise<void> {
    await this.#show(() => call('library', null));
  }

  /** Tries again to open the library, after somebody mended what kept it closed. */
  async reopen(): Promise<void> {
    await this.#show(() => call('reopen', null));
  }

  /** Begins a review; answers its id. Rejects with a Trouble. */
  async start(title: string, preset: string | null): Promise<string> {
    return (await call('start', { title, preset })).review;
  }

  /** Adds the built-in sample; answers its id. Rejects with a Trouble. */
  async addSample(): Promise<string> {
    return (await call('add_sample', null)).review;
  }

  /** Takes a review away whole. Rejects with a Trouble. */
  async remove(review: string): Promise<void> {
    await call('act', { act: 'Remove', of: { noun: 'review', id: review } });
    await this.load();
  }

  /** Brings back a review that was just taken away. Rejects with a Trouble. */
  async restore(review: string): Promise<void> {
    await call('undo', { review });
    await this.load();
  }

  /** The backups there are, newest first. Rejects with a Trouble. */
  backups(): Promise<SnapshotView[]> {
    return call('snapshots', null);
  }

  /** Takes a backup now. Rejects with a Trouble. */
  backUp(): Promise<SnapshotView> {
    return call('back_up', null);
  }

  /** Puts a backup in the library's place; the present one is set aside. Rejects with a Trouble. */
  async restoreBackup(file: string): Promise<void> {
    const view = await call('restore', { file });
    await this.#show(() => Promise.resolve(view));
  }

  /** Gets the words of a damaged library back into a new one beside it. Rejects with a Trouble. */
  salvage(): Promise<SalvageView> {
    return call('salvage', null);
  }

  /** The same for a library file the person chooses; null where none was chosen. Rejects with a Trouble. */
  salvageFile(): Promise<SalvageView | null> {
    return call('salvage_file', null);
  }

  /** Puts what was got back in the library's place; the one that was there is set aside. Rejects with a Trouble. */
  async useSalvaged(): Promise<void> {
    const view = await call('use_salvaged', null);
    await this.#show(() => Promise.resolve(view));
  }

  async #show(ask: () => Promise<LibraryView>): Promise<void> {
    try {
      const view = await ask();
      this.reviews = view.reviews;
      this.access = view.access;
      this.path = view.path;
      this.troubles = view.troubles;
      this.trouble = null;
    } catch (raw) {
      this.trouble = asTrouble(raw);
    }
    this.read = true;
  }
}

export const library = new Library();
