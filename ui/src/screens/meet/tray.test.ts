import { fireEvent, render, screen } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { describe, expect, it } from 'vitest';
import Tray from './Tray.svelte';

const rows = (count: number) => Array.from({ length: count }, (_, at) => ({ id: `idea ${at}` }));
const row = createRawSnippet<[{ id: string }]>((it) => ({ render: () => `<span>${it().id}</span>` }));
const shown = () => screen.queryAllByText(/^idea/).map((it) => it.textContent);

describe('a tray beside the meeting', () => {
  it('shows the newest at a glance and the rest to whoever asks, and always says how many there are', async () => {
    render(Tray, { title: 'Parked', rows: rows(40), none: 'None yet', row });
    expect(shown(), 'hundreds of ideas would cost every Enter, and hide the newest').toEqual(
      [34, 35, 36, 37, 38, 39].map((at) => `idea ${at}`),
    );
    expect(screen.getByRole('heading').textContent).toBe('Parked40');
    await fireEvent.click(screen.getByRole('button', { name: '34 earlier' }));
    expect(shown()).toHaveLength(40);
    await fireEvent.click(screen.getByRole('button', { expanded: true }));
    expect(shown()).toHaveLength(6);
  });

  it('asks for nothing where all can be seen, and says what an empty one means', async () => {
    const { rerender } = render(Tray, { title: 'Parked', rows: rows(6), none: 'None yet', row });
    expect([shown().length, screen.queryByRole('button')]).toEqual([6, null]);
    await rerender({ rows: [] });
    expect(screen.getByText('None yet')).toBeTruthy();
  });
});
