// @vitest-environment node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Drawing, Factor, Link, LinkKind, Polarity } from '../../ipc/bindings';
import { along } from './along';
import { around, focusLinks, heardFrom, IMPACT, readingOrder, refusalOf } from './graph';
import { pathOf, stretchesOf } from '../../parts/path';
import { neighbour, type Box, type Way } from './place';

const link = (id: string, from: string, to: string, kind: LinkKind = 'enabled'): Link => ({
  id,
  rev: 1,
  review: 'r',
  from,
  to: to === IMPACT ? null : to,
  kind,
  perspective: null,
  remark: '',
});
const factor = (id: string, polarity: Polarity = 'contributed'): Factor => ({
  id,
  rev: 1,
  review: 'r',
  position: 0,
  phrase: id,
  band: 'work',
  polarity,
  phase: 'onset',
  evidence: 'reported',
  events: [],
  taken_at: null,
});

// a → b → c → impact ← d, and e on its own.
const chain = [link('ab', 'a', 'b'), link('bc', 'b', 'c'), link('ci', 'c', IMPACT), link('di', 'd', IMPACT)];

describe('what is near', () => {
  const cases: [string, number, string[]][] = [
    ['a', 0, ['a']],
    ['a', 1, ['a', 'b']],
    ['b', 1, ['a', 'b', 'c']],
    ['a', 2, ['a', 'b', 'c']],
    ['c', 1, ['b', 'c', IMPACT]],
    ['c', 2, ['a', 'b', 'c', IMPACT]],
    [IMPACT, 1, ['c', 'd', IMPACT]],
    ['e', 2, ['e']],
  ];
  it.each(cases)('counts links from %s, %i steps', (of, steps, near) => {
    expect([...around(chain, of, steps)].sort()).toEqual([...near].sort());
  });

  it('keeps the weight of links that leave what is nearer than the last step', () => {
    expect([...focusLinks(chain, 'b', 1)]).toEqual(['ab', 'bc']);
    expect([...focusLinks(chain, 'b', 2)], 'the impact joins everything, so it leads no further').toEqual([
      'ab',
      'bc',
      'ci',
    ]);
    expect([...focusLinks(chain, IMPACT, 1)]).toEqual(['ci', 'di']);
  });

  it('walks round a circle once', () => {
    expect(around([link('1', 'a', 'b'), link('2', 'b', 'a')], 'a', 9).size).toBe(2);
  });
});

describe('how a link reads', () => {
  it('tells first what bears on a factor, then what it bears on', () => {
    const heard = heardFrom(chain, 'b').map(({ way, other }) => [way, other]);
    expect(heard).toEqual([
      ['by', 'a'],
      ['does', 'c'],
    ]);
    expect(heardFrom(chain, IMPACT).map(({ other }) => other)).toEqual(['c', 'd']);
  });
});

describe('what cannot be linked', () => {
  const cases: [Parameters<typeof refusalOf>[1], string | undefined][] = [
    [{ from: 'a', to: 'a' }, 'self'],
    [{ from: 'a', to: 'b', kind: 'enabled' }, 'same'],
    [{ from: 'a', to: 'b', kind: 'masked' }, undefined],
    [{ from: 'b', to: 'a', kind: 'enabled' }, undefined],
    [{ id: 'ab', from: 'a', to: 'b', kind: 'enabled' }, undefined],
    [{ from: 'c', to: IMPACT, kind: 'enabled' }, 'same'],
    [{ from: 'a', to: 'b' }, undefined],
  ];
  it.each(cases)('%o', (wish, why) => expect(refusalOf(chain, wish)).toBe(why));
});

describe('reading aloud', () => {
  it('begins at the impact, takes turns, and ends with luck', () => {
    const factors = [factor('a'), factor('b'), factor('c'), factor('m', 'mitigated'), factor('l', 'luck')];
    const links = [
      link('ab', 'a', 'b'),
      link('li', 'l', IMPACT, 'protected_by_luck'),
      link('mi', 'm', IMPACT, 'mitigated'),
      link('bi', 'b', IMPACT),
      link('ci', 'c', IMPACT),
    ];
    expect(readingOrder(links, factors).map(({ id }) => id)).toEqual(['bi', 'mi', 'ci', 'ab', 'li']);
  });

  it('reads every link, those of a circle and those that lead nowhere too', () => {
    const links = [link('1', 'a', 'b'), link('2', 'b', 'a'), link('3', 'x', 'y'), ...chain];
    expect(
      readingOrder(links, [])
        .map(({ id }) => id)
        .sort(),
    ).toEqual(links.map(({ id }) => id).sort());
  });
});

describe('arrow keys', () => {
  // Two rows of three, and one box far off to the right between the rows.
  const at = (id: string, x: number, y: number): Box => ({ id, x, y, width: 100, height: 60 });
  const boxes = [
    at('a', 0, 0),
    at('b', 150, 0),
    at('c', 300, 0),
    at('d', 0, 100),
    at('e', 150, 100),
    at('f', 300, 100),
    at('g', 600, 50),
  ];
  const cases: [string, Way, string | undefined][] = [
    ['a', 'right', 'b'],
    ['a', 'down', 'd'],
    ['a', 'left', undefined],
    ['a', 'up', undefined],
    ['e', 'up', 'b'],
    ['e', 'left', 'd'],
    ['f', 'right', 'g'],
    ['g', 'left', 'c'],
    ['missing', 'left', undefined],
  ];
  it.each(cases)('from %s %s', (from, way, to) => expect(neighbour(boxes, from, way)).toBe(to));

  it('lead from every factor of a real map to every other', () => {
    const { drawing } = JSON.parse(
      readFileSync(join(import.meta.dirname, '../../../../tests/ipc-fixtures/map.json'), 'utf8'),
    ) as { drawing: Drawing };
    const all = [...drawing.nodes.map((node) => ({ ...node, id: node.factor })), { ...drawing.impact!, id: IMPACT }];
    for (const { id: first } of all) {
      const seen = new Set([first]);
      for (const id of seen) {
        for (const way of ['up', 'down', 'left', 'right'] as const) {
          const to = neighbour(all, id, way);
          if (to) seen.add(to);
        }
      }
      expect(seen.size, 'a factor no key leads to is lost to those without a mouse').toBe(all.length);
    }
  });
});

describe('small things', () => {
  it('writes curves as the points they are', () => {
    expect(
      pathOf([
        [0, 0],
        [1, 0],
        [2, 1],
        [2, 2],
      ]),
    ).toBe('M0 0C1 0 2 1 2 2');
    expect(pathOf([])).toBe('');
  });

  it('parts a line of dashes into stretches that say how far along they begin', () => {
    const at = (...numbers: number[]) => numbers.flatMap((x, i) => (i % 2 ? [] : [[x, numbers[i + 1]!] as const]));
    const level = at(0, 0, 10, 0, 20, 0, 30, 0);
    const corner = at(35.52, 0, 40, 4.48, 40, 10);
    const upright = at(40, 20, 40, 30, 40, 40);
    const stretches = stretchesOf([...level, ...corner, ...upright]);
    expect(
      stretches.map(({ path }) => path),
      'a straight stretch is a plain line, which is what the web view draws quickly',
    ).toEqual(['M0 0L30 0', 'M30 0C35.52 0 40 4.48 40 10', 'M40 10L40 40']);
    const [first, bend, last] = stretches.map(({ begins }) => begins);
    expect([first, bend], 'dashes go on where the stretch before ended').toEqual([0, 30]);
    expect(last, 'a quarter of a circle of radius 10 is 15.7 long').toBeCloseTo(45.7, 0);
    expect(stretchesOf([]), 'a link that is not drawn yet has no stretch').toEqual([]);
  });

  it('goes along a list, to its end or round it', () => {
    expect([
      along('abc'.split(''), 'c', 1),
      along('abc'.split(''), 'c', 1, 'round'),
      along('abc'.split(''), 'a', -1),
    ]).toEqual(['c', 'a', 'a']);
  });
});
