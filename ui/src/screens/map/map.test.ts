import { cleanup, fireEvent, screen, within } from '@testing-library/svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
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
  layOutEach,
  node,
  outline,
  press,
  quiet,
  row,
  says,
  settled,
  shown,
  twoPlaces,
  write,
} from './rehearse';

layOutEach();

describe('the map', () => {
  beforeEach(() => shown());

  it('is a list of factors in each lane, with their links as descriptions', () => {
    const lane = screen.getByRole('region', { name: /Technology/ });
    expect(within(lane).getAllByRole('listitem').length).toBe(1);
    expect(node(twoPlaces).getAttribute('aria-describedby')).toBe(`map-says-${twoPlaces}`);
    expect(says(twoPlaces)).toBe(
      'enabled by Name agreed in one repository. detected by “What help do you need?” came first. masked A reader of nothing reports healthy',
    );
    expect(says('impact')).toBe('kept small, by luck, by A quiet Thursday');
  });

  it('says the same in the outline as in the picture', async () => {
    const ends = (place: HTMLElement) =>
      [...place.querySelectorAll<HTMLElement>('[data-end]')].map(({ dataset }) => dataset.end);
    expect(ends(outline())).toEqual(ends(canvas()));
    for (const end of ends(canvas())) {
      row(end!).focus();
      await settled();
      const lines = [...row(end!).closest('li')!.querySelectorAll(':scope > ul button')];
      const heard = lines.map((line) => line.textContent.trim().replace(/\s+/g, ' '));
      expect(heard.join('. ') || 'no link yet').toBe(says(end!));
    }
  });

  it('has one stop for Tab, and arrows for the rest', async () => {
    expect(canvas().querySelectorAll('[tabindex="0"]').length).toBe(1);
    node(agreed).focus();
    await press('ArrowRight');
    expect(focused()).toBe(help);
    await press('ArrowLeft', 'ArrowUp');
    expect(focused()).toBe(help);
    expect(canvas().querySelector('[tabindex="0"]')).toBe(node(help));
    expect(row(help).getAttribute('aria-current'), 'what is chosen in the picture is chosen in the outline').toBe(
      'true',
    );
  });

  it('reaches the impact by key', async () => {
    node(quiet).focus();
    await press('ArrowRight');
    expect(focused()).toBe('impact');
  });

  it('walks the outline by key, and chooses in the picture what is chosen there', async () => {
    row(quiet).focus();
    await press('ArrowDown');
    expect(focused()).toBe(agreed);
    expect(document.activeElement).toBe(row(agreed));
    expect(node(agreed).getAttribute('aria-current')).toBe('true');
  });

  it.each(['canvas', 'outline'] as const)('changes a factor by key in the %s and keeps hold of it', async (place) => {
    (place === 'canvas' ? node : row)(agreed).focus();
    await press('5');
    expect(factor(agreed).band).toBe('tools');
    expect(focused(), 'a factor in another lane is another element').toBe(agreed);
    expect(document.activeElement!.closest('[data-place]')!.getAttribute('data-place')).toBe(place);
    await press('p', ']', ']', '[');
    expect(factor(agreed)).toMatchObject({ polarity: 'mitigated', phase: 'onset' });
    expect(host.sheet.factors.find((row) => row.id === agreed)).toMatchObject({ band: 'tools', polarity: 'mitigated' });
    await open.undo();
    expect(factor(agreed).phase, 'one key is one step of undo').toBe('detection');
  });

  it('keeps neighbours in tint and takes it from the others, by steps', async () => {
    const far = () => [...canvas().querySelectorAll<HTMLElement>('.far')].map(({ dataset }) => dataset.end).sort();
    expect(far()).toEqual([]);
    node(agreed).focus();
    await settled();
    expect(far()).toEqual([healthy, help, quiet].sort());
    await press('f');
    expect(far(), 'two steps').toEqual([quiet]);
    await press('f');
    expect(far(), 'all').toEqual([]);
  });

  it('puts words on the links of the chosen factor', async () => {
    node(healthy).focus();
    await settled();
    expect([...canvas().querySelectorAll('.verb.lit')].map((word) => word.textContent.trim())).toEqual(['masked']);
  });

  it('reads one link aloud, and goes on to the next', async () => {
    node(quiet).focus();
    await settled();
    const aloud = () =>
      screen
        .getByText(/Read aloud/)
        .textContent.replace(/\s+/g, ' ')
        .trim();
    expect(aloud()).toBe('Read aloud: A quiet Thursday protected by luck the impact.');
    (document.activeElement as HTMLElement).blur();
    await press('r');
    expect(aloud(), 'the reading begins anew at the first link').toContain('enabled');
  });

  it('keeps a link and sets beside it that people see it differently, once', async () => {
    node(quiet).focus();
    await settled();
    const before = open.tables.link.rows.length;
    await fireEvent.click(screen.getByRole('button', { name: 'Different' }));
    await settled();
    const beside = () => host.sheet.links.filter(({ from, kind }) => from === quiet && kind === 'disputed');
    expect(beside().map(({ to }) => to)).toEqual([null]);
    expect(open.tables.link.rows.length, 'the link itself stays as it was').toBe(before + 1);
    expect((screen.getByLabelText('Verb') as HTMLSelectElement).value, 'its words wait to be written').toBe('disputed');
    expect(document.activeElement?.closest('[data-remark]'), 'what is different can be typed at once').toBeTruthy();
    (document.activeElement as HTMLElement).blur();
    await press('d');
    expect(beside().length, 'asked again, it is found and not doubled').toBe(1);
    await open.undo();
    await settled();
    expect(beside(), 'one step takes it back').toEqual([]);
  });

  it('goes on when a link is true, and opens the line when something is missing', async () => {
    node(quiet).focus();
    await settled();
    await fireEvent.click(screen.getByRole('button', { name: 'Something is missing' }));
    await settled();
    expect(screen.getByLabelText('What was present')).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'True' }));
    await settled();
    expect(screen.getByText(/Read aloud/).textContent).toContain('enabled');
  });

  it('asks one soft question at a time, and never again what was left', async () => {
    const question = () => screen.queryByRole('region', { name: /Worth asking/ })?.querySelector('p')?.textContent;
    const first = question();
    expect(first).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'Leave it' }));
    expect(question()).not.toBe(first);
    cleanup();
    await shown();
    expect(question(), 'it stays left for this review').not.toBe(first);
  });

  it('squeezes the whole map into the window and back', async () => {
    await press('0');
    expect(canvas().querySelector('.layer')!.getAttribute('style')).toContain('scale(0.9');
    await press('0');
    expect(canvas().querySelector('.layer')!.getAttribute('style')).not.toContain('scale');
  });

  it('goes back one step at a time by Esc, before it leaves the screen', async () => {
    const left = vi.fn();
    window.addEventListener('keydown', left);
    node(agreed).focus();
    await press('c', 'Escape', 'Escape');
    expect(left.mock.calls.filter(([event]) => (event as KeyboardEvent).key === 'Escape').length).toBe(0);
    await press('Escape');
    expect(left.mock.calls.filter(([event]) => (event as KeyboardEvent).key === 'Escape').length).toBe(1);
    window.removeEventListener('keydown', left);
  });
});

describe('writing factors', () => {
  beforeEach(() => shown());

  it('takes band and phase from where one stands, and waits for the next', async () => {
    node(help).focus();
    await press('a');
    const line = await write('What was present', 'Everybody in one channel');
    await fireEvent.submit(line.closest('form')!);
    await settled();
    expect(host.sheet.factors.at(-1)).toMatchObject({
      phrase: 'Everybody in one channel',
      band: 'team',
      phase: 'diagnosis',
      polarity: 'contributed',
      position: 5,
    });
    expect(document.activeElement, 'the next one can be typed at once').toBe(screen.getByLabelText('What was present'));
    await press('Escape');
    expect(focused()).toBe(host.sheet.factors.at(-1)!.id);
  });

  it('chooses the band by its number while writing', async () => {
    await press('a');
    const line = await write('What was present', 'A vendor changed a default');
    await fireEvent.keyDown(line, { key: '1', code: 'Digit1', altKey: true });
    await fireEvent.submit(line.closest('form')!);
    await settled();
    expect(host.sheet.factors.at(-1)).toMatchObject({ band: 'outside' });
  });

  it('keeps a half-written factor when its line is left', async () => {
    await press('a');
    await write('What was present', 'A half');
    await press('Escape', 'a');
    expect((screen.getByLabelText('What was present') as HTMLInputElement).value).toBe('A half');
  });

  it('edits the phrase where it stands, and an emptied one comes back', async () => {
    node(agreed).focus();
    await press('Enter');
    await write('What was present', 'Name agreed in one place');
    await press('Enter');
    expect(host.sheet.factors[0]!.phrase).toBe('Name agreed in one place');
    expect(focused()).toBe(agreed);
    await press('Enter');
    await write('What was present', '');
    await press('Escape');
    expect(factor(agreed).phrase, 'a factor without words could not be found again').toBe('Name agreed in one place');
    expect(await open.flush()).toBe(true);
  });

  it('takes a factor away with its links, goes on to its neighbour, and brings all of it back', async () => {
    node(twoPlaces).focus();
    await press('Delete');
    expect([open.tables.factor.rows.length, open.tables.link.rows.length]).toEqual([4, 1]);
    expect(focused(), 'the hand stays on the map').toBeTruthy();
    expect(toasts.list.at(-1)!.text).toBe('“Two places hold the queue name” is taken away, with its 3 links.');
    toasts.list.at(-1)!.action!.run();
    await settled();
    expect([open.tables.factor.rows.length, open.tables.link.rows.length]).toEqual([5, 4]);
  });

  it('forgets what was chosen when an undo takes it', async () => {
    await press('a');
    const line = await write('What was present', 'Not for long');
    await fireEvent.submit(line.closest('form')!);
    await settled();
    expect(canvas().querySelectorAll('.far').length, 'a factor without links stands alone').toBe(5);
    await open.undo();
    await settled();
    expect(canvas().querySelectorAll('.far').length).toBe(0);
    expect(outline().querySelectorAll('.row[tabindex="0"]').length, 'Tab must still find a way in').toBe(1);
  });

  it('changes what a factor is beside the map', async () => {
    await fireEvent.click(row(agreed));
    await fireEvent.change(screen.getByLabelText('Evidence'), { target: { value: 'disputed' } });
    await fireEvent.change(screen.getByLabelText('Effect'), { target: { value: 'sacrifice' } });
    await settled();
    expect(host.sheet.factors[0]).toMatchObject({ evidence: 'disputed', polarity: 'sacrifice' });
  });
});
