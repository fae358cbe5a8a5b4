// Owns what is worth asking about a map as it stands: the soft warnings, found from the graph alone.
// Must not judge, hide or hold back anything: each find is a question the room may leave.

import type { Factor, Link } from '../../ipc/bindings';
import { endOf, type End } from './graph';

/** What a map may be asked about, in the order it is asked. */
export const doubtKinds = ['single', 'person', 'chain', 'funnel', 'held', 'organisation', 'evidence'] as const;
export type DoubtKind = (typeof doubtKinds)[number];

/** One question, and the factor or impact it is about, where it is about one. */
export interface Doubt {
  kind: DoubtKind;
  at: End | null;
}

/** What the questions are found in. */
export interface Graph {
  factors: readonly Factor[];
  links: readonly Link[];
  /** The factors that rest on a note. */
  noted?: ReadonlySet<string>;
  /** Names of the people in this review. */
  names: readonly string[];
}

/** Below this many factors a map has only begun, and most questions would come too early. */
const BEGUN = 3;

/** Everything worth asking, at most once each. */
export function doubts(graph: Graph): Doubt[] {
  return doubtKinds.flatMap((kind) => {
    const at = finders[kind](graph);
    return at === undefined ? [] : [{ kind, at }];
  });
}

/** For each question: what it is about, `null` for the map as a whole, `undefined` where it need not be asked. */
const finders: Record<DoubtKind, (graph: Graph) => End | null | undefined> = {
  single: ({ factors }) => (factors.length === 1 ? factors[0]!.id : undefined),
  person: ({ factors, links, names }) => leaves(factors, links).find((leaf) => tellsOf(leaf.phrase, names))?.id,
  chain: ({ factors, links }) => (factors.length >= BEGUN && isChain(factors, links) ? null : undefined),
  funnel: ({ links }) => soleEnd(links),
  held: ({ factors, links }) => (factors.length >= BEGUN && !isHeld(factors, links) ? null : undefined),
  organisation: ({ factors }) =>
    factors.length >= BEGUN && !factors.some(({ band }) => band === 'organisation' || band === 'team')
      ? null
      : undefined,
  evidence: ({ factors, noted }) =>
    factors.length >= BEGUN ? factors.find(({ id, events }) => !events.length && !noted?.has(id))?.id : undefined,
};

/** The factors where the map ends: nothing is said to bear on them. */
function leaves(factors: readonly Factor[], links: readonly Link[]): Factor[] {
  const led = new Set(links.map(endOf));
  return factors.filter(({ id }) => !led.has(id));
}

/** True where a phrase holds somebody's name, in full or one word of it, as a word of its own. */
function tellsOf(phrase: string, names: readonly string[]): boolean {
  const words = new Set(wordsOf(phrase));
  return names.flatMap(wordsOf).some((word) => word.length > 2 && words.has(word));
}

const wordsOf = (text: string): string[] => text.toLocaleLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];

/** True where every factor leads to one thing, nothing is led to twice, and all of it hangs together. */
function isChain(factors: readonly Factor[], links: readonly Link[]): boolean {
  const pairs = new Map(links.map((link) => [`${link.from} ${endOf(link)}`, link]));
  const from = new Set([...pairs.values()].map((link) => link.from));
  const to = new Set([...pairs.values()].map(endOf));
  if (from.size !== pairs.size || to.size !== pairs.size) return false;
  const ends = new Set([...from, ...to]);
  return pairs.size === ends.size - 1 && factors.every(({ id }) => ends.has(id));
}

/** The one end that every link leads to, once there are enough of them to tell. */
function soleEnd(links: readonly Link[]): End | undefined {
  const ends = new Set(links.map(endOf));
  return ends.size === 1 && new Set(links.map(({ from }) => from)).size >= BEGUN ? [...ends][0] : undefined;
}

const isHeld = (factors: readonly Factor[], links: readonly Link[]): boolean =>
  factors.some(({ polarity }) => polarity === 'mitigated') || links.some(({ kind }) => kind === 'mitigated');
