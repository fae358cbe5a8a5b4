// Owns a factor on its way under the pointer: where it is, and over which band and phase.
// Must not change the factor, nor know how it looks. What it does is done by keys (1 to 7, [ and ], Shift and an arrow) and by
// choosing as well.

import type { Band, Drawing, Node, Phase, Put } from '../../ipc/bindings';
import { placeAt } from './place';

/** A place in the drawing, in its own measure. */
export type At = readonly [x: number, y: number];

/** A factor that has left its place. */
export interface Carried {
  node: Node;
  /** Where its corner is now. */
  x: number;
  y: number;
  band: Band;
  phase: Phase;
  /** The place it would take inside them. */
  put: Put;
}

/** So far the pointer goes before a press becomes a drag, in pixels of the drawing. */
const SLACK = 5;

/** The band and phase at a place; beyond the rim, the nearest. */
export function cellAt({ lanes, columns }: Drawing, [x, y]: At): { band: Band; phase: Phase } {
  const lane = lanes.find((one) => y < one.y + one.height) ?? lanes.at(-1)!;
  const phases = columns.flatMap(({ kind, ...column }) =>
    kind.kind === 'phase' ? [{ ...column, phase: kind.phase }] : [],
  );
  const column = phases.find((one) => x < one.x + one.width) ?? phases.at(-1)!;
  return { band: lane.band, phase: column.phase };
}

export class Drag {
  carried = $state.raw<Carried | null>(null);
  #pressed: { node: Node; from: At } | null = null;

  /** True from the press on, before it is known whether it becomes a drag. */
  get isPressed(): boolean {
    return this.#pressed !== null;
  }

  press(node: Node, from: At): void {
    this.#pressed = { node, from };
  }

  /** Follows the pointer. */
  move(to: At, drawing: Drawing): void {
    if (!this.#pressed) return;
    const { node, from } = this.#pressed;
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    if (!this.carried && Math.hypot(dx, dy) < SLACK) return;
    const cell = cellAt(drawing, to);
    const [x, y] = [node.x + dx, node.y + dy];
    const put = placeAt(drawing, cell, [x + node.width / 2, y + node.height / 2]);
    this.carried = { node, x, y, ...cell, put };
  }

  /** Lets go: what was carried, if anything was. */
  drop(): Carried | null {
    const { carried } = this;
    this.leave();
    return carried;
  }

  /** Lets go, and everything is as it was. */
  leave(): void {
    this.#pressed = null;
    this.carried = null;
  }
}
