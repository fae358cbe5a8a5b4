// Owns the words a facilitator can choose from, read once: prompts, agendas, ground rules.
// Must not know a review.

import type {
  AgendaPreset,
  AntiPattern,
  Deck,
  Decks,
  OwnDeck,
  Prompt,
  PromptUse,
  Stage,
  StageGuide,
} from '../ipc/bindings';
import { call } from '../ipc/call';

/** The id of the deck the app writes; its prompts carry it in front of theirs. */
export const mine = 'mine';

class Shelf {
  /** The built-in deck first, then the person's own. Empty until they have been read. */
  list = $state.raw<readonly Deck[]>([]);
  /** Every prompt of every deck: the starred ones first, in their order, then deck by deck. */
  prompts: readonly Prompt[] = $derived.by(() => {
    const all = this.list.flatMap((deck) => deck.prompts);
    const first = this.starred.flatMap((id) => all.filter((prompt) => prompt.id === id));
    return [...first, ...all.filter((prompt) => !first.includes(prompt))];
  });
  #prompts = $derived(new Map(this.prompts.map((prompt) => [prompt.id, prompt])));
  #reading: Promise<void> | undefined;

  /** Reads the decks unless they are there. Rejects with a Trouble, and may be tried again. */
  load(): Promise<void> {
    this.#reading ??= call('decks', null).then(
      (decks) => this.#show(decks),
      (raw) => {
        this.#reading = undefined;
        throw raw;
      },
    );
    return this.#reading;
  }

  /** What is often heard, with what to say instead. */
  get antiPatterns(): readonly AntiPattern[] {
    return this.list.flatMap((deck) => deck.anti_patterns);
  }

  /** The prompt of that id, whichever deck it is in. */
  prompt(id: string): Prompt | undefined {
    return this.#prompts.get(id);
  }

  /** The words to say for a prompt of an agenda: one's own first, then the deck's. */
  wordsOf(used: PromptUse): string | undefined {
    return used.words ?? this.prompt(used.prompt)?.text;
  }

  /** The prompts to offer first in every review, in order. */
  get starred(): readonly string[] {
    return [...new Set(this.list.flatMap((deck) => deck.starred))];
  }

  /** What is kept for every review, as it stands: the deck the app itself writes. */
  get own(): OwnDeck {
    const held = this.list.find((deck) => deck.id === mine);
    const prompts = held?.prompts.map(({ id, stage, cue, text, purpose }) => ({ id, stage, cue, text, purpose }));
    return { title: held?.title ?? '', starred: held?.starred ?? [], prompts: prompts ?? [] };
  }

  /** Keeps that deck for every review. Rejects with a Trouble, and then everything is as it was. */
  async keep(own: OwnDeck): Promise<void> {
    this.#show(await call('keep_deck', own));
  }

  #show(decks: Decks): void {
    this.list = decks.decks;
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
