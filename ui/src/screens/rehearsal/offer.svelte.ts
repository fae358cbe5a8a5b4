// Owns whether the tour is still to be offered by itself: once, to somebody whose library is empty.
// Must not know what the tour is. Asked for under help, it is always there.

const place = 'second-story.tour';

function isOpen(): boolean {
  try {
    return localStorage.getItem(place) === null;
  } catch {
    return true;
  }
}

class Offer {
  open = $state(isOpen());

  /** It was taken or declined, and does not come back by itself. */
  answer(): void {
    this.open = false;
    try {
      localStorage.setItem(place, 'answered');
    } catch {
      // Storage may be closed to us; it is then offered again by the next window.
    }
  }
}

export const offer = new Offer();
