// Owns the stage on which the map is rehearsed: a host in memory that draws, and short names for hands and eyes.
// Must not test anything itself.

import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, vi } from 'vitest';
import type { Sheet } from '../../ipc/bindings';
import { answerWith } from '../../ipc/call';
import { FakeHost } from '../../ipc/fake';
import { decks, id, seed, storyId } from '../../ipc/fake/seed';
import { type Trouble, type Every, type Name } from '../../ipc/host';
import { open } from '../../state/open.svelte';
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

/** The host in memory, which counts the drawings it is asked for and can fail at one. */
class MapHost extends FakeHost {
  asked = 0;
  broken: Trouble | null = null;
  /** What the desktop's dialogs end in. */
  desk: Partial<{ [N in Name]: Every[N]['out'] }> = {};

  override async call<N extends Name>(name: N, input: Every[N]['in']): Promise<Every[N]['out']> {
    const desk = this.desk[name];
    if (desk !== undefined) {
      this.calls.push({ name, input });
      return desk as Every[N]['out'];
    }
    if (name !== 'map') return super.call(name, input);
    this.asked += 1;
    if (this.broken) throw this.broken;
    return super.call(name, input);
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

/** jsdom lays nothing out: in every test of a file each element is as large as a window, and afterwards nothing is left of it. */
export function layOutEach(): void {
  beforeEach(layOut);
  afterEach(() => {
    vi.restoreAllMocks();
    localStorage.clear();
  });
}

function layOut(): void {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1200);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(700);
}
