// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { Drawing } from '../../ipc/bindings';
import { answerWith } from '../../ipc/call';
import { Trouble, type Host } from '../../ipc/host';
import { Picture } from './picture.svelte';

/** A host that answers when the test says so, in whatever order. */
function slowHost() {
  const waiting: { done: (out: unknown) => void; fail: (why: Trouble) => void }[] = [];
  answerWith({
    call: () => new Promise((done, fail) => waiting.push({ done: done as never, fail })),
    onRevision: () => undefined,
    onBringing: () => undefined,
    onClosing: () => undefined,
    onMenu: () => undefined,
  } as Host);
  return waiting;
}
const drawing = (title: string) => ({ drawing: { title } as Drawing });
const busy = new Trouble('not_found', 'Drawing the map: busy.', 'Try again.');

describe('a picture', () => {
  it('never goes back to an older drawing', async () => {
    const waiting = slowHost();
    const picture = new Picture();
    const both = [picture.ask('r', 1000), picture.ask('r', 1000)];
    waiting[1]!.done(drawing('newer'));
    waiting[0]!.done(drawing('older'));
    await Promise.all(both);
    expect(picture.drawing!.title).toBe('newer');
  });

  it('keeps the last good drawing, and forgets the trouble once a new one is there', async () => {
    const waiting = slowHost();
    const picture = new Picture();
    const ask = async (answer: (one: (typeof waiting)[number]) => void) => {
      const asked = picture.ask('r', 1000);
      answer(waiting.at(-1)!);
      await asked;
    };
    await ask((one) => one.done(drawing('first')));
    await ask((one) => one.fail(busy));
    expect([picture.drawing!.title, picture.trouble]).toEqual(['first', busy]);
    await ask((one) => one.done(drawing('second')));
    expect([picture.drawing!.title, picture.trouble]).toEqual(['second', null]);
  });

  it('asks once for a burst of wishes', async () => {
    const waiting = slowHost();
    const picture = new Picture();
    for (const width of [900, 950, 1000]) picture.want('r', width);
    await new Promise((done) => setTimeout(done, 80));
    expect(waiting.length).toBe(1);
    picture.want('r', 1100);
    picture.stop();
    await new Promise((done) => setTimeout(done, 80));
    expect(waiting.length, 'a screen that is left asks for nothing').toBe(1);
  });
});
