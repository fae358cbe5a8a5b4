import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerWith } from '../../ipc/call';
import { FakeHost } from '../../ipc/fake';
import { decks, id, seed, storyId } from '../../ipc/fake/seed';
import { setClock } from '../../state/clock.svelte';
import { open } from '../../state/open.svelte';
import Meet from './Meet.svelte';
import { askedAloud } from './conduct';
import { forgetSessions, sessionOf } from './session.svelte';

const rest = (ms = 25) => new Promise((done) => setTimeout(done, ms));
const now = Date.parse('2026-11-19T09:10:00Z');
let host: FakeHost;

HTMLElement.prototype.showPopover ??= () => undefined;

async function shown(sheet = seed()): Promise<void> {
  await open.close();
  host = new FakeHost({ sheet, decks }, () => new Date(now).toISOString());
  answerWith(host);
  await open.load(storyId);
  await open.act({ act: 'TurnClock', of: { turn: 'go_to', item: id(3, 1) } });
  render(Meet);
  await rest();
}

const line = () => screen.getByLabelText<HTMLTextAreaElement>('What is being said');

async function press(key: string): Promise<void> {
  await fireEvent.keyDown(line(), { key });
  await rest();
}

async function type(text: string): Promise<void> {
  for (const letter of text) {
    const pressed = await fireEvent.keyDown(line(), { key: letter });
    if (pressed) await fireEvent.input(line(), { target: { value: line().value + letter } });
  }
}

beforeEach(() => {
  setClock(() => now);
  localStorage.clear();
  forgetSessions();
});
afterEach(() => setClock(null));

describe('what was just heard', () => {
  const stage = () => host.sheet.agenda.find((item) => item.id === id(3, 1))!;
  const palette = () => screen.queryByRole('region', { name: 'Heard' });

  it('opens on one key, shows three questions on the second, asks one on the third, and records it', async () => {
    await shown();
    const before = stage().prompts.length;
    await press('/');
    expect(within(palette()!).getAllByRole('button'), 'eight things one hears').toHaveLength(8);
    await press('4');
    expect(within(palette()!).getAllByRole('button')).toHaveLength(3);
    await press('2');
    expect(palette(), 'the palette has done its work').toBeNull();
    expect(document.querySelector('.asking')!.textContent).toBe('Compared with what? (knew)');
    expect(stage().prompts.slice(before)).toEqual([{ prompt: 'knew-1', state: 'asked' }]);
    expect(line().value, 'no digit is left behind').toBe('');
    expect(askedAloud(stage(), sessionOf(storyId)), 'a probe is for one person, not for the wall').toEqual({
      prompt: 'reconstruct-0',
      followUp: null,
    });
    await open.undo();
    expect(stage().prompts, 'undo takes the record back').toHaveLength(before);
  });

  it('turns to what a room does, then shuts, and gives way to words', async () => {
    await shown();
    await press('/');
    await press('/');
    expect(within(palette()!).getAllByRole('button')).toHaveLength(6);
    await press('1');
    expect(within(palette()!).getByText('Who else would know? (silence)')).toBeTruthy();
    await press('Backspace');
    expect(within(palette()!).getAllByRole('button')).toHaveLength(6);
    await type('we');
    expect([palette(), line().value], 'typing is never held up').toEqual([null, 'we']);
    await press('/');
    expect(palette(), 'within words the sign is a sign').toBeNull();
  });

  it('goes back to the question in hand by the clicker, which is then still to be asked', async () => {
    await shown();
    const question = screen.getByRole('heading', { level: 1 }).textContent;
    for (const key of ['/', '5', '1']) await press(key);
    await press('PageDown');
    expect(document.querySelector('.asking')).toBeNull();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(question);
    expect(stage().prompts[0]!.state).toBe('waiting');
  });
});

describe('what became of a question', () => {
  const stage = () => host.sheet.agenda.find((item) => item.id === id(3, 1))!;

  it('keeps one worth returning to in sight in every later stage, and asks it from there', async () => {
    await shown();
    await fireEvent.click(screen.getByRole('button', { name: /^Later/ }));
    await rest();
    const name = 'Worth returning to';
    expect(screen.queryByRole('region', { name }), 'its own stage brings it up itself').toBeNull();
    await open.act({ act: 'TurnClock', of: { turn: 'go_to', item: id(3, 2) } });
    await rest();
    await fireEvent.click(within(screen.getByRole('region', { name })).getByRole('button'));
    await rest();
    expect(document.querySelector('.asking')!.textContent).toBe('What did you notice first?');
    expect(askedAloud(undefined, sessionOf(storyId)).prompt, 'this one is for everybody').toBe('reconstruct-0');
    expect(stage().prompts[0], 'the stage it was left in keeps the record').toMatchObject({ state: 'asked' });
    expect(screen.queryByRole('region', { name })).toBeNull();
    await fireEvent.click(screen.getByRole('button', { name: /^Later/ }));
    await rest();
    expect(stage().prompts[0]).toMatchObject({ state: 'return' });
  });

  it('brings a starred one back that its stage was left without', async () => {
    const sheet = seed();
    sheet.agenda.find((held) => held.id === id(3, 1))!.prompts[1]!.starred = true;
    await shown(sheet);
    for (const key of ['/', '4', '1']) await press(key);
    await open.act({ act: 'TurnClock', of: { turn: 'go_to', item: id(3, 2) } });
    await rest();
    expect(document.querySelector('.asking'), 'the new stage begins with its own question').toBeNull();
    const back = within(screen.getByRole('region', { name: 'Worth returning to' })).getAllByRole('button');
    expect(back.map((button) => button.textContent.trim())).toEqual(['What had you expected instead?']);
  });

  it('says it in the facilitator’s own words, and shows its star', async () => {
    const sheet = seed();
    const item = sheet.agenda.find((held) => held.id === id(3, 1))!;
    item.prompts = [{ prompt: 'own-1', state: 'waiting', words: 'Who heard the bell?', starred: true }];
    await shown(sheet);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Who heard the bell?');
    expect(screen.getAllByText('starred').length).toBeGreaterThan(0);
    await press('PageDown');
    expect(stage().prompts).toEqual([{ prompt: 'own-1', state: 'asked', words: 'Who heard the bell?', starred: true }]);
  });
});
