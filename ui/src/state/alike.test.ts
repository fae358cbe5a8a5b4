// Owns the promise that rows are compared by what they say.
import { expect, it } from 'vitest';
import { readsAlike } from './alike';

const event = { id: 'a', rev: 3, at: { kind: 'clock', ms: 5 }, lines: ['x', 'y'], taken_at: null, position: 0 };

it.each([
  ['another revision', { ...event, rev: 9 }, true],
  ['its fields in another order', Object.fromEntries(Object.entries(event).reverse()), true],
  ['equal parts that are other objects', structuredClone(event), true],
  ['another time deep inside', { ...event, at: { kind: 'clock', ms: 6 } }, false],
  ['lines in another order', { ...event, lines: ['y', 'x'] }, false],
  ['a line less', { ...event, lines: ['x'] }, false],
  ['null where there was something', { ...event, at: null }, false],
  ['something where there was null', { ...event, taken_at: {} }, false],
  ['a field more', { ...event, more: 1 }, false],
  ['a field that is another', { ...event, position: undefined, place: 0 }, false],
  ['a list where an object was', { ...event, at: [] }, false],
])('a row with %s', (_, other, alike) => {
  expect([readsAlike(event, other), readsAlike(other, event)]).toEqual([alike, alike]);
});
