import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answerWith } from '../../ipc/call';
import { FakeHost } from '../../ipc/fake';
import { decks, id, seed, storyId } from '../../ipc/fake/seed';
import { Trouble } from '../../ipc/host';
import { setClock } from '../../state/clock.svelte';
import { open } from '../../state/open.svelte';
import { toasts } from '../../state/toasts.svelte';
import Meet from './Meet.svelte';
import { forgetSessions, sessionOf } from './session.svelte';

/** Longer than a row waits to be drawn. */
const rest = (ms = 80) => new Promise((done) => setTimeout(done, ms));
let host: FakeHost;
let now = Date.parse('2026-11-19T09:10:00Z');

HTMLElement.prototype.showPopover ??= () => undefined;

interface Scene {
  sheet?: ReturnType<typeof seed>;
  readonly?: boolean;
  begun?: boolean;
}

async function shown({ sheet = seed(), readonly = false, begun = true }: Scene = {}): Promise<void> {
  await open.close();
  const trouble = { code: 'read_only' as const, message: 'Opening: a newer version.', next: 'Install it.' };
  host = new FakeHost({ sheet, decks, ...(readonly && { access: { kind: 'read_only' as const, trouble } }) }, () =>
    new Date(now).toISOString(),
  );
  answerWith(host);
  await open.load(storyId);
  if (begun) await open.act({ act: 'TurnClock', of: { turn: 'go_to', item: id(3, 1) } });
  render(Meet);
  await rest();
}

const line = () => screen.getByLabelText<HTMLTextAreaElement>('What is being said');
const notes = () => host.sheet.notes.filter((note) => note.taken_at >= '2026-11-19T09:00');

async function type(text: string): Promise<void> {
  for (const letter of text) {
    const held = line();
    const pressed = await fireEvent.keyDown(held, { key: letter });
    if (pressed) await fireEvent.input(held, { target: { value: held.value + letter } });
    now += 100;
  }
}

async function press(key: string, more: KeyboardEventInit = {}): Promise<void> {
  await fireEvent.keyDown(line(), { key, ...more });
  await rest();
}

beforeEach(() => {
  now = Date.parse('2026-11-19T09:10:00Z');
  setClock(() => now);
  localStorage.clear();
  forgetSessions();
  while (toasts.list.length) toasts.dismiss(toasts.list[0]!.id);
});
afterEach(() => setClock(null));

describe('catching what is said', () => {
  it('keeps a line with the time of its first keystroke, in the stage it was said in', async () => {
    await shown();
    await type('graph looked fine');
    await press('Enter');
    expect(notes()).toMatchObject([
      {
        kind: 'note',
        text: 'graph looked fine',
        taken_at: '2026-11-19T09:10:00.000Z',
        agenda_item: id(3, 1),
        visibility: 'room',
      },
    ]);
    expect(line().value, 'the line is free for the next one').toBe('');
    expect(document.activeElement).toBe(line());
  });

  it.each([
    ['!flat', 'notes', { kind: 'surprise', text: 'flat' }],
    ['?why flat', 'notes', { kind: 'question', text: 'why flat' }],
    ['"never flat"', 'notes', { kind: 'quote', text: 'never flat' }],
    ['+one name in two places', 'factors', { phrase: 'one name in two places' }],
    ['~warn when nobody reads', 'parked', { text: 'warn when nobody reads', state: 'soaking' }],
    ['*say it in the channel', 'follow_ups', { text: 'say it in the channel', state: 'idea' }],
    ['>1403 renamed', 'events', { title: 'renamed', at: { known: { kind: 'exact', at: '2026-11-12T13:03:00.000Z' } } }],
    ['>~1403 renamed', 'events', { title: 'renamed', at: { known: { kind: 'about' } } }],
    ['>it went quiet', 'events', { title: 'it went quiet', at: { known: { kind: 'unknown' } } }],
  ] as const)('takes %s for what it is', async (text, table, row) => {
    await shown();
    await type(text);
    await press('Enter');
    expect(host.sheet[table].at(-1)).toMatchObject(row);
  });

  it('goes through the kinds by Tab, and gives the sign back by Backspace', async () => {
    await shown();
    await type('!flat');
    const kind = () => document.querySelector('.line .kind')!.textContent;
    expect(kind()).toContain('Surprise');
    await press('Tab');
    expect(kind()).toContain('Event');
    line().setSelectionRange(0, 0);
    await press('Backspace');
    expect([kind()?.includes('Note'), line().value], 'the words stay').toEqual([true, 'flat']);
  });

  it('is not saved by the Enter that ends a composition', async () => {
    await shown();
    await fireEvent.input(line(), { target: { value: 'グラフ' } });
    await fireEvent.keyDown(line(), { key: 'Enter', isComposing: true });
    await fireEvent.keyDown(line(), { key: 'Enter', keyCode: 229 });
    await rest();
    expect(notes()).toHaveLength(0);
    expect(line().value).toBe('グラフ');
  });

  it('drops an empty mark, and fills it from the tray', async () => {
    await shown();
    await press('Enter', { ctrlKey: true });
    expect(notes()).toMatchObject([{ kind: 'mark', text: '' }]);
    const tray = within(screen.getByRole('region', { name: 'Marks' }));
    await fireEvent.click(tray.getAllByRole('button').at(-1)!);
    await rest();
    const field = screen.getByLabelText('What was this about?');
    await fireEvent.input(field, { target: { value: '!it was already back' } });
    await fireEvent.keyDown(field, { key: 'Enter' });
    await rest();
    expect(notes(), 'a mark with words is no longer a mark').toMatchObject([
      { kind: 'surprise', text: 'it was already back' },
    ]);
  });

  it('says whose view a line is by key: of the line, or of the last row', async () => {
    await shown();
    await type('told me');
    await press('2', { altKey: true, code: 'Digit2' });
    await press('Enter');
    expect(notes()[0]!.perspective).toBe(id(2, 1));
    await press('3', { altKey: true, code: 'Digit3' });
    expect(notes()[0]!.perspective).toBe(id(2, 2));
    await press('3', { altKey: true, code: 'Digit3' });
    expect(notes()[0]!.perspective, 'the same key again means nobody’s').toBeNull();
  });

  it('gives an event the account of who told it, and changes the teller', async () => {
    await shown();
    await type('>1404 told a colleague');
    await press('2', { altKey: true, code: 'Digit2' });
    await press('Enter');
    const event = host.sheet.events.at(-1)!.id;
    const told = () =>
      host.sheet.accounts.filter((account) => account.event === event).map(({ perspective }) => perspective);
    await waitFor(() => expect(told()).toEqual([id(2, 1)]));
    await press('3', { altKey: true, code: 'Digit3' });
    await waitFor(() => expect(told()).toEqual([id(2, 2)]));
  });

  it('keeps a line to oneself when asked, and looks like it', async () => {
    await shown();
    await type('look in on them');
    await press('0', { altKey: true, code: 'Digit0' });
    await press('Enter');
    expect(notes()[0]!.visibility).toBe('private');
    expect(document.querySelector('.row.private')!.textContent).toContain('Private');
  });

  it('reopens the last row, and gives an emptied one its words back', async () => {
    await shown();
    await type('grap');
    await press('Enter');
    await press('l', { ctrlKey: true });
    const field = screen.getByLabelText('Change the words');
    await fireEvent.input(field, { target: { value: 'graph was flat' } });
    await fireEvent.keyDown(field, { key: 'Enter' });
    await rest();
    expect(notes()[0]!.text).toBe('graph was flat');
    expect(document.activeElement).toBe(line());
    await press('l', { ctrlKey: true });
    const again = screen.getByLabelText('Change the words');
    await fireEvent.input(again, { target: { value: '' } });
    await fireEvent.keyDown(again, { key: 'Escape' });
    await rest();
    expect(notes()[0]!.text, 'a note says something').toBe('graph was flat');
  });

  it('is reached row by row: Tab stops at one of them, arrows walk, and each part of a row does its own', async () => {
    await shown();
    for (const words of ['first', 'second', '+One condition']) {
      await type(words);
      await press('Enter');
    }
    const rows = () => [...document.querySelectorAll<HTMLElement>('.row')].slice(-3);
    const stops = () => rows().map((row) => row.querySelectorAll('button[tabindex="0"]').length > 0);
    const on = (at: number, part: string) => rows()[at]!.querySelector<HTMLButtonElement>(`.${part}`)!;
    expect(stops(), 'Tab stops at the newest').toEqual([false, false, true]);
    on(2, 'words').focus();
    await fireEvent.keyDown(on(2, 'words'), { key: 'ArrowUp' });
    await tick();
    expect([document.activeElement === on(1, 'words'), stops()]).toEqual([true, [false, true, false]]);
    expect([on(1, 'kind').disabled, on(2, 'kind').disabled], 'a factor has no other kind').toEqual([false, true]);
    expect(on(2, 'view').disabled, 'a factor is nobody’s view').toBe(true);
    await fireEvent.click(on(1, 'kind').querySelector('svg')!);
    await rest();
    await fireEvent.click(screen.getByRole('menuitemradio', { name: 'Question', hidden: true }));
    await rest();
    expect(notes().map(({ kind }) => kind)).toEqual(['note', 'question']);
    await fireEvent.click(on(0, 'words'));
    await fireEvent.keyDown(screen.getByLabelText('Change the words'), { key: 'Delete' });
    await fireEvent.keyDown(screen.getByLabelText('Change the words'), { key: 'Escape' });
    await rest();
    expect(notes(), 'a key that takes a letter away takes no row').toHaveLength(2);
    await fireEvent.keyDown(on(0, 'words'), { key: 'Delete' });
    await rest();
    expect(notes().map(({ text }) => text)).toEqual(['second']);
  });

  it('takes the last line back by key while the line is empty, and never while words stand in it', async () => {
    await shown();
    await type('one too many');
    await press('Enter');
    await press('z', { ctrlKey: true });
    await rest();
    expect(notes()).toHaveLength(0);
    await press('Z', { ctrlKey: true, shiftKey: true });
    await rest();
    expect(notes()).toHaveLength(1);
    await type('abc');
    await press('z', { ctrlKey: true });
    await rest();
    expect(notes(), 'the key is the field’s own now').toHaveLength(1);
  });

  it('takes a row away and brings it back', async () => {
    await shown();
    await type('one too many');
    await press('Enter');
    await fireEvent.keyDown(document.querySelectorAll('.row')[document.querySelectorAll('.row').length - 1]!, {
      key: 'Delete',
    });
    await rest();
    expect(notes()).toHaveLength(0);
    toasts.list.at(-1)!.action!.run();
    await rest();
    expect(notes()).toHaveLength(1);
  });
});

describe('a line that cannot be kept', () => {
  it('says so in place when there are no words, and keeps what is there', async () => {
    await shown();
    await press('Enter');
    expect(screen.getByRole('alert').textContent).toContain('there are no words');
    await type('>1403');
    await press('Enter');
    expect(screen.getByRole('alert').textContent).toContain('no word of what happened');
    expect(line().value).toBe('1403');
  });

  it('puts a refused line back as it was typed, with the reason', async () => {
    await shown();
    host.fail = new Trouble('refused', 'Keeping what you wrote: it holds U+0000.', 'Take it out.');
    await type('!bad');
    await press('Enter');
    await rest();
    expect(screen.getByRole('alert').textContent).toContain('U+0000');
    expect(line().value).toBe('bad');
    expect(document.querySelector('.line .kind')!.textContent).toContain('Surprise');
    expect(
      open.tables.note.rows.some((note) => note.text === 'bad'),
      'it is not among the kept ones',
    ).toBe(false);
    host.fail = null;
    await type('ly');
    await press('Enter');
    expect(notes()).toMatchObject([{ kind: 'surprise', text: 'badly', taken_at: '2026-11-19T09:10:00.000Z' }]);
  });

  it('keeps a line that came back while the next was typed', async () => {
    await shown();
    host.wait = 80;
    host.fail = new Trouble('refused', 'Keeping what you wrote: too long.', 'Shorten it.');
    await type('first');
    await fireEvent.keyDown(line(), { key: 'Enter' });
    await type('second');
    await rest(200);
    expect(line().value).toBe('second');
    expect(screen.getByText('first')).toBeTruthy();
    host.fail = null;
    await press('Enter');
    await rest(200);
    await fireEvent.click(screen.getByRole('button', { name: 'Back to the line' }));
    expect(line().value).toBe('first');
  });

  it('stays in sight while the disk is full, and is kept once there is room', async () => {
    await shown();
    host.fail = new Trouble('not_saved', 'Keeping what you wrote: the disk is full.', 'Free some space.');
    await type('said once');
    await press('Enter');
    await rest();
    const row = screen.getByText('said once').closest('li')!;
    expect(row.textContent).toContain('the disk is full');
    host.fail = null;
    expect(await open.flush()).toBe(true);
    expect(notes()).toMatchObject([{ text: 'said once' }]);
  });

  it('turns a paste away that would not fit, before the window has to carry it', async () => {
    await shown();
    const clipboardData = { getData: () => 'x'.repeat(200_001) };
    const taken = await fireEvent.paste(line(), { clipboardData } as never);
    expect(taken).toBe(false);
    expect(screen.getByRole('alert').textContent).toMatch(/200.001 characters/);
  });

  it('outlives leaving the screen, and a crash', async () => {
    await shown();
    await type('!half a sen');
    forgetSessions();
    expect(sessionOf(storyId).line).toMatchObject({
      text: 'half a sen',
      kind: 'surprise',
      since: '2026-11-19T09:10:00.000Z',
    });
  });
});

describe('asking', () => {
  const asks = () => screen.getByRole('heading', { level: 1 }).textContent;

  it('goes on by PgDn, back by PgUp, and writes down what became of each question', async () => {
    await shown();
    expect(asks()).toBe('What did you notice first?');
    await press('PageDown');
    expect(asks()).toBe('What had you expected instead?');
    await press('PageUp');
    expect(asks(), 'going back deletes nothing').toBe('What did you notice first?');
    await press('PageDown');
    await fireEvent.click(screen.getByRole('button', { name: 'Skip' }));
    await fireEvent.click(screen.getByRole('button', { name: 'Later' }));
    await rest();
    const states = () => host.sheet.agenda[1]!.prompts.map(({ state }) => state);
    expect(states()).toEqual(['asked', 'skipped', 'return']);
  });

  it('offers the next stage by name once every question has had its turn', async () => {
    await shown();
    for (let n = 0; n < 3; n += 1) await press('PageDown');
    expect(screen.getByRole('button', { name: /On to How it made sense/ })).toBeTruthy();
    await press('PageDown');
    expect(host.sheet.agenda.map(({ state }) => state).slice(0, 3)).toEqual(['waiting', 'done', 'now']);
  });

  it('asks a follow-up by its digit, and gives the digit back to words that follow at once', async () => {
    await shown();
    await press('2');
    expect(document.querySelector('.asking')!.textContent).toBe('And then?');
    now += 20_000;
    await type('it went flat');
    await press('Enter');
    expect(notes().at(-1)!.text, 'an answer given later keeps no digit').toBe('it went flat');
    await type('3 hosts stayed up');
    await press('Enter');
    expect(notes().at(-1)!.text).toBe('3 hosts stayed up');
  });

  it('says when a question’s deck is not here', async () => {
    const sheet = seed();
    sheet.agenda[1]!.prompts = [{ prompt: 'gone-home', state: 'waiting' }];
    await shown({ sheet });
    expect(asks()).toContain('gone-home');
  });

  it('says which deck is broken, where and why, and goes on with the others', async () => {
    await open.close();
    host = new FakeHost({
      sheet: seed(),
      decks: {
        ...decks,
        refused: [{ file: 'ours.toml', line: 7, reason: { kind: 'duplicate-id', found: 'a', first_line: 3 } }],
      },
    });
    answerWith(host);
    await open.load(storyId);
    render(Meet);
    await waitFor(() => expect(screen.getByText(/ours\.toml, line 7/)).toBeTruthy());
  });
});

describe('the clock', () => {
  const digits = () => document.querySelector('.digits')!.textContent;

  it('counts whole minutes, then seconds in the last one, then minutes over', async () => {
    vi.useFakeTimers({ toFake: ['setInterval'] });
    await shown();
    const at = async (minutes: number) => {
      now = Date.parse('2026-11-19T09:10:00Z') + minutes * 60_000;
      vi.advanceTimersByTime(1_000);
      await rest();
    };
    await at(17.5);
    expect(digits()).toBe('18min left');
    await at(30);
    expect(screen.getByText('Five minutes left.')).toBeTruthy();
    await at(34.5);
    expect(digits()).toBe('30s left');
    await at(38);
    expect(digits()).toBe('+3min over');
    expect(host.sheet.agenda[1]!.state, 'nothing moves by itself').toBe('now');
    vi.useRealTimers();
  });

  it('gives two minutes more, breaks and goes on by key', async () => {
    await shown();
    await press('t', { ctrlKey: true });
    expect(host.sheet.agenda[1]!.minutes).toBe(37);
    now += 60_000;
    await press('B', { ctrlKey: true, shiftKey: true });
    expect(host.sheet.agenda[1]).toMatchObject({ running_since: null, spent_ms: 60_000 });
    expect(screen.getByText('The clock stands still.')).toBeTruthy();
    await press('B', { ctrlKey: true, shiftKey: true });
    expect(host.sheet.agenda[1]!.running_since).not.toBeNull();
  });

  it('goes to the next stage, leaves one out, and ends without asking twice', async () => {
    await shown();
    await press('PageDown', { ctrlKey: true });
    expect(host.sheet.agenda[2]!.state).toBe('now');
    await fireEvent.click(screen.getByRole('button', { name: 'Skip this stage' }));
    await rest();
    expect(host.sheet.agenda.slice(2, 4).map(({ state }) => state)).toEqual(['skipped', 'now']);
    await fireEvent.click(screen.getByRole('button', { name: 'End meeting' }));
    await rest();
    expect(open.review!.state).toBe('learn');
    expect(screen.getByRole('heading', { level: 1 }).textContent, 'the look back is offered').toContain('Thank you');
    await fireEvent.click(screen.getByText('Back to the notes'));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('The meeting is over.');
    toasts.list.at(-1)!.action!.run();
    await rest();
    expect(open.review!.state).toBe('meet');
  });
});

describe('before and without', () => {
  it('reads the ground rules aloud, then starts by button or clicker', async () => {
    await shown({ begun: false });
    expect(screen.getByText('We are here to understand how it made sense at the time.')).toBeTruthy();
    await press('PageDown');
    expect(host.sheet.agenda[0]!.state).toBe('now');
    expect(open.review!.state).toBe('meet');
  });

  it('leads to Prepare where there is no agenda, and catches lines all the same', async () => {
    const sheet = seed();
    sheet.agenda = [];
    await shown({ sheet, begun: false });
    expect(screen.getByRole('button', { name: 'Go to Prepare' })).toBeTruthy();
    await type('said anyway');
    await press('Enter');
    expect(notes()).toMatchObject([{ text: 'said anyway', agenda_item: null }]);
  });

  it('only shows where the library can only be read', async () => {
    await shown({ readonly: true, begun: false });
    expect(screen.queryByLabelText('What is being said')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Start the meeting' })).toBeNull();
  });
});

describe('taking a note further', () => {
  it('puts it on the map, once, and keeps private words where they are', async () => {
    await shown();
    await type('two places hold one name');
    await press('Enter');
    const more = () => screen.getAllByRole('button', { name: 'More for this row' }).at(-1)!;
    const offered = (name: string) => screen.getByRole<HTMLButtonElement>('menuitem', { name, hidden: true });
    await fireEvent.click(more());
    await rest();
    await fireEvent.click(offered('Put on the map'));
    await rest();
    expect(host.sheet.factors.at(-1)).toMatchObject({ phrase: 'two places hold one name', taken_at: null });
    await fireEvent.click(more());
    await rest();
    expect(offered('Put on the map').disabled).toBe(true);
    await fireEvent.click(offered('Keep to myself'));
    await rest();
    expect(notes()[0]!.visibility).toBe('private');
    await fireEvent.click(more());
    await rest();
    expect(offered('Keep as a learning').disabled, 'private words are shared on purpose, or not at all').toBe(true);
  });
});
