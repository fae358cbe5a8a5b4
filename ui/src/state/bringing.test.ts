import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import App from '../App.svelte';
import type { Brought } from '../ipc/bindings';
import { answerWith } from '../ipc/call';
import { FakeHost } from '../ipc/fake';
import { decks, seed, storyId } from '../ipc/fake/seed';
import { Trouble } from '../ipc/host';
import { bringing } from './bringing.svelte';
import { nav } from './nav.svelte';
import { toasts } from './toasts.svelte';

const rest = (ms = 20) => new Promise((done) => setTimeout(done, ms));
const brought: Brought = {
  review: storyId,
  name: 'chat.zip',
  lines: 100_000,
  dated: 100_000,
  undated: 0,
  kept_unparsed: 0,
  events: 0,
  revision: 1,
};

/** A host whose file takes as long as the test wants. */
class SlowHost extends FakeHost {
  end: (end: Brought | 'package' | Trouble) => void = () => undefined;

  override async call<N extends never>(name: N, input: never): Promise<never> {
    if ((name as string) !== 'bring_in') return super.call(name, input) as Promise<never>;
    this.calls.push({ name, input });
    const end = await new Promise<Brought | 'package' | Trouble>((done) => (this.end = done));
    if (end instanceof Trouble) throw end;
    return (end === 'package' ? end : { brought: end }) as never;
  }
}

let host: SlowHost;
beforeEach(async () => {
  host = new SlowHost({ sheet: seed(), sample: seed(), decks });
  answerWith(host);
  toasts.list.forEach(({ id }) => toasts.dismiss(id));
  render(App);
  await nav.enter(storyId, 'prepare');
  await rest(60);
});

describe('a file that takes its time', () => {
  it('says how far it is, once there is something to say, and stops saying it when it is in', async () => {
    const done = bringing.bring(storyId);
    await rest();
    expect(screen.queryByRole('progressbar'), 'a short file is in before anything moves').toBeNull();
    host.bringing({ step: 'reading', done: 13, of: 26 });
    await rest();
    expect(screen.getByRole('progressbar', { name: 'Reading the file' }).getAttribute('value')).toBe('0.125');
    host.bringing({ step: 'keeping', done: 1000, of: 2000 });
    await rest();
    const line = screen.getByRole('progressbar', { name: 'Putting it into the library' }) as HTMLProgressElement;
    expect(line.value, 'the line never goes back').toBe(0.625);
    expect(line.textContent).toBe('62%');
    host.end(brought);
    expect(await done).toEqual(brought);
    host.bringing({ step: 'keeping', done: 2000, of: 2000 });
    await rest();
    expect(screen.queryByRole('progressbar'), 'a number that comes late says nothing').toBeNull();
  });

  it.each(['its button', 'its key'])('is called off by %s, and that is said', async (way) => {
    const done = bringing.bring(storyId);
    await rest();
    host.bringing({ step: 'keeping', done: 1000, of: 2000 });
    await rest();
    if (way === 'its key') await fireEvent.keyDown(document.body, { key: '.', ctrlKey: true });
    else await fireEvent.click(screen.getByRole('button', { name: /Cancel/ }));
    await rest();
    expect(host.calls.filter(({ name }) => name === 'stop_bringing').length).toBe(1);
    expect(screen.getByRole('progressbar', { name: 'Stopping' })).toBeTruthy();
    host.end(new Trouble('stopped', 'Bringing in the file: you stopped it.', ''));
    expect(await done, 'nothing came in').toBeNull();
    await rest();
    expect(screen.queryByRole('progressbar')).toBeNull();
    expect(screen.getByText('Stopped. Nothing of the file was kept.')).toBeTruthy();
  });

  it('keeps the line of one file to one file', async () => {
    const first = bringing.bring(storyId);
    await rest();
    expect(await bringing.bring(null), 'a second wish while one is on its way asks for nothing').toBeNull();
    expect(host.calls.filter(({ name }) => name === 'bring_in').length).toBe(1);
    host.end(new Trouble('bad_file', 'Bringing in the file: it is a picture.', 'Choose another.'));
    await expect(first).rejects.toMatchObject({ code: 'bad_file' });
    const next = bringing.bring(storyId);
    await rest();
    host.end(brought);
    expect(await next, 'after a refusal the next file comes in').toEqual(brought);
  });

  it('leads to what is in it where the file is a package, from whichever screen', async () => {
    const done = bringing.bring(storyId);
    await rest();
    const asked = (): number => host.calls.filter(({ name }) => name === 'offered').length;
    const before = asked();
    host.end('package');
    expect(await done, 'nothing came into the review').toBeNull();
    await rest(60);
    expect(nav.screen, 'a package is looked at in the library').toBe('library');
    expect(asked(), 'the library asks what waits').toBe(before + 1);

    const again = bringing.bring(null);
    await rest();
    host.end('package');
    expect(await again).toBeNull();
    await rest(60);
    expect(asked(), 'and asks again where it is shown already').toBe(before + 2);
  });
});
