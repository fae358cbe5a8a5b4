// Owns how hints follow the words while somebody types, and which of them stay out of sight for the caret's sake.
// Must not know a field, nor what a hint says.

/** Something that stands somewhere in a text, from and to, in UTF-16 code units. */
export interface Placed {
  utf16: readonly [number, number];
}

/** The places after an edit. What was edited itself is dropped: it will be heard again. */
export function followed<T extends Placed>(placed: readonly T[], before: string, after: string): readonly T[] {
  if (before === after || !placed.length) return placed;
  const shorter = Math.min(before.length, after.length);
  let same = 0;
  while (same < shorter && before[same] === after[same]) same += 1;
  let tail = 0;
  while (tail < shorter - same && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const end = before.length - tail;
  const by = after.length - before.length;
  return placed.flatMap((one) => {
    const [from, to] = one.utf16;
    // A letter that now stands against a phrase makes another word of it.
    if (to <= same && !isLetter(after[to])) return [one];
    if (from >= end && !isLetter(after[from + by - 1])) return [{ ...one, utf16: [from + by, to + by] as const }];
    return [];
  });
}

const isLetter = (unit: string | undefined): boolean => unit !== undefined && /[\p{L}\p{N}_]/u.test(unit);

/** How long the caret rests before what it stands in is shown, in milliseconds. */
export const CARET_RESTS = 1_500;

/** What may be shown: not the phrase the caret is in, until it rests there. */
export function besideCaret<T extends Placed>(
  placed: readonly T[],
  caret: number | null,
  rests: boolean,
): readonly T[] {
  if (caret === null || rests) return placed;
  return placed.filter(({ utf16: [from, to] }) => caret < from || caret > to);
}

/** The phrase at the caret; else the next one after it, else the first. */
export function nearest<T extends Placed>(placed: readonly T[], caret: number): T | undefined {
  const at = placed.find(({ utf16: [from, to] }) => caret >= from && caret <= to);
  return at ?? placed.find(({ utf16: [from] }) => from >= caret) ?? placed[0];
}

/** A text in pieces: those of the places, and what lies between them. */
export function pieces<T extends Placed>(text: string, placed: readonly T[]): { text: string; of: T | null }[] {
  const out: { text: string; of: T | null }[] = [];
  let at = 0;
  for (const one of placed) {
    const [from, to] = one.utf16;
    if (from < at || to > text.length) continue;
    if (from > at) out.push({ text: text.slice(at, from), of: null });
    out.push({ text: text.slice(from, to), of: one });
    at = to;
  }
  if (at < text.length) out.push({ text: text.slice(at), of: null });
  return out;
}

/** The words around a place, as many as tell which it is. */
export interface Around {
  before: string;
  after: string;
}

/** Cut at a blank, with an ellipsis where more follows. */
export function around(text: string, [from, to]: readonly [number, number]): Around {
  const begin = Math.max(0, text.lastIndexOf(' ', Math.max(0, from - 32)));
  const space = text.indexOf(' ', to + 28);
  const end = space < 0 ? text.length : space;
  return {
    before: `${begin > 0 ? '…' : ''}${text.slice(begin, from).trimStart()}`,
    after: `${text.slice(to, end).trimEnd()}${end < text.length ? '…' : ''}`,
  };
}
