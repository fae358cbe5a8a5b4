import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import { answerWith } from '../../../ipc/call';
import type { Quote, Sheet } from '../../../ipc/bindings';
import { FakeHost } from '../../../ipc/fake';
import { decks, seed, storyId } from '../../../ipc/fake/seed';
import { emptySheet } from '../../../ipc/rows';
import { open } from '../../../state/open.svelte';
import Safety from '../Safety.svelte';
import Interviews from './Interviews.svelte';
import { echoesOf, usesOf } from './uses';

const rest = (ms = 20) => new Promise((done) => setTimeout(done, ms));
let host: FakeHost;

async function shown(): Promise<void> {
  await open.close();
  host = new FakeHost({ sheet: seed(), decks });
  answerWith(host);
  await open.load(storyId);
}

const words = 'It felt like a quiet day (invented).';
const said = (): Quote => host.sheet.quotes.at(-1)!;

async function type(label: string, value: string): Promise<void> {
  const line = screen.getByLabelText(label);
  await fireEvent.input(line, { target: { value } });
  await fireEvent.blur(line);
  await rest();
}

async function choose(name: string): Promise<void> {
  const group = screen.getByRole('radiogroup', { name: 'How far these words may go' });
  await fireEvent.click(within(group).getByRole('radio', { name }));
  await rest();
}

describe('a conversation before the meeting', () => {
  beforeEach(async () => {
    await shown();
    render(Interviews);
    await fireEvent.click(screen.getByRole('button', { name: 'Plan a conversation' }));
    await rest();
    await type('Something they said, word for word', `“${words}”`);
  });

  it('keeps what was said, without a yes, for the facilitator alone', () => {
    expect(said()).toMatchObject({ text: words, sharing: 'private' });
    expect(screen.queryByRole('button', { name: 'Use these words' })).toBeNull();
  });

  it('asks one question after another by key, and records them', async () => {
    const asking = () => screen.getByRole('region', { name: 'Question in hand' }).querySelector('.words')?.textContent;
    const first = asking();
    await fireEvent.keyDown(screen.getByRole('article'), { key: 'j', ctrlKey: true });
    await rest();
    expect(host.sheet.interviews.at(-1)!.prompts).toHaveLength(1);
    expect(asking()).not.toBe(first);
  });

  it('takes agreed words into the meeting, and out of it again when they are taken back', async () => {
    await choose('Words agreed');
    await fireEvent.click(screen.getByRole('button', { name: 'Use these words' }));
    await fireEvent.click(screen.getByRole('menuitem', { name: 'As a quote in the meeting', hidden: true }));
    await rest();
    const note = host.sheet.notes.find((held) => held.quote === said().id);
    expect(note).toMatchObject({ kind: 'quote', text: words, visibility: 'room' });
    expect(screen.getByText(/taken back, it goes from each of them/)).toBeTruthy();
    await choose('Taken back');
    expect(host.sheet.notes.some((held) => held.quote === said().id)).toBe(false);
    expect(screen.getAllByText('Taken out of one place.').length).toBeGreaterThan(0);
    expect(screen.getByText(/^Note: It felt like/)).toBeTruthy();
  });

  it('agrees by key from the words', async () => {
    await fireEvent.keyDown(screen.getByLabelText('What they said'), { key: 'A', ctrlKey: true, shiftKey: true });
    await rest();
    expect(said().sharing).toBe('agreed');
  });

  it('carries a question into the meeting', async () => {
    await type('Add a question', 'Who looks at the old queue?');
    expect(host.sheet.questions.at(-1)!.text).toBe('Who looks at the old queue?');
  });
});

describe('whether it is safe to meet', () => {
  it('advises to stop where a process is under way, and keeps the answer', async () => {
    await shown();
    render(Safety);
    await fireEvent.click(screen.getByRole('radio', { name: 'Yes, under way' }));
    await rest();
    expect(screen.getByRole('alert').textContent).toContain('do not hold this meeting');
    expect(host.sheet.safety[0]).toMatchObject({ id: storyId, sanction: 'running' });
    await fireEvent.click(screen.getByRole('radio', { name: 'No, they said so' }));
    await rest();
    expect(screen.queryByRole('alert')).toBeNull();
    expect(host.sheet.safety).toHaveLength(1);
  });
});

describe('where words have gone', () => {
  const quote = { id: 'q', text: 'We were told it was quiet' } as Quote;
  const sheet = (rows: Partial<Sheet>): Sheet => ({ ...emptySheet(), ...rows });
  const note = (text: string, of?: string) => ({ id: text, text, ...(of && { quote: of }) }) as Sheet['notes'][number];
  const cases: [string, Partial<Sheet>, number, number][] = [
    ['nowhere', {}, 0, 0],
    ['a note made from them', { notes: [note('We were told it was quiet', 'q')] }, 1, 0],
    ['a note made from others', { notes: [note('Something else', 'other')] }, 0, 0],
    ['the same by hand, with other signs', { notes: [note('“We were told: it was quiet!” they said')] }, 0, 1],
    ['part of it only', { notes: [note('We were told')] }, 0, 0],
    ['inside a longer word', { notes: [note('We were told it was quietly done')] }, 0, 0],
  ];
  it.each(cases)('%s', (_, rows, uses, echoes) => {
    expect(usesOf(quote, sheet(rows))).toHaveLength(uses);
    expect(echoesOf(quote, sheet(rows))).toHaveLength(echoes);
  });
  it('does not look for words that are anybody’s', () => {
    expect(echoesOf({ ...quote, text: 'I see' }, sheet({ notes: [note('I see')] }))).toEqual([]);
  });
});
