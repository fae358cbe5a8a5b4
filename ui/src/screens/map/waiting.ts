// Owns which notes of the meeting may still want a place on the map.
// Must not know how they are listed.

import type { Factor, Note } from '../../ipc/bindings';

/** What is most likely a condition comes first. */
const first = ['surprise', 'question'] as const;

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim().toLocaleLowerCase();

/** The notes with words that are not on the map yet, and hold no factor up: surprises and questions first, then as they were taken. */
export function waiting(notes: readonly Note[], factors: readonly Factor[]): Note[] {
  const there = new Set(factors.map((factor) => plain(factor.phrase)));
  const rank = (note: Note) => (first.some((kind) => kind === note.kind) ? 0 : 1);
  return notes
    .filter((note) => note.text.trim() && !note.factors?.length && !there.has(plain(note.text)))
    .sort((a, b) => rank(a) - rank(b) || (a.taken_at < b.taken_at ? -1 : a.taken_at > b.taken_at ? 1 : 0));
}
