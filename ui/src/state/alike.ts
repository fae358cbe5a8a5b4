// Owns whether two rows read the same.
// Must not know what a row is of.

/** Whether two values that came as JSON say the same, but for the revision, which says nothing about a row. */
export function readsAlike(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const names = Object.keys(one);
  if (names.length !== Object.keys(other).length) return false;
  return names.every((name) => name === 'rev' || (name in other && readsAlike(one[name], other[name])));
}
