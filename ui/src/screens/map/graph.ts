// Owns the reading of links as a graph: who is how near, how a link sounds from either end, what cannot be linked.
// Must not know where anything is drawn. No factor counts more than another here.

import type { Factor, Link, LinkKind } from '../../ipc/bindings';

/** What a link without a second factor bears on. */
export const IMPACT = 'impact';

/** A factor's id, or the impact. */
export type End = string;

/** How much is kept in tint around the chosen factor. */
export type Steps = 'all' | '1' | '2';

export const endOf = (link: Pick<Link, 'to'>): End => link.to ?? IMPACT;

/** Everything within so many links of `of`, itself included. Nothing is reached through the impact: all of it meets there. */
export function around(links: readonly Link[], of: End, steps: number): Set<End> {
  const near = new Set([of]);
  let edge = new Set([of]);
  for (let step = 0; step < steps; step += 1) {
    const next = new Set<End>();
    for (const link of links) {
      const ends = [link.from, endOf(link)];
      for (const [here, there] of [ends, ends.toReversed()] as [End, End][]) {
        if (edge.has(here) && !near.has(there) && (here !== IMPACT || here === of)) next.add(there);
      }
    }
    next.forEach((end) => near.add(end));
    edge = next;
  }
  return near;
}

/** The links that keep their weight while the eye is on `of`: those that leave anything nearer than the last step. */
export function focusLinks(links: readonly Link[], of: End, steps: number): Set<string> {
  const inner = around(links, of, steps - 1);
  return new Set(links.filter((link) => touches(link, inner, of)).map(({ id }) => id));
}

function touches(link: Link, inner: ReadonlySet<End>, of: End): boolean {
  return [link.from, endOf(link)].some((end) => inner.has(end) && (end !== IMPACT || of === IMPACT));
}

/** A link as it reads from one of its ends. */
export interface Heard {
  link: Link;
  /** `by`: the other end bears on this one. `does`: this one bears on the other. */
  way: 'by' | 'does';
  other: End;
}

/** Every link of one end, as it reads from there: first what bears on it, then what it bears on. */
export function heardFrom(links: readonly Link[], of: End): Heard[] {
  const by = links.filter((link) => endOf(link) === of).map((link): Heard => ({ link, way: 'by', other: link.from }));
  const does = links
    .filter((link) => link.from === of)
    .map((link): Heard => ({ link, way: 'does', other: endOf(link) }));
  return [...by, ...does];
}

/** What is linked to one end, parted as a person would tell it. */
export interface About {
  /** What bore on it. */
  led: Heard[];
  /** What made it less: a link that says so, or one from what mitigated or was luck. */
  held: Heard[];
  /** What it bore on. */
  followed: Heard[];
}

/** What led into one end, what held there, and what followed. */
export function aboutOne(links: readonly Link[], factors: readonly Factor[], of: End): About {
  const polarity = new Map(factors.map((factor) => [factor.id, factor.polarity]));
  const holds = ({ link, other }: Heard) =>
    link.kind === 'mitigated' || link.kind === 'protected_by_luck' || isHeldBy(polarity.get(other));
  const heard = heardFrom(links, of);
  const by = heard.filter(({ way }) => way === 'by');
  return {
    led: by.filter((one) => !holds(one)),
    held: by.filter(holds),
    followed: heard.filter(({ way }) => way === 'does'),
  };
}

const isHeldBy = (polarity: Factor['polarity'] | undefined): boolean => polarity === 'mitigated' || polarity === 'luck';

/** A link somebody wants to draw, or to change. */
export interface Wish {
  id?: string;
  from: string;
  to: End;
  kind?: LinkKind;
}

/** Why a link cannot be drawn, before it is asked for: it would join a factor to itself, or is there already. */
export function refusalOf(links: readonly Link[], wish: Wish): 'self' | 'same' | undefined {
  if (wish.from === wish.to) return 'self';
  const twin = links.some(
    (link) => link.id !== wish.id && link.from === wish.from && endOf(link) === wish.to && link.kind === wish.kind,
  );
  return twin ? 'same' : undefined;
}

/**
 * The links in the order they are read aloud: from the impact outwards, contributing and mitigating in turn,
 * luck at the end. A link that leads to no impact is read after those that do.
 */
export function readingOrder(links: readonly Link[], factors: readonly Factor[]): Link[] {
  const far = distances(links);
  const at = (link: Link) => far.get(endOf(link)) ?? Number.MAX_SAFE_INTEGER;
  const polarity = new Map(factors.map((factor) => [factor.id, factor.polarity]));
  const sorted = links.toSorted((a, b) => at(a) - at(b));
  const isLuck = (link: Link) => link.kind === 'protected_by_luck' || polarity.get(link.from) === 'luck';
  const isHeld = (link: Link) => link.kind === 'mitigated' || polarity.get(link.from) === 'mitigated';
  const rest = sorted.filter((link) => !isLuck(link));
  return [
    ...inTurn(
      rest.filter((link) => !isHeld(link)),
      rest.filter(isHeld),
    ),
    ...sorted.filter(isLuck),
  ];
}

function inTurn<T>(a: readonly T[], b: readonly T[]): T[] {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, at) => [a[at], b[at]])
    .flat()
    .filter((it): it is T & {} => it !== undefined);
}

/** How many links lie between each end and the impact, along the direction of the verbs. */
function distances(links: readonly Link[]): Map<End, number> {
  const far = new Map<End, number>([[IMPACT, 0]]);
  for (const end of far.keys()) {
    // A map hands out what is added while it is walked, which makes this a breadth-first search.
    for (const link of links) if (endOf(link) === end && !far.has(link.from)) far.set(link.from, far.get(end)! + 1);
  }
  return far;
}
