// Owns the promise that what is drawn a frame later is drawn, once, and as it stands by then.
import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Behind } from './behind.svelte';

let frames: (() => void)[];
let leave = (): void => undefined;

/** Puts the frame under way on the screen. */
async function paint(): Promise<void> {
  for (const frame of frames.splice(0)) frame();
  await new Promise((next) => setTimeout(next, 20));
  flushSync();
}

/** A value to change, and what was drawn of it. */
function drawn(): { say: (value: number) => void; seen: number[] } {
  let value = $state(1);
  const seen: number[] = [];
  leave = $effect.root(() => {
    const behind = new Behind(() => value);
    $effect(() => void seen.push(behind.shown));
  });
  flushSync();
  return { say: (next) => flushSync(() => (value = next)), seen };
}

beforeEach(() => {
  frames = [];
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame));
});
afterEach(() => {
  leave();
  vi.unstubAllGlobals();
});

it('shows what there is at once, and what comes a frame later', async () => {
  const { say, seen } = drawn();
  say(2);
  expect(seen, 'the frame of the key holds the key alone').toEqual([1]);
  await paint();
  expect(seen).toEqual([1, 2]);
});

it('draws what came within one frame together', async () => {
  const { say, seen } = drawn();
  for (const value of [2, 3, 4]) say(value);
  await paint();
  expect(seen, 'each would have been a frame of its own').toEqual([1, 4]);
});

it('comes after a tenth of a second where no frame is drawn, as in a window nobody sees', async () => {
  const { say, seen } = drawn();
  say(2);
  await new Promise((next) => setTimeout(next, 150));
  flushSync();
  expect(seen).toEqual([1, 2]);
});
