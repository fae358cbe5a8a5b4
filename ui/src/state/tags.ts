// Owns the words reviews are filed under: how they are written in one line, and which reviews share one.
// Must not know a screen.

import type { Review } from '../ipc/bindings';

const plain = (tag: string): string => tag.normalize('NFKC').toLocaleLowerCase();

/** The line as it is shown for editing. */
export const lineOf = (review: Pick<Review, 'tags'>): string => (review.tags ?? []).join(', ');

/** The words in a line, parted by commas; the same word written twice is one, as it was written first. */
export function tagsIn(line: string): string[] {
  const tags = line
    .split(/[,;،、]/u)
    .map((tag) => tag.trim().replace(/\s+/gu, ' '))
    .filter(Boolean);
  return [...new Map(tags.toReversed().map((tag) => [plain(tag), tag])).values()].toReversed();
}

/** What both are filed under, as the first has it. */
export function shared(one: Pick<Review, 'tags'>, other: Pick<Review, 'tags'>): string[] {
  const there = new Set((other.tags ?? []).map(plain));
  return (one.tags ?? []).filter((tag) => there.has(plain(tag)));
}

/** Words other reviews are filed under and this one is not, each once. */
export function offered(review: Pick<Review, 'id' | 'tags'>, all: readonly Pick<Review, 'id' | 'tags'>[]): string[] {
  const own = new Set((review.tags ?? []).map(plain));
  const others = all.filter(({ id }) => id !== review.id).flatMap(({ tags }) => tags ?? []);
  return tagsIn(others.join(',')).filter((tag) => !own.has(plain(tag)));
}
