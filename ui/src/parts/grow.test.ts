// What an area's height follows: its words, asked for only when they may need another one.

import { expect, it } from 'vitest';
import { grow, write } from './grow';

/** An area in which every line of words takes 24 pixels, with a border of one; jsdom lays nothing out. */
function area(): { field: HTMLTextAreaElement; type: (words: string) => string } {
  const field = document.createElement('textarea');
  const lines = () => Math.max(1, field.value.split('\n').length) * 24;
  const given = () => Number.parseInt(field.style.blockSize || '26') - 2;
  Object.defineProperties(field, {
    clientHeight: { get: given },
    offsetHeight: { get: () => given() + 2 },
    scrollHeight: { get: () => Math.max(given(), lines()) },
  });
  const type = (words: string): string => {
    field.value = words;
    grow(field);
    return field.style.blockSize;
  };
  return { field, type };
}

it('is as high as its words, borders included, when they come and when they go', () => {
  const { type } = area();
  const heights = ['a', 'ab', 'ab\nc', 'ab\nc\nd', 'ab\nc', 'ab', ''].map(type);
  expect(heights).toEqual(['26px', '26px', '50px', '74px', '50px', '26px', '']);
});

it('fits other words that are longer and need less room', () => {
  const { type } = area();
  type('a\nb\nc');
  expect(type('one line with many more letters'), 'the old height would leave a hole').toBe('26px');
});

it('leaves the height alone while letters still have room, for each change lays out the page', () => {
  const { field, type } = area();
  type('a');
  let changes = 0;
  const style = new Proxy(field.style, {
    set: (of, name, value) => ((changes += 1), Reflect.set(of, name, value)),
  });
  Object.defineProperty(field, 'style', { value: style });
  for (const words of ['ab', 'abc', 'abcd']) type(words);
  expect(changes, 'no letter wrote a height').toBe(0);
});

it('gets other words while somebody writes in it, and the caret stands behind them', () => {
  const field = document.createElement('textarea');
  document.body.append(field);
  field.focus();
  field.value = 'before';
  field.setSelectionRange(2, 2);
  write(field, 'other words');
  expect([field.value, field.selectionStart, document.activeElement === field]).toEqual(['other words', 11, true]);
  field.remove();
});
