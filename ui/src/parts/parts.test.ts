import { fireEvent, render, screen } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import { keyName } from '../i18n/format';
import { isKey } from '../state/keys';
import Dialog from './Dialog.svelte';
import Field from './Field.svelte';
import Menu from './Menu.svelte';
import Segmented from './Segmented.svelte';
import { createRawSnippet } from 'svelte';

const text = (html: string) => createRawSnippet(() => ({ render: () => html }));

describe('parts', () => {
  it('a field says why its text cannot be kept, to eyes and to ears', () => {
    render(Field, { label: 'Title', value: 'x', wrong: 'Too long', hint: 'Be brief', onwrite: () => undefined });
    const field = screen.getByLabelText('Title');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    const described = field.getAttribute('aria-describedby')!.split(' ').map((id) => document.getElementById(id)?.textContent);
    expect(described).toEqual(['Be brief', 'Too long']);
  });

  it('a field hands every letter up at once', async () => {
    const onwrite = vi.fn();
    render(Field, { label: 'Note', value: '', lines: 3, onwrite });
    await fireEvent.input(screen.getByLabelText('Note'), { target: { value: 'a' } });
    expect(onwrite).toHaveBeenCalledWith('a');
  });

  it('a choice among a few is one radio group', async () => {
    const onchoose = vi.fn();
    render(Segmented, { label: 'Who reads it', value: 'team', options: [{ value: 'team', label: 'Team' }, { value: 'public', label: 'Public' }], onchoose });
    expect(screen.getByRole('radiogroup', { name: 'Who reads it' })).toBeTruthy();
    await fireEvent.click(screen.getByLabelText('Public'));
    expect(onchoose).toHaveBeenCalledWith('public');
  });

  it('a menu is walked by arrows and letters', async () => {
    const ran = vi.fn();
    render(Menu, { label: 'More', items: [{ label: 'Open', run: ran }, { label: 'Take away', run: ran }, { label: 'Keep', run: ran, disabled: true }] });
    const items = screen.getAllByRole('menuitem', { hidden: true });
    items[0]!.focus();
    await fireEvent.keyDown(items[0]!, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(items[1]);
    await fireEvent.keyDown(items[1]!, { key: 'ArrowDown' });
    expect(document.activeElement, 'what cannot be chosen is passed over').toBe(items[0]);
    await fireEvent.keyDown(items[0]!, { key: 't' });
    expect(document.activeElement).toBe(items[1]);
    await fireEvent.click(items[1]!);
    expect(ran).toHaveBeenCalledOnce();
  });

  it('a dialog is named by its title and closes on cancel', async () => {
    const onclose = vi.fn();
    render(Dialog, { open: true, title: 'A new review', onclose, children: text('<p>Words</p>') });
    const dialog = screen.getByRole('dialog', { name: 'A new review' });
    await fireEvent(dialog, new Event('cancel', { cancelable: true }));
    expect(onclose).toHaveBeenCalledOnce();
  });
});

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
