// Owns the words a facilitator can choose from, read once: prompts, agendas, ground rules.
// Must not know a review.

import type { AgendaPreset, Deck, Prompt, Stage, StageGuide } from '../ipc/bindings';
import { call } from '../ipc/call';

class Shelf {
  /** The built-in deck first, then the person's own. Empty until they have been read. */
  list = $state.raw<readonly Deck[]>([]);
  #prompts = $derived(new Map(this.list.flatMap((deck) => deck.prompts).map((prompt) => [prompt.id, prompt])));
  #reading: Promise<void> | undefined;

  /** Reads the decks unless they are there. Rejects with a Trouble, and may be tried again. */
  load(): Promise<void> {
    this.#reading ??= call('decks', null).then(
      (decks) => void (this.list = decks.decks),
      (raw) => {
        this.#reading = undefined;
        throw raw;
      },
    );
    return this.#reading;
  }

  /** The prompt of that id, whichever deck it is in. */
  prompt(id: string): Prompt | undefined {
    return this.#prompts.get(id);
  }

  /** What the decks say about a stage. */
  guide(stage: Stage): StageGuide | undefined {
    return this.list.flatMap((deck) => deck.stages).find((guide) => guide.stage === stage);
  }

  get presets(): AgendaPreset[] {
    return this.list.flatMap((deck) => deck.presets);
  }

  get groundRules(): readonly string[] {
    return this.list[0]?.ground_rules ?? [];
  }
}

export const decks = new Shelf();
