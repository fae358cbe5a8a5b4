// Owns which seat the person takes in a meeting, kept on this computer: one screen, laid out for what that seat does.
// Must not know how it is laid out. A seat is no right: everything can be done from each.

export const seats = ['lead', 'beside', 'scribe'] as const;
export type Seat = (typeof seats)[number];
const place = 'second-story.seat';

function kept(): Seat {
  try {
    const found = localStorage.getItem(place) as Seat | null;
    return found && seats.includes(found) ? found : 'lead';
  } catch {
    return 'lead';
  }
}

class Chair {
  choice = $state<Seat>(kept());

  take(seat: Seat): void {
    this.choice = seat;
    try {
      localStorage.setItem(place, seat);
    } catch {
      // Storage may be closed to us; the choice then lasts until the window closes.
    }
  }
}

export const chair = new Chair();
