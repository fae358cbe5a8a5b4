// Owns the spelling of curves for SVG.
// Must not know what is drawn.

type Point = readonly [number, number];

/** The cubic stretches of a curve, a start and three points each. */
const cubics = (curve: readonly Point[]): (readonly [Point, Point, Point, Point])[] =>
  Array.from({ length: Math.max(0, Math.floor((curve.length - 1) / 3)) }, (_, at) => [
    curve[3 * at]!,
    curve[3 * at + 1]!,
    curve[3 * at + 2]!,
    curve[3 * at + 3]!,
  ]);

/** Level or upright: the stretches between two corners. */
const isStraight = ([from, ...rest]: readonly [Point, ...Point[]]): boolean =>
  [0, 1].some((axis) => rest.every((point) => Math.abs(point[axis]! - from[axis]!) < 0.01));

const apart = (one: Point, other: Point): number => Math.hypot(other[0] - one[0], other[1] - one[1]);

const said = (points: readonly Point[]): string => points.map((point) => point.join(' ')).join(' ');

/** A run of cubic curves, a start and three points each, as SVG path data. */
export function pathOf(curve: readonly Point[]): string {
  const [start] = curve;
  if (!start) return '';
  return `M${said([start])}${cubics(curve)
    .map(([, ...to]) => `C${said(to)}`)
    .join('')}`;
}

/** A stretch of a line, and how far along the line it begins. */
export interface Stretch {
  path: string;
  begins: number;
}

/**
 * The same curve in stretches, straight ones and corners, for a line of dashes: of a long path every dash is made, however little of it
 * is in sight; of a straight stretch only those that are.
 */
export function stretchesOf(curve: readonly Point[]): Stretch[] {
  let far = 0;
  return cubics(curve).map((cubic) => {
    const [from, a, b, to] = cubic;
    const begins = far;
    const straight = apart(from, to);
    if (isStraight(cubic)) {
      far += straight;
      return { path: `M${said([from])}L${said([to])}`, begins };
    }
    // Of a bend as long as between its chord and its corners, which for these corners is off by less than a pixel.
    far += (straight + apart(from, a) + apart(a, b) + apart(b, to)) / 2;
    return { path: `M${said([from])}C${said([a, b, to])}`, begins };
  });
}
