// Owns stepping through a short list of choices by key.
// Must not know what is chosen.

/** The value so many places along a list; the same where the list ends, unless it goes round. */
export function along<T>(list: readonly T[], from: T, by: number, round: 'round' | 'ends' = 'ends'): T {
  const to = list.indexOf(from) + by;
  return list[round === 'round' ? (to + list.length) % list.length : Math.min(Math.max(to, 0), list.length - 1)]!;
}
