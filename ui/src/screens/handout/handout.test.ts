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
  notices: [{ kind: 'private_kept_back', title: 'Private notes, kept back', detail: 'One is not printed.', count: 1 }],
};

/** What the screen asked for, and what it gets. */
const asked: { name: Name; input: unknown }[] = [];
let exported: () => Promise<Every['export']['out']>;

class PaperHost extends FakeHost {
  override async call<N extends Name>(name: N, input: Every[N]['in']): Promise<Every[N]['out']> {
    if (name === 'handout' || name === 'export') asked.push({ name, input });
    if (name === 'handout') return paper as Every[N]['out'];
    if (name === 'export') return (await exported()) as Every[N]['out'];
    return super.call(name, input);
  }
}

async function shown(): Promise<void> {
  asked.length = 0;
  exported = () => Promise.resolve({ file: 'summary.pdf' });
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
