import { fireEvent, screen, within } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import { id } from '../../ipc/fake/seed';
import { toasts } from '../../state/toasts.svelte';
import {
  agreed,
  factor,
  host,
  layOutEach,
  node,
  outline,
  press,
  quiet,
  row,
  settled,
  shown,
  twoPlaces,
  write,
} from './rehearse';

layOutEach();

const place = (name: string) => document.querySelector<HTMLElement>(`[data-place="${name}"]`)!;
const column = (name: string) => within(screen.getByRole('region', { name }));

describe('how it usually goes, beside what was different', () => {
  beforeEach(() => shown());

  it('stands everything nobody has said in between, and moves it by a press or by a key', async () => {
    node(agreed).focus();
    await press('u');
    expect(document.activeElement, 'the hand stays on the same factor').toBe(
      place('days').querySelector(`[data-end="${agreed}"]`),
    );
    expect(column('Nobody has said yet').getAllByRole('listitem').length).toBe(5);
    await fireEvent.click(column('Nobody has said yet').getByRole('button', { name: 'different that day' }));
    await settled();
    expect(host.sheet.factors[0]!.other_days).toBe('different');
    expect(column('What was different that day').getByText('Name agreed in one repository')).toBeTruthy();
    place('days').querySelector<HTMLElement>(`[data-end="${agreed}"]`)!.focus();
    await press('[');
    expect(host.sheet.factors[0]!.other_days, 'the key says the other').toBe('usual');
    place('days').querySelector<HTMLElement>(`[data-end="${agreed}"]`)!.focus();
    await press('[');
    expect(host.sheet.factors[0]!.other_days, 'the same key takes it back').toBeUndefined();
  });

  it('says what each bears on, and can be said in the outline as well', async () => {
    await press('u');
    const told = place('days').querySelector(`[data-end="${agreed}"]`)!.textContent;
    expect(told).toContain('enabled Two places hold the queue name');
    within(outline()).getByText('Name agreed in one repository').closest('button')!.focus();
    await settled();
    await fireEvent.change(screen.getByRole('combobox', { name: 'Other days' }), { target: { value: 'usual' } });
    await settled();
    expect(host.sheet.factors[0]!.other_days).toBe('usual');
  });

  it('goes back to the bands with Escape', async () => {
    await press('u', 'Escape');
    expect(place('days')).toBeNull();
    expect(node(agreed)).toBeTruthy();
  });
});

describe('beside another map', () => {
  it('says how to get there while no other review is filed under the same word', async () => {
    await shown();
    await press('b');
    expect(screen.getByText('No other review is filed under the same words')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'To the words of this review' })).toBeTruthy();
  });

  it('stands the other review’s factors beside these, band by band, and changes nothing there', async () => {
    await shown((sheet) => {
      const other = sheet.reviews.find((review) => review.id !== sheet.factors[0]!.review)!;
      other.tags = ['Orders'];
      sheet.factors.push({ ...sheet.factors[0]!, id: id(11, 90), review: other.id, phrase: 'Two schedulers at once' });
    });
    const before = structuredClone(host.sheet);
    await press('b');
    expect(screen.getByText('Both are filed under: orders')).toBeTruthy();
    const lists = screen.getAllByRole('list', { name: 'Organisation' });
    const words = lists.map((list) => list.textContent);
    expect(words.some((text) => text.includes('Name agreed in one repository'))).toBe(true);
    expect(words.some((text) => text.includes('Two schedulers at once'))).toBe(true);
    expect(host.sheet, 'looking writes nothing').toEqual(before);
  });
});

describe('what a factor rests on', () => {
  beforeEach(() => shown());

  it('may be a note, found by its words, which then waits no longer', async () => {
    node(quiet).focus();
    await press('e');
    const field = await write('Let it rest on a note', 'flat');
    field.focus();
    await press('Enter');
    const held = () => host.sheet.notes.filter((note) => note.factors?.includes(quiet)).map((note) => note.text);
    expect(held()).toEqual(['We had never seen it flat']);
    expect(screen.getByRole('list', { name: 'Notes it rests on' }).textContent).toContain('We had never seen it flat');
    expect(screen.getByLabelText('Notes 3'), 'it has its place on the map').toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: /^No longer rest it on/ }));
    await settled();
    expect(held()).toEqual([]);
  });

  it('is never a note that only the facilitator may see', async () => {
    await shown((sheet) => {
      for (const note of sheet.notes) note.visibility = 'private';
    });
    node(twoPlaces).focus();
    await press('e');
    expect(screen.queryByLabelText('Let it rest on a note')).toBeNull();
  });

  it('is the note it was made of', async () => {
    await fireEvent.click(screen.getByLabelText('Notes 4'));
    await fireEvent.click(screen.getAllByRole('button', { name: 'Make it a factor' })[0]!);
    await settled();
    const made = host.sheet.factors.at(-1)!;
    expect(host.sheet.notes.find((note) => note.text === made.phrase)!.factors).toEqual([made.id]);
    toasts.list.at(-1)!.action!.run();
    await settled();
    expect(
      host.sheet.factors.some((factor) => factor.id === made.id),
      'one step back takes both',
    ).toBe(false);
    expect(host.sheet.notes.find((note) => note.text === made.phrase)!.factors ?? []).toEqual([]);
  });
});

describe('where a person puts a factor', () => {
  beforeEach(() => shown());

  it('is one place further by Shift and an arrow, and never beyond the rim', async () => {
    node(agreed).focus();
    await fireEvent.keyDown(node(agreed), { key: 'ArrowUp', shiftKey: true });
    await fireEvent.keyDown(node(agreed), { key: 'ArrowLeft', shiftKey: true });
    await settled();
    expect(factor(agreed).put, 'there is nothing above the first row, nor left of the first column').toBeUndefined();
    await fireEvent.keyDown(node(agreed), { key: 'ArrowDown', shiftKey: true });
    await settled();
    expect(factor(agreed).put).toEqual({ col: 0, row: 1 });
  });

  it('is chosen by a press in the outline, and given back to the map', async () => {
    row(agreed).focus();
    await settled();
    await fireEvent.click(screen.getByRole('button', { name: 'Put it further right' }));
    await settled();
    expect(factor(agreed).put).toEqual({ col: 1, row: 0 });
    await fireEvent.click(screen.getByRole('button', { name: 'Let the map choose its place again' }));
    await settled();
    expect(factor(agreed).put).toBeUndefined();
  });

  it('holds in its band and phase only', async () => {
    node(agreed).focus();
    await fireEvent.keyDown(node(agreed), { key: 'ArrowDown', shiftKey: true });
    await settled();
    await press('3');
    expect(factor(agreed)).toMatchObject({ band: 'team' });
    expect(factor(agreed).put, 'in another lane the map chooses again').toBeUndefined();
  });
});
