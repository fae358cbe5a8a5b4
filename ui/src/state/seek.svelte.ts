// Owns the way to one row on its screen: which one is looked for, and finding it once the screen shows it.
// Must not know how a screen shows a row beyond the mark it carries: `data-row`, with the row's id.

import type { Key, Noun } from '../ipc/bindings';

/** The screen on which rows of a noun are read. */
const screens: Partial<Record<Noun, string>> = {
  review: 'prepare',
  note: 'meet',
  line: 'timeline',
  event: 'timeline',
  account: 'timeline',
  factor: 'map',
  parked: 'learn',
  learning: 'learn',
  open_question: 'learn',
  follow_up: 'learn',
  thanks: 'learn',
};

/** How long a screen may take to show the row, in milliseconds. */
const PATIENCE = 2_000;

class Seek {
  /** The row that is looked for; a screen that does not draw all its rows brings this one into sight. */
  wanted = $state.raw<Key | null>(null);

  /** The screen that shows this row. */
  screenOf(key: Key): string {
    return screens[key.noun] ?? 'prepare';
  }

  /** Puts the focus on the row, as soon as its screen shows it. Says whether it did. */
  async find(key: Key): Promise<boolean> {
    this.wanted = key;
    const end = Date.now() + PATIENCE;
    while (this.wanted === key && Date.now() < end) {
      const row = document.querySelector<HTMLElement>(`[data-row="${key.id}"]`);
      if (row) {
        reach(row);
        this.wanted = null;
        return true;
      }
      await new Promise((done) => setTimeout(done, 30));
    }
    if (this.wanted === key) this.wanted = null;
    return false;
  }
}

/** What in a row takes the keys, the part that says it first. */
const parts = ['[data-title]', 'button.words', 'textarea', 'button'].map((part) => `${part}:not([disabled])`);

function reach(row: HTMLElement): void {
  const own = row.matches('button, [tabindex]') ? row : undefined;
  const part = own ?? parts.map((part) => row.querySelector<HTMLElement>(part)).find((found) => found !== null);
  // What can only be read still shows where it is.
  if (!part) row.tabIndex = -1;
  (part ?? row).focus({ preventScroll: true });
  row.scrollIntoView({ block: 'center', inline: 'nearest' });
}

export const seek = new Seek();
