// Owns which of the coach's sheets is open: the cards, its rules, or the phrases of a whole review.
// Must not know what is on them.

class Asking {
  cards = $state(false);
  rules = $state(false);
  batch = $state(false);
}

export const asking = new Asking();
