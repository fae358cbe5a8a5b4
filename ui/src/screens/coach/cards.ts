// Owns the finding of a card by what was just heard: two letters of it are enough.
// Must not know how a card looks, nor who said it.

import type { AntiPattern, RuleLine } from '../../ipc/bindings';

/** What somebody says, what it hides, and what to say instead, aloud. */
export interface Card {
  id: string;
  heard: string;
  hides: string;
  offers: readonly string[];
}

/** The commonest, which fill one page. */
export const commonest = (cards: readonly AntiPattern[]): Card[] =>
  cards.map(({ id, heard, hides, offer }) => ({ id, heard, hides, offers: [offer] }));

/** Words a rule keeps a place for, as somebody would say them. */
const aloud = (text: string): string => text.replaceAll('{P}', '…').replaceAll('{who}', 'they');

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’']/g, "'")
    .replace(/[^\p{L}\p{N}']+/gu, ' ')
    .trim();

/** How well a phrase fits what was typed: the smaller the better; none where it does not. */
function fit(phrase: string, typed: string): number | null {
  const words = fold(phrase);
  if (words.startsWith(typed)) return words.length / 1_000;
  const at = ` ${words}`.indexOf(` ${typed}`);
  return at < 0 ? null : 1 + at / 100;
}

/** The cards for what was typed, the best first. With nothing typed, the commonest. */
export function cardsFor(typed: string, cards: readonly AntiPattern[], rules: readonly RuleLine[], most = 8): Card[] {
  const common = commonest(cards);
  const wanted = fold(typed);
  if (!wanted) return common;
  const found: { card: Card; fit: number }[] = [];
  for (const card of common) {
    const how = fit(card.heard, wanted);
    if (how !== null) found.push({ card, fit: how - 0.5 });
  }
  for (const rule of rules) {
    if (!rule.is_on) continue;
    const fits = rule.phrases.flatMap((phrase) => {
      const how = fit(aloud(phrase), wanted);
      return how === null ? [] : [{ phrase: aloud(phrase), how }];
    });
    const best = fits.sort((a, b) => a.how - b.how)[0];
    if (best) {
      const card = { id: rule.id, heard: `“${best.phrase}”`, hides: rule.why, offers: rule.asks.map(aloud) };
      found.push({ card, fit: best.how });
    }
  }
  return found
    .sort((a, b) => a.fit - b.fit)
    .slice(0, most)
    .map(({ card }) => card);
}
