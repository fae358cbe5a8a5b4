// Owns what is promised of seeing: each act is known by what it did, and answers the beat it answers, however it was done.
// Must not know the screen.

import { describe, expect, it } from 'vitest';
import type { Beat, Heard, Reply } from '../../ipc/bindings';
import { answerTo, between, counted, nothing, type Done, type Seen } from './acts';
import { steps } from './tour';

const empty: Seen = {
  rows: new Map(),
  asked: new Set(),
  shown: 'first-signal',
  aside: null,
  followUp: null,
  stage: 'reconstruct',
  sent: null,
  blank: false,
  screen: 'meet',
};
const look = (fields: Partial<Seen>): Seen => ({ ...empty, ...fields });
const row = (kind: 'note' | 'surprise' | 'parked' | 'mark', seat: string | null = null) => ({ kind, seat });

describe('what was done between two looks', () => {
  const one = look({ rows: new Map([['a', row('note')]]) });
  it.each<[string, Seen, Seen, Done[]]>([
    ['nothing', one, look({ rows: new Map([['a', row('note')]]) }), []],
    [
      'a line is caught',
      empty,
      look({ rows: new Map([['a', row('surprise')]]) }),
      [{ did: 'caught', kind: 'surprise' }],
    ],
    ['a mark is dropped', empty, look({ rows: new Map([['a', row('mark')]]) }), [{ did: 'caught', kind: 'mark' }]],
    [
      'a note becomes a parked idea',
      one,
      look({ rows: new Map([['b', row('parked')]]) }),
      [{ did: 'caught', kind: 'parked' }],
    ],
    ['a line is taken away', one, empty, []],
    [
      'a view is named on a line that was there',
      one,
      look({ rows: new Map([['a', row('note', 'ops')]]) }),
      [{ did: 'name' }],
    ],
    [
      'a line is caught with its view',
      empty,
      look({ rows: new Map([['a', row('note', 'ops')]]) }),
      [{ did: 'caught', kind: 'note' }, { did: 'name' }],
    ],
    ['a view is taken off', look({ rows: new Map([['a', row('note', 'ops')]]) }), one, []],
    [
      'the next question is asked',
      empty,
      look({ asked: new Set(['item first-signal']), shown: 'expected-instead' }),
      [{ did: 'ask', prompt: 'first-signal', shown: 'expected-instead' }],
    ],
    [
      'a probe is asked aside, and is one question and not two',
      empty,
      look({ asked: new Set(['item silence-write']), aside: 'silence-write' }),
      [{ did: 'ask', prompt: 'silence-write', shown: null }],
    ],
    [
      'a probe is asked a second time',
      look({ asked: new Set(['item silence-write']) }),
      look({ asked: new Set(['item silence-write']), aside: 'silence-write' }),
      [{ did: 'ask', prompt: 'silence-write', shown: null }],
    ],
    ['a probe is left again', look({ aside: 'silence-write' }), empty, []],
    [
      'a follow-up is asked',
      empty,
      look({ followUp: 1 }),
      [{ did: 'ask', prompt: 'first-signal', shown: 'first-signal' }],
    ],
    ['one looks back at an earlier question', empty, look({ shown: 'look-twice' }), []],
    ['the next stage begins', empty, look({ stage: 'sense' }), [{ did: 'turn', to: 'sense' }]],
    ['the meeting ends', empty, look({ stage: null }), []],
    ['a note goes on the wall', empty, look({ sent: 'a' }), [{ did: 'send' }]],
    ['it is taken down', look({ sent: 'a' }), empty, []],
    ['the wall is blanked', empty, look({ blank: true }), [{ did: 'blank' }]],
    ['the map is looked at', empty, look({ screen: 'map' }), [{ did: 'map' }]],
  ])('%s', (_, before, after, done) => expect(between(before, after)).toEqual(done));
});

describe('what of a script it answers', () => {
  const reply = (said: string, ways: Partial<Reply>): Reply => ({
    asks: [],
    probes: [],
    catches: [],
    does: [],
    said,
    ...ways,
  });
  const beat: Pick<Beat, 'answers'> = {
    answers: [
      reply('asked', { asks: ['spoke-for-this'] }),
      reply('probed', { probes: ['heat'] }),
      reply('parked', { catches: ['parked', 'follow_up'] }),
      reply('turned', { does: ['turn'] }),
      reply('asked anything', { does: ['ask'] }),
    ],
  };
  const heardBy = (prompt: string): Heard | null => (prompt.startsWith('heat-') ? 'heat' : null);
  it.each<[string, Done[], string | null]>([
    ['a prompt that was asked', [{ did: 'ask', prompt: 'spoke-for-this', shown: null }], 'asked'],
    ['a prompt one has come to', [{ did: 'ask', prompt: 'hoped-step', shown: 'spoke-for-this' }], 'asked'],
    ['any probe for what was heard', [{ did: 'ask', prompt: 'heat-pause', shown: null }], 'probed'],
    ['any other question, after those meant', [{ did: 'ask', prompt: 'first-signal', shown: null }], 'asked anything'],
    ['one of the kinds', [{ did: 'caught', kind: 'follow_up' }], 'parked'],
    ['another stage', [{ did: 'turn', to: 'sense' }], 'turned'],
    ['a kind nobody foresaw', [{ did: 'caught', kind: 'note' }], null],
    ['a deed nobody foresaw', [{ did: 'map' }], null],
    ['several acts at once, one of them meant', [{ did: 'name' }, { did: 'caught', kind: 'parked' }], 'parked'],
    ['nothing', [], null],
  ])('%s', (_, done, said) => expect(answerTo(beat, done, heardBy)).toBe(said));
});

it('tells what was used, and never more than there was', () => {
  const done: Done[] = [
    { did: 'caught', kind: 'surprise' },
    { did: 'caught', kind: 'parked' },
    { did: 'name' },
    { did: 'ask', prompt: 'first-signal', shown: null },
    { did: 'turn', to: 'sense' },
    { did: 'send' },
    { did: 'map' },
  ];
  const once = counted(nothing(), done);
  expect(once).toEqual({ asked: 1, caught: 1, parked: 1, named: 1, sent: 1 });
  expect(counted(once, done)).toEqual({ asked: 2, caught: 2, parked: 2, named: 2, sent: 2 });
});

it('knows each of the five steps of the tour by an act of its own', () => {
  const acts: Done[] = [
    { did: 'caught', kind: 'surprise' },
    { did: 'name' },
    { did: 'caught', kind: 'parked' },
    { did: 'ask', prompt: 'new-here', shown: null },
    { did: 'map' },
  ];
  const known = steps.map((step) => acts.map((act) => step.is(act)));
  expect(known, 'step n is answered by act n and by no other').toEqual(
    acts.map((_, at) => acts.map((_, other) => at === other)),
  );
});
