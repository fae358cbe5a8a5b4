// Owns the proof of the soft questions: each is asked where it should be, and silent where it should not.
import { describe, expect, it } from 'vitest';
import type { Factor, Link } from '../../ipc/bindings';
import { doubts, type Graph } from './doubts';
import { IMPACT } from './graph';

const factor = (id: string, fields: Partial<Factor> = {}): Factor => ({
  id,
  rev: 1,
  review: 'r',
  position: 0,
  phrase: `condition ${id}`,
  band: 'team',
  polarity: 'contributed',
  phase: 'onset',
  evidence: 'reported',
  events: ['e'],
  taken_at: null,
  ...fields,
});
const link = (from: string, to: string | null): Link => ({
  id: `${from}${to}`,
  rev: 1,
  review: 'r',
  from,
  to,
  kind: 'enabled',
  perspective: null,
  remark: '',
});
const held = factor('d', { polarity: 'mitigated' });
const rich: Graph = {
  factors: [factor('a'), factor('b'), factor('c'), held],
  links: [link('a', 'b'), link('c', 'b'), link('b', null), link('d', null)],
  names: ['Noor Sato'],
};
const asked = (change: Partial<Graph>) => doubts({ ...rich, ...change }).map(({ kind, at }) => [kind, at]);

describe('what is worth asking about a map', () => {
  it('is nothing where conditions meet, something held and all rest on moments', () => {
    expect(asked({})).toEqual([]);
    expect(asked({ factors: [], links: [] }), 'an empty map has not begun').toEqual([]);
  });

  it.each<[string, Partial<Graph>, [string, string | null][]]>([
    ['one factor only', { factors: [factor('a')], links: [] }, [['single', 'a']]],
    ['one chain', { links: [link('a', 'b'), link('b', 'c'), link('c', 'd'), link('d', null)] }, [['chain', null]]],
    [
      'all arrows into the impact',
      { links: [link('a', null), link('b', null), link('c', null)] },
      [['funnel', IMPACT]],
    ],
    ['all arrows into one factor', { links: [link('a', 'b'), link('c', 'b'), link('d', 'b')] }, [['funnel', 'b']]],
    ['nothing that held', { factors: [factor('a'), factor('b'), factor('c')] }, [['held', null]]],
    [
      'no organisation and no team',
      { factors: rich.factors.map((one) => ({ ...one, band: 'technology' as const })) },
      [['organisation', null]],
    ],
    ['a factor on no moment', { factors: [...rich.factors, factor('x', { events: [] })] }, [['evidence', 'x']]],
  ])('asks about %s', (_, change, wanted) => expect(asked(change)).toEqual(wanted));

  it('asks about a name only where the map ends with it, and only for whole words', () => {
    const ending = (phrase: string) => asked({ factors: [factor('a', { phrase }), ...rich.factors.slice(1)] });
    expect(ending('noor pushed the change')).toEqual([['person', 'a']]);
    expect(ending('a noorish default'), 'a part of a word is nobody’s name').toEqual([]);
    const led = [...rich.links, link('c', 'a')];
    const factors = [factor('a', { phrase: 'Sato saw a green graph' }), ...rich.factors.slice(1)];
    expect(asked({ factors, links: led }), 'the map goes on behind it').toEqual([]);
  });

  it('does not call two links of one pair a fork', () => {
    const links = [link('a', 'b'), { ...link('a', 'b'), id: 'again' }, link('b', 'c'), link('c', 'd'), link('d', null)];
    expect(asked({ links })).toEqual([['chain', null]]);
  });
});
