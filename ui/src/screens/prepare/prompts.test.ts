import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import { answerWith } from '../../ipc/call';
import { FakeHost } from '../../ipc/fake';
import { decks as stock, id, seed, storyId } from '../../ipc/fake/seed';
import { Trouble } from '../../ipc/host';
import { decks } from '../../state/decks.svelte';
import { open } from '../../state/open.svelte';
import { toasts } from '../../state/toasts.svelte';
import { newItem } from '../../state/agenda';
import { withPrompt } from './agenda';
import StagePrompts from './StagePrompts.svelte';

const rest = (ms = 25) => new Promise((done) => setTimeout(done, ms));
const story = id(3, 1);
let host: FakeHost;

async function shown(): Promise<void> {
  await open.close();
  host = new FakeHost({ sheet: seed(), decks: stock });
  answerWith(host);
  await open.load(storyId);
  await decks.load();
  await decks.keep({ title: 'Ours', starred: [], prompts: [] });
  while (toasts.list.length) toasts.dismiss(toasts.list[0]!.id);
  const item = () => open.tables.agenda_item.get(story)!;
  const { rerender } = render(StagePrompts, { item: item() });
  again = async () => {
    await rest();
    await rerender({ item: item() });
    await rest();
  };
  await rest();
}
let again: () => Promise<void>;

const kept = () => host.sheet.agenda.find((item) => item.id === story)!.prompts;
const field = (place: number) => screen.getByLabelText<HTMLTextAreaElement>(`Question ${place}`);

async function write(place: number, words: string): Promise<void> {
  await fireEvent.focus(field(place));
  await fireEvent.input(field(place), { target: { value: words } });
  await fireEvent.blur(field(place));
  await again();
}

async function add(words: string): Promise<void> {
  const line = screen.getByLabelText('Write a question of your own');
  await fireEvent.input(line, { target: { value: words } });
  await fireEvent.keyDown(line, { key: 'Enter' });
  await again();
}

describe('the questions of one stage', () => {
  beforeEach(shown);

  it('go in the order they are moved to, and undo moves them back', async () => {
    const before = kept().map((used) => used.prompt);
    await fireEvent.keyDown(field(1), { key: 'ArrowDown', altKey: true });
    await again();
    expect(kept().map((used) => used.prompt)).toEqual([before[1], before[0], ...before.slice(2)]);
    await open.undo();
    expect(kept().map((used) => used.prompt)).toEqual(before);
  });

  it('carry a star for this review', async () => {
    await fireEvent.click(screen.getAllByRole('button', { name: /^Be sure to ask/ })[0]!);
    await again();
    expect(kept()[0]!.starred).toBe(true);
    expect(kept()[1]!.starred ?? false).toBe(false);
  });

  it('can be said in one’s own words, and emptied they are the deck’s again', async () => {
    const deck = field(1).value;
    await write(1, 'What was the first\n thing?');
    expect(kept()[0]!.words).toBe('What was the first thing?');
    await write(1, '  ');
    expect(kept()[0]!.words).toBeUndefined();
    expect(field(1).value).toBe(deck);
  });

  it('can be written for this review alone, and never end up empty', async () => {
    await add('Who heard the bell?');
    expect(kept().at(-1)).toMatchObject({ state: 'waiting', words: 'Who heard the bell?' });
    await write(kept().length, '');
    expect(kept().at(-1)!.words, 'an empty question asks nothing').toBe('Who heard the bell?');
  });

  it('are kept for every review when asked, with a way back', async () => {
    await add('Who heard the bell?');
    await fireEvent.click(screen.getByRole('button', { name: 'Keep for every review' }));
    await again();
    const [own] = decks.own.prompts;
    expect(own).toMatchObject({ stage: 'reconstruct', text: 'Who heard the bell?' });
    expect(kept().at(-1)!.prompt, 'the agenda knows it by its name there').toBe(own!.id);
    toasts.list.at(-1)!.action!.run();
    await again();
    expect(decks.own.prompts).toEqual([]);
    expect(decks.wordsOf(kept().at(-1)!), 'the review keeps its words whatever the deck holds').toBe(
      'Who heard the bell?',
    );
  });

  it('kept for every review, are reworded there by saying them anew and keeping that', async () => {
    await add('Who heard the bell?');
    await fireEvent.click(screen.getByRole('button', { name: 'Keep for every review' }));
    await again();
    expect(screen.queryByRole('button', { name: 'Keep for every review' }), 'it is kept').toBeNull();
    await write(kept().length, 'Who heard the bell first?');
    await fireEvent.click(screen.getByRole('button', { name: 'Keep for every review' }));
    await again();
    expect(decks.own.prompts.map(({ text }) => text)).toEqual(['Who heard the bell first?']);
    expect(kept().at(-1)!.words, 'and the review holds the words itself').toBe('Who heard the bell first?');
  });

  it('stay as they are when the core refuses them, and say why', async () => {
    await add('Who heard the bell?');
    const name = kept().at(-1)!.prompt;
    host.fail = new Trouble('refused', 'Keeping it: it puts somebody on the spot.', 'Say it kindly.');
    await fireEvent.click(screen.getByRole('button', { name: 'Keep for every review' }));
    await again();
    host.fail = null;
    expect(toasts.list.at(-1)!.text).toContain('on the spot');
    expect(kept().at(-1)!.prompt).toBe(name);
    expect(decks.own.prompts).toEqual([]);
  });

  it('are offered first in every review by their stars, in the order given', async () => {
    const offered = () =>
      within(screen.getAllByRole('list')[1]!)
        .getAllByRole('checkbox')
        .map((box) => box.closest('label')!.textContent!.trim());
    const stars = () => screen.getAllByRole('button', { name: /^Offer first in every review/ });
    const before = offered();
    await fireEvent.click(stars()[2]!);
    await again();
    expect(offered()).toEqual([before[2], before[0], before[1]]);
    await fireEvent.click(stars()[1]!);
    await again();
    await fireEvent.click(within(screen.getAllByRole('list')[1]!).getAllByRole('button', { name: /down/i })[0]!);
    await again();
    expect(decks.own.starred).toEqual(['reconstruct-0', 'reconstruct-2']);
    const fresh = newItem('reconstruct', [], storyId, 'new', decks);
    expect(
      fresh.prompts.map((used) => used.prompt),
      'and a new stage begins with them',
    ).toEqual(['reconstruct-0', 'reconstruct-2', 'reconstruct-1']);
  });

  it('take the words along where another machine may not have the deck', () => {
    expect(withPrompt([], 'mine/q-1', true, 'Who heard?')).toEqual([
      { prompt: 'mine/q-1', state: 'waiting', words: 'Who heard?' },
    ]);
    expect(withPrompt([], 'open-1', true, 'Built in')).toEqual([{ prompt: 'open-1', state: 'waiting' }]);
  });
});
