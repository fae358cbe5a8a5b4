// Owns where the person is: which screen, of which review, and the step back.
// Must not know what a screen shows.

import { open } from './open.svelte';

class Navigation {
  /** The screen shown; `library` when no review is open. */
  screen = $state('library');
  /** What has to be settled before going to the library, such as a copy that is thrown away; false stays here. */
  leave: (() => Promise<boolean>) | null = null;
  #trail: string[] = [];

  /** Shows another screen of the open review. */
  go(screen: string): void {
    if (screen === this.screen) return;
    if (screen === 'library') return void this.home();
    if (!open.id && screen !== 'search') return;
    this.#trail.push(this.screen);
    this.#show(screen);
  }

  /** Opens a review on a screen. */
  async enter(review: string, screen = 'prepare'): Promise<void> {
    this.#trail = ['library'];
    await open.load(review);
    this.#show(screen);
  }

  /** Goes on from here to a screen of any review, so that one step back leads here again. Says whether it got there. */
  async reach(review: string, screen: string): Promise<boolean> {
    if (review !== open.id) {
      if (!(await open.flush())) return false;
      await open.load(review);
    }
    this.#trail.push(this.screen);
    this.#show(screen);
    return open.id === review;
  }

  /** Goes to the library. Typed words are sent first; those that cannot be kept hold the person here. */
  async home(): Promise<void> {
    if (!(await open.flush())) return;
    if (this.leave && !(await this.leave())) return;
    await open.close();
    this.#trail = [];
    this.#show('library');
  }

  /** One step back. */
  back(): void {
    const before = this.#trail.pop();
    if (before === undefined) return;
    if (before === 'library') void this.home();
    else this.#show(before);
  }

  /** Returns to the place the address names, after a reload. */
  async restore(address: string): Promise<void> {
    const [, review, screen] = /^#\/([0-9a-f-]{36})\/([a-z]+)$/.exec(address) ?? [];
    if (review && screen) await this.enter(review, screen);
  }

  #show(screen: string): void {
    this.screen = screen;
    history.replaceState(null, '', open.id ? `#/${open.id}/${screen}` : '#/');
  }
}

export const nav = new Navigation();
