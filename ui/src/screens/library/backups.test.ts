import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { LibraryView, SnapshotView } from '../../ipc/bindings';
import { answerWith } from '../../ipc/call';
import { FakeHost } from '../../ipc/fake';
import { seed } from '../../ipc/fake/seed';
import { Trouble, type Every, type Name } from '../../ipc/host';
import { library } from '../../state/library.svelte';
import Library from './Library.svelte';

const backups: SnapshotView[] = [
  {
    file: '0000000012-asked.db',
    occasion: 'asked',
    acts: 12,
    at: null,
    reviews: [],
    size: 0,
    readable: false,
  },
  {
    file: '0000000009-meeting.db',
    occasion: 'meeting',
    acts: 9,
    at: '2026-11-12T13:00:00Z',
    reviews: ['Invented: orders stood still'],
    size: 90_000,
    readable: true,
  },
];

/** A host with backups; what is restored is remembered. */
class Keeper extends FakeHost {
  restored: string[] = [];
  refuse: Trouble | null = null;
  shut = false;
  override async call<N extends Name>(name: N, input: Every[N]['in']): Promise<Every[N]['out']> {
    if (name === 'snapshots') return backups as Every[N]['out'];
    if (name === 'restore') {
      if (this.refuse) throw this.refuse;
      this.restored.push((input as { file: string }).file);
      this.shut = false;
      return super.call('library' as N, null as Every[N]['in']);
    }
    const answer = await super.call(name, input);
    if (!this.shut || (name !== 'library' && name !== 'reopen')) return answer;
    const trouble = { code: 'closed', message: 'The library is damaged.', next: 'Restore a backup.' } as const;
    return { ...(answer as LibraryView), reviews: [], access: { kind: 'closed', trouble } } as Every[N]['out'];
  }
}

async function shown(set: (host: Keeper) => void = () => undefined): Promise<Keeper> {
  const host = new Keeper({ sheet: seed() });
  set(host);
  answerWith(host);
  await library.load();
  render(Library);
  return host;
}

const dialog = async (): Promise<ReturnType<typeof within>> =>
  within(await screen.findByRole('dialog', { name: 'Backups' }));

describe('the list of backups', () => {
  it('chooses the newest that can be read, and puts back what was chosen', async () => {
    const host = await shown();
    await fireEvent.click(await screen.findByRole('button', { name: 'Backups' }));
    const list = await dialog();
    const meeting = await list.findByRole('radio', { name: /A meeting began/ });
    expect(meeting).toHaveProperty('checked', true);
    expect(list.getByRole('radio', { name: /Cannot be read/ })).toHaveProperty('disabled', true);
    expect(list.getByText('Invented: orders stood still'), 'one sees what it holds').toBeTruthy();
    await fireEvent.click(list.getByRole('button', { name: 'Put it back' }));
    expect(await screen.findByRole('button', { name: 'Backups' })).toBeTruthy();
    expect(host.restored).toEqual(['0000000009-meeting.db']);
  });

  it('is offered where the library cannot be opened', async () => {
    const host = await shown((host) => (host.shut = true));
    await fireEvent.click(await screen.findByRole('button', { name: 'Restore from a backup' }));
    const list = await dialog();
    await list.findByRole('radio', { name: /A meeting began/ });
    await fireEvent.click(list.getByRole('button', { name: 'Put it back' }));
    expect(await screen.findByRole('heading', { name: 'Reviews' }), 'the reviews are there again').toBeTruthy();
    expect(host.restored).toHaveLength(1);
  });

  it('stays and says why where a backup could not be put back', async () => {
    const host = await shown();
    host.refuse = new Trouble('bad_file', 'The backup is damaged itself.', 'Choose an older one.');
    await fireEvent.click(await screen.findByRole('button', { name: 'Backups' }));
    const list = await dialog();
    await list.findByRole('radio', { name: /A meeting began/ });
    await fireEvent.click(list.getByRole('button', { name: 'Put it back' }));
    expect(await list.findByText('The backup is damaged itself.')).toBeTruthy();
    expect(list.getByText('Choose an older one.')).toBeTruthy();
  });
});
