// Owns making something to listen to in the middle of working something out.
// Must not know what is made.

/**
 * Makes it apart from whatever is being worked out. Svelte lets a reaction not hear of the state it made itself, also within
 * `untrack`; a root of its own has made this.
 */
export function apart<T>(make: () => T): T {
  let made: T;
  $effect.root(() => void (made = make()))();
  return made!;
}
