// Owns looking at the wall: one look after the other, each answered when there is something new.
// Must not know who answers, nor what is shown.

import type { Seen } from '../ipc/host';

/** How long to wait after a look that failed, in milliseconds: the library may be busy, or the window closing. */
const AGAIN = 1_000;

/** What was seen last. */
export interface Sight {
  readonly seen: Seen | null;
}

/** Looks for as long as `goOn` says so of what was seen. */
export function sight(look: (after: number) => Promise<Seen>, goOn: (seen: Seen) => boolean = () => true): Sight {
  let seen = $state.raw<Seen | null>(null);
  void (async () => {
    do {
      try {
        seen = await look(seen?.version ?? 0);
      } catch {
        // What is on the wall stays there: an empty wall in the middle of a meeting would say more than it means.
        await new Promise((done) => setTimeout(done, AGAIN));
      }
    } while (!seen || goOn(seen));
  })();
  return {
    get seen() {
      return seen;
    },
  };
}
