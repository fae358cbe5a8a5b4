// Owns a search: what was asked, the last answer to it, and the steps in between.
// Must not know how an answer is shown, nor where a hit leads.

import { call } from '../ipc/call';
import type { Noun, SearchHit, SearchView } from '../ipc/bindings';
import type { Trouble } from '../ipc/host';
import { asTrouble } from './open.svelte';

/** How long the hands rest before a question is asked, in milliseconds. */
const REST = 90;

/** Hits of one review, in the order of the answer. */
export interface Group {
  review: string;
  title: string;
  hits: SearchHit[];
}

/** Puts hits of one review together; reviews stand in the order of their first hit. */
export function grouped(hits: readonly SearchHit[]): Group[] {
  const groups = new Map<string, Group>();
  for (const hit of hits) {
    const group = groups.get(hit.review) ?? { review: hit.review, title: hit.title, hits: [] };
    group.hits.push(hit);
    groups.set(hit.review, group);
  }
  return [...groups.values()];
}

class Search {
  words = $state('');
  only = $state<Noun | null>(null);
  /** The answer to `said`; none before there is a question. */
  view = $state.raw<SearchView | null>(null);
  /** The words the answer is for: those in the field may be newer. */
  said = $state('');
  trouble = $state.raw<Trouble | null>(null);
  /** The hit that was looked at last, so that coming back finds it again. */
  last = $state<string | null>(null);
  readonly groups = $derived(grouped(this.view?.hits ?? []));
  #resting: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  /** Takes in what is being typed; asks when the hands rest. */
  type(words: string): void {
    this.words = words;
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => void this.ask(), REST);
  }

  /** Looks in one kind only, or in all. */
  choose(only: Noun | null): void {
    this.only = only;
    void this.ask();
  }

  /** Asks now. An answer that comes after a newer question was asked is dropped. */
  async ask(): Promise<void> {
    clearTimeout(this.#resting);
    const [number, words, only] = [++this.#asked, this.words.trim(), this.only];
    if (!words) {
      Object.assign(this, { view: null, trouble: null, said: '' });
      return;
    }
    try {
      const view = await call('search', { words, only });
      if (number === this.#asked) Object.assign(this, { view, trouble: null, said: words });
    } catch (raw) {
      if (number === this.#asked) Object.assign(this, { view: null, trouble: asTrouble(raw), said: words });
    }
  }
}

export const search = new Search();
