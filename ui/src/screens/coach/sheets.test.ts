// Owns the promises of the coach's two sheets: the cards for what is heard, and the choice of what is mentioned.
import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { AntiPattern, RuleLine } from '../../ipc/bindings';
import { answerWith } from '../../ipc/call';
import { FakeHost } from '../../ipc/fake';
import { seed, storyId } from '../../ipc/fake/seed';
import { coach } from '../../state/coach.svelte';
import { open } from '../../state/open.svelte';
import { spoken } from '../../state/spoken';
import { printed, quotesKept } from '../handout/phrasings';
import { cardsFor } from './cards';
import Cards from './Cards.svelte';
import Revisit from './Revisit.svelte';
import Rules from './Rules.svelte';

const card = (id: string, heard: string): AntiPattern => ({
  id,
  heard,
  hides: 'What went on.',
  offer: '“What went on?”',
  source: [],
});
const rule = (id: string, phrases: string[], isOn = true): RuleLine => ({
  id,
  class: 'blame',
  phrases,
  why: 'It costs something.',
  asks: ['What did {who} see?'],
  is_on: isOn,
  is_added: false,
});
const cards = [card('why-did-you', '“Why did you do that?”'), card('obviously', '“Obviously…”')];
const rules = [
  rule('should-have', ['should have', 'ought to have']),
  rule('why-you', ['why did {P}', 'why would {P}']),
  rule('asleep', ['was asleep'], false),
];

describe('two letters of what was heard bring a card', () => {
  test.each([
    ['', ['why-did-you', 'obviously']],
    ['wh', ['why-did-you', 'why-you']],
    ['sh', ['should-have']],
    ['OB', ['obviously']],
    ['ought to', ['should-have']],
    ['asl', []],
    ['“why', ['why-did-you', 'why-you']],
    ['zz', []],
  ])('“%s”', (typed, ids) => {
    expect(cardsFor(typed, cards, rules).map(({ id }) => id)).toEqual(ids);
  });

  test('what is said aloud has no gap to fill in', () => {
    const said = cardsFor('why', cards, rules).flatMap(({ heard, offers }) => [heard, ...offers]);
    expect(said.filter((text) => /[{}]/.test(text))).toEqual([]);
  });
});

describe('on screen', () => {
  let host: FakeHost;
  beforeEach(async () => {
    localStorage.clear();
    answerWith((host = new FakeHost({ sheet: seed() })));
    await open.load(storyId);
    if (!coach.listens) coach.turn();
    coach.relearn();
  });

  test('the cards answer as they are typed', async () => {
    render(Cards);
    await fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'fai' } });
    expect(await screen.findByText(/What were they doing instead/)).toBeTruthy();
    await fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'zzz' } });
    expect(await screen.findByText(/No card for that/)).toBeTruthy();
  });

  test('a phrase is switched off for every review, and on again', async () => {
    render(Rules);
    const box = await screen.findByRole('checkbox', { name: /failed to/ });
    await fireEvent.click(box);
    await vi.waitFor(() => expect(host.calls.some(({ name }) => name === 'switch_rule')).toBe(true));
    expect(await coach.hear('They failed to look.')).toEqual([]);
    await fireEvent.click(await screen.findByRole('checkbox', { name: /failed to/ }));
    await vi.waitFor(async () => expect(await coach.hear('They failed to look.')).toHaveLength(1));
  });

  test('a phrase of one’s own is added, heard and taken away', async () => {
    render(Rules);
    await screen.findByRole('checkbox', { name: /failed to/ });
    const fill = (label: RegExp, value: string) => fireEvent.input(screen.getByLabelText(label), { target: { value } });
    await fill(/The phrase/, 'quick win');
    await fill(/What it costs/, 'Quick for whom?');
    await fill(/What to ask instead/, 'What would it take?');
    await fireEvent.click(screen.getByRole('button', { name: 'Add it' }));
    const row = (await screen.findByRole('checkbox', { name: /quick win/ })).closest('li')!;
    expect(await coach.hear('A quick win.')).toHaveLength(1);
    await fireEvent.click(within(row).getByRole('button', { name: 'Take it away' }));
    await vi.waitFor(async () => expect(await coach.hear('A quick win.')).toEqual([]));
  });

  test('before sharing, what remains is listed by the page it stands on, and nothing that is not on paper', async () => {
    const [first, second] = open.tables.factor.rows;
    open.change('factor', first!.id, { phrase: 'The team failed to see the graph' }, 'now');
    open.change('factor', second!.id, { phrase: 'It was obvious to nobody on paper' }, 'now');
    await coach.hear('The team failed to see the graph');
    await coach.hear('It was obvious to nobody on paper');
    const found = printed(['Anotherpage', 'Factors:Theteamfailedtoseethegraph.']);
    expect(found.map(({ phrase, page }) => [phrase, page])).toEqual([['failed to', 1]]);
    expect(found[0]!.around).toContain('failed to see');
    const before = quotesKept();
    const note = open.tables.note.rows.find(({ kind, visibility }) => kind === 'note' && visibility === 'room')!;
    open.change('note', note.id, { kind: 'quote' }, 'now');
    expect(quotesKept()).toBe(before + 1);
  });

  test('after the meeting every phrase is gone through in one place: said another way, a quote, or left', async () => {
    const [note] = open.tables.note.rows;
    const [factor] = open.tables.factor.rows;
    const [learning] = open.tables.learning.rows;
    open.change('note', note!.id, { kind: 'note', visibility: 'room', text: 'They failed to look.' }, 'now');
    open.change('factor', factor!.id, { phrase: 'It was obvious to her' }, 'now');
    open.change('learning', learning!.id, { text: 'We failed to ask. So it was.' }, 'now');
    for (const { text } of spoken(open.tables)) await coach.hear(text);
    render(Revisit);
    const row = (words: RegExp) =>
      screen
        .getByText((_, at) => at?.className.startsWith('words') === true && words.test(at.textContent ?? ''))
        .closest('li')!;
    const press = (words: RegExp, name: string | RegExp) =>
      fireEvent.click(within(row(words)).getByRole('button', { name }));
    expect(within(row(/failed to look/)).getByText(/What were they doing instead/), 'with what to ask').toBeTruthy();
    expect(screen.getByRole('heading').textContent).toContain('3 phrasings');
    await press(/failed to look/, 'It’s a quote');
    expect(open.tables.note.get(note!.id)!.kind, 'a note becomes a quote').toBe('quote');
    await press(/We failed to ask/, 'It’s a quote');
    expect(open.tables.learning.get(learning!.id)!.text, 'elsewhere its sentence is put in marks').toMatch(
      /^“We failed to ask\.”/,
    );
    await press(/obvious to her/, 'Leave it here');
    expect(coach.of({ noun: 'factor', id: factor!.id }, 'It was obvious to her'), 'and is not mentioned again').toEqual(
      [],
    );
    expect(open.tables.factor.get(factor!.id)!.phrase, 'the words stay').toBe('It was obvious to her');
  });
});
