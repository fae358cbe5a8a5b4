import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Factor, Learning, Note } from '../../ipc/bindings';
import { answerWith } from '../../ipc/call';
import { FakeHost } from '../../ipc/fake';
import { decks, seed, storyId } from '../../ipc/fake/seed';
import { open } from '../../state/open.svelte';
import Learn from './Learn.svelte';
import { cycled, offers } from './offers';

const rest = (ms = 20) => new Promise((done) => setTimeout(done, ms));

async function shown(): Promise<void> {
  await open.close();
  answerWith(new FakeHost({ sheet: seed(), decks }));
  await open.load(storyId);
  render(Learn);
  await rest();
}

describe('learning', () => {
  beforeEach(() => shown());

  it('keeps what is typed as the kind Tab has chosen, and waits for the next', async () => {
    const before = open.tables.learning.rows.length;
    const line = screen.getByLabelText<HTMLInputElement>('Write a learning');
    await fireEvent.input(line, { target: { value: 'The queue has two readers' } });
    await fireEvent.keyDown(line, { key: 'Tab' });
    await fireEvent.keyDown(line, { key: 'Enter' });
    await rest();
    const made = open.tables.learning.rows.at(-1);
    expect(made).toMatchObject({ text: 'The queue has two readers', kind: 'surprise' });
    expect(open.tables.learning.rows.length, 'one line makes one learning').toBe(before + 1);
    expect(line.value, 'the line is free for the next thought').toBe('');
    await open.undo();
    expect(open.tables.learning.rows.length, 'undo takes it back').toBe(before);
  });

  it('keeps nothing from an empty line', async () => {
    const before = open.tables.learning.rows.length;
    await fireEvent.keyDown(screen.getByLabelText('Write a learning'), { key: 'Enter' });
    expect(open.tables.learning.rows.length).toBe(before);
  });

  it('takes an answer for a question, which is then answered', async () => {
    const line = screen.getByLabelText('Add an open question');
    await fireEvent.input(line, { target: { value: 'Why did the second run help?' } });
    await fireEvent.keyDown(line, { key: 'Enter' });
    await rest();
    const made = open.tables.open_question.rows.at(-1)!;
    await fireEvent.click(screen.getAllByRole('button', { name: 'Answer it' }).at(-1)!);
    await fireEvent.input(screen.getAllByLabelText('Answer').at(-1)!, {
      target: { value: 'The file was gone by then.' },
    });
    await open.flush();
    expect(open.tables.open_question.get(made.id)).toMatchObject({
      state: 'answered',
      answer: 'The file was gone by then.',
    });
  });

  it('lets a follow-up stay an idea', async () => {
    const line = screen.getByLabelText('Add a follow-up');
    await fireEvent.input(line, { target: { value: 'Keep one older version' } });
    await fireEvent.keyDown(line, { key: 'Enter' });
    await rest();
    expect(open.tables.follow_up.rows.at(-1)).toMatchObject({ state: 'idea', owner_role: '', due: null });
  });
});

describe('offers', () => {
  const note = (text: string, more: Partial<Note> = {}) =>
    ({ id: text, kind: 'surprise', text, visibility: 'room', perspective: null, ...more }) as Note;
  const factor = (phrase: string, polarity: Factor['polarity']) => ({ id: phrase, phrase, polarity }) as Factor;
  const learning = (text: string, from: string | null = null) => ({ text, factor: from }) as Learning;

  const cases: [string, Note[], Factor[], Learning[], string[]][] = [
    ['a surprise from the meeting', [note('graph looked fine')], [], [], ['graph looked fine']],
    ['never a private note', [note('between us', { visibility: 'private' })], [], [], []],
    ['only surprises among notes', [note('plain', { kind: 'note' })], [], [], []],
    [
      'what held and what was luck, not what contributed',
      [],
      [factor('calm', 'mitigated'), factor('spare', 'luck'), factor('pin', 'contributed')],
      [],
      ['calm', 'spare'],
    ],
    ['nothing that is written already', [note('Graph looked fine ')], [], [learning('graph looked fine')], []],
    ['nothing that is traced already', [], [factor('calm', 'mitigated')], [learning('Calm voices helped', 'calm')], []],
  ];
  it.each(cases)('are %s', (_, notes, factors, learnings, texts) => {
    expect(offers(notes, factors, learnings).map(({ text }) => text)).toEqual(texts);
  });
});

it('goes round the kinds in both directions', () => {
  expect(cycled('luck', 1)).toBe('learned');
  expect(cycled('learned', -1)).toBe('luck');
});
