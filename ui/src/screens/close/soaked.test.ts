import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import { answerWith } from '../../ipc/call';
import { FakeHost } from '../../ipc/fake';
import { decks, seed, storyId } from '../../ipc/fake/seed';
import { open } from '../../state/open.svelte';
import Soaked from './Soaked.svelte';

const rest = (ms = 30) => new Promise((done) => setTimeout(done, ms));
let host: FakeHost;

const idea = (n: number, text: string, soak_until: string | null) => ({
  id: `019a0009-0000-7000-8000-00000000000${n}`,
  rev: 1,
  review: storyId,
  text,
  soak_until,
  state: 'soaking' as const,
  taken_at: `2026-11-12T10:0${n}:00Z`,
  perspective: null,
});

const texts = (): string[] => screen.queryAllByRole('group').map((row) => row.getAttribute('aria-label')!);
const stateOf = (text: string) => host.sheet.parked.find((held) => held.text === text)!.state;

async function press(key: string): Promise<void> {
  await fireEvent.keyDown(document.activeElement!, { key });
  await rest();
}

describe('ideas that come back in the second meeting', () => {
  beforeEach(async () => {
    await open.close();
    const sheet = seed();
    sheet.parked = [
      idea(1, 'rests still', '2999-01-01'),
      idea(2, 'rested', '2020-01-02'),
      idea(3, 'rested longest', '2020-01-01'),
    ];
    host = new FakeHost({ sheet, decks });
    answerWith(host);
    await open.load(storyId);
    render(Soaked);
    await rest();
  });

  it('puts those that have soaked first, the longest soaked before the rest', () => {
    expect(texts()).toEqual(['rested longest', 'rested', 'rests still']);
  });

  it('takes one, leaves one and lets one soak on by key, each time with the next one under the hands', async () => {
    await fireEvent.keyDown(window, { key: 'j', ctrlKey: true });
    expect(document.activeElement?.getAttribute('aria-label')).toBe('rested longest');
    await press('t');
    expect(stateOf('rested longest')).toBe('taken');
    expect(host.sheet.follow_ups.at(-1)).toMatchObject({ text: 'rested longest', state: 'idea', owner_role: '' });
    expect(document.activeElement?.getAttribute('aria-label')).toBe('rested');
    await press('l');
    expect(stateOf('rested')).toBe('let_go');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('rests still');
    await press('s');
    expect(stateOf('rests still')).toBe('soaking');
    expect(host.sheet.parked.find(({ text }) => text === 'rests still')!.soak_until).not.toBe('2999-01-01');
  });

  it('does the same by pointing', async () => {
    await fireEvent.click(screen.getAllByRole('button', { name: /Leave/ })[0]!);
    await rest();
    expect(stateOf('rested longest')).toBe('let_go');
  });
});
