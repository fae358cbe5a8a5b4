import { describe, expect, it } from 'vitest';
import type { ItemState, ReviewState, Stage } from '../ipc/bindings';
import { following, sittingAhead, sittings } from './sittings';

interface Item {
  id: string;
  stage: Stage;
  state: ItemState;
  meets_at?: string;
}
/** "open sense! soak@" is an agenda: ! under way, . done, - left out, @ with a time of its own. */
function agenda(text: string): Item[] {
  const states: Record<string, ItemState> = { '!': 'now', '.': 'done', '-': 'skipped' };
  return text.split(' ').map((word, at) => {
    const sign = word.replace(/^\w+/, '');
    const timed = sign.includes('@') ? { meets_at: '2026-11-23T09:00:00Z' } : {};
    const state = states[sign.replace('@', '')] ?? 'waiting';
    return { id: `${at}`, stage: word.match(/^\w+/)![0] as Stage, state, ...timed };
  });
}
const ids = (items: readonly Item[] | undefined) => items?.map(({ id }) => id).join(' ') ?? 'none';

describe('the sittings of an agenda', () => {
  it.each([
    ['an hour is one', 'open reconstruct sense held learn close', ['0 1 2 3 4 5']],
    ['a second meeting is another', 'open reconstruct close soak@', ['0 1 2', '3']],
    ['it is one without a day as well', 'open close soak share', ['0 1', '2 3']],
    ['two halves part where people are welcomed again', 'open reconstruct close open sense close', ['0 1 2', '3 4 5']],
    ['a stage with a time of its own begins one', 'open reconstruct sense@ close', ['0 1', '2 3']],
    ['a welcome moved down the list does not', 'reconstruct open close', ['0 1 2']],
    ['a time on the first one parts nothing', 'open@ close', ['0 1']],
    ['nothing has none', 'soak', ['0']],
  ])('%s', (_, text, parts) => expect(sittings(agenda(text)).map(({ items }) => ids(items))).toEqual(parts));

  it.each<[string, ReviewState, string, string]>([
    ['before it', 'prepare', 'open sense close soak@', '0 1 2'],
    ['while it is under way', 'meet', 'open. sense! close soak@', '0 1 2'],
    ['between its stages', 'meet', 'open. sense- close soak@', '0 1 2'],
    ['when every stage had its turn', 'meet', 'open. sense- close. soak@', '3'],
    ['after it ended, though a stage was left over', 'learn', 'open. sense close. soak@', '3'],
    ['after the second one', 'learn', 'open. sense close. soak.@', 'none'],
    ['after the first half', 'learn', 'open. close. open sense close soak@', '2 3 4'],
    ['where the second one is left out', 'learn', 'open. close. soak-@', 'none'],
    ['with no agenda left', 'done', 'open. close.', 'none'],
  ])('the one ahead, %s', (_, state, text, ahead) => expect(ids(sittingAhead(agenda(text), state)?.items)).toBe(ahead));

  it.each([
    ['the next that waits', 'open! sense close', '0', '1'],
    ['past one that had its turn', 'open! sense. close', '0', '2'],
    ['back to one that was left behind', 'open. sense close!', '2', '1'],
    ['never on into another day by itself', 'open. sense. close! soak@', '2', undefined],
    ['within the second half', 'open. close. open. sense! close', '3', '4'],
  ])('goes on to %s', (_, text, from, to) => expect(following(agenda(text), from)?.id).toBe(to));
});
