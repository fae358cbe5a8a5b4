// Owns a coach in memory that hears a handful of phrases, so that every screen can be shown and tested without the core.
// Must not be taken for the lexicon: it asks nothing of the sentence around a phrase.

import type { CoachView, Hint, NewRule, RuleLine } from '../bindings';

const rules: RuleLine[] = [
  {
    id: 'counterfactual-failed-to',
    class: 'counterfactual',
    phrases: ['failed to'],
    why: 'It tells what did not happen, and hides what did.',
    asks: ['What were they doing instead, and what made that the sensible thing?'],
    is_on: true,
    is_added: false,
  },
  {
    id: 'hindsight-obvious',
    class: 'hindsight',
    phrases: ['obvious', 'obviously'],
    why: 'It is plain now; it was not then.',
    asks: ['What could be seen at that moment?', 'When did it become plain, and to whom?'],
    is_on: true,
    is_added: false,
  },
];

export class FakeCoach {
  #rules = structuredClone(rules);

  hear(texts: readonly string[]): Hint[][] {
    return texts.map((text) =>
      this.#rules
        .filter((rule) => rule.is_on)
        .flatMap((rule) => {
          const found = new RegExp(`\\b(?:${rule.phrases.join('|')})\\b`, 'giu');
          return [...text.matchAll(found)].map(({ index, 0: phrase }): Hint => ({
            rule: rule.id,
            class: rule.class,
            utf16: [index, index + phrase.length],
            phrase,
            why: rule.why,
            ask: rule.asks,
          }));
        })
        .sort((a, b) => a.utf16[0] - b.utf16[0]),
    );
  }

  switch(id: string, isOn: boolean): void {
    this.#rules = this.#rules.map((rule) => (rule.id === id ? { ...rule, is_on: isOn } : rule));
  }

  view(): CoachView {
    const languages = ['en', 'de', 'es'].map((tag) => ({ tag, is_young: tag !== 'en' }));
    return {
      language: 'en',
      languages,
      rules: this.#rules,
      left_out: [],
      folder: '~/.local/share/second-story/phrases',
    };
  }

  add({ class: kind, phrase, why, ask }: NewRule): string {
    const id = `added-${phrase.replace(/\W+/g, '-')}`;
    this.#rules = [
      ...this.#rules,
      { id, class: kind, phrases: [phrase.toLowerCase()], why, asks: [ask], is_on: true, is_added: true },
    ];
    return id;
  }

  takeAway(id: string): void {
    this.#rules = this.#rules.filter((rule) => rule.id !== id);
  }
}
