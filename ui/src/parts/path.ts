// Owns the spelling of curves for SVG.
// Must not know what is drawn.

type Point = readonly [number, number];

/** A run of cubic curves, a start and three points each, as SVG path data. */
export function pathOf(curve: readonly Point[]): string {
  const [start, ...rest] = curve;
  if (!start) return '';
  const parts = [`M${start.join(' ')}`];
  for (let at = 0; at + 2 < rest.length; at += 3) {
    parts.push(
      `C${rest
        .slice(at, at + 3)
        .map((point) => point.join(' '))
        .join(' ')}`,
    );
  }
  return parts.join('');
}
