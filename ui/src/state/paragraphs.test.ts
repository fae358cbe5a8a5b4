// Owns the promise that the screen cuts a text where the core cuts it.
import { expect, test } from 'vitest';
import cuts from '../../../tests/ipc-fixtures/paragraphs.json';
import { paragraphs } from './paragraphs';

test.each(cuts as { text: string; pieces: string[] }[])('cuts %j as the core does', ({ text, pieces }) => {
  const cut = paragraphs(text);
  expect(cut.map((piece) => piece.text)).toEqual(pieces);
  const begins = cut.map((piece) => text.slice(piece.from).startsWith(piece.text));
  expect(begins, 'each piece stands where it says').toEqual(pieces.map(() => true));
});
