// Owns the hints of the one field that is being written in: asked for in a quiet moment, following the words meanwhile.
// Must not know what kind of field it is, nor how a hint is drawn.

import type { Hint, Key } from '../../ipc/bindings';
import { coach, QUIET } from '../../state/coach.svelte';
import { besideCaret, CARET_RESTS, followed, nearest } from '../../state/underlines';

/** Where the words stand. */
export interface Place {
  /** The row they belong to; null while there is none yet. */
  key: Key | null;
  text: () => string;
  caret: () => number;
}

/** One field, as long as it has the focus. */
export class Live {
  /** What is underlined now. */
  shown = $state.raw<readonly Hint[]>([]);
  #hints: readonly Hint[] = [];
  #text: string;
  #rests = false;
  #composing = false;
  #quiet: ReturnType<typeof setTimeout> | undefined;
  #resting: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly place: Place) {
    this.#text = place.text();
    void this.#listen();
    this.moved();
  }

  /** The words have changed. While letters are being composed nothing happens but that the places follow. */
  wrote(): void {
    const text = this.place.text();
    this.#hints = followed(this.#hints, this.#text, text);
    this.#text = text;
    this.moved();
    clearTimeout(this.#quiet);
    if (!this.#composing) this.#quiet = setTimeout(() => void this.#listen(), QUIET);
  }

  /** Words can change without being typed: a line that was kept is emptied, an undo brings others back. */
  caughtUp(): this {
    if (this.place.text() !== this.#text) this.wrote();
    return this;
  }

  composing(is: boolean): void {
    this.#composing = is;
    this.wrote();
  }

  /** The caret has moved: what it stands in is out of sight until it rests. */
  moved(): void {
    this.#rests = false;
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => {
      this.#rests = true;
      this.#show();
    }, CARET_RESTS);
    this.#show();
  }

  /** Looks again, after something was let be or the coach was turned on or off. */
  again(): void {
    void this.#listen();
  }

  /** The phrase a menu would be about. Whoever asks for it does not wait for a quiet moment. */
  async nearest(): Promise<Hint | undefined> {
    await this.caughtUp().#listen();
    return nearest(this.#hints, this.place.caret());
  }

  /** The next phrase behind the caret; none behind the last. */
  async next(): Promise<Hint | undefined> {
    await this.caughtUp().#listen();
    const caret = this.place.caret();
    return this.#hints.find(({ utf16: [from] }) => from > caret);
  }

  leave(): void {
    clearTimeout(this.#quiet);
    clearTimeout(this.#resting);
  }

  async #listen(): Promise<void> {
    const text = this.#text;
    const { key } = this.place;
    const heard = await coach.hear(text);
    const kept = key ? heard.filter((hint) => !coach.isLetBe(key, hint)) : heard;
    // Words typed while the answer was on its way have moved the places.
    this.#hints = followed(kept, text, this.#text);
    this.#show();
  }

  #show(): void {
    this.shown = this.#composing ? [] : besideCaret(this.#hints, this.place.caret(), this.#rests);
  }
}
