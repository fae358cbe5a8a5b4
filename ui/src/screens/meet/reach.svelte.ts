// Owns which one row of a long list Tab stops at.
// Must not know what a row is.

class Stop {
  here = $state(false);
}

/** Tells each row for itself, so that a move is heard by the two rows it is about and not by all of them. */
export class Reach {
  #stops: Record<string, Stop> = {};
  #at: string | null = null;

  /** Whether Tab stops at that row. */
  isAt(id: string): boolean {
    return this.#stop(id).here;
  }

  /** Moves the stop to another row, or to none. */
  move(id: string | null): void {
    if (this.#at) this.#stop(this.#at).here = false;
    if (id) this.#stop(id).here = true;
    this.#at = id;
  }

  #stop(id: string): Stop {
    return (this.#stops[id] ??= new Stop());
  }
}
