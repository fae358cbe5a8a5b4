import { fireEvent, render, screen } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import Dialog from './Dialog.svelte';
import Field from './Field.svelte';
import Menu from './Menu.svelte';
import Segmented from './Segmented.svelte';

const text = (html: string) => createRawSnippet(() => ({ render: () => html }));

describe('parts', () => {
  it('a field says why its text cannot be kept, to eyes and to ears', () => {
    render(Field, { label: 'Title', value: 'x', wrong: 'Too long', hint: 'Be brief', onwrite: () => undefined });
    const field = screen.getByLabelText('Title');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    const described = field
      .getAttribute('aria-describedby')!
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent);
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
    render(Segmented, {
      label: 'Who reads it',
      value: 'team',
      options: [
        { value: 'team', label: 'Team' },
        { value: 'public', label: 'Public' },
      ],
      onchoose,
    });
    expect(screen.getByRole('radiogroup', { name: 'Who reads it' })).toBeTruthy();
    await fireEvent.click(screen.getByLabelText('Public'));
    expect(onchoose).toHaveBeenCalledWith('public');
  });

  it('a menu is walked by arrows and letters', async () => {
    const ran = vi.fn();
    render(Menu, {
      label: 'More',
      items: [
        { label: 'Open', run: ran },
        { label: 'Take away', run: ran },
        { label: 'Keep', run: ran, disabled: true },
      ],
    });
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
