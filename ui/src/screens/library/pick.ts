// Owns the choice of what the library puts first, and which reviews a search leaves.
// Must not know how they are shown.

import type { Listed } from '../../ipc/bindings';

/** A meeting is still "next" this long after it should have begun, in milliseconds. */
const LATE_MS = 4 * 3_600_000;

/** The review a person most likely came for, and why; none when everything is shared. */
export function pickNext(
  list: readonly Listed[],
  now: number,
): { listed: Listed; why: 'meeting' | 'ready' | 'working' } | null {
  const meeting = list.find(({ review }) => review.state === 'meet');
  if (meeting) return { listed: meeting, why: 'meeting' };
  const planned = list
    .filter(
      ({ review }) => review.state === 'prepare' && review.meets_at && Date.parse(review.meets_at) > now - LATE_MS,
    )
    .sort((a, b) => Date.parse(a.review.meets_at!) - Date.parse(b.review.meets_at!));
  if (planned[0]) return { listed: planned[0], why: 'ready' };
  const open = list
    .filter(({ review }) => review.state !== 'done')
    .sort((a, b) => Date.parse(b.touched_at) - Date.parse(a.touched_at));
  return open[0] ? { listed: open[0], why: 'working' } : null;
}

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** The reviews whose title, summary or words they are filed under hold every word, in any order; accents and case do not matter. */
export function search(list: readonly Listed[], words: string): Listed[] {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  return list.filter(({ review }) => {
    const text = plain(`${review.title} ${review.summary} ${(review.tags ?? []).join(' ')}`);
    return wanted.every((word) => text.includes(word));
  });
}
