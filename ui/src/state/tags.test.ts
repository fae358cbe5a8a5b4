import { expect, it } from 'vitest';
import { lineOf, offered, shared, tagsIn } from './tags';

it('reads words out of a line, however it is parted, each word once', () => {
  for (const [line, words] of [
    ['', []],
    [' , ,', []],
    ['web servers', ['web servers']],
    ['web  servers , queue,', ['web servers', 'queue']],
    ['Queue, queue, QUEUE', ['Queue']],
    ['خوادم، طوابير', ['خوادم', 'طوابير']],
    ['網頁、佇列', ['網頁', '佇列']],
  ] as const)
    expect(tagsIn(line), line).toEqual(words);
});

it('writes the words back as a line that reads the same', () => {
  const tags = ['web servers', 'queue'];
  expect(tagsIn(lineOf({ tags }))).toEqual(tags);
  expect(lineOf({}), 'a review filed under nothing').toBe('');
});

it('finds what two reviews share, whatever the case', () => {
  expect(shared({ tags: ['Queue', 'web'] }, { tags: ['queue', 'mail'] })).toEqual(['Queue']);
  expect(shared({ tags: ['Queue'] }, {})).toEqual([]);
});

it('offers the words of other reviews, and none this one has', () => {
  const all = [{ id: 'a', tags: ['queue', 'web'] }, { id: 'b', tags: ['Web', 'mail'] }, { id: 'c' }];
  expect(offered({ id: 'a', tags: ['queue', 'web'] }, all)).toEqual(['mail']);
  expect(offered({ id: 'c' }, all), 'a word two reviews share is offered once').toEqual(['queue', 'web', 'mail']);
});
