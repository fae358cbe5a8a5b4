// Owns the present moment, for screens that show it or count from it.
// Must not know what is being timed.

import { createSubscriber } from 'svelte/reactivity';

let source: () => number = Date.now;

/** Ticks once a second, and only while something on the screen reads it. */
const seconds = createSubscriber((update) => {
  const timer = setInterval(update, 1_000);
  return () => clearInterval(timer);
});

export const clock = {
  /** Milliseconds since 1970; reading it in a screen re-renders that screen each second. */
  get now(): number {
    seconds();
    return source();
  },
  /** The same, without following it: for stamping what a person just did. */
  stamp: (): string => new Date(source()).toISOString(),
  /** The present, read once. */
  peek: (): number => source(),
};

/** Lets tests and pictures hold the clock still. */
export function setClock(fixed: (() => number) | null): void {
  source = fixed ?? Date.now;
}
