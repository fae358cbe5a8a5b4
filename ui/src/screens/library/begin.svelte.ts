// Owns the ways into a review: start one, open the sample, bring a file in, take one away.
// Must not know where the buttons are.

import { t } from '../../i18n';
import type { Review } from '../../ipc/bindings';
import { bringing } from '../../state/bringing.svelte';
import { library } from '../../state/library.svelte';
import { nav } from '../../state/nav.svelte';
import { toasts } from '../../state/toasts.svelte';
import { Trying } from './trying.svelte';

class Begin extends Trying {
  /** True while the question for a title is open. */
  asking = $state(false);
  /** What the person looks for. */
  words = $state('');

  ask = (): void => {
    if (library.canWrite) this.asking = true;
  };

  start = (title: string, preset: string | null): Promise<void> =>
    this.try(async () => {
      const review = await library.start(title, preset);
      this.asking = false;
      await nav.enter(review, 'prepare');
    });

  sample = (): Promise<void> =>
    this.try(async () => {
      const held = library.reviews.find(({ review }) => review.sample);
      await nav.enter(held?.review.id ?? (await library.addSample()), 'prepare');
    });

  bringIn = (): Promise<void> =>
    this.try(async () => {
      const brought = await bringing.bring(null);
      if (!brought) return;
      const { name, lines, dated, kept_unparsed } = brought;
      toasts.say(t('library-brought', { file: name, lines, dated, kept: kept_unparsed }));
      await nav.enter(brought.review, 'prepare');
    });

  remove = ({ id, title }: Review): Promise<void> =>
    this.try(async () => {
      await library.remove(id);
      const name = title;
      toasts.say(t('library-removed', { name }), {
        label: t('undo'),
        run: () =>
          void this.try(async () => {
            await library.restore(id);
            toasts.say(t('library-restored', { name }));
          }),
      });
    });
}

export const begin = new Begin();
