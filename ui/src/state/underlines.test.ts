// Owns the promises of how phrases follow the words around them.
import { describe, expect, test } from 'vitest';
import { besideCaret, followed, nearest, pieces } from './underlines';

const at = (text: string, ...phrases: string[]) =>
  phrases.map((phrase) => ({ phrase, utf16: [text.indexOf(phrase), text.indexOf(phrase) + phrase.length] as const }));

describe('a phrase follows the words around it', () => {
  const before = 'They failed to look, and it was obvious.';
  test.each([
    ['words typed before it', 'Then they failed to look, and it was obvious.', ['failed to', 'obvious']],
    ['words typed behind it', `${before} We saw.`, ['failed to', 'obvious']],
    ['words typed between two', 'They failed to look up, and it was obvious.', ['failed to', 'obvious']],
    ['an edit inside it', 'They failed, to look, and it was obvious.', ['obvious']],
    ['a letter set against its end', 'They failed together look, and it was obvious.', ['obvious']],
    ['a letter set against its beginning', 'They unfailed to look, and it was obvious.', ['obvious']],
    ['its deletion', 'They look, and it was obvious.', ['obvious']],
    ['everything replaced', 'Nothing like it.', []],
    ['everything deleted', '', []],
    ['an emoji before it', '\u{1f600} They failed to look, and it was obvious.', ['failed to', 'obvious']],
  ])('%s', (_, after, kept) => {
    const places = followed(at(before, 'failed to', 'obvious'), before, after);
    expect(places.map(({ utf16: [from, to] }) => after.slice(from, to))).toEqual(kept);
  });

  test('over every edit of one place, what stays still says its phrase', () => {
    for (let from = 0; from <= before.length; from += 1) {
      for (const [drop, put] of [
        [0, 'x'],
        [0, ' '],
        [1, ''],
        [3, 'ab'],
        [7, 'failed to '],
      ] as const) {
        const after = before.slice(0, from) + put + before.slice(from + drop);
        for (const {
          phrase,
          utf16: [begin, end],
        } of followed(at(before, 'failed to', 'obvious'), before, after))
          expect(after.slice(begin, end), `${drop} taken and “${put}” put at ${from}`).toBe(phrase);
      }
    }
  });
});

test('the phrase the caret is in stays out of sight until the caret rests', () => {
  const text = 'They failed to look, and it was obvious.';
  const both = at(text, 'failed to', 'obvious');
  const shown = (caret: number | null, rests: boolean) => besideCaret(both, caret, rests).map(({ phrase }) => phrase);
  expect(shown(8, false)).toEqual(['obvious']);
  expect(shown(8, true)).toEqual(['failed to', 'obvious']);
  expect(shown(20, false)).toEqual(['failed to', 'obvious']);
  expect(shown(null, false), 'without a caret nothing is in the way').toEqual(['failed to', 'obvious']);
});

test('a menu is about the phrase at the caret, else the next one, else the first', () => {
  const text = 'They failed to look, and it was obvious.';
  const both = at(text, 'failed to', 'obvious');
  const found = [0, 8, 14, 20, 40].map((caret) => nearest(both, caret)?.phrase);
  expect(found).toEqual(['failed to', 'failed to', 'failed to', 'obvious', 'failed to']);
});

test('the pieces of a text are the whole text, whatever the places say', () => {
  const text = 'a \u{1f600} failed to b';
  const odd = [
    ...at(text, 'failed to'),
    { phrase: '', utf16: [3, 900] as const },
    { phrase: '', utf16: [0, 2] as const },
  ];
  expect(
    pieces(text, odd)
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text);
  expect(
    pieces(text, at(text, 'failed to'))
      .filter((piece) => piece.of)
      .map((piece) => piece.text),
  ).toEqual(['failed to']);
});
