import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import { answerWith } from '../../ipc/call';
import { FakeHost } from '../../ipc/fake';
import { decks, seed, storyId } from '../../ipc/fake/seed';
import { open } from '../../state/open.svelte';
import { chair } from '../../state/seat.svelte';
import * as conduct from './conduct';
import Meet from './Meet.svelte';

const rest = (ms = 30) => new Promise((done) => setTimeout(done, ms));
let host: FakeHost;

async function shown(): Promise<void> {
  await open.close();
  chair.take('lead');
  const sheet = seed();
  sheet.agenda = sheet.agenda.map((item) => (item.stage === 'sense' ? { ...item, stage: 'respond' as const } : item));
  host = new FakeHost({ sheet, decks });
  answerWith(host);
  await open.load(storyId);
  await conduct.goTo(open.tables.agenda_item.rows.find(({ stage }) => stage === 'respond')!);
  render(Meet);
  await rest();
}

async function type(text: string): Promise<void> {
  const line = document.getElementById('meet-line') as HTMLTextAreaElement;
  line.value = text;
  line.setSelectionRange(text.length, text.length);
  await fireEvent.input(line);
  await fireEvent.keyDown(line, { key: 'Enter' });
  await rest();
}

describe('the response stage', () => {
  beforeEach(shown);

  it('catches a moment as help, and keeps a log of it', async () => {
    await type('>1412 the database team offers to watch the graphs');
    expect(host.sheet.events.at(-1)).toMatchObject({ kind: 'help' });
    const log = screen.getByRole('region', { name: 'Help asked for, and offered' });
    expect(within(log).getByText('the database team offers to watch the graphs')).toBeTruthy();
  });
});

describe('the seats', () => {
  beforeEach(shown);

  it('gives a scribe the line and no question, and the way back', async () => {
    expect(screen.getByRole('navigation', { name: 'Agenda' })).toBeTruthy();
    chair.take('scribe');
    await rest();
    expect(screen.queryByRole('navigation', { name: 'Agenda' })).toBeNull();
    const question = host.sheet.agenda.find(({ state }) => state === 'now')!.prompts[0]!;
    expect(document.body.textContent).not.toContain(question.prompt);
    expect(document.getElementById('meet-line')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Scribe' })).toBeTruthy();
  });
});

describe('somebody comes in late', () => {
  beforeEach(shown);

  it('opens a card by key that says what is known, what is not, and what comes next', async () => {
    await fireEvent.keyDown(window, { key: 'L', ctrlKey: true, shiftKey: true });
    await rest();
    const card = screen.getByRole('dialog');
    for (const part of ['What we know', 'What nobody knows yet', 'What comes next'])
      expect(within(card).getByRole('heading', { name: part })).toBeTruthy();
    expect(card.textContent).toContain('Why did the old readers not complain?');
    expect(card.textContent).toContain('Help, 8 min');
    await fireEvent.click(within(card).getByRole('button', { name: 'Close' }));
    await rest();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.activeElement?.id).toBe('meet-line');
  });
});
