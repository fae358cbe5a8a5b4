// Owns the splitting of one factor into two: which rows change, as one step that can be undone.
// Must not choose: which link goes where is the person's to say.

import type { Factor, Link, Sheet } from '../../ipc/bindings';
import { emptySheet } from '../../ipc/rows';

/** Where a link goes when its factor becomes two. */
export const sides = ['first', 'second', 'both'] as const;
export type Side = (typeof sides)[number];

/** How a factor is to be split. */
export interface Parting {
  /** The words of what stays. */
  first: string;
  /** The words of what is new. */
  second: string;
  /** Where each link goes; one that is not named stays with the first. */
  links: ReadonlyMap<string, Side>;
}

/** The rows to be written. The second takes after the first in everything but its words; nothing else is changed. */
export function parted(
  factor: Factor,
  links: readonly Link[],
  parting: Parting,
  fresh: { id: string; position: number; link: () => string },
): Sheet {
  const first = { ...factor, phrase: parting.first.trim() };
  const second: Factor = {
    ...factor,
    put: undefined,
    id: fresh.id,
    rev: 0,
    position: fresh.position,
    phrase: parting.second.trim(),
  };
  const turned = (link: Link): Link => ({
    ...link,
    from: link.from === factor.id ? second.id : link.from,
    to: link.to === factor.id ? second.id : link.to,
  });
  const moved = links.flatMap((link) => {
    const side = parting.links.get(link.id) ?? 'first';
    if (side === 'first') return [];
    return [side === 'second' ? turned(link) : { ...turned(link), id: fresh.link(), rev: 0 }];
  });
  return { ...emptySheet(), factors: [...(first.phrase === factor.phrase ? [] : [first]), second], links: moved };
}
