// Owns the promise that the web view is made to let go of what it holds of lines that were put away, and in a quiet moment only.

import { afterEach, beforeEach, expect, it, vi } from 'vitest';

let frames: number;
let putAway: typeof import('./steps').putAway;

beforeEach(async () => {
  vi.resetModules();
  ({ putAway } = await import('./steps'));
  vi.useFakeTimers();
  frames = 0;
  const made = document.createElement.bind(document);
  vi.spyOn(document, 'createElement').mockImplementation(((name: string) => {
    if (name === 'iframe') frames += 1;
    return made(name);
  }) as typeof document.createElement);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function put(lines: number, isEmpty = () => true): void {
  for (let line = 0; line < lines; line += 1) putAway(isEmpty);
}

it('waits until there is enough to let go of, and until nobody types', () => {
  put(63);
  vi.advanceTimersByTime(5_000);
  expect(frames, 'not yet worth it').toBe(0);
  for (let line = 0; line < 10; line += 1) {
    put(1);
    vi.advanceTimersByTime(900);
  }
  expect(frames, 'each line came within a second').toBe(0);
  vi.advanceTimersByTime(1_000);
  expect(frames).toBe(1);
  expect(document.querySelector('iframe'), 'and nothing is left of it').toBeNull();
  put(63);
  vi.advanceTimersByTime(5_000);
  expect(frames, 'counted anew').toBe(1);
});

it('leaves the letters of a line that is begun, and comes back with the next that is put away', () => {
  put(64, () => false);
  vi.advanceTimersByTime(5_000);
  expect(frames, 'somebody may want to take a letter back').toBe(0);
  put(1);
  vi.advanceTimersByTime(1_000);
  expect(frames).toBe(1);
});

it('does not wait for quiet where too much would be held', () => {
  put(511);
  vi.advanceTimersByTime(900);
  expect(frames).toBe(0);
  put(1);
  vi.advanceTimersByTime(0);
  expect(frames).toBe(1);
});
