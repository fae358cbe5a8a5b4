// Owns how long the room has talked about what happened and how long about fixing it, and who has been heard by role.
// Must not be kept in the library nor count anybody's words: it is the facilitator's own sense of the hour, and goes.

import { SvelteSet } from 'svelte/reactivity';
import { clock } from '../../state/clock.svelte';
import { keptValue } from '../../state/kept';

/** What is remembered over a crash; nobody's name and nothing anybody said is in it. */
interface Kept {
  review: string;
  story: number;
  fixing: number;
  topic: Topic;
  since: number | null;
}
const kept = keptValue<Kept>('second-story.talk');

export type Topic = 'story' | 'fixing';

export class Talk {
  topic = $state<Topic>('story');
  #spent = $state<Record<Topic, number>>({ story: 0, fixing: 0 });
  #since = $state<number | null>(null);
  /** The perspectives somebody marked as heard without a line of theirs. In memory only. */
  #heard = new SvelteSet<string>();

  constructor(readonly review: string) {
    const held = kept.read();
    if (held?.review !== review) return;
    this.#spent = { story: held.story, fixing: held.fixing };
    this.topic = held.topic;
    this.#since = held.since;
  }

  /** Follows the stage's clock: while that stands, neither of the two runs. */
  run(runs: boolean): void {
    if (runs === (this.#since !== null)) return;
    this.#settle();
    this.#since = runs ? clock.peek() : null;
    this.#keep();
  }

  /** The talk has turned to fixing, or back to the story. */
  turn(): void {
    this.#settle();
    this.topic = this.topic === 'story' ? 'fixing' : 'story';
    this.#keep();
  }

  /** Takes time out that nobody talked in, such as a computer's sleep. */
  leaveOut(ms: number): void {
    if (this.#since !== null) this.#since += ms;
    this.#keep();
  }

  /** Milliseconds talked about it so far. */
  spent(topic: Topic, now: number): number {
    const running = topic === this.topic && this.#since !== null ? Math.max(0, now - this.#since) : 0;
    return this.#spent[topic] + running;
  }

  isHeard = (perspective: string): boolean => this.#heard.has(perspective);

  hear(perspective: string): void {
    this.#heard.add(perspective);
  }

  #settle(): void {
    if (this.#since === null) return;
    const now = clock.peek();
    this.#spent = { ...this.#spent, [this.topic]: this.spent(this.topic, now) };
    this.#since = now;
  }

  #keep(): void {
    kept.write({ review: this.review, ...this.#spent, topic: this.topic, since: this.#since });
  }
}
