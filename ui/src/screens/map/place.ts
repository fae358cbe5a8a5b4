// Owns the little geometry of moving about on the map and of painting its curves.
// Must not know what a box stands for.

import type { Band, Drawing, Phase, Put } from '../../ipc/bindings';

/** A box with its name. */
export interface Box {
  id: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

export type Way = 'up' | 'down' | 'left' | 'right';

/** The place one further on; undefined at the rim. Beyond the last row and column there is one more to be had. */
export function further({ col, row }: Put, way: Way): Put | undefined {
  const to = {
    col: col + (way === 'right' ? 1 : way === 'left' ? -1 : 0),
    row: row + (way === 'down' ? 1 : way === 'up' ? -1 : 0),
  };
  return to.col < 0 || to.row < 0 || to.col > LAST || to.row > LAST ? undefined : to;
}

/** The place nearest to a point of the drawing, inside a band and phase. */
export function placeAt(
  { lanes, columns }: Drawing,
  cell: { band: Band; phase: Phase },
  at: readonly [number, number],
): Put {
  const across = columns.find(({ kind }) => kind.kind === 'phase' && kind.phase === cell.phase)?.places ?? [];
  const down = lanes.find(({ band }) => band === cell.band)?.places ?? [];
  return { col: nearest(across, at[0]), row: nearest(down, at[1]) };
}

const nearest = (places: readonly number[], to: number): number =>
  places.reduce((best, place, at) => (Math.abs(place - to) < Math.abs((places[best] ?? Infinity) - to) ? at : best), 0);

/** The core brings a place further out than this back in. */
const LAST = 15;

/** How much a step aside counts against a step ahead. */
const ASIDE = 2;

const middle = (box: Box): [number, number] => [box.x + box.width / 2, box.y + box.height / 2];

/** The box one comes to from another by an arrow key: ahead by its middle, near, and little aside; none at the rim. */
export function neighbour(boxes: readonly Box[], from: string, way: Way): string | undefined {
  const start = boxes.find((box) => box.id === from);
  if (!start) return undefined;
  const [x, y] = middle(start);
  const along = way === 'left' || way === 'right' ? 0 : 1;
  const sign = way === 'left' || way === 'up' ? -1 : 1;
  let best: { id: string; cost: number } | undefined;
  for (const box of boxes) {
    const [bx, by] = middle(box);
    const gap = [bx - x, by - y] as const;
    const ahead = gap[along] * sign;
    if (box.id === from || ahead < 1) continue;
    const cost = ahead + ASIDE * overhang(start, box, along);
    if (!best || cost < best.cost) best = { id: box.id, cost };
  }
  return best?.id;
}

/** How far two boxes pass each other by, seen along an axis; boxes that overlap there do not, but for their middles. */
function overhang(a: Box, b: Box, along: 0 | 1): number {
  const [from, to] = along === 0 ? (['y', 'height'] as const) : (['x', 'width'] as const);
  const apart = Math.max(b[from] - (a[from] + a[to]), a[from] - (b[from] + b[to]), 0);
  const offset = Math.abs(a[from] + a[to] / 2 - (b[from] + b[to] / 2));
  return apart + offset / 4;
}
