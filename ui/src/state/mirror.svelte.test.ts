// Owns the promise that a long meeting costs no more a letter than a short one: a row hears of itself and of no other.
import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { answerWith } from '../ipc/call';
import { FakeHost } from '../ipc/fake';
import { seed, storyId } from '../ipc/fake/seed';
import { open } from './open.svelte';

let leave: () => void;
let heard: string[];

/** Listens to one row, or to one that is not there yet. */
function listen(id: string): void {
  leave = $effect.root(() => {
    $effect(() => void heard.push(open.tables.note.get(id)?.text ?? 'none'));
  });
  flushSync();
}

beforeEach(async () => {
  heard = [];
  answerWith(new FakeHost({ sheet: seed() }));
  await open.load(storyId);
});
afterEach(() => leave());

it('a row that is asked for by its id is heard when it changes, and not when another does', () => {
  const [one, other] = open.tables.note.rows;
  listen(one!.id);
  open.change('note', other!.id, { text: 'Another row' });
  flushSync();
  expect(heard, 'another row wakes nobody here').toEqual([one!.text]);
  open.change('note', one!.id, { text: 'This row' });
  flushSync();
  expect(heard).toEqual([one!.text, 'This row']);
});

it('a row that comes, goes, or is read anew is heard by whoever waits for it', async () => {
  const [one] = open.tables.note.rows;
  const id = '019a9999-0000-7000-8000-000000000001';
  listen(id);
  open.save('note', { ...one!, id, rev: 0, text: 'Come' });
  flushSync();
  expect(heard).toEqual(['none', 'Come']);
  await open.remove('note', id);
  flushSync();
  expect(heard.at(-1), 'and gone').toBe('none');
  await open.load(storyId);
  flushSync();
  expect(heard.at(-1)).toBe('none');
});

it('wakes nobody when the library only acknowledges a row, or says the same again', async () => {
  const id = '019a9999-0000-7000-8000-000000000002';
  const lists: number[] = [];
  leave = $effect.root(() => {
    $effect(() => void lists.push(open.tables.note.rows.length));
  });
  flushSync();
  const many = open.tables.note.rows.length;
  open.save('note', { ...open.tables.note.rows[0]!, id, rev: 0, text: 'Typed' }, 'now');
  flushSync();
  expect(await open.flush(), 'it is kept').toBe(true);
  await open.load(storyId);
  flushSync();
  expect(lists, 'once for the row that came').toEqual([many, many + 1]);
});

it('knows the revision of a row it did not take again', async () => {
  const [one] = open.tables.note.rows;
  open.change('note', one!.id, { text: 'Once' }, 'now');
  expect(await open.flush()).toBe(true);
  open.change('note', one!.id, { text: 'Twice' }, 'now');
  expect(await open.flush(), 'an older revision would be refused').toBe(true);
  expect(open.tables.note.get(one!.id)?.text).toBe('Twice');
});
