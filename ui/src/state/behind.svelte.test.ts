// Owns the promise that what is drawn a little later is drawn, once, and as it stands by then.
import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Behind } from './behind.svelte';

let frames: (() => void)[];
let leave = (): void => undefined;

/** Puts the frame under way on the screen, and lets so much time go by. */
async function paint(ms = 60): Promise<void> {
  for (const frame of frames.splice(0)) frame();
  await rest(ms);
}

/** Lets time go by, and draws what came of it. */
async function rest(ms: number): Promise<void> {
  await new Promise((next) => setTimeout(next, ms));
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
  vi.stubGlobal('cancelAnimationFrame', (number: number) => void (frames[number - 1] = () => undefined));
});
afterEach(() => {
  leave();
  vi.unstubAllGlobals();
});

it('shows what there is at once, and what comes after the next frame', async () => {
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

it('lets the answer to the key and the next key go first', async () => {
  const { say, seen } = drawn();
  say(2);
  await paint(10);
  expect(seen, 'a row drawn now would stand in the way of a letter pressed with the key').toEqual([1]);
  say(3);
  await rest(60);
  expect(seen, 'and what came meanwhile is drawn with it, once').toEqual([1, 3]);
});

it('comes after a tenth of a second where no frame is drawn, as in a window nobody sees', async () => {
  const { say, seen } = drawn();
  say(2);
  await rest(150);
  expect(seen).toEqual([1, 2]);
});
