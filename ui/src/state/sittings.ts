// Owns the parting of an agenda into sittings: the meeting, its second half on another day, the second meeting.
// Must not know how an agenda is shown, nor what time it is.

import type { AgendaItem, ReviewState } from '../ipc/bindings';

type Planned = Pick<AgendaItem, 'id' | 'stage' | 'state' | 'meets_at'>;

/** Stages during which people sit together without a break of days. */
export interface Sitting<I extends Planned = AgendaItem> {
  items: readonly I[];
  /** When it is to begin, where somebody said so. */
  meetsAt: string | null;
  /** The second meeting, in which ideas are looked at again. */
  isSecond: boolean;
}

/** A sitting begins where a time is set, where people are welcomed after a close, and where ideas have had time to soak. */
const begins = (item: Planned, before: Planned): boolean =>
  !!item.meets_at || item.stage === 'soak' || (item.stage === 'open' && before.stage === 'close');

/** The sittings of an agenda, in its order. */
export function sittings<I extends Planned>(agenda: readonly I[]): Sitting<I>[] {
  const parts: I[][] = [];
  for (const item of agenda) {
    const last = parts.at(-1);
    if (last && !begins(item, last.at(-1)!)) last.push(item);
    else parts.push([item]);
  }
  return parts.map((items) => ({
    items,
    meetsAt: items[0]!.meets_at ?? null,
    isSecond: items[0]!.stage === 'soak',
  }));
}

/** The sitting an item belongs to. */
export const sittingOf = <I extends Planned>(agenda: readonly I[], id: string): Sitting<I> | undefined =>
  sittings(agenda).find(({ items }) => items.some((item) => item.id === id));

const isTouched = ({ state }: Planned): boolean => state === 'now' || state === 'done';
const waits = ({ state }: Planned): boolean => state === 'waiting';

/**
 * The sitting people are in, or come to next. While they meet, one that has begun and still has stages waiting; after
 * it ended, the first one behind it that nobody has begun.
 */
export function sittingAhead<I extends Planned>(agenda: readonly I[], state: ReviewState): Sitting<I> | undefined {
  const all = sittings(agenda);
  const begun = all.findLastIndex(({ items }) => items.some(isTouched));
  const from = state === 'meet' ? Math.max(begun, 0) : begun + 1;
  return all.slice(from).find(({ items }) => items.some(waits));
}

/** The stage to come after this one, in the same sitting: the next that waits, or one that was left behind. */
export function following<I extends Planned>(agenda: readonly I[], id: string): I | undefined {
  const items = sittingOf(agenda, id)?.items ?? [];
  const at = items.findIndex((item) => item.id === id);
  return items.slice(at + 1).find(waits) ?? items.find(waits);
}
