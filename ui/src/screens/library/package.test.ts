import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import type { PackageView } from '../../ipc/bindings';
import { answerWith } from '../../ipc/call';
import { FakeHost } from '../../ipc/fake';
import { offered, seed } from '../../ipc/fake/seed';
import { Trouble, type Every, type Name } from '../../ipc/host';
import { library } from '../../state/library.svelte';
import { toasts } from '../../state/toasts.svelte';
import { begin } from './begin.svelte';
import Library from './Library.svelte';
import { parcel } from './parcel.svelte';

/** A host with a package on its desk: chosen in its dialog, or given to the program at the start. */
class Desk extends FakeHost {
  asked: [Name, unknown][] = [];
  view: PackageView = offered;
  atStart: PackageView | Trouble | null = null;
  refuse: Partial<Record<Name, Trouble>> = {};
  cancelled = false;
  override async call<N extends Name>(name: N, input: Every[N]['in']): Promise<Every[N]['out']> {
    if (name.includes('package') || name === 'undo' || name === 'act') this.asked.push([name, input]);
    const refused = this.refuse[name];
    if (refused) throw refused;
    if (name === 'offered' && this.atStart instanceof Trouble) throw this.atStart;
    const answers: Partial<Record<Name, unknown>> = {
      offered: this.atStart,
      open_package: this.cancelled ? null : this.view,
      take_package: { review: this.view.review, revision: 9, merged: this.view.meets.kind === 'known' },
      save_package: this.cancelled ? null : { file: 'orders.secondstory' },
      undo: {},
      act: {},
    };
    return (name in answers ? answers[name] : await super.call(name, input)) as Every[N]['out'];
  }
  names = (): Name[] => this.asked.map(([name]) => name);
}

async function shown(set: (host: Desk) => void = () => undefined): Promise<Desk> {
  const host = new Desk({ sheet: seed() });
  set(host);
  answerWith(host);
  await library.load();
  render(Library);
  return host;
}

const press = async (name: string | RegExp): Promise<unknown> =>
  fireEvent.click(await screen.findByRole('button', { name }));
const dialog = async (name: string): Promise<ReturnType<typeof within>> =>
  within(await screen.findByRole('dialog', { name }));
const preview = (): ReturnType<typeof dialog> => dialog('A review in a package');

beforeEach(() => {
  parcel.view = null;
  parcel.share(null);
  begin.trouble = null;
  for (const { id } of toasts.list) toasts.dismiss(id);
});

describe('opening a package', () => {
  it('shows what is in it and what becomes of it before anything is taken', async () => {
    const host = await shown();
    await press('Open a package…');
    const look = await preview();
    expect(look.getByText(offered.title)).toBeTruthy();
    expect(look.getByText(offered.perspectives.join(', '))).toBeTruthy();
    expect(look.getByText('Private notes were left out before it was given to you.')).toBeTruthy();
    expect(look.getByText('1 new, 2 changed, 1 taken away'), 'noun by noun').toBeTruthy();
    expect(look.getByText(/^The page came first/), 'the account that will stand beside ours').toBeTruthy();
    expect(look.getByText('Two alarms that sound the same'), 'and what goes into a note').toBeTruthy();
    expect(host.names(), 'looking takes nothing').toEqual(['open_package']);
  });

  it('merges on a yes, and the toast takes it back as one act', async () => {
    const host = await shown();
    await press('Open a package…');
    await fireEvent.click((await preview()).getByRole('button', { name: 'Merge' }));
    await expect.poll(() => toasts.list.at(-1)?.text).toContain('is merged');
    expect(screen.queryByRole('dialog')).toBeNull();
    toasts.list.at(-1)?.action?.run();
    await expect.poll(() => host.names()).toEqual(['open_package', 'take_package', 'undo']);
  });

  it('brings a review that is new in whole, and the toast takes it away whole', async () => {
    const host = await shown((host) => (host.view = { ...offered, meets: { kind: 'new' } }));
    await press('Open a package…');
    await fireEvent.click((await preview()).getByRole('button', { name: 'Bring it in' }));
    await expect.poll(() => toasts.list.at(-1)?.text).toContain('is in your library');
    toasts.list.at(-1)?.action?.run();
    await expect
      .poll(() => host.asked.at(-1))
      .toEqual(['act', { act: 'Remove', of: { noun: 'review', id: offered.review } }]);
  });

  it('has nothing to press but Close where everything is here already', async () => {
    const host = await shown((host) => (host.view = { ...offered, meets: { kind: 'same' } }));
    await press('Open a package…');
    const look = await preview();
    expect(look.getAllByRole('button').map((button: HTMLElement) => button.textContent?.trim())).toEqual(['Close']);
    await fireEvent.click(look.getByRole('button', { name: 'Close' }));
    expect(host.names(), 'the waiting package is let go').toEqual(['open_package', 'leave_package']);
  });

  it('stays open and says why where it could not be taken', async () => {
    await shown((host) => (host.refuse.take_package = new Trouble('not_saved', 'The disk is full.', 'Make room.')));
    await press('Open a package…');
    const look = await preview();
    await fireEvent.click(look.getByRole('button', { name: 'Merge' }));
    expect(await look.findByText('The disk is full.')).toBeTruthy();
    expect(look.getByRole('button', { name: 'Merge' }), 'so that it can be tried again').toBeTruthy();
  });

  it('says on the page why a file is no package', async () => {
    await shown((host) => (host.refuse.open_package = new Trouble('bad_file', 'It is damaged.', 'Ask once more.')));
    await press('Open a package…');
    expect(await screen.findByText('Ask once more.')).toBeTruthy();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('shows the package the program was started with, or why it cannot', async () => {
    await shown((host) => (host.atStart = offered));
    expect((await preview()).getByText(offered.title)).toBeTruthy();
  });

  it('says why the package the program was started with cannot be opened', async () => {
    const host = await shown((host) => (host.atStart = new Trouble('bad_file', 'It is cut short.', 'Copy it again.')));
    expect(await screen.findByText('It is cut short.')).toBeTruthy();
    expect(host.names(), 'and it is said once').toEqual(['leave_package']);
  });
});

describe('sharing a review as a package', () => {
  const share = async (): Promise<ReturnType<typeof within>> => {
    const [item] = await screen.findAllByRole('menuitem', { name: 'Share as a package…', hidden: true });
    await fireEvent.click(item!);
    return dialog('Share as a package');
  };

  it('leaves private notes out unless asked, and says what either means', async () => {
    const host = await shown();
    const ask = await share();
    expect(ask.getByText(/remarks about people are emptied/)).toBeTruthy();
    await fireEvent.click(ask.getByRole('button', { name: 'Choose where to save' }));
    await expect.poll(() => toasts.list.at(-1)?.text).toContain('orders.secondstory');
    expect(host.asked.at(-1)).toEqual(['save_package', expect.objectContaining({ private_notes: 'without' })]);
  });

  it('sends them too on a clear word', async () => {
    const host = await shown();
    const ask = await share();
    await fireEvent.click(ask.getByRole('radio', { name: 'Send them too' }));
    expect(ask.getByText(/Whoever opens it can read them/)).toBeTruthy();
    await fireEvent.click(ask.getByRole('button', { name: 'Choose where to save' }));
    await expect
      .poll(() => host.asked.at(-1))
      .toEqual(['save_package', expect.objectContaining({ private_notes: 'with' })]);
  });

  it('begins with leaving them out again the next time', async () => {
    await shown();
    await fireEvent.click((await share()).getByRole('radio', { name: 'Send them too' }));
    await press('Cancel');
    expect((await share()).getByRole('radio', { name: 'Leave them out' })).toHaveProperty('checked', true);
  });

  it('stays where the file dialog was left', async () => {
    await shown((host) => (host.cancelled = true));
    const ask = await share();
    await fireEvent.click(ask.getByRole('button', { name: 'Choose where to save' }));
    expect(ask.getByRole('button', { name: 'Choose where to save' })).toBeTruthy();
    expect(toasts.list, 'nothing was saved, so nothing is said').toHaveLength(0);
  });
});
