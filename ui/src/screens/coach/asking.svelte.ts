// Owns which of the coach's two sheets is open: the cards, or its rules.
// Must not know what is on them.

class Asking {
  cards = $state(false);
  rules = $state(false);
}

export const asking = new Asking();
