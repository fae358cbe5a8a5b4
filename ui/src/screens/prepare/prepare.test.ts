import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import { answerWith } from '../../ipc/call';
import { FakeHost } from '../../ipc/fake';
import { decks, id, seed, storyId } from '../../ipc/fake/seed';
import { open } from '../../state/open.svelte';
import { toasts } from '../../state/toasts.svelte';
import { fromPreset, withPrompt } from './agenda';
import Prepare from './Prepare.svelte';
import { checks, total } from './ready';

const rest = (ms = 20) => new Promise((done) => setTimeout(done, ms));
let host: FakeHost;

async function shown(access?: 'read_only'): Promise<void> {
  await open.close();
  const trouble = { code: 'read_only' as const, message: 'Opening: a newer version.', next: 'Install it.' };
  host = new FakeHost({ sheet: seed(), decks, ...(access && { access: { kind: access, trouble } }) });
  answerWith(host);
  await open.load(storyId);
  render(Prepare);
}

async function step(name: string): Promise<void> {
  await fireEvent.click(
    within(screen.getByRole('navigation', { name: 'Steps' })).getByRole('button', { name: new RegExp(name) }),
  );
  await rest();
}

const stages = () => open.tables.agenda_item.rows.map((item) => item.stage);

describe('preparing', () => {
  beforeEach(() => shown());

  it('keeps what happened as it is typed', async () => {
    const summary = screen.getByLabelText('Summary');
    await fireEvent.input(summary, { target: { value: 'Orders waited.' } });
    await fireEvent.blur(summary);
    await rest();
    expect(host.sheet.reviews.find(({ id }) => id === storyId)!.summary).toBe('Orders waited.');
  });

  it('gives an emptied title back what it held', async () => {
    const title = screen.getByLabelText('Title') as HTMLInputElement;
    const before = title.value;
    await fireEvent.focus(title);
    await fireEvent.input(title, { target: { value: '' } });
    await fireEvent.blur(title);
    await rest();
    expect(open.review!.title, 'a review without a name could not be found again').toBe(before);
    expect(await open.flush()).toBe(true);
  });

  it('says what is still open, and leads there', async () => {
    await fireEvent.click(screen.getByRole('button', { name: 'Nobody from Support yet' }));
    expect(screen.getByRole('heading', { name: 'Who saw a part of it?' })).toBeTruthy();
  });

  it('goes to the next step by key', async () => {
    await fireEvent.keyDown(window, { key: 'j', ctrlKey: true });
    expect(screen.getByRole('heading', { name: 'Is it safe to hold this meeting?' })).toBeTruthy();
  });

  it('adds, moves and takes away a perspective, and brings it back with its accounts', async () => {
    await step('Voices');
    const line = screen.getByLabelText('Add a perspective');
    await fireEvent.input(line, { target: { value: 'Warehouse' } });
    await fireEvent.keyDown(line, { key: 'Enter' });
    await rest();
    const names = () => open.tables.perspective.rows.map(({ name }) => name);
    expect(names().at(-1)).toBe('Warehouse');
    await fireEvent.keyDown(screen.getByLabelText('Perspective 5'), { key: 'ArrowUp', altKey: true });
    await rest(60);
    expect(names().slice(-2)).toEqual(['Warehouse', 'Support']);
    const accounts = open.tables.account.rows.length;
    await fireEvent.click(screen.getByRole('button', { name: /Take Support away/ }));
    await rest(60);
    expect(open.tables.account.rows.length, 'an account cannot stand without its perspective').toBeLessThan(accounts);
    toasts.list.at(-1)!.action!.run();
    await rest(60);
    expect(open.tables.account.rows.length).toBe(accounts);
  });

  it('keeps what a person said about their name', async () => {
    await step('Voices');
    const group = screen.getByRole('radiogroup', { name: 'May Tomasz be named to the team?' });
    await fireEvent.click(within(group).getByLabelText('Role only'));
    await rest();
    expect(host.sheet.people[1]).toMatchObject({ consent: 'declined' });
  });

  it('moves a stage by Alt+arrow and keeps one undo for it', async () => {
    await step('Agenda');
    await fireEvent.keyDown(screen.getByLabelText('Title of stage 2'), { key: 'ArrowUp', altKey: true });
    await rest(60);
    expect(stages().slice(0, 2)).toEqual(['reconstruct', 'open']);
    await open.undo();
    expect(stages().slice(0, 2)).toEqual(['open', 'reconstruct']);
  });

  it('changes minutes by key and by typing, within 1 and 480', async () => {
    await step('Agenda');
    const minutes = () => screen.getByRole('textbox', { name: 'Minutes for Reconstruct' }) as HTMLInputElement;
    await fireEvent.keyDown(minutes(), { key: '+' });
    expect(minutes().value).toBe('36');
    await fireEvent.change(minutes(), { target: { value: '9999' } });
    expect(minutes().value).toBe('480');
    await fireEvent.change(minutes(), { target: { value: 'soon' } });
    expect(minutes().value, 'a word is not a number, and the number stays').toBe('480');
  });

  it('lays another length over the agenda in one undo, keeping the stages', async () => {
    await step('Agenda');
    await fireEvent.click(screen.getByRole('menuitem', { name: 'An hour and a half, 90 min', hidden: true }));
    await rest(60);
    expect(open.tables.agenda_item.get(id(3, 1))!.minutes, 'the same stage stays the same row').toBe(53);
    await open.undo();
    expect(total(open.tables.agenda_item.rows)).toBe(60);
  });

  it('drops an emptied ground rule when it is left', async () => {
    await step('Ground rules');
    const rule = screen.getByLabelText('Ground rule 2');
    await fireEvent.input(rule, { target: { value: ' ' } });
    await fireEvent.blur(rule);
    await rest();
    expect(open.review!.ground_rules.length).toBe(3);
  });

  it('adds a question when the line is left, so that nothing typed is lost', async () => {
    await step('Questions');
    const line = screen.getByLabelText('Add a question');
    await fireEvent.input(line, { target: { value: 'Who reads the old queue?' } });
    await fireEvent.blur(line);
    await rest();
    expect(host.sheet.questions.at(-1)!.text).toBe('Who reads the old queue?');
  });
});

describe('a library that can only be read', () => {
  it('shows everything and offers no change', async () => {
    await shown('read_only');
    expect((screen.getByLabelText('Title') as HTMLInputElement).readOnly).toBe(true);
    await step('Agenda');
    expect(screen.queryByRole('button', { name: /Leave out|Add a stage/ })).toBeNull();
  });
});

describe('the arithmetic of preparing', () => {
  const sheet = seed();
  const review = sheet.reviews.at(-1)!;

  it('counts a check as done only when its words are there', () => {
    const none = { rows: [] };
    const nobody = { perspective: none, person: none, agenda_item: none, safety: none, interview: none };
    const open = (fields: Partial<typeof review>) =>
      checks({ ...review, ...fields }, nobody)
        .filter(({ done }) => !done)
        .map(({ what }) => what);
    expect(open({})).toEqual(['safety', 'voices', 'agenda']);
    expect(open({ summary: ' ', meets_at: null, ground_rules: [''] })).toEqual([
      'summary',
      'time',
      'safety',
      'voices',
      'agenda',
      'rules',
    ]);
  });

  const ground = { review: { id: storyId, meets_at: null }, now: 0, newId: () => 'new', noted: new Set<string>() };

  it('keeps what was asked of a prompt when a preset is laid over it', () => {
    const held = sheet.agenda.map((item) =>
      item.stage === 'open' ? { ...item, prompts: [{ prompt: 'open-0', state: 'asked' as const }] } : item,
    );
    const preset = {
      ...decks.decks[0]!.presets[0]!,
      steps: [{ stage: 'open' as const, minutes: 10, prompts: ['open-1', 'open-0'] }],
    };
    const { put, drop } = fromPreset(preset, held, ground);
    expect(put[0]).toMatchObject({
      id: held[0]!.id,
      minutes: 10,
      prompts: [
        { prompt: 'open-1', state: 'waiting' },
        { prompt: 'open-0', state: 'asked' },
      ],
    });
    expect(drop.map(({ stage }) => stage)).toEqual(['reconstruct', 'sense', 'held', 'learn', 'close']);
    expect(withPrompt(put[0]!.prompts, 'open-0', false)).toEqual([{ prompt: 'open-1', state: 'waiting' }]);
  });

  it('keeps what was written, starred or asked aside when a preset that knows nothing of it is laid over', () => {
    const dear = [
      { prompt: 'own-1', state: 'waiting' as const, words: 'Who heard the bell?' },
      { prompt: 'open-2', state: 'waiting' as const, starred: true },
      { prompt: 'knew-1', state: 'asked' as const },
    ];
    const held = sheet.agenda.map((item) =>
      item.stage === 'open' ? { ...item, prompts: [{ prompt: 'open-1', state: 'waiting' as const }, ...dear] } : item,
    );
    const steps = [{ stage: 'open' as const, minutes: 10, prompts: ['open-0'] }];
    const { put } = fromPreset({ ...decks.decks[0]!.presets[0]!, steps }, held, ground);
    expect(put[0]!.prompts).toEqual([{ prompt: 'open-0', state: 'waiting' }, ...dear]);
  });

  it('leaves skipped stages out of the sum', () => {
    expect(
      total(sheet.agenda.map((item) => (item.stage === 'reconstruct' ? { ...item, state: 'skipped' as const } : item))),
    ).toBe(25);
  });
});
