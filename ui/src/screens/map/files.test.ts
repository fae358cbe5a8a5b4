import { fireEvent, screen } from '@testing-library/svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Trouble } from '../../ipc/host';
import { open } from '../../state/open.svelte';
import { toasts } from '../../state/toasts.svelte';
import { agreed, factor, host, layOutEach, settled, shown } from './rehearse';

layOutEach();

const asked = (name: string) => host.calls.filter((one) => one.name === name).map(({ input }) => input);
const choose = async (name: RegExp): Promise<void> => {
  await fireEvent.click(screen.getByRole('menuitem', { name, hidden: true }));
  await settled();
};
const last = () => toasts.list.at(-1)!;

describe('the map as a file', () => {
  beforeEach(() => shown());

  it.each([
    [/SVG/, 'svg'],
    [/PNG/, 'png'],
    [/DOT/, 'dot'],
    [/Mermaid/, 'mermaid'],
    [/JSON/, 'json'],
    [/table/, 'csv'],
  ])('is saved from the line %s of its menu as %s, and its name is said', async (line, form) => {
    host.desk.save_map = { file: `story-map.${form}` };
    await choose(line);
    expect(asked('save_map')).toEqual([{ review: open.id, form }]);
    expect(last().text).toBe(`The map is saved as story-map.${form}.`);
  });

  it('holds the words typed a moment before', async () => {
    host.desk.save_map = { file: 'story-map.svg' };
    open.change('factor', agreed, { phrase: 'Typed just now' });
    await choose(/SVG/);
    const order = host.calls.map(({ name }) => name).filter((name) => name === 'act' || name === 'save_map');
    expect(order, 'what is typed is kept before the file is written').toEqual(['act', 'save_map']);
  });

  it('opens its menu by key', async () => {
    const show = vi.fn();
    HTMLElement.prototype.showPopover = show;
    await fireEvent.keyDown(document.body, { key: 'e', ctrlKey: true });
    expect(show).toHaveBeenCalledOnce();
  });

  it('says nothing where the dialog was left', async () => {
    host.desk.save_map = null;
    const before = toasts.list.length;
    await choose(/SVG/);
    expect(toasts.list.length).toBe(before);
  });

  it('says why it could not be written, and what to do', async () => {
    const broken = new Trouble('not_saved', 'Writing the file: the disk is full.', 'Choose another place.');
    vi.spyOn(host, 'call').mockRejectedValueOnce(broken);
    await choose(/SVG/);
    expect(last().text).toBe('Writing the file: the disk is full. Choose another place.');
  });
});

describe('a map brought in', () => {
  it('is read at once, told in numbers, and can be undone', async () => {
    await shown();
    host.desk.bring_map = { review: open.id!, factors: 2, changed: 1, links: 3, revision: open.revision + 1 };
    host.sheet.factors.find(({ id }) => id === agreed)!.phrase = 'Said otherwise in the file';
    await choose(/Bring a map in/);
    expect(asked('bring_map')).toEqual([{ review: open.id }]);
    expect(factor(agreed).phrase).toBe('Said otherwise in the file');
    expect(last().text).toBe('Brought in: 2 new factors, 1 changed, 3 links. Nothing was taken away.');
    expect(last().action?.label).toBe('Undo');
  });

  it('that holds nothing new changes nothing, and says so', async () => {
    await shown();
    host.desk.bring_map = { review: open.id!, factors: 0, changed: 0, links: 0, revision: open.revision };
    await choose(/Bring a map in/);
    expect(last().text).toBe('That map is all here already. Nothing has changed.');
    expect(last().action).toBeUndefined();
  });

  it('is offered where nothing is on the map yet', async () => {
    await shown((sheet) => void (sheet.factors = sheet.links = []));
    host.desk.bring_map = null;
    await fireEvent.click(screen.getByRole('button', { name: /Bring a map in/ }));
    await settled();
    expect(asked('bring_map').length).toBe(1);
  });

  it('is not offered where nothing can be written', async () => {
    await shown(undefined, true);
    expect(screen.queryByRole('menuitem', { name: /Bring a map in/, hidden: true })).toBeNull();
    expect(screen.getByRole('menuitem', { name: /SVG/, hidden: true })).toBeTruthy();
  });
});
