import { describe, expect, it } from 'vitest';
import { keyName } from '../i18n/format';
import { isKey } from './keys';

describe('keys', () => {
  const press = (key: string, more: Partial<KeyboardEventInit> = {}) => new KeyboardEvent('keydown', { key, ...more });
  const cases: [string, KeyboardEvent, string, boolean][] = [
    ['a letter', press('n'), 'N', true],
    ['a letter with Control', press('n', { ctrlKey: true }), 'N', false],
    ['a combination', press('Z', { ctrlKey: true, shiftKey: true }), 'Mod+Shift+Z', true],
    ['a combination with one modifier too many', press('z', { ctrlKey: true, altKey: true }), 'Mod+Z', false],
    ['a digit where the layout types something else', press('&', { altKey: true, code: 'Digit1' }), 'Alt+1', true],
    ['an arrow', press('ArrowUp', { altKey: true }), 'Alt+Up', true],
    ['a sign that needs Shift', press('?', { shiftKey: true }), '?', true],
    ['a plus', press('+', { shiftKey: true }), '+', true],
  ];
  it.each(cases)('%s', (_, event, combination, expected) => {
    expect(isKey(event, combination)).toBe(expected);
  });

  it('are written as they are on the keyboard', () => {
    expect(keyName('Mod+Shift+Z')).toBe('Ctrl Shift Z');
    expect(keyName('+')).toBe('+');
  });
});
