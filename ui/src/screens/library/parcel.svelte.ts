// Owns packages on the way in and out: the one that waits for a yes, and the review about to be shared.
// Must not know how they are shown, nor where a file lies.

import { t } from '../../i18n';
import type { PackageView, PrivateNotes, Review } from '../../ipc/bindings';
import { call } from '../../ipc/call';
import { library } from '../../state/library.svelte';
import { asTrouble } from '../../state/open.svelte';
import { toasts } from '../../state/toasts.svelte';
import { begin } from './begin.svelte';
import { Trying } from './trying.svelte';

/** What is tried in one of its dialogs is told there; see `begin` for what is told on the page. */
class Parcel extends Trying {
  /** The package that waits for an answer. */
  view = $state.raw<PackageView | null>(null);
  /** The review that is about to be shared. */
  sharing = $state.raw<Review | null>(null);

  /** Shows the package the program was started with, or says on the page why it cannot be opened. */
  look = async (): Promise<void> => {
    try {
      this.view = await call('offered', null);
    } catch (raw) {
      begin.trouble = asTrouble(raw);
      await this.leave();
    }
  };

  /** Asks for a package and shows what is in it. A file that is none is told of on the page: no dialog is open yet. */
  choose = (): Promise<void> =>
    begin.try(async () => {
      this.trouble = null;
      this.view = (await call('open_package', null)) ?? this.view;
    });

  take = (): Promise<void> =>
    this.try(async () => {
      const name = this.view?.title ?? '';
      const { review, merged } = await call('take_package', null);
      this.view = null;
      await library.load();
      toasts.say(t(merged ? 'package-merged' : 'package-came-in', { name }), {
        label: t('undo'),
        run: () => void this.#undo(review, merged),
      });
    });

  async #undo(review: string, merged: boolean): Promise<void> {
    try {
      // A merge is one act. A review that came in brought its own past, so it goes away whole.
      if (merged) await library.restore(review);
      else await library.remove(review);
      toasts.say(t('package-back'));
    } catch (raw) {
      begin.trouble = asTrouble(raw);
    }
  }

  leave = async (): Promise<void> => {
    this.view = null;
    this.trouble = null;
    await call('leave_package', null).catch(() => undefined);
  };

  share = (review: Review | null): void => {
    this.sharing = review;
    this.trouble = null;
  };

  save = (private_notes: PrivateNotes): Promise<void> =>
    this.try(async () => {
      const review = this.sharing?.id;
      const saved = review ? await call('save_package', { review, private_notes }) : null;
      if (!saved) return;
      this.sharing = null;
      toasts.say(t('package-saved', { file: saved.file }));
    });
}

export const parcel = new Parcel();
