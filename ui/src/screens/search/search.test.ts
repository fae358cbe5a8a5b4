import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { SearchHit, SearchView } from '../../ipc/bindings';
import { answerWith } from '../../ipc/call';
import { FakeHost } from '../../ipc/fake';
import { decks, seed, storyId } from '../../ipc/fake/seed';
import { nav } from '../../state/nav.svelte';
import { open } from '../../state/open.svelte';
import { grouped, search } from '../../state/search.svelte';
import { seek } from '../../state/seek.svelte';
import { pieces } from './pieces';
import Search from './Search.svelte';

const rest = (ms = 20) => new Promise((done) => setTimeout(done, ms));
let host: FakeHost;

beforeEach(async () => {
  Element.prototype.scrollIntoView = () => {};
  host = new FakeHost({ sheet: seed(), decks });
  answerWith(host);
  await nav.home();
  nav.go('search');
  Object.assign(search, { words: '', only: null, view: null, said: '', last: null, trouble: null });
});

async function shown(): Promise<HTMLInputElement> {
  render(Search);
  await rest();
  return screen.getByRole<HTMLInputElement>('searchbox');
}

async function typed(words: string): Promise<void> {
  await fireEvent.input(screen.getByRole('searchbox'), { target: { value: words } });
  await rest(140);
}

const asked = () => host.calls.filter(({ name }) => name === 'search');

describe('the search', () => {
  it('begins in the field and says what can be asked', async () => {
    const field = await shown();
    expect(document.activeElement).toBe(field);
    expect(screen.getByText(/What do you remember/)).toBeTruthy();
    expect(asked()).toHaveLength(0);
  });

  it('asks once the hands rest, and not for every letter', async () => {
    const field = await shown();
    for (const words of ['d', 'de', 'dep', 'the']) {
      field.value = words;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
    await vi.waitFor(() => expect(asked().length).toBeGreaterThan(0));
    expect(asked().map(({ input }) => input)).toEqual([{ words: 'the', only: null }]);
  });

  it('drops an answer that comes after a newer question', async () => {
    await shown();
    const late: { answer?: (view: SearchView) => void } = {};
    const slow = new Promise<SearchView>((answer) => (late.answer = answer));
    const quick = host.call.bind(host);
    host.call = ((name: 'search', input: never) =>
      (input as { words: string }).words === 'old' ? slow : quick(name, input)) as typeof host.call;
    search.words = 'old';
    const first = search.ask();
    search.words = 'the';
    await search.ask();
    const now = search.view;
    late.answer?.({ hits: [], order: 'best', more: false });
    await first;
    expect(now?.hits.length).toBeGreaterThan(0);
    expect(search.view).toBe(now);
    expect(search.said).toBe('the');
  });

  it('shows hits by review, marked, and says how many', async () => {
    await shown();
    await typed('the');
    expect(screen.getAllByRole('heading', { level: 2 }).length).toBe(search.groups.length);
    expect(document.querySelectorAll('mark')[0]?.textContent?.toLowerCase()).toBe('the');
    expect(screen.getByRole('status').textContent).toMatch(/\d+ places/);
  });

  it('walks from the field through the hits and back with arrows and J and K', async () => {
    const field = await shown();
    await typed('the');
    const hits = [...document.querySelectorAll<HTMLElement>('[data-hit]')];
    await fireEvent.keyDown(field, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(hits[0]);
    await fireEvent.keyDown(hits[0]!, { key: 'j' });
    expect(document.activeElement).toBe(hits[1]);
    await fireEvent.keyDown(hits[1]!, { key: 'k' });
    await fireEvent.keyDown(hits[0]!, { key: 'ArrowUp' });
    expect(document.activeElement).toBe(field);
  });

  it('opens the very row on its screen, and one step back is the search again', async () => {
    await shown();
    const note = seed().notes.find(({ review, text }) => review === storyId && text)!;
    const row = document.body.appendChild(document.createElement('li'));
    row.dataset.row = note.id;
    row.append(document.createElement('button'));
    await typed(note.text);
    await fireEvent.click(document.querySelector(`[data-hit="${note.id}"]`)!);
    await rest(80);
    expect([open.id, nav.screen]).toEqual([storyId, 'meet']);
    expect(document.activeElement).toBe(row.firstChild);
    expect(seek.wanted).toBeNull();
    row.remove();
    nav.back();
    expect(nav.screen).toBe('search');
  });

  it('looks in one kind when asked, and offers to look everywhere when that is in vain', async () => {
    await shown();
    await typed('the');
    await fireEvent.click(screen.getByRole('button', { name: 'Thanks' }));
    await typed('zzz');
    expect(asked().at(-1)?.input).toEqual({ words: 'zzz', only: 'thanks' });
    await fireEvent.click(screen.getByRole('button', { name: 'Look everywhere' }));
    await rest();
    expect(screen.getByText('No review says “zzz”.')).toBeTruthy();
  });

  it('steps back on Escape', async () => {
    const field = await shown();
    await fireEvent.keyDown(field, { key: 'Escape' });
    await rest();
    expect(nav.screen).toBe('library');
  });
});

describe('marks', () => {
  it('cut a text without losing any of it', () => {
    const text = 'a 👩‍🚒 slow page';
    const cut = pieces(text, [
      { from: 8, to: 12 },
      { from: 10, to: 14 },
      { from: 90, to: 99 },
    ]);
    expect(cut.map((piece) => piece.text).join('')).toBe(text);
    expect(cut.filter((piece) => piece.isMarked).map((piece) => piece.text)).toEqual(['slow', ' p']);
  });

  it('leave reviews in the order of their first hit', () => {
    const hit = (review: string, id: string) => ({ review, title: review, key: { noun: 'note', id } }) as SearchHit;
    const groups = grouped([hit('b', '1'), hit('a', '2'), hit('b', '3')]);
    expect(groups.map(({ review, hits }) => [review, hits.length])).toEqual([
      ['b', 2],
      ['a', 1],
    ]);
  });
});
