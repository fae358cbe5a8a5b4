// Owns finding a place in a list that is in order.
// Must not know what is listed, nor what orders it.

/** The first place that one may have among those in order: before every one that is not ahead of it. */
export function placeIn<T>(list: readonly T[], one: T, inOrder: (a: T, b: T) => number): number {
  let [from, to] = [0, list.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (inOrder(list[middle]!, one) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}
