// Owns the promises of the coach on screen: what it underlines, what its menu does, and what it leaves alone.
import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import { answerWith } from '../../ipc/call';
import { FakeHost } from '../../ipc/fake';
import { seed, storyId } from '../../ipc/fake/seed';
import { coach } from '../../state/coach.svelte';
import { nav } from '../../state/nav.svelte';
import { open } from '../../state/open.svelte';
import { seek } from '../../state/seek.svelte';
import { heardAs, quoted } from '../../state/spoken';
import Layer from './Layer.svelte';

let host: FakeHost;
let field: HTMLTextAreaElement | undefined;
const lines = () => [...document.querySelectorAll('.over .heard')].map((line) => line.textContent);
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** A field as the screens have them, on the words of a note. */
function fieldOn(heard: string, text: string): HTMLTextAreaElement {
  field = document.createElement('textarea');
  field.dataset.heard = heard;
  field.value = text;
  document.body.append(field);
  field.focus();
  field.setSelectionRange(0, 0);
  return field;
}

beforeEach(async () => {
  field?.remove();
  localStorage.clear();
  answerWith((host = new FakeHost({ sheet: seed() })));
  await open.load(storyId);
  coach.relearn();
  if (!coach.listens) coach.turn();
  render(Layer);
});

test('a phrase is underlined in the field that has the focus, and nowhere once it is left', async () => {
  const field = fieldOn('', 'They failed to look.');
  await vi.waitFor(() => expect(lines()).toEqual(['failed to']));
  field.blur();
  await vi.waitFor(() => expect(lines()).toEqual([]));
});

test('the phrase at the caret waits until the caret rests, and the words carry it along', async () => {
  const field = fieldOn('', 'They failed to');
  field.setSelectionRange(14, 14);
  document.dispatchEvent(new Event('selectionchange'));
  await wait(400);
  expect(lines(), 'the hand is still there').toEqual([]);
  field.value = 'They failed to look at the graph';
  field.setSelectionRange(32, 32);
  await fireEvent.input(field);
  await vi.waitFor(() => expect(lines()).toEqual(['failed to']));
});

test('nothing is heard while letters are being composed', async () => {
  const field = fieldOn('', 'They looked.');
  await fireEvent.compositionStart(field);
  field.value = 'They failed to look. And';
  field.setSelectionRange(24, 24);
  await fireEvent.input(field);
  await wait(500);
  expect(lines()).toEqual([]);
  await fireEvent.compositionEnd(field);
  await vi.waitFor(() => expect(lines()).toEqual(['failed to']));
});

test('taking an ask drops the question, and leaves the words as they are', async () => {
  const field = fieldOn('', 'They failed to look.');
  await vi.waitFor(() => expect(lines()).toEqual(['failed to']));
  await fireEvent.keyDown(field, { key: '.', ctrlKey: true });
  await fireEvent.click(await screen.findByRole('menuitem', { name: /What were they doing instead/, hidden: true }));
  expect(coach.question).toMatch(/^What were they doing instead/);
  expect(field.value).toBe('They failed to look.');
  coach.question = null;
});

test('whoever asks at once need not wait for a quiet moment', async () => {
  const field = fieldOn('', 'They looked.');
  field.value = 'They failed to look.';
  await fireEvent.input(field);
  await fireEvent.keyDown(field, { key: '.', ctrlKey: true });
  expect(await screen.findByRole('menuitem', { name: /What were they doing instead/, hidden: true })).toBeTruthy();
});

test('a quote is left as it was said: a note becomes one, other sentences are put into quotation marks', async () => {
  const note = open.tables.note.rows.find((row) => row.kind === 'note')!;
  const field = fieldOn(heardAs('note', note.id), 'They failed to look.');
  await vi.waitFor(() => expect(lines()).toEqual(['failed to']));
  await fireEvent.keyDown(field, { key: '.', ctrlKey: true });
  await fireEvent.click(await screen.findByRole('menuitem', { name: /a quote/, hidden: true }));
  expect(open.tables.note.get(note.id)!.kind).toBe('quote');
  expect(quoted('It ran. They failed to look. Then', 13, 22)).toBe('It ran. “They failed to look.” Then');
  expect(quoted('They failed to look', 5, 14)).toBe('“They failed to look”');
});

test('what is let be stays so after a restart, and only there', async () => {
  const [first, second] = open.tables.factor.rows;
  const key = { noun: 'factor', id: first!.id } as const;
  const [hint] = await coach.hear('They failed to look.');
  coach.letBe(key, hint!);
  expect(coach.of(key, 'They failed to look.')).toEqual([]);
  expect(coach.of({ noun: 'factor', id: second!.id }, 'They failed to look.')).toHaveLength(1);
  expect(localStorage.getItem('second-story.let-be')).toContain(first!.id);
});

test('a rule that is never to be mentioned is switched off in the core, with a way back', async () => {
  await coach.hear('They failed to look.');
  await coach.switchRule('counterfactual-failed-to', false);
  expect(await coach.hear('They failed to look.')).toEqual([]);
  await coach.switchRule('counterfactual-failed-to', true);
  expect(await coach.hear('They failed to look.')).toHaveLength(1);
});

test('the line under a phrase goes with its rule and comes back with it, also in the field that has the focus', async () => {
  fieldOn('', 'They failed to look.');
  await vi.waitFor(() => expect(lines()).toEqual(['failed to']));
  await coach.switchRule('counterfactual-failed-to', false);
  await vi.waitFor(() => expect(lines(), 'nobody typed, and nothing else shows these words').toEqual([]));
  await coach.switchRule('counterfactual-failed-to', true);
  await vi.waitFor(() => expect(lines()).toEqual(['failed to']));
});

test('one key turns the coach off everywhere, and it stays off', async () => {
  const field = fieldOn('', 'They failed to look.');
  await vi.waitFor(() => expect(lines()).toEqual(['failed to']));
  await fireEvent.keyDown(field, { key: 'F9' });
  await vi.waitFor(() => expect(lines()).toEqual([]));
  expect(coach.hints('They failed to look.')).toEqual([]);
  expect(localStorage.getItem('second-story.coach')).toBe('off');
});

test('texts are asked about once and together, however many rows show them', async () => {
  const texts = Array.from({ length: 50 }, (_, at) => `They failed to look at graph ${at}.`);
  for (const text of [...texts, ...texts]) coach.hints(text);
  await vi.waitFor(() => expect(coach.hints(texts[49]!)).toHaveLength(1));
  const asked = host.calls
    .flatMap(({ name, input }) => (name === 'hear' ? [(input as { texts: string[] }).texts] : []))
    // What another test left to be heard is no business of this one.
    .map((of) => of.filter((text) => texts.includes(text)))
    .filter((of) => of.length > 0);
  expect(asked, 'one call for all of them, each once').toEqual([texts]);
});

test('the next phrase is reached by key on whichever screen it is', async () => {
  const factor = open.tables.factor.rows.at(-1)!;
  open.change('factor', factor.id, { phrase: 'They failed to look' }, 'now');
  nav.screen = 'learn';
  coach.hints('They failed to look');
  await vi.waitFor(() => expect(coach.hints('They failed to look')).toHaveLength(1));
  await fireEvent.keyDown(document.body, { key: 'F8' });
  await vi.waitFor(() => expect(nav.screen).toBe('map'));
  // The search for its row ends, found or not, before the page it looks through is gone.
  await vi.waitFor(() => expect(seek.wanted).toBeNull(), { timeout: 30_000 });
});
