import { describe, expect, it } from 'vitest';
import type { Note } from './bindings';
import { answerWith, call } from './call';
import { FakeHost } from './fake';
import { decks, seed } from './fake/seed';

const note = (text: string): Note => ({
  ...seed().notes[0]!,
  id: '019a0002-0000-7000-8000-0000000000ff',
  rev: 0,
  text,
});

describe('a call', () => {
  const cases: [string, string, boolean][] = [
    ['plain words', 'the graph looked fine', true],
    ['an emoji, which is a whole pair', 'thanks 🙂', true],
    ['the letters of an escape', 'he typed \\ud800', true],
    ['half a character', 'cut \ud800 here', false],
    ['half a character at the end', 'cut here \ud83d', false],
  ];
  it.each(cases)('with %s', async (_, text, taken) => {
    answerWith(new FakeHost({ sheet: seed(), decks }));
    const answer = call('act', { act: 'Write', of: { noun: 'note', row: note(text) } });
    if (taken) await expect(answer, 'whole text is carried').resolves.toBeTruthy();
    else await expect(answer, 'half a character is refused in words').rejects.toMatchObject({ code: 'refused' });
  });
});
