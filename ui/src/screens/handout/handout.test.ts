import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { HandoutView } from '../../ipc/bindings';
import { answerWith } from '../../ipc/call';
import { FakeHost } from '../../ipc/fake';
import { decks, seed, storyId } from '../../ipc/fake/seed';
import { Trouble, type Every, type Name } from '../../ipc/host';
import { open } from '../../state/open.svelte';
import Handout from './Handout.svelte';
import { preview, sizeOf } from './preview.svelte';

const rest = (ms = 20) => new Promise((done) => setTimeout(done, ms));
const page = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 595.28 841.89"></svg>';
const paper: HandoutView = {
  pages: [page, page],
  texts: ['', ''],
  notices: [
    {
      kind: 'private_kept_back',
      title: 'Private notes, kept back',
      detail: 'One is not printed.',
      count: 1,
      page: null,
    },
    { kind: 'missing_glyph', title: 'A character that cannot be printed', detail: '字 (U+5B57)', count: 1, page: 2 },
  ],
  font: null,
};

/** What the screen asked for, and what it gets. */
const asked: { name: Name; input: unknown }[] = [];
let chosen: () => Promise<Every['choose_font']['out']>;
let exported: () => Promise<Every['export']['out']>;

class PaperHost extends FakeHost {
  override async call<N extends Name>(name: N, input: Every[N]['in']): Promise<Every[N]['out']> {
    if (name === 'handout' || name === 'export' || name === 'forget_font') asked.push({ name, input });
    if (name === 'handout') return paper as Every[N]['out'];
    if (name === 'export') return (await exported()) as Every[N]['out'];
    if (name === 'choose_font') return (await chosen()) as Every[N]['out'];
    if (name === 'forget_font') return null as Every[N]['out'];
    return super.call(name, input);
  }
}

async function shown(): Promise<void> {
  asked.length = 0;
  exported = () => Promise.resolve({ file: 'summary.pdf' });
  chosen = () => Promise.resolve(null);
  paper.font = null;
  let made = 0;
  vi.stubGlobal(
    'URL',
    Object.assign(URL, { createObjectURL: () => `blob:${made++}`, revokeObjectURL: () => undefined }),
  );
  preview.audience = 'team';
  await open.close();
  answerWith(new PaperHost({ sheet: seed(), decks }));
  await open.load(storyId);
  render(Handout);
  await rest();
}

describe('the handout', () => {
  beforeEach(() => shown());

  it('shows the pages of the paper and what to check', () => {
    expect(screen.getByAltText('Page 2 of 2'), 'the preview is the paper, page by page').toBeTruthy();
    expect(screen.getByText('Private notes, kept back'), 'the facilitator sees what was kept back').toBeTruthy();
  });

  it('lays the paper out anew for another audience', async () => {
    await fireEvent.click(screen.getByLabelText('Public'));
    await rest();
    expect(asked.at(-1)?.input, 'what the public reads must be what is shown').toMatchObject({ audience: 'public' });
  });

  it('saves for the audience that is shown, by key', async () => {
    await fireEvent.click(screen.getByLabelText('Company'));
    await fireEvent.keyDown(window, { key: 'e', ctrlKey: true });
    await rest();
    expect(asked.find(({ name }) => name === 'export')?.input).toMatchObject({ audience: 'company', what: 'summary' });
    expect(screen.getByText(/Saved as .*summary\.pdf/), 'the person learns where it went').toBeTruthy();
  });

  it('goes to the page a notice is about', async () => {
    const shown = vi.fn();
    Element.prototype.scrollIntoView = shown;
    await fireEvent.click(screen.getByRole('button', { name: 'Page 2' }));
    expect(shown.mock.instances[0], 'the second page comes into view').toBe(
      screen.getByAltText('Page 2 of 2').closest('figure'),
    );
  });

  it('saves in the form that is chosen', async () => {
    await fireEvent.click(screen.getByLabelText('HTML'));
    await fireEvent.click(screen.getByRole('button', { name: /Save as HTML/ }));
    await rest();
    expect(asked.find(({ name }) => name === 'export')?.input).toMatchObject({ format: 'html' });
  });

  it('lays the paper out anew with a chosen font, and can go back', async () => {
    chosen = () => Promise.resolve((paper.font = { file: 'Own.ttf', trouble: null }));
    await fireEvent.click(screen.getByRole('button', { name: 'Choose a font…' }));
    await rest();
    expect(asked.at(-1)?.name, 'the preview is the paper, with the new font').toBe('handout');
    expect(screen.getByText(/Own\.ttf/), 'the person sees which font it is').toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'Built-in only' }));
    await rest();
    expect(asked.map(({ name }) => name)).toContain('forget_font');
  });

  it('says why a font cannot be used, and goes on with what it had', async () => {
    chosen = () =>
      Promise.reject(new Trouble('bad_file', 'Reading the font: it is a variable font.', 'Choose another.'));
    await fireEvent.click(screen.getByRole('button', { name: 'Choose a font…' }));
    await rest();
    expect(screen.getByRole('alert').textContent, 'the next step is told').toContain('Choose another.');
    expect(screen.getByAltText('Page 2 of 2'), 'the paper stays').toBeTruthy();
  });

  it('says what is wrong and what to do when it cannot be saved', async () => {
    exported = () => Promise.reject(new Trouble('refused', 'Making the handout: no font has ☃.', 'Change it.'));
    await fireEvent.click(screen.getByRole('button', { name: /Save as PDF/ }));
    await rest();
    expect(screen.getByRole('alert').textContent, 'the next step is told').toContain('Change it.');
  });

  it('says nothing when the person changed their mind in the dialog', async () => {
    exported = () => Promise.resolve(null);
    await fireEvent.click(screen.getByRole('button', { name: /Save as PDF/ }));
    await rest();
    expect(screen.queryByText(/Saved as/), 'nothing was written').toBeNull();
  });
});

it('takes the size of a page from the page', () => {
  expect(sizeOf('<svg viewBox="0 0 841.89 595.28">')).toEqual({ width: 841.89, height: 595.28 });
  expect(sizeOf('<svg>'), 'a page without a size is A4').toEqual({ width: 595.28, height: 841.89 });
});
