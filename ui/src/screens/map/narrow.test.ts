import { fireEvent, screen } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  agreed,
  canvas,
  focused,
  healthy,
  help,
  layOutEach,
  node,
  outline,
  press,
  quiet,
  row,
  settled,
  shown,
  twoPlaces,
} from './rehearse';

layOutEach();

const ends = (place: HTMLElement) =>
  [...place.querySelectorAll<HTMLElement>('[data-end]')]
    .filter((one) => !one.closest('[hidden]'))
    .map(({ dataset }) => dataset.end);
const choose = async (label: string, value: string): Promise<void> => {
  await fireEvent.change(screen.getByRole('combobox', { name: label }), { target: { value } });
  await settled();
};

describe('a narrowed map', () => {
  beforeEach(async () => {
    await shown();
    await press('/');
  });

  it.each([
    ['What it did', 'mitigated', [help]],
    ['Band', 'technology', [twoPlaces]],
    ['Phase', 'detection', [healthy]],
  ])('shows by %s = %s only what is so, in the picture and in the outline alike', async (label, value, left) => {
    await choose(label, value);
    expect(ends(canvas()).sort()).toEqual([...left, 'impact'].sort());
    expect(ends(outline()).sort(), 'the outline is the map').toEqual([...left, 'impact'].sort());
    expect(screen.getByText('1 of 5 factors are shown.')).toBeTruthy();
  });

  it('asks for everything at once that is asked', async () => {
    await choose('What it did', 'contributed');
    await choose('Phase', 'onset');
    expect(ends(canvas()).sort()).toEqual([twoPlaces, 'impact'].sort());
  });

  it('draws no link to what it leaves out, and no arrow key leads there', async () => {
    await choose('What it did', 'contributed');
    expect(canvas().querySelectorAll('.edge').length, 'agreed → two places → healthy').toBe(2);
    node(agreed).focus();
    await press('ArrowRight', 'ArrowRight', 'ArrowRight');
    expect([agreed, twoPlaces, healthy, 'impact']).toContain(focused());
  });

  it('ends at once where something it leaves out is chosen, so that nobody looks for it in vain', async () => {
    await choose('Band', 'technology');
    await press('r', 'r', 'r', 'r', 'r');
    await fireEvent.click(screen.getByRole('button', { name: 'Show it' }));
    await settled();
    expect(ends(canvas()).length, 'the question was about a factor that was left out').toBe(6);
    expect(screen.queryByRole('region', { name: 'Narrow the map' })).toBeNull();
  });

  it('is whole again by the same key', async () => {
    await choose('Band', 'technology');
    canvas().focus();
    (document.activeElement as HTMLElement).blur();
    await press('/');
    expect(ends(canvas()).length).toBe(6);
  });
});

describe('the map along the timeline', () => {
  const time = () => document.querySelector<HTMLElement>('[data-place="time"]')!;

  beforeEach(() => shown());

  it('tells every moment in its order with what rests on it, and keeps apart what rests on none', async () => {
    node(twoPlaces).focus();
    await press('t');
    const rows = [...time().querySelectorAll('.moment')].map((row) =>
      [...row.querySelectorAll<HTMLElement>('[data-end]')].map(({ dataset }) => dataset.end),
    );
    expect(rows.slice(0, 5)).toEqual([[], [twoPlaces], [healthy], [help], [quiet]]);
    expect(rows.at(-1)).toEqual([agreed]);
    expect(focused(), 'the hand stays on the same factor').toBe(twoPlaces);
    await press('ArrowDown', '1', 't');
    expect(document.activeElement, 'it answers to the same keys, and leads back').toBe(node(healthy));
    expect(node(healthy).closest('section')!.getAttribute('aria-labelledby')).toBe('map-lane-outside');
  });

  it('is narrowed as the bands are', async () => {
    await press('t', '/');
    await choose('What it did', 'luck');
    expect(ends(time())).toEqual([quiet]);
  });
});

describe('one factor by itself', () => {
  const one = () => document.querySelector<HTMLElement>('[data-place="one"]')!;
  const told = () =>
    [...one().querySelectorAll('section')].map((part) => [
      part.querySelector('h2')!.textContent,
      ...[...part.querySelectorAll('button')].map((button) => button.textContent.trim().replace(/\s+/g, ' ')),
    ]);

  beforeEach(() => shown());

  it('is one key away, and tells what led in, what held and what followed', async () => {
    node(twoPlaces).focus();
    await press('o');
    expect(told()).toEqual([
      ['What led in', 'enabled by Name agreed in one repository'],
      ['What held', 'detected by “What help do you need?” came first'],
      ['What followed', 'masked A reader of nothing reports healthy'],
    ]);
    expect(focused(), 'the hand stays on the same factor').toBe(twoPlaces);
    await press('o');
    expect(document.activeElement).toBe(node(twoPlaces));
  });

  it('is told the same in the outline, under the same three names', async () => {
    node(twoPlaces).focus();
    await press('o');
    expect(ends(outline())).toEqual([twoPlaces]);
    const names = [...outline().querySelectorAll('h3')].map((name) => name.textContent);
    expect(names).toEqual(['What led in', 'What held', 'What followed']);
  });

  it('goes on to a neighbour, and from there on', async () => {
    node(agreed).focus();
    await press('o', 'ArrowRight');
    await fireEvent.click(document.activeElement!);
    await settled();
    expect(focused()).toBe(twoPlaces);
    expect(row(twoPlaces).getAttribute('aria-current')).toBe('true');
  });

  it('begins at the impact where nothing is chosen', async () => {
    await press('o');
    expect(focused()).toBe('impact');
    expect(told()[1]).toEqual(['What held', 'kept small, by luck, by A quiet Thursday']);
  });

  it('answers to the same keys, and Esc leads back to all of it', async () => {
    node(quiet).focus();
    await press('o', '2');
    expect(one().textContent).toContain('Organisation');
    await press('Escape');
    expect(document.activeElement, 'the factor is still in the hand').toBe(node(quiet));
  });
});
