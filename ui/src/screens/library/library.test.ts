import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import { answerWith } from '../../ipc/call';
import type { Access, Listed } from '../../ipc/bindings';
import { FakeHost } from '../../ipc/fake';
import { decks, seed, storyId } from '../../ipc/fake/seed';
import { emptySheet } from '../../ipc/rows';
import { Trouble } from '../../ipc/host';
import { library } from '../../state/library.svelte';
import { nav } from '../../state/nav.svelte';
import { open } from '../../state/open.svelte';
import { toasts } from '../../state/toasts.svelte';
import { begin } from './begin.svelte';
import Library from './Library.svelte';
import { pickNext, search } from './pick';

const rest = () => new Promise((done) => setTimeout(done, 20));
let host: FakeHost;

async function shown(sheet = seed(), access?: Access): Promise<void> {
  host = new FakeHost({ sheet, sample: seed(), decks, ...(access && { access }) });
  answerWith(host);
  await nav.home();
  Object.assign(begin, { asking: false, words: '', trouble: null });
  render(Library);
  await rest();
}

const listed = (
  title: string,
  state: 'prepare' | 'meet' | 'learn' | 'done',
  meets_at: string | null,
  touched_at = '2026-01-01T00:00:00Z',
): Listed => ({
  review: { ...seed().reviews[0]!, id: title, title, state, meets_at },
  touched_at,
  notes: 0,
  events: 0,
  factors: 0,
  learnings: 0,
  open_follow_ups: 0,
});

describe('what the library puts first', () => {
  const now = Date.parse('2026-11-19T08:00:00Z');
  const cases: [string, Listed[], string | null, string | null][] = [
    [
      'a meeting under way',
      [listed('a', 'prepare', '2026-11-19T09:00:00Z'), listed('b', 'meet', null)],
      'b',
      'meeting',
    ],
    [
      'the soonest meeting',
      [listed('a', 'prepare', '2026-11-21T09:00:00Z'), listed('b', 'prepare', '2026-11-19T09:00:00Z')],
      'b',
      'ready',
    ],
    ['a meeting that should have begun an hour ago', [listed('a', 'prepare', '2026-11-19T07:00:00Z')], 'a', 'ready'],
    [
      'the last touched, where none is planned',
      [listed('a', 'learn', null), listed('b', 'prepare', null, '2026-11-01T00:00:00Z')],
      'b',
      'working',
    ],
    ['nothing, where everything is shared', [listed('a', 'done', null)], null, null],
  ];
  it.each(cases)('is %s', (_, list, title, why) => {
    const next = pickNext(list, now);
    expect(next?.listed.review.title ?? null).toBe(title);
    expect(next?.why ?? null).toBe(why);
  });

  it('finds every word in any order, whatever the accents', () => {
    const list = [listed('Café orders stood still', 'done', null), listed('Disk full', 'done', null)];
    expect(search(list, 'ORDERS cafe').map(({ review }) => review.title)).toEqual(['Café orders stood still']);
    expect(search(list, '  ').length, 'no words leave the list whole').toBe(2);
  });
});

describe('the library', () => {
  beforeEach(() => shown());

  it('opens a review by a press on its row', async () => {
    await fireEvent.click(screen.getByRole('button', { name: /^Disk full on the log host/ }));
    await rest();
    expect(open.review?.title).toBe('Disk full on the log host');
    expect(nav.screen, 'a shared review opens on its handout').toBe('handout');
  });

  it('starts a review with the keyboard alone', async () => {
    await fireEvent.keyDown(window, { key: 'n' });
    const dialog = await screen.findByRole('dialog');
    const title = within(dialog).getByLabelText(/What do people call it/);
    await fireEvent.input(title, { target: { value: 'Mail came twice' } });
    await fireEvent.keyDown(title, { key: 'Enter' });
    await rest();
    await rest();
    expect(open.review?.title).toBe('Mail came twice');
    expect(open.tables.agenda_item.rows.length, 'the agenda is filled in').toBe(6);
    expect(nav.screen).toBe('prepare');
  });

  it('refuses a title that the library would refuse, and says by how much', async () => {
    begin.ask();
    const dialog = await screen.findByRole('dialog');
    await fireEvent.input(within(dialog).getByLabelText(/What do people call it/), {
      target: { value: 'x'.repeat(10_000) },
    });
    expect(within(dialog).getByText(/9,700 letters too long/)).toBeTruthy();
    expect((within(dialog).getByRole('button', { name: /^Start/ }) as HTMLButtonElement).disabled).toBe(true);
  });

  it('takes a review away and brings it back', async () => {
    const row = screen.getByRole('button', { name: /^Disk full on the log host/ });
    row.focus();
    await fireEvent.keyDown(row, { key: 'Delete' });
    await rest();
    expect(screen.queryByRole('button', { name: /^Disk full on the log host/ })).toBeNull();
    toasts.list.at(-1)!.action!.run();
    await rest();
    await rest();
    expect(screen.getByRole('button', { name: /^Disk full on the log host/ })).toBeTruthy();
  });

  it('walks the rows by arrows', async () => {
    const rows = [...document.querySelectorAll<HTMLElement>('button.open')];
    rows[0]!.focus();
    await fireEvent.keyDown(rows[0]!, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(rows[1]);
    await fireEvent.keyDown(rows[1]!, { key: 'k' });
    expect(document.activeElement).toBe(rows[0]);
  });

  it('says so when a search finds nothing, and leads back', async () => {
    begin.words = 'zebra';
    await fireEvent.click(await screen.findByRole('button', { name: 'Show all reviews' }));
    expect(screen.getByText('Disk full on the log host')).toBeTruthy();
  });

  it('keeps the list when something fails, and says what to do next', async () => {
    host.fail = new Trouble('not_saved', 'Saving: the disk is full.', 'Free some space.');
    await begin.remove(library.reviews[0]!.review);
    expect((await screen.findByRole('alert')).textContent).toMatch(/disk is full.*Free some space/s);
    expect(screen.getByText('Disk full on the log host')).toBeTruthy();
  });
});

describe('an empty library', () => {
  beforeEach(() => shown(emptySheet()));

  it('offers the sample first, ready for Enter', async () => {
    expect(document.activeElement?.textContent).toMatch(/Walk through a real story/);
    await fireEvent.click(document.activeElement!);
    await rest();
    await rest();
    expect(open.id).toBe(storyId);
  });
});

describe('a library that cannot be used fully', () => {
  const trouble = { code: 'read_only' as const, message: 'Opening: written by a newer version.', next: 'Install it.' };

  it('shows what can be read and offers nothing that writes', async () => {
    await shown(seed(), { kind: 'read_only', trouble });
    expect(screen.getByText(trouble.message)).toBeTruthy();
    expect(screen.getByText('Disk full on the log host')).toBeTruthy();
    for (const name of [/Open the sample/, /Bring one in/, /^More for/])
      expect(screen.queryByRole('button', { name })).toBeNull();
    await fireEvent.keyDown(window, { key: 'n' });
    expect(begin.asking).toBe(false);
  });

  it('never shows a damaged library as an empty one', async () => {
    await shown(emptySheet(), { kind: 'closed', trouble: { ...trouble, code: 'closed' } });
    expect(screen.getByRole('alert').textContent).toMatch(trouble.next);
    expect(screen.queryByText(/Walk through a real story/)).toBeNull();
    await fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(host.calls.at(-1)?.name).toBe('reopen');
  });
});
