// Owns the stage on which the map is rehearsed: a host in memory that draws, and short names for hands and eyes.
// Must not test anything itself.

import { fireEvent, render, screen } from '@testing-library/svelte';
import { vi } from 'vitest';
import type { Drawing, Sheet } from '../../ipc/bindings';
import { answerWith } from '../../ipc/call';
import { FakeHost } from '../../ipc/fake';
import { decks, id, seed, storyId } from '../../ipc/fake/seed';
import { type Trouble, type Every, type Name } from '../../ipc/host';
import { open } from '../../state/open.svelte';
import { bands, phases } from './edit';
import Map from './Map.svelte';

const rest = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Waits until everything that was set off has been answered and drawn. */
export async function settled(): Promise<void> {
  let before = -1;
  while (before !== host.calls.length) {
    before = host.calls.length;
    // Longer than the quiet before a drawing is asked for, however slow the machine: timers keep their order.
    await rest(80);
  }
}

/** A drawing of what is there: one column a phase, one lane a band. Where exactly things stand is the core's matter. */
function drawn(sheet: Sheet): Drawing {
  const box = (band: number, phase: number, aside: number) => ({
    x: 100 + phase * 150 + aside * 10,
    y: 24 + band * 100 + aside * 40,
    width: 100,
    height: 60,
  });
  const nodes = sheet.factors.map((factor, at) => {
    const here = box(
      bands.indexOf(factor.band),
      phases.indexOf(factor.phase),
      sheet.factors.slice(0, at).filter((other) => other.band === factor.band && other.phase === factor.phase).length,
    );
    const { phrase, polarity, band, phase } = factor;
    const pins = factor.events.map((event) => sheet.events.findIndex((one) => one.id === event) + 1);
    return {
      ...here,
      factor: factor.id,
      phrase,
      lines: [phrase],
      text_at: [here.x, here.y] as [number, number],
      polarity,
      band,
      phase,
      outline: [[here.x, here.y] as [number, number]],
      pins,
      pin: null,
    };
  });
  const edges = sheet.links.map((link) => ({
    link: link.id,
    from: link.from,
    to: link.to,
    kind: link.kind,
    verb: link.kind,
    points: [
      [0, 0],
      [1, 1],
      [2, 2],
      [3, 3],
    ] as [number, number][],
    marker: { kind: 'arrow' as const, at: [3, 3] as [number, number], angle: 0 },
    label: { x: 0, y: 0, width: 50, height: 16 },
    question: null,
  }));
  return {
    title: 'Factor map',
    width: 1200,
    height: 740,
    header: 24,
    nodes,
    edges,
    legend: [],
    keys: [],
    crossings: 0,
    text: { node: 13, node_line: 16, label: 12, heading: 13, heading_line: 16, impact: 14, impact_line: 20 },
    lanes: bands.map((band, at) => ({ band, number: at + 1, lines: [band], y: 24 + at * 100, height: 100 })),
    columns: phases.map((phase, at) => ({
      kind: { kind: 'phase', phase },
      name: phase,
      x: 100 + at * 150,
      width: 150,
    })),
    impact: { x: 1020, y: 224, width: 140, height: 200, heading: 'Impact', lines: ['Orders waited'], padding: 12 },
  };
}

/** The host in memory, with a map. */
class MapHost extends FakeHost {
  asked = 0;
  broken: Trouble | null = null;

  override async call<N extends Name>(name: N, input: Every[N]['in']): Promise<Every[N]['out']> {
    if (name !== 'map') return super.call(name, input);
    this.asked += 1;
    if (this.broken) throw this.broken;
    const { sheet } = await super.call('review', { review: storyId });
    return { drawing: drawn(sheet) } as unknown as Every[N]['out'];
  }
}

export let host: MapHost;
export const [agreed, twoPlaces, healthy, help, quiet] = [0, 1, 2, 3, 4].map((n) => id(11, n)) as [
  string,
  string,
  string,
  string,
  string,
];

export async function shown(change: (sheet: Sheet) => void = () => undefined, readonly = false): Promise<void> {
  await open.close();
  const sheet = seed();
  change(sheet);
  const trouble = { code: 'read_only' as const, message: 'Opening: a newer version.', next: 'Install it.' };
  host = new MapHost({ sheet, decks, ...(readonly && { access: { kind: 'read_only', trouble } }) });
  answerWith(host);
  await open.load(storyId);
  render(Map);
  await settled();
}

export const canvas = (): HTMLElement => document.querySelector<HTMLElement>('[data-place="canvas"]')!;
export const outline = (): HTMLElement => document.querySelector<HTMLElement>('[data-place="outline"]')!;
export const node = (end: string): HTMLElement => canvas().querySelector<HTMLElement>(`[data-end="${end}"]`)!;
export const row = (end: string): HTMLElement => outline().querySelector<HTMLElement>(`[data-end="${end}"]`)!;
export const factor = (end: string) => open.tables.factor.get(end)!;
export const focused = (): string | undefined => (document.activeElement as HTMLElement).dataset.end;
export const says = (end: string): string => document.getElementById(`map-says-${end}`)!.textContent.trim();
export const kept = () => host.sheet.links.map(({ from, to, kind }) => [from, to, kind]);

/** Presses keys where the focus is, one after the other, as a hand would. */
export async function press(...keys: string[]): Promise<void> {
  for (const key of keys) {
    await fireEvent.keyDown(document.activeElement ?? document.body, { key });
    await rest(5);
  }
  await settled();
}

export async function write(label: string | RegExp, value: string): Promise<HTMLElement> {
  const field = screen.getByLabelText(label);
  await fireEvent.input(field, { target: { value } });
  return field;
}

/** jsdom lays nothing out: every element is as large as a window. */
export function layOut(): void {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1200);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(700);
}
