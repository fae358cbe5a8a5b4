// Owns cutting a text at the places that are marked in it.
// Must not know what the marks mean.

import type { SearchMark } from '../../ipc/bindings';

/** A stretch of text, marked or not. */
export interface Piece {
  text: string;
  isMarked: boolean;
}

/** The whole text in order; marks that overlap or lie outside take nothing away from it. */
export function pieces(text: string, marks: readonly SearchMark[]): Piece[] {
  const out: Piece[] = [];
  let at = 0;
  const put = (to: number, isMarked: boolean) => {
    if (to > at) out.push({ text: text.slice(at, to), isMarked });
    at = Math.max(at, to);
  };
  for (const { from, to } of marks) {
    put(Math.min(from, text.length), false);
    put(Math.min(to, text.length), true);
  }
  put(text.length, false);
  return out;
}
