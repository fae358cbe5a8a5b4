// Owns which factors a filter lets through.
// Must not know how it is chosen, nor count anything by it.

import type { Factor } from '../../ipc/bindings';

/** What can be asked of a factor; `all` asks nothing. */
export interface Filter {
  band: Factor['band'] | 'all';
  polarity: Factor['polarity'] | 'all';
  phase: Factor['phase'] | 'all';
}

/** Lets everything through. */
export const everything: Filter = { band: 'all', polarity: 'all', phase: 'all' };

const aspects = ['band', 'polarity', 'phase'] as const;

/** The ids of what a filter lets through; undefined where that is everything. */
export function through(filter: Filter, factors: readonly Factor[]): ReadonlySet<string> | undefined {
  const asked = aspects.filter((aspect) => filter[aspect] !== 'all');
  if (!asked.length) return undefined;
  return new Set(factors.filter((one) => asked.every((it) => filter[it] === one[it])).map(({ id }) => id));
}
