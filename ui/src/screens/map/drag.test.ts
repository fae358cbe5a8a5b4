import { fireEvent, screen } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import { drawn } from '../../ipc/fake/drawn';
import { seed, storyId } from '../../ipc/fake/seed';
import { open } from '../../state/open.svelte';
import { agreed, canvas, factor, focused, host, layOutEach, node, press, settled, shown } from './rehearse';
import { cellAt } from './drag.svelte';
import { further, placeAt } from './place';

layOutEach();

const drawing = drawn({ ...seed(), factors: seed().factors.filter(({ review }) => review === storyId) });
/** The middle of a band and a phase. */
const over = (band: string, phase: string) => {
  const lane = drawing.lanes.find((one) => one.band === band)!;
  const column = drawing.columns.find(({ kind }) => kind.kind === 'phase' && kind.phase === phase)!;
  return { clientX: column.x + column.width / 2, clientY: lane.y + lane.height / 2 };
};
const pressOn = (end: string, from: object) =>
  fireEvent.pointerDown(node(end), { button: 0, pointerType: 'mouse', ...from });
const writes = () => host.calls.filter(({ name }) => name === 'act').length;

describe('where a place in the drawing is', () => {
  it.each([
    ['in the middle of a cell', over('tools', 'repair'), { band: 'tools', phase: 'repair' }],
    ['beyond the rim', { clientX: 9_999, clientY: -50 }, { band: 'outside', phase: 'recovery' }],
    ['left of every phase, below every band', { clientX: -9, clientY: 9_999 }, { band: 'technology', phase: 'before' }],
  ])('is told %s', (_, { clientX, clientY }, cell) => {
    expect(cellAt(drawing, [clientX, clientY])).toEqual(cell);
  });
});

describe('the places inside a band and a phase', () => {
  const crowded = seed();
  crowded.factors = crowded.factors.map((factor) => ({ ...factor, band: 'tools', phase: 'repair' }));
  const { lanes, columns, nodes } = drawn(crowded);

  it.each(nodes.map((node) => [node.put.row, node] as const))('know row %i by its middle', (row, node) => {
    const at = [node.x + node.width / 2 + 30, node.y + node.height / 2 - 20] as const;
    expect(placeAt(drawn(crowded), { band: 'tools', phase: 'repair' }, at)).toEqual({ col: 0, row });
  });

  it('end where the lane and the column do', () => {
    expect(placeAt({ ...drawn(crowded), lanes, columns }, { band: 'tools', phase: 'repair' }, [0, 99_999])).toEqual({
      col: 0,
      row: nodes.length - 1,
    });
    expect(further({ col: 0, row: 0 }, 'left')).toBeUndefined();
    expect(further({ col: 15, row: 0 }, 'right'), 'the core draws no column beyond it').toBeUndefined();
    expect(further({ col: 0, row: 0 }, 'down')).toEqual({ col: 0, row: 1 });
  });
});

describe('a factor carried by the pointer', () => {
  beforeEach(() => shown());

  it('goes to another band and phase in one step, and is what is chosen', async () => {
    await pressOn(agreed, over('organisation', 'before'));
    await fireEvent.pointerMove(window, over('tools', 'repair'));
    expect(screen.getByText('Tools and information, Repair'), 'where it would be is said').toBeTruthy();
    expect(factor(agreed).band, 'nothing is changed under way').toBe('organisation');
    await fireEvent.pointerUp(window, over('tools', 'repair'));
    await settled();
    expect(host.sheet.factors[0]).toMatchObject({ band: 'tools', phase: 'repair' });
    expect(document.querySelector('.carried')).toBeNull();
    await open.undo();
    expect(factor(agreed)).toMatchObject({ band: 'organisation', phase: 'before' });
  });

  it('changes nothing where it is put back, or where the hand only trembled', async () => {
    await pressOn(agreed, over('organisation', 'before'));
    await fireEvent.pointerMove(window, over('tools', 'repair'));
    await fireEvent.pointerMove(window, over('organisation', 'before'));
    await fireEvent.pointerUp(window, over('organisation', 'before'));
    const { clientX, clientY } = over('organisation', 'before');
    await pressOn(agreed, { clientX, clientY });
    await fireEvent.pointerMove(window, { clientX: clientX + 3, clientY });
    expect(document.querySelector('.carried')).toBeNull();
    await fireEvent.pointerUp(window, { clientX: clientX + 3, clientY });
    await settled();
    expect(writes()).toBe(0);
  });

  it('is let go by Esc, and the map is as it was', async () => {
    node(agreed).focus();
    await pressOn(agreed, over('organisation', 'before'));
    await fireEvent.pointerMove(window, over('tools', 'repair'));
    await press('Escape');
    expect(document.querySelector('.carried')).toBeNull();
    await fireEvent.pointerUp(window, over('tools', 'repair'));
    await settled();
    expect(writes()).toBe(0);
    expect(focused()).toBe(agreed);
  });

  it('stays where it is under a finger, which scrolls, and where nothing can be written', async () => {
    await pressOn(agreed, { ...over('organisation', 'before'), pointerType: 'touch' });
    await fireEvent.pointerMove(window, over('tools', 'repair'));
    expect(document.querySelector('.carried')).toBeNull();
    await fireEvent.pointerUp(window);
    await shown(undefined, true);
    await pressOn(agreed, over('organisation', 'before'));
    await fireEvent.pointerMove(window, over('tools', 'repair'));
    expect(canvas().querySelector('.carried')).toBeNull();
  });
});
