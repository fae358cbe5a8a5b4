// Owns the reading of a captured line: its prefix, its kind, the words that are left.
// Must not know where a line goes, nor the clock.

/** What a line can be; Tab goes through them in this order, which is the legend's. */
export const kinds = ['note', 'quote', 'question', 'surprise', 'event', 'factor', 'parked', 'follow_up'] as const;
export type Kind = (typeof kinds)[number];
/** What a row shows: a kind, or a mark that no words were given yet. */
export type Sign = Kind | 'mark';

/** The key that makes each kind, as the legend shows it. */
export const keyOf = {
  quote: '"',
  question: '?',
  surprise: '!',
  event: '>',
  factor: '+',
  parked: '~',
  follow_up: '*',
} as const satisfies Record<Exclude<Kind, 'note'>, string>;

// Keyboards and corrections write the same sign in several ways: curly, low or full width.
const written: Record<Exclude<Kind, 'note'>, string> = {
  quote: '"“”„«»＂「',
  question: '?？¿',
  surprise: '!！¡',
  event: '>＞',
  factor: '+＋',
  parked: '~～˜',
  follow_up: '*＊',
};
const byPrefix = new Map<string, Kind>(
  Object.entries(written).flatMap(([kind, signs]) => [...signs].map((sign): [string, Kind] => [sign, kind as Kind])),
);

/** The most a note can hold, in characters; the rules say the same, but a paste far above it would hold up the window. */
export const ROOM = 200_000;

/** A kind taken from the front of a line, with the words that are left; null where the line has no prefix. */
export function prefixOf(text: string): { kind: Kind; rest: string } | null {
  const [first = ''] = text;
  const kind = byPrefix.get(first);
  return kind ? { kind, rest: text.slice(first.length).replace(/^ /, '') } : null;
}

/** The words as they are kept: no space around them, and a quote without its marks, which its look says already. */
export function wordsOf(kind: Kind, text: string): string {
  const words = text.trim();
  return kind === 'quote' ? words.replace(/^["“”„«»＂「]\s*/, '').replace(/\s*["“”„«»＂」]$/, '') : words;
}

/** The kind after this one, or before it. */
export function cycled(kind: Kind, step: 1 | -1 = 1): Kind {
  return kinds[(kinds.indexOf(kind) + step + kinds.length) % kinds.length]!;
}

/** How long a digit on an empty line waits to see whether words follow it, in milliseconds. */
export const DIGIT_WAITS = 1_000;

/**
 * On an empty line 1, 2 and 3 ask a follow-up. When words follow at once, the digit was the first letter of a
 * note ("3 hosts stayed up"), and it goes back to the front of them.
 */
export function digitBelongs(pressedAt: number, typedAt: number): boolean {
  return typedAt - pressedAt <= DIGIT_WAITS;
}
