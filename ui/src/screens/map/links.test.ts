import { fireEvent, screen, within } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Sheet } from '../../ipc/bindings';
import { id } from '../../ipc/fake/seed';
import { Trouble } from '../../ipc/host';
import { open } from '../../state/open.svelte';
import { toasts } from '../../state/toasts.svelte';
import {
  agreed,
  canvas,
  factor,
  focused,
  healthy,
  help,
  host,
  kept,
  layOutEach,
  node,
  press,
  quiet,
  row,
  settled,
  shown,
  twoPlaces,
  write,
} from './rehearse';

layOutEach();

describe('drawing links', () => {
  beforeEach(() => shown());

  it('is done by keys alone: arrows to the factor, a letter for the verb', async () => {
    node(agreed).focus();
    await press('c', 'ArrowRight', 'Enter', 'd', 'd');
    expect(document.activeElement!.textContent).toContain('depended on');
    await fireEvent.click(document.activeElement!);
    await settled();
    expect(kept().at(-1)).toEqual([agreed, help, 'depended_on']);
    expect(focused()).toBe(agreed);
  });

  it('finds its end by typing, the impact among them', async () => {
    node(agreed).focus();
    await press('c');
    const line = await write(/bear on/, 'imp');
    expect(
      within(screen.getByRole('listbox', { name: 'A new link' }))
        .getAllByRole('option')
        .map((option) => option.textContent.trim()),
    ).toEqual(['Impact']);
    await fireEvent.keyDown(line, { key: 'Enter' });
    await fireEvent.click(screen.getByRole('menuitem', { name: /amplified/ }));
    await settled();
    expect(kept().at(-1)).toEqual([agreed, null, 'amplified']);
  });

  it('is done by mouse alone, from nothing chosen', async () => {
    await fireEvent.click(screen.getByRole('button', { name: /^Link/ }));
    await fireEvent.click(node(quiet));
    await fireEvent.click(node(help));
    await fireEvent.click(screen.getByRole('menuitem', { name: /informed/ }));
    await settled();
    expect(kept().at(-1)).toEqual([quiet, help, 'informed']);
    expect(toasts.list.at(-1)!.text).toBe('A quiet Thursday informed “What help do you need?” came first.');
  });

  it('says why a factor cannot be linked to itself, and stays', async () => {
    node(agreed).focus();
    await press('c');
    await fireEvent.click(node(agreed));
    expect(screen.getByRole('alert').textContent).toContain('cannot bear on itself');
    expect(kept().length).toBe(4);
  });

  it('says why a link cannot be drawn twice, and lets another verb be chosen', async () => {
    node(agreed).focus();
    await press('c');
    await fireEvent.click(node(twoPlaces));
    await fireEvent.click(screen.getByRole('menuitem', { name: /enabled already on the map/ }));
    await settled();
    expect(screen.getByRole('alert').textContent).toContain('already on the map');
    expect(kept().length).toBe(4);
  });

  it('says what the core refused, where it happened', async () => {
    node(agreed).focus();
    await press('c');
    await fireEvent.click(node(healthy));
    host.fail = new Trouble('not_saved', 'Saving: the disk is full.', 'Make room.');
    await fireEvent.click(screen.getByRole('menuitem', { name: /masked/ }));
    await settled();
    expect(screen.getByRole('alert').textContent).toContain('the disk is full');
  });

  it('leaves nothing behind when it is left, step by step', async () => {
    node(agreed).focus();
    await press('c');
    await fireEvent.click(node(healthy));
    expect(screen.queryByRole('menu', { name: 'Verb' })).toBeTruthy();
    await press('Escape');
    expect(screen.queryByRole('menu', { name: 'Verb' })).toBeNull();
    expect(screen.queryByRole('combobox', { name: /bear on/ })).toBeTruthy();
    await press('Escape');
    expect(screen.queryByRole('combobox', { name: /bear on/ })).toBeNull();
    expect(kept().length).toBe(4);
    expect(focused()).toBe(agreed);
  });
});

describe('a chosen link', () => {
  beforeEach(async () => {
    await shown();
    await fireEvent.click(canvas().querySelector('.hit')!);
  });
  const first = () => host.sheet.links[0]!;

  it('can have another verb, but not one that is there already', async () => {
    await fireEvent.change(screen.getByLabelText('Verb'), { target: { value: 'triggered' } });
    await settled();
    expect(first().kind).toBe('triggered');
    const twin = { ...first(), id: id(12, 9), rev: 0, kind: 'masked' as const };
    await open.write('link', twin);
    await fireEvent.change(screen.getByLabelText('Verb'), { target: { value: 'masked' } });
    await settled();
    expect(screen.getByRole('alert').textContent).toContain('already on the map');
    expect((screen.getByLabelText('Verb') as HTMLSelectElement).value, 'the list shows what is kept').toBe('triggered');
  });

  it('can be turned round, with whose view it is and a remark', async () => {
    await fireEvent.change(screen.getByLabelText('Whose view'), { target: { value: id(2, 1) } });
    await fireEvent.blur(await write('Remark', 'Said in the ops channel'));
    await settled();
    await fireEvent.click(screen.getByRole('button', { name: 'Turn round' }));
    await settled();
    expect(first()).toMatchObject({
      from: twoPlaces,
      to: agreed,
      perspective: id(2, 1),
      remark: 'Said in the ops channel',
    });
  });

  it('can be taken away and brought back', async () => {
    await fireEvent.click(screen.getByRole('button', { name: /Take away/ }));
    await settled();
    expect(kept().length).toBe(3);
    toasts.list.at(-1)!.action!.run();
    await settled();
    expect(kept().length).toBe(4);
  });
});

describe('beside the map', () => {
  beforeEach(() => shown());

  it('pins a factor to moments of the timeline, with what people told of them', async () => {
    node(twoPlaces).focus();
    await press('e');
    expect(screen.getByRole('list', { name: 'Moments it rests on' }).textContent).toContain(
      'It was supposed to change nothing.',
    );
    expect(document.activeElement, 'the next moment can be typed at once').toBe(
      screen.getByLabelText('Pin a moment of the timeline'),
    );
    await fireEvent.click(screen.getByRole('button', { name: /^5 / }));
    await settled();
    expect(host.sheet.factors[1]!.events).toEqual([id(8, 1), id(8, 4)]);
    await fireEvent.click(screen.getByRole('button', { name: 'Unpin moment 2' }));
    await settled();
    expect(host.sheet.factors[1]!.events).toEqual([id(8, 4)]);
  });

  it('pins a moment by keys alone, counts it in the outline, and gives the hand back', async () => {
    node(agreed).focus();
    await press('e');
    await write('Pin a moment of the timeline', '4 ');
    await press('Enter');
    expect(host.sheet.factors[0]!.events, 'the first that fits').toEqual([id(8, 3)]);
    await press('ArrowDown', 'ArrowDown');
    (document.activeElement as HTMLElement).click();
    await settled();
    expect(host.sheet.factors[0]!.events.length).toBe(2);
    await press('Escape');
    expect(focused()).toBe(agreed);
    await press('e');
    expect(row(agreed).querySelector('[role=img][aria-label="2 moments"]'), 'a small count').toBeTruthy();
  });

  it('makes a note a factor, and then the note waits no longer', async () => {
    await fireEvent.click(screen.getByLabelText('Notes 4'));
    const [question] = screen.getAllByRole('button', { name: 'Make it a factor' });
    await fireEvent.click(question!);
    await settled();
    expect(host.sheet.factors.at(-1)).toMatchObject({ phrase: 'Who reads the old queue?', polarity: 'contributed' });
    expect(screen.getByLabelText('Notes 3')).toBeTruthy();
  });
});

describe('the drawing', () => {
  beforeEach(() => shown());

  it('is asked for once after a burst of changes, and not for a note', async () => {
    const before = host.asked;
    for (const band of ['team', 'work', 'tools'] as const) open.change('factor', agreed, { band }, 'now');
    await settled();
    expect(host.asked - before).toBe(1);
    open.save('note', { ...open.tables.note.rows[0]!, text: 'Something else' }, 'now');
    await settled();
    expect(host.asked - before, 'nothing on the map depends on a note').toBe(1);
    await open.undo();
    await open.undo();
    await settled();
    expect(host.asked - before, 'an undo moves factors too').toBe(2);
  });

  it('stays as it was when a new one cannot be made, and says so', async () => {
    host.broken = new Trouble('not_found', 'Drawing the map: the library is busy.', 'Try again.');
    node(agreed).focus();
    await press('2');
    await press('3');
    expect(screen.getByRole('alert').textContent).toContain('the library is busy');
    expect(node(agreed), 'the last good picture is still there').toBeTruthy();
    host.broken = null;
    await fireEvent.click(screen.getByRole('button', { name: 'Draw it again' }));
    await settled();
    expect(screen.queryByRole('alert')).toBeNull();
    expect(within(screen.getByRole('region', { name: /Team/ })).getAllByRole('button').length).toBe(2);
  });
});

describe('an empty map', () => {
  const bare = (sheet: Sheet) => {
    sheet.factors = [];
    sheet.links = [];
    sheet.learnings = [];
    sheet.follow_ups = [];
  };

  it('asks for the first condition, says how many notes wait, and goes on from there', async () => {
    await shown(bare);
    expect(screen.getByText('Type the first condition')).toBeTruthy();
    expect(screen.getByText(/4 notes of the meeting wait/)).toBeTruthy();
    const line = await write('What was present', 'Name agreed in one repository');
    await fireEvent.submit(line.closest('form')!);
    await settled();
    expect(canvas().querySelectorAll('.node').length).toBe(1);
    expect(document.activeElement).toBe(screen.getByLabelText('What was present'));
  });
});

describe('a library that can only be read', () => {
  it('shows everything and offers no change', async () => {
    await shown(undefined, true);
    node(agreed).focus();
    await press('5', 'a', 'c', 'Delete', 'Enter');
    expect(factor(agreed).band).toBe('organisation');
    expect(screen.queryByRole('button', { name: /Factor|Link|Take away/ })).toBeNull();
    expect((screen.getByLabelText('Band') as HTMLSelectElement).disabled).toBe(true);
  });
});
