import { render, screen } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import type { LibraryView } from '../../ipc/bindings';
import { answerWith } from '../../ipc/call';
import { FakeHost } from '../../ipc/fake';
import { seed } from '../../ipc/fake/seed';
import type { Every, Name } from '../../ipc/host';
import { library } from '../../state/library.svelte';
import Library from './Library.svelte';

class Fallen extends FakeHost {
  override async call<N extends Name>(name: N, input: Every[N]['in']): Promise<Every[N]['out']> {
    const answer = await super.call(name, input);
    if (name !== 'library') return answer;
    const trouble = { code: 'damaged', message: 'It was not closed the last time.', next: 'Look closer.' } as const;
    return { ...(answer as LibraryView), troubles: [trouble] } as Every[N]['out'];
  }
}

it('says what a check found, above the reviews, which stay in reach', async () => {
  answerWith(new Fallen({ sheet: seed() }));
  await library.load();
  render(Library);
  expect(await screen.findByText('It was not closed the last time.')).toBeTruthy();
  expect(screen.getByText('Look closer.')).toBeTruthy();
  expect(screen.getByRole('heading', { name: 'Reviews' })).toBeTruthy();
});
