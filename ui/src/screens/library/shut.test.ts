import { fireEvent, render, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { Code, LibraryView, SalvageView } from '../../ipc/bindings';
import { answerWith } from '../../ipc/call';
import { FakeHost } from '../../ipc/fake';
import { seed } from '../../ipc/fake/seed';
import { Trouble, type Every, type Name } from '../../ipc/host';
import { library } from '../../state/library.svelte';
import Library from './Library.svelte';

const back: SalvageView = {
  file: 'library-salvaged.db',
  reviews: ['Invented: orders stood still'],
  rows: 812,
  unsure: 3,
  lost: 1,
  attachments_lost: 0,
};

/** A host whose library is shut until what was got back takes its place. */
class Shut extends FakeHost {
  shut = true;
  code: Code = 'damaged';
  refuse: Trouble | null = null;
  override async call<N extends Name>(name: N, input: Every[N]['in']): Promise<Every[N]['out']> {
    if (name === 'salvage') {
      this.calls.push({ name, input });
      if (this.refuse) throw this.refuse;
      return back as Every[N]['out'];
    }
    if (name === 'use_salvaged') this.shut = false;
    const answer = await super.call(name === 'use_salvaged' ? ('library' as N) : name, input);
    if (!this.shut || (name !== 'library' && name !== 'reopen')) return answer;
    const trouble = { code: this.code, message: 'The library is damaged.', next: 'Restore a backup.' };
    return { ...(answer as LibraryView), reviews: [], access: { kind: 'closed', trouble } } as Every[N]['out'];
  }
}

async function shown(set: (host: Shut) => void = () => undefined): Promise<Shut> {
  const host = new Shut({ sheet: seed() });
  set(host);
  answerWith(host);
  await library.load();
  render(Library);
  return host;
}

describe('a library that did not open', () => {
  it('gives its words back with one key, says what came back, and uses it only when asked', async () => {
    const host = await shown();
    await fireEvent.keyDown(document.body, { key: 's' });
    expect(await screen.findByText('812 rows came back, in one review.')).toBeTruthy();
    expect(screen.getByText('Invented: orders stood still')).toBeTruthy();
    expect(screen.getByText('3 of them stood on a damaged page: worth a look.')).toBeTruthy();
    expect(screen.getByText('One change is known to be missing.')).toBeTruthy();
    expect(screen.getByText(/library-salvaged\.db, beside the damaged library, which was not touched/)).toBeTruthy();
    expect(host.shut, 'nothing takes its place unasked').toBe(true);
    await fireEvent.keyDown(document.body, { key: 's' });
    expect(host.calls.filter(({ name }) => name === 'salvage').length, 'a second press reads nothing again').toBe(1);
    await fireEvent.click(screen.getByRole('button', { name: 'Use them from now on' }));
    expect(await screen.findByRole('heading', { name: 'Reviews' }), 'the reviews are there again').toBeTruthy();
  });

  it('says why where nothing could be got back, and goes on offering the rest', async () => {
    await shown(
      (host) => (host.refuse = new Trouble('bad_file', 'Nothing of a library is in it.', 'Restore a backup.')),
    );
    await fireEvent.click(screen.getByRole('button', { name: /Get its words back/ }));
    expect(await screen.findByText('Nothing of a library is in it.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Restore from a backup' })).toHaveProperty('disabled', false);
  });

  it('offers to get words back only where the file is damaged', async () => {
    const host = await shown((host) => (host.code = 'closed'));
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Get its words back/ })).toBeNull();
    await fireEvent.keyDown(document.body, { key: 's' });
    expect(host.calls.some(({ name }) => name === 'salvage')).toBe(false);
  });
});
