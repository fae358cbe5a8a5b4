// Owns the time a running stage went on with nobody there: the computer slept, or the app was shut.
// Must not decide whether it counts: that is asked once, and answered by a person.

import { untrack } from 'svelte';
import type { AgendaItem } from '../ipc/bindings';
import { clock } from './clock.svelte';
import { keptValue } from './kept';

/** From so many milliseconds without a beat on, nobody was there. */
const GONE = 60_000;
/** A beat is kept on this computer this often, so that a start after a crash knows when the last one was. */
const KEPT_EVERY = 5_000;

/** A stretch nobody has answered for, and the stage that ran meanwhile. */
export interface Stretch {
  item: string;
  ms: number;
}

/** What lies on this computer: when the stage was last seen to run, and what is still to be answered. */
interface Beat {
  review: string;
  item: string | null;
  at: number;
  stretches: readonly Stretch[];
}

const kept = keptValue<Beat>('second-story.beat');

const NONE: Beat = { review: '', item: null, at: 0, stretches: [] };

class Away {
  #beat: Beat = $state.raw(kept.read() ?? NONE);
  #keptAt = 0;

  /** What nobody has answered for in a review. */
  of(review: string): readonly Stretch[] {
    return this.#beat.review === review ? this.#beat.stretches : [];
  }

  /**
   * Feels the pulse: the review that is open, if any, and its stage that runs now; none in a break or outside a meeting.
   * Whoever looks into another review meanwhile has not gone away from the meeting.
   */
  beat(review: string | null, running: Pick<AgendaItem, 'id'> | undefined, now: number): void {
    // Whoever feels it at every second must not feel their own beat.
    untrack(() => this.#feel(review, running, now));
  }

  #feel(review: string | null, running: Pick<AgendaItem, 'id'> | undefined, now: number): void {
    const { item: before, at } = this.#beat;
    if (before && now - at > GONE) this.#add({ item: before, ms: now - at });
    const isElsewhere = review !== this.#beat.review;
    // Another meeting that runs takes the place of this one; another review that is only looked at does not.
    if (isElsewhere && running) this.#beat = { ...NONE, review: review! };
    const item = isElsewhere && !running ? before : (running?.id ?? null);
    if (item === null && before === null) return;
    this.#beat = { ...this.#beat, item, at: now };
    if (item !== before || Math.abs(now - this.#keptAt) >= KEPT_EVERY) this.#keep();
  }

  /** It is settled, one way or the other: what was asked about is handed out, and asked about no more. */
  answered(): readonly Stretch[] {
    const { stretches } = this.#beat;
    this.#beat = { ...this.#beat, stretches: [] };
    this.#keep();
    return stretches;
  }

  /** Begins afresh, as a newly opened window does. */
  afresh(): void {
    this.#beat = kept.read() ?? NONE;
  }

  #add({ item, ms }: Stretch): void {
    const { stretches } = this.#beat;
    const before = stretches.find((one) => one.item === item)?.ms ?? 0;
    this.#beat = {
      ...this.#beat,
      stretches: [...stretches.filter((one) => one.item !== item), { item, ms: before + ms }],
    };
  }

  #keep(): void {
    this.#keptAt = clock.peek();
    kept.write(this.#beat);
  }
}

/** The one pulse of this window. */
export const away = new Away();
