// Owns which seat the person takes in a meeting, kept on this computer: one screen, laid out for what that seat does.
// Must not know how it is laid out. A seat is no right: everything can be done from each.

import { keptChoice } from './kept';

export const seats = ['lead', 'beside', 'scribe'] as const;
export type Seat = (typeof seats)[number];
const kept = keptChoice('second-story.seat', seats);

class Chair {
  choice = $state<Seat>(kept.read());

  take(seat: Seat): void {
    this.choice = seat;
    kept.write(seat);
  }
}

export const chair = new Chair();
