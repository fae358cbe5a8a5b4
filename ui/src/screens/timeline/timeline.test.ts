import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Sheet } from '../../ipc/bindings';
import { answerWith } from '../../ipc/call';
import { FakeHost } from '../../ipc/fake';
import { decks, id, seed, storyId } from '../../ipc/fake/seed';
import { Trouble } from '../../ipc/host';
import { open } from '../../state/open.svelte';
import { toasts } from '../../state/toasts.svelte';
import Timeline from './Timeline.svelte';

const rest = (ms: number) => new Promise((done) => setTimeout(done, ms));
let host: FakeHost;

/** Everything asked for has been answered and drawn. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) {
    await rest(5);
    await open.flush();
  }
  await rest(5);
}

/** The seed, with every moment at the place its time gives it, as the rules would have put it. */
function stock(change: (sheet: Sheet) => void = () => undefined): Sheet {
  const sheet = seed();
  for (const event of sheet.events) {
    const { known } = event.at;
    if ('at' in known) event.position = Date.parse(known.at);
  }
  change(sheet);
  return sheet;
}

async function shown(sheet = stock(), access?: 'read_only'): Promise<void> {
  cleanup();
  await open.close();
  const trouble = { code: 'read_only' as const, message: 'Opening: a newer version.', next: 'Install it.' };
  host = new FakeHost({ sheet, decks, ...(access && { access: { kind: access, trouble } }) });
  answerWith(host);
  await open.load(storyId);
  render(Timeline);
  await rest(5);
}

const press = (key: string, more = {}) => fireEvent.keyDown(document.activeElement ?? window, { key, ...more });
const type = (label: string, value: string, within_ = screen) =>
  fireEvent.input(within_.getByLabelText(label), { target: { value } });
const titles = () =>
  within(screen.getByRole('list', { name: 'Story' }))
    .getAllByRole('heading', { level: 3 })
    .map((heading) => heading.querySelector('button')!.lastElementChild!.textContent);
const chosen = () => document.querySelector('[data-title][aria-current=true]')?.lastElementChild?.textContent;
const held = (title: string) => host.sheet.events.find((event) => event.title === title);

describe('the story', () => {
  beforeEach(() => shown());

  it('is told in order, with its silences between', () => {
    expect(titles()[1]).toBe('The new name goes live');
    const items = [...screen.getByRole('list', { name: 'Story' }).children].map((item) => item.textContent);
    expect(items[1]).toMatch(/53.*minutes, nothing recorded.*13:10 to 14:03\. What was being tried\?/s);
  });

  it('is walked by key, from the first moment', async () => {
    await press('j');
    await press('ArrowDown');
    await rest(5);
    expect(chosen()).toBe('The new name goes live');
    await press('k');
    await rest(5);
    expect(chosen()).toBe('The name is agreed in a pull request');
  });

  it('says where accounts differ, and offers no way to merge them', async () => {
    await shown(
      stock((sheet) =>
        sheet.accounts.push({ ...sheet.accounts[0]!, id: id(9, 40), perspective: id(2, 1), text: 'No.' }),
      ),
    );
    expect(screen.getByText('two accounts differ')).toBeTruthy();
    expect(screen.queryByText(/merge/i)).toBeNull();
  });

  it('asks about a silence in the meeting, once, and folds it when it was quiet', async () => {
    const questions = host.sheet.questions.length;
    await fireEvent.click(screen.getAllByText('Ask in the meeting')[0]!);
    await settled();
    expect(held('The name is agreed in a pull request')!.gap).toBe('ask');
    expect(host.sheet.questions.at(-1)!.text).toBe('What was being tried between 13:10 and 14:03?');
    await fireEvent.click(screen.getByText('Choose again'));
    await settled();
    await fireEvent.click(screen.getAllByText('Ask in the meeting')[0]!);
    await settled();
    expect(host.sheet.questions.length, 'the same question is asked once').toBe(questions + 1);
    await fireEvent.click(screen.getByText('Choose again'));
    await settled();
    await fireEvent.click(screen.getAllByText('It was quiet')[0]!);
    await settled();
    expect(screen.getByText('It was quiet from 13:10 to 14:03')).toBeTruthy();
  });

  it('narrows to key moments, and S makes one', async () => {
    await press('j');
    await rest(5);
    await press('s');
    await settled();
    expect(held('The name is agreed in a pull request')!.kind).toBe('key_moment');
    await fireEvent.click(screen.getByLabelText('Key moments'));
    expect(titles()).toEqual(['The name is agreed in a pull request']);
  });

  it('moves a clock time by the minute, and the moment with it', async () => {
    await press('j');
    await press('j');
    await rest(5);
    for (let n = 0; n < 3; n += 1) await press(']');
    await open.flush();
    expect(held('The new name goes live')!.at.known).toMatchObject({ at: '2026-11-12T13:06:00.000Z' });
    expect(titles().indexOf('The new name goes live'), 'it passed the flat graph').toBeGreaterThan(1);
  });

  it('takes a moment away and gives it back', async () => {
    await press('j');
    await rest(5);
    await press('Delete');
    await settled();
    expect(held('The name is agreed in a pull request')).toBeUndefined();
    expect(chosen(), 'the next one is chosen, so that the hand need not look').toBe('The new name goes live');
    toasts.list.at(-1)!.action!.run();
    await settled();
    expect(held('The name is agreed in a pull request')).toBeTruthy();
  });
});

describe('a new moment', () => {
  beforeEach(async () => {
    await shown();
    await press('n');
    await rest(5);
  });

  it('says how its time was understood before it is kept', async () => {
    await type('Time', '~14:30');
    expect(screen.getByText(/about 14:30, 12 Nov.*Europe\/Copenhagen/)).toBeTruthy();
    await type('What happened', 'Somebody asks about the queue');
    await fireEvent.submit(screen.getByRole('form', { name: 'Add a moment' }));
    await settled();
    expect(held('Somebody asks about the queue')!.at).toEqual({
      known: { kind: 'about', at: '2026-11-12T13:30:00.000Z' },
      original: '~14:30',
      zone: 'Europe/Copenhagen',
    });
    expect(chosen()).toBe('Somebody asks about the queue');
    expect(document.activeElement, 'the next one can be typed at once').toBe(screen.getByLabelText('Time'));
  });

  it('is not kept while its time cannot be read, nor without a word', async () => {
    await type('What happened', 'Too late');
    await type('Time', '25:61');
    await fireEvent.submit(screen.getByRole('form', { name: 'Add a moment' }));
    expect(screen.getByText(/No clock shows that/)).toBeTruthy();
    await type('Time', 'after lunch');
    await type('What happened', ' ');
    await fireEvent.submit(screen.getByRole('form', { name: 'Add a moment' }));
    expect(screen.getByText('Write a word or two on what happened.')).toBeTruthy();
    expect(host.sheet.events).toHaveLength(5);
  });

  it('keeps what was typed when it could not be kept, and when it is put off', async () => {
    host.fail = new Trouble('not_saved', 'Saving: the disk is full.', 'Make room.');
    await type('What happened', 'The pager stays silent');
    await fireEvent.submit(screen.getByRole('form', { name: 'Add a moment' }));
    await settled();
    expect(screen.getByText('Saving: the disk is full.')).toBeTruthy();
    await press('Escape');
    await rest(5);
    expect(screen.queryByRole('form')).toBeNull();
    await press('n');
    await rest(5);
    expect((screen.getByLabelText('What happened') as HTMLInputElement).value).toBe('The pager stays silent');
  });
});

describe('a moment', () => {
  beforeEach(async () => {
    await shown();
    await press('j');
    await rest(5);
  });

  it('is retitled and retimed in its row', async () => {
    await press('t');
    await rest(5);
    expect((screen.getByLabelText('Time') as HTMLInputElement).value).toBe('~13:10');
    await type('Time', '13:20-13:25');
    await type('What happened', 'The name is agreed');
    await fireEvent.submit(screen.getByRole('form', { name: 'Edit' }));
    await open.flush();
    expect(held('The name is agreed')!.at.known).toEqual({
      kind: 'between',
      from: '2026-11-12T12:20:00.000Z',
      to: '2026-11-12T12:25:00.000Z',
    });
  });

  it('gets an account from the number of its lane, kept from the first word', async () => {
    await press('4');
    await rest(5);
    const group = within(screen.getByRole('group', { name: 'Support, moment 1' }));
    const before = host.sheet.accounts.length;
    await fireEvent.click(group.getByLabelText('Word for word'));
    await open.flush();
    expect(host.sheet.accounts.length, 'an account without a word is nobody’s').toBe(before);
    await fireEvent.input(group.getByLabelText('What they saw, thought or did'), { target: { value: 'Nobody rang.' } });
    await fireEvent.input(group.getByLabelText('They expected'), { target: { value: 'A call.' } });
    await fireEvent.click(group.getByRole('button', { name: /Done/ }));
    await open.flush();
    expect(host.sheet.accounts.at(-1)).toMatchObject({
      event: id(8, 0),
      perspective: id(2, 3),
      text: 'Nobody rang.',
      voice: 'verbatim',
      expected: 'A call.',
    });
  });

  it('opens the account that is there with Enter', async () => {
    await press('Enter');
    await rest(5);
    const field = screen.getByLabelText('What they saw, thought or did') as HTMLTextAreaElement;
    expect(field.value).toBe('We saw it on the screen.');
  });
});

describe('the evidence', () => {
  beforeEach(() => shown());
  const list = () => screen.getByRole('listbox', { name: 'Evidence' });

  it('is counted and searched', async () => {
    expect(screen.getByText('24 lines, one source')).toBeTruthy();
    await type('Find in the evidence', 'ops-channel 14:26');
    expect(screen.getByText('One line matches. None is on the timeline.')).toBeTruthy();
    expect(within(list()).getAllByRole('option')).toHaveLength(1);
  });

  it('goes on the timeline with Enter, in the chosen view, and the next line is ready', async () => {
    list().focus();
    await rest(5);
    await fireEvent.change(screen.getByLabelText('Whose view it is'), { target: { value: id(2, 2) } });
    await fireEvent.keyDown(list(), { key: 'Enter' });
    await settled();
    expect(host.sheet.events.at(-1)).toMatchObject({ title: 'Somebody writes line 0', lines: [id(7, 0)] });
    expect(host.sheet.accounts.at(-1)).toMatchObject({ perspective: id(2, 2), text: 'Somebody writes line 0' });
    expect(within(list()).getByRole('option', { selected: true }).textContent).toContain('line 1');
    expect(screen.getByText('One is on the timeline.')).toBeTruthy();
  });

  it('draws only what is in sight of thousands of lines', async () => {
    const many = stock((sheet) => {
      const [line] = sheet.lines;
      sheet.lines = Array.from({ length: 5_000 }, (_, at) => ({ ...line!, id: id(7, at), position: at }));
    });
    await shown(many);
    expect(screen.getAllByText('5,000 lines, one source').length).toBeGreaterThan(0);
    const lists = screen.getAllByRole('listbox', { name: 'Evidence' });
    expect(lists.at(-1)!.querySelectorAll('[role=option]').length).toBeLessThan(60);
  });

  it('says why a line without a time was kept', async () => {
    await shown(
      stock((sheet) => {
        sheet.lines = [
          { ...sheet.lines[0]!, at: { known: { kind: 'unknown' }, original: '', zone: '' }, kept_because: 'no_date' },
        ];
      }),
    );
    expect(screen.getByText(/a time without a day/)).toBeTruthy();
  });
});

describe('where something is missing', () => {
  it('begins with the first moment when there is none', async () => {
    await shown(stock((sheet) => Object.assign(sheet, { events: [], accounts: [], lines: [], sources: [] })));
    expect(screen.getByText('Nothing on the timeline yet')).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: /Add the first moment/ }));
    await rest(5);
    expect(screen.getByRole('form', { name: 'Add a moment' })).toBeTruthy();
  });

  it('leads to Prepare when there are no perspectives', async () => {
    await shown(stock((sheet) => Object.assign(sheet, { perspectives: [], accounts: [] })));
    expect(screen.getByRole('button', { name: 'Go to Prepare' })).toBeTruthy();
  });

  it('says why a file could not be brought in', async () => {
    await shown(stock((sheet) => Object.assign(sheet, { lines: [], sources: [] })));
    await fireEvent.click(screen.getByRole('button', { name: 'Bring a file in' }));
    await settled();
    expect(screen.getByText('Open the app itself.')).toBeTruthy();
  });

  it('shows everything and offers no change in a library that can only be read', async () => {
    await shown(stock(), 'read_only');
    expect(titles()).toHaveLength(5);
    await press('n');
    await press('j');
    await rest(5);
    await press('t');
    await rest(5);
    expect(screen.queryByRole('form')).toBeNull();
    expect(screen.queryByRole('button', { name: /Ask in the meeting|Add|Put on/ })).toBeNull();
  });
});
