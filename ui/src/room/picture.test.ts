import { render } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { drawn } from '../ipc/fake/drawn';
import { seed, storyId } from '../ipc/fake/seed';
import Picture from './Picture.svelte';

const all = seed();
const drawing = drawn({
  ...all,
  factors: all.factors.filter(({ review }) => review === storyId),
  links: all.links.filter(({ review }) => review === storyId),
});
const shown = (link: string | null) => {
  const { container } = render(Picture, { drawing, outline: '', factor: drawing.edges[0]!.from, link });
  const count = (selector: string) => container.querySelectorAll(selector).length;
  return { container, count };
};

describe('the map on the wall', () => {
  it('lights the link that is read aloud and nothing else, with both its ends, and says it', () => {
    const edge = drawing.edges.find(({ to }) => to !== null)!;
    const { container, count } = shown(edge.link);
    expect([count('.edge.lit'), count('.edge.aloud'), count('.verb')]).toEqual([1, 1, 1]);
    expect(count('.held'), 'from and to').toBe(2);
    const phrase = (end: string | null) => drawing.nodes.find(({ factor }) => factor === end)!.phrase;
    expect(container.querySelector('p')!.textContent).toBe(`${phrase(edge.from)} ${edge.verb} ${phrase(edge.to)}.`);
  });

  it('keeps what is talked about in sight where the ends of the link lie too far apart', () => {
    const [edge, far] = [drawing.edges.find(({ to }) => to !== null)!, 9_000];
    const nodes = drawing.nodes.map((node) => (node.factor === edge.to ? { ...node, y: far } : node));
    const { container } = render(Picture, {
      drawing: { ...drawing, nodes, height: 2 * far },
      outline: '',
      factor: edge.from,
      link: edge.link,
    });
    const [, top, , high] = container.querySelector('svg')!.getAttribute('viewBox')!.split(' ').map(Number);
    const { y } = nodes.find(({ factor }) => factor === edge.from)!;
    expect(y, 'the factor is inside what is shown').toBeGreaterThanOrEqual(top!);
    expect(y).toBeLessThan(top! + high!);
  });

  it('says that a link bears on the impact', () => {
    const edge = drawing.edges.find(({ to }) => to === null)!;
    expect(shown(edge.link).container.querySelector('p')!.textContent).toMatch(/ the impact\.$/);
  });

  it('shows what is around the factor where no link is read, or the link has gone', () => {
    for (const link of [null, '019a0012-0000-7000-8000-0000000000ff']) {
      const { container, count } = shown(link);
      expect([count('.aloud'), count('.held'), container.querySelector('p')]).toEqual([0, 1, null]);
      expect(count('.edge.lit')).toBeGreaterThan(0);
    }
  });
});
