// Owns the promise that whoever shows a text hears of what the coach found in it, whenever that is known.
import { expect, it, vi } from 'vitest';
import { answerWith } from '../ipc/call';
import { FakeHost } from '../ipc/fake';
import { seed } from '../ipc/fake/seed';
import { coach } from './coach.svelte';

it('whoever shows a text before it was heard hears of what is in it, and again when the rules change', async () => {
  answerWith(new FakeHost({ sheet: seed() }));
  const seen: string[][] = [];
  const leave = $effect.root(() => {
    const hints = $derived(coach.hints('They failed to look at this one.'));
    $effect(() => void seen.push(hints.map(({ phrase }) => phrase)));
  });
  await vi.waitFor(() => expect(seen, 'nothing is known at first').toEqual([[], ['failed to']]));
  await coach.switchRule('counterfactual-failed-to', false);
  await vi.waitFor(() => expect(seen.at(-1), 'the rule is off').toEqual([]));
  await coach.switchRule('counterfactual-failed-to', true);
  await vi.waitFor(() => expect(seen.at(-1), 'and on again').toEqual(['failed to']));
  leave();
});

it('rules that change while an answer is on its way hold for that answer', async () => {
  const host = new FakeHost({ sheet: seed() });
  const carried = host.call.bind(host);
  let arrive = (): void => undefined;
  const underway = new Promise<void>((done) => (arrive = done));
  vi.spyOn(host, 'call').mockImplementation(async (name, input) => {
    const answer = await carried(name, input);
    if (name === 'hear') await underway;
    return answer;
  });
  answerWith(host);
  const heard = coach.hear('They failed to look at that one.');
  await coach.switchRule('counterfactual-failed-to', false);
  arrive();
  expect(await heard, 'not by rules that no longer hold').toEqual([]);
  await coach.switchRule('counterfactual-failed-to', true);
});
