// Owns whether the tour is still to be offered by itself: once, to somebody whose library is empty.
// Must not know what the tour is. Asked for under help, it is always there.

import { keptChoice } from '../../state/kept';

const kept = keptChoice('second-story.tour', ['open', 'answered']);

class Offer {
  open = $state(kept.read() === 'open');

  /** It was taken or declined, and does not come back by itself. */
  answer(): void {
    this.open = false;
    kept.write('answered');
  }
}

export const offer = new Offer();
