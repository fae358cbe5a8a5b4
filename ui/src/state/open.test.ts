import { beforeEach, describe, expect, it, vi } from 'vitest';
import { answerWith } from '../ipc/call';
import { FakeHost } from '../ipc/fake';
import { decks, id, seed, storyId } from '../ipc/fake/seed';
import { Trouble } from '../ipc/host';
import { newId } from './id';
import { open } from './open.svelte';

let host: FakeHost;
beforeEach(async () => {
  await open.close();
  host = new FakeHost({ sheet: seed(), decks });
  answerWith(host);
  await open.load(storyId);
});

const factor = () => open.tables.factor.get(id(11, 0))!;

describe('the open review', () => {
  it('shows typed words at once and keeps them on flush', async () => {
    open.change('factor', id(11, 0), { phrase: 'One name, two homes' });
    expect(factor().phrase, 'a screen must not wait for the library').toBe('One name, two homes');
    expect(await open.flush()).toBe(true);
    expect(host.sheet.factors[0]).toMatchObject({ phrase: 'One name, two homes', rev: 2 });
    expect(open.saved.kind).toBe('saved');
  });

  it('asks the library before the screen is drawn anew', async () => {
    const [asked, answer] = [vi.fn(), host.call.bind(host)];
    vi.spyOn(host, 'call').mockImplementation((name, input) => (asked(name), answer(name, input)));
    open.change('factor', id(11, 0), { phrase: 'One name, two homes' }, 'now');
    expect(
      asked,
      'the screen is drawn before whatever waits behind it, and a note would wait for that',
    ).toHaveBeenCalledWith('act');
    expect(await open.flush()).toBe(true);
  });

  it('keeps newer words when the receipt of older ones comes in', async () => {
    host.wait = 20;
    open.change('factor', id(11, 0), { phrase: 'older' }, 'now');
    await new Promise((done) => setTimeout(done, 5));
    open.change('factor', id(11, 0), { phrase: 'newer' });
    await new Promise((done) => setTimeout(done, 30));
    expect(factor().phrase, 'a receipt must never put old words under a cursor').toBe('newer');
    expect(await open.flush()).toBe(true);
    expect(host.sheet.factors[0]!.phrase).toBe('newer');
    expect(host.busy.most, 'one request on its way at a time').toBe(1);
  });

  it('undoes and redoes, and undo takes the words typed just before it', async () => {
    const before = factor().phrase;
    open.change('factor', id(11, 0), { phrase: 'changed' });
    await open.undo();
    expect(factor().phrase).toBe(before);
    expect(open.reach.redo).toBe('WriteFactor');
    await open.redo();
    expect(factor().phrase).toBe('changed');
    expect(await open.redo(), 'nothing left is an answer, not a failure').toBeNull();
  });

  it('removes with what cannot stand alone, and brings it all back', async () => {
    const links = open.tables.link.rows.length;
    await open.remove('factor', id(11, 0));
    expect(open.tables.link.rows.length, 'a link without its end goes').toBeLessThan(links);
    expect(open.tables.learning.get(id(13, 0))!.factor, 'what merely mentions it forgets it').toBeNull();
    await open.undo();
    expect(open.tables.link.rows.length).toBe(links);
    expect(open.tables.learning.get(id(13, 0))!.factor).toBe(id(11, 0));
  });

  it('takes away a row that was never kept without asking the library', async () => {
    host.fail = new Trouble('refused', 'Saving: the phrase is empty.', 'Write a word.');
    const made = newId();
    open.save('factor', { ...factor(), id: made, rev: 0, phrase: '' }, 'now');
    expect(await open.remove('factor', made)).toBeNull();
    expect(open.tables.factor.get(made)).toBeUndefined();
    host.fail = null;
  });

  it('keeps rows in their order after a move', async () => {
    await open.act({ act: 'MoveAgendaItem', of: { item: id(3, 5), to: 0 } });
    expect(open.tables.agenda_item.rows.map((item) => item.stage)[0]).toBe('close');
    await open.undo();
    expect(open.tables.agenda_item.rows.map((item) => item.stage)[0]).toBe('open');
  });

  it('says what went wrong when a review is not there', async () => {
    await open.load(id(1, 99));
    expect(open.trouble?.code).toBe('not_found');
  });
});

describe('ids', () => {
  it('sort by when they were made, also within a millisecond', () => {
    const made = Array.from({ length: 10_000 }, () => newId(1_763_500_000_000));
    expect([...made].sort(), 'order within a list rests on it').toEqual(made);
    expect(new Set(made).size).toBe(10_000);
    expect(made[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
