import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Factor, Learning, Note } from '../../ipc/bindings';
import { answerWith } from '../../ipc/call';
import { FakeHost } from '../../ipc/fake';
import { decks, id, seed, storyId } from '../../ipc/fake/seed';
import { Trouble } from '../../ipc/host';
import { setClock } from '../../state/clock.svelte';
import { open } from '../../state/open.svelte';
import { toasts } from '../../state/toasts.svelte';
import Learn from './Learn.svelte';
import { lineOf } from './line.svelte';
import { cycled, offers } from './offers';

const rest = (ms = 25) => new Promise((done) => setTimeout(done, ms));
let host: FakeHost;

async function shown(sheet = seed(), readonly = false): Promise<void> {
  await open.close();
  const trouble = { code: 'read_only' as const, message: 'Opening: a newer version.', next: 'Install it.' };
  host = new FakeHost({ sheet, decks, ...(readonly && { access: { kind: 'read_only' as const, trouble } }) });
  answerWith(host);
  await open.load(storyId);
  render(Learn);
  await rest();
}

const line = () => screen.getByLabelText<HTMLInputElement>('Write a learning');

async function enter(field: HTMLElement, value: string): Promise<void> {
  await fireEvent.input(field, { target: { value } });
  await fireEvent.keyDown(field, { key: 'Enter' });
  await rest();
}

async function rewrite(label: string, value: string): Promise<void> {
  const field = screen.getAllByLabelText(label).at(-1)!;
  await fireEvent.focus(field);
  await fireEvent.input(field, { target: { value } });
  await fireEvent.blur(field);
  await rest();
}

async function choose(label: string, value: string, nth = -1): Promise<void> {
  await fireEvent.change(screen.getAllByLabelText(label).at(nth)!, { target: { value } });
  await rest();
}

beforeEach(() => {
  lineOf(storyId).clear();
  lineOf(storyId).kind = 'learned';
  while (toasts.list.length) toasts.dismiss(toasts.list[0]!.id);
});
afterEach(() => setClock(null));

describe('the line', () => {
  it('keeps what is typed as the kind Tab has chosen, at its first keystroke, and waits for the next', async () => {
    await shown();
    expect(document.activeElement, 'one can type at once').toBe(line());
    let now = Date.parse('2026-11-19T10:50:00Z');
    setClock(() => now);
    const before = host.sheet.learnings.length;
    await fireEvent.input(line(), { target: { value: 'The' } });
    now += 30_000;
    await fireEvent.input(line(), { target: { value: 'The queue has two readers' } });
    await fireEvent.keyDown(line(), { key: 'Tab' });
    await fireEvent.keyDown(line(), { key: '2', code: 'Digit2', altKey: true });
    await fireEvent.keyDown(line(), { key: 'Enter' });
    await rest();
    expect(host.sheet.learnings.at(-1)).toMatchObject({
      text: 'The queue has two readers',
      kind: 'surprise',
      perspective: id(2, 1),
      taken_at: '2026-11-19T10:50:00.000Z',
    });
    expect(host.sheet.learnings.length, 'one line makes one learning').toBe(before + 1);
    expect(line().value, 'the line is free for the next thought').toBe('');
    await open.undo();
    expect(host.sheet.learnings.length, 'undo takes it back').toBe(before);
  });

  it('keeps nothing from an empty line, nor by the Enter that ends a composition', async () => {
    await shown();
    const before = host.sheet.learnings.length;
    await fireEvent.keyDown(line(), { key: 'Enter' });
    await fireEvent.input(line(), { target: { value: '学び' } });
    await fireEvent.keyDown(line(), { key: 'Enter', isComposing: true });
    await rest();
    expect(host.sheet.learnings.length).toBe(before);
    expect(line().value).toBe('学び');
  });

  it('outlives a look at another screen', async () => {
    await shown();
    await fireEvent.input(line(), { target: { value: 'half a thou' } });
    render(Learn);
    expect(screen.getAllByLabelText<HTMLInputElement>('Write a learning').at(-1)!.value).toBe('half a thou');
  });
});

describe('a learning', () => {
  it('is mended where it stands, and never left empty', async () => {
    await shown();
    await rewrite('The learning', 'It was a very quiet Thursday.');
    expect(host.sheet.learnings.find(({ kind }) => kind === 'luck')!.text).toBe('It was a very quiet Thursday.');
    await rewrite('The learning', ' ');
    expect(host.sheet.learnings.find(({ kind }) => kind === 'luck')!.text).toBe('It was a very quiet Thursday.');
  });

  it('says where it comes from; a factor keeps the moment that was named with it', async () => {
    const sheet = seed();
    sheet.learnings[0]!.event = id(8, 1);
    await shown(sheet);
    const held = () => host.sheet.learnings.find((learning) => learning.id === id(13, 0))!;
    const from = screen
      .getAllByLabelText<HTMLSelectElement>('Where it comes from')
      .findIndex((select) => select.closest('li')!.textContent!.includes('at moment'));
    await choose('Where it comes from', id(11, 3), from);
    expect(held()).toMatchObject({ factor: id(11, 3), event: id(8, 1) });
    await choose('Where it comes from', id(8, 2), from);
    expect(held()).toMatchObject({ factor: null, event: id(8, 2) });
    await choose('Where it comes from', '', from);
    expect(held()).toMatchObject({ factor: null, event: null });
  });

  it('says whether what held or what was luck would hold next time', async () => {
    await shown();
    expect(screen.getAllByLabelText('Next time')).toHaveLength(2);
    await choose('Next time', 'would_not');
    expect(host.sheet.learnings.find(({ kind }) => kind === 'luck')!.next_time).toBe('would_not');
  });

  it('is taken away and comes back', async () => {
    await shown();
    await fireEvent.click(screen.getByRole('button', { name: 'Take It was a quiet Thursday. away' }));
    await rest(60);
    expect(host.sheet.learnings.some(({ kind }) => kind === 'luck')).toBe(false);
    toasts.list.at(-1)!.action!.run();
    await rest(60);
    expect(host.sheet.learnings.some(({ kind }) => kind === 'luck')).toBe(true);
  });

  it('says beside its words why they could not be kept', async () => {
    await shown();
    host.fail = new Trouble('refused', 'Keeping what you wrote: it holds U+0000.', 'Take it out.');
    await enter(line(), 'bad');
    await rest(60);
    expect(screen.getByDisplayValue('bad').closest('li')!.textContent).toContain('U+0000');
    host.fail = null;
    const field = screen.getByDisplayValue('bad');
    await fireEvent.input(field, { target: { value: 'better' } });
    await fireEvent.blur(field);
    await rest(60);
    expect(host.sheet.learnings.at(-1)!.text).toBe('better');
    expect(screen.queryByText(/U\+0000/)).toBeNull();
  });
});

describe('what was caught', () => {
  it('is taken over as one act, with its view, and is then no longer on offer', async () => {
    const sheet = seed();
    sheet.notes.push({ ...sheet.notes[3]!, id: id(10, 9), text: 'The second restart helped' });
    await shown(sheet);
    const before = host.sheet.learnings.length;
    await fireEvent.click(screen.getByRole('button', { name: '2 surprises caught in the meeting' }));
    await fireEvent.click(screen.getByRole('button', { name: 'Take all over' }));
    await rest(60);
    expect(host.sheet.learnings.slice(before)).toMatchObject([
      { kind: 'surprise', text: 'Nothing complained', perspective: id(2, 3) },
      { kind: 'surprise', text: 'The second restart helped' },
    ]);
    expect(screen.queryByText(/caught in the meeting/)).toBeNull();
    await open.undo();
    expect(host.sheet.learnings.length, 'one undo gives all of them back').toBe(before);
  });
});

describe('what stays open', () => {
  it('takes a question, who is curious, and its answer', async () => {
    await shown();
    await enter(screen.getByLabelText('Add an open question'), 'Why did the second run help?');
    const made = host.sheet.questions.at(-1)!;
    await choose('Who is curious', id(2, 1));
    await fireEvent.click(screen.getAllByRole('button', { name: 'Answer it' }).at(-1)!);
    await rewrite('Answer', 'The file was gone by then.');
    const held = () => host.sheet.questions.find((question) => question.id === made.id);
    expect(held()).toMatchObject({ curious: id(2, 1), state: 'answered', answer: 'The file was gone by then.' });
    await rewrite('Answer', '');
    expect(held()!.state, 'without its answer it is open again').toBe('open');
  });

  it('lets a follow-up stay an idea, and agrees it once somebody takes it on', async () => {
    await shown();
    await enter(screen.getByLabelText('Add a follow-up'), 'Keep one older version');
    const made = host.sheet.follow_ups.at(-1)!;
    expect(made).toMatchObject({ state: 'idea', owner_role: '', due: null });
    const row = screen.getByRole('button', { name: /Keep one older version/, expanded: false });
    await fireEvent.keyDown(row, { key: 'o' });
    await rest();
    const owner = screen.getByLabelText('Owner, by role');
    expect(document.activeElement, 'O goes to the owner').toBe(owner);
    await rewrite('Owner, by role', 'Platform');
    await choose('By', '2026-12-01');
    await choose('For which factor', id(11, 1));
    await rewrite('What it may make harder', 'Disk space');
    const held = () => host.sheet.follow_ups.find((followUp) => followUp.id === made.id);
    expect(held()).toMatchObject({ state: 'agreed', due: '2026-12-01', factor: id(11, 1), side_effect: 'Disk space' });
    await rewrite('Owner, by role', '');
    expect(held()!.state).toBe('idea');
    await choose('Where it stands', 'done');
    await rewrite('Owner, by role', 'Platform');
    expect(held()!.state, 'what is done stays done').toBe('done');
  });

  it('says that no follow-up is a fine result', async () => {
    const sheet = seed();
    sheet.follow_ups = [];
    await shown(sheet);
    expect(screen.getByText(/None, which is a fine result/)).toBeTruthy();
  });

  it('takes a parked idea up as one act, or lets it go, each with a way back', async () => {
    await shown();
    const before = host.sheet.follow_ups.length;
    await fireEvent.click(screen.getByRole('button', { name: /^Take up: Warn/ }));
    await rest(60);
    expect(host.sheet.parked[0]!.state).toBe('taken');
    expect(host.sheet.follow_ups.at(-1)).toMatchObject({ text: 'Warn when a queue has no reader', state: 'idea' });
    toasts.list.at(-1)!.action!.run();
    await rest(60);
    expect([host.sheet.parked[0]!.state, host.sheet.follow_ups.length]).toEqual(['soaking', before]);
    await fireEvent.click(screen.getByRole('button', { name: /^Let go: Warn/ }));
    await rest(60);
    expect(host.sheet.parked[0]!.state).toBe('let_go');
  });

  it.each([
    ['2026-11-22T10:00:00Z', 'Parked, soaking until 23 Nov', 'Soaks until'],
    ['2026-11-23T10:00:00Z', 'Parked', 'Has soaked since'],
  ])('says on %s how long ideas soak', async (now, heading, words) => {
    setClock(() => Date.parse(now));
    await shown();
    expect(screen.getByRole('heading', { name: `${heading}1` })).toBeTruthy();
    expect(screen.getByLabelText(words)).toBeTruthy();
  });

  it('thanks a role, and keeps what they said about a certificate', async () => {
    await shown();
    await enter(screen.getByLabelText('Thank a role'), 'The night shift');
    await rewrite('For what', 'for staying on the line');
    const row = screen.getByDisplayValue('The night shift').closest('li')!;
    await fireEvent.change(within(row).getByLabelText('Certificate:'), { target: { value: 'agreed' } });
    await rest();
    expect(host.sheet.thanks.at(-1)).toMatchObject({
      to_whom: 'The night shift',
      text: 'for staying on the line',
      consent: 'agreed',
    });
    await fireEvent.click(screen.getByRole('button', { name: 'Take The night shift away' }));
    await rest(60);
    expect(host.sheet.thanks.some(({ to_whom }) => to_whom === 'The night shift')).toBe(false);
  });

  it('only shows where the library can only be read', async () => {
    await shown(seed(), true);
    expect(screen.queryByLabelText('Write a learning')).toBeNull();
    expect(screen.queryByLabelText('Add a follow-up')).toBeNull();
    expect(screen.getAllByLabelText<HTMLTextAreaElement>('The learning')[0]!.readOnly).toBe(true);
  });
});

describe('offers', () => {
  const note = (text: string, more: Partial<Note> = {}) =>
    ({ id: text, kind: 'surprise', text, visibility: 'room', perspective: null, ...more }) as Note;
  const factor = (phrase: string, polarity: Factor['polarity']) =>
    ({ id: phrase, phrase, polarity, events: ['first', 'second'] }) as unknown as Factor;
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
    ['nothing that is written already', [note('Graph  looked fine ')], [], [learning('graph looked fine')], []],
    ['nothing that is traced already', [], [factor('calm', 'mitigated')], [learning('Calm voices helped', 'calm')], []],
  ];
  it.each(cases)('are %s', (_, notes, factors, learnings, texts) => {
    expect(offers(notes, factors, learnings).map(({ text }) => text)).toEqual(texts);
  });

  it('keep their factor and the moment it is pinned to', () => {
    expect(offers([], [factor('calm', 'mitigated')], [])).toMatchObject([
      { kind: 'held', factor: 'calm', event: 'first' },
    ]);
  });
});

it('goes round the kinds in both directions', () => {
  expect(cycled('luck', 1)).toBe('learned');
  expect(cycled('learned', -1)).toBe('luck');
});
