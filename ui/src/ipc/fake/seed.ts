// Owns a small invented story and a shelf of others, enough to rehearse every screen with.
// Must not know a screen. Nothing here happened to anybody.

import type {
  AgendaItem,
  Band,
  Decks,
  Factor,
  Heard,
  PackageView,
  Phase,
  Polarity,
  Review,
  Sheet,
  Stage,
} from '../bindings';
import { emptySheet } from '../rows';

/** A readable id that is still a valid UUIDv7. */
export const id = (group: number, n: number): string =>
  `019a${group.toString(16).padStart(4, '0')}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

export const storyId = id(1, 0);

const rules = [
  'We are here to understand how it made sense at the time.',
  'Everybody came to work to do a good job, and we speak from that.',
  'What is said about people stays here; what we learn may travel.',
  'Ideas for fixes are welcome, and we park them until the story is told.',
];

const plan: [Stage, number][] = [
  ['open', 5],
  ['reconstruct', 35],
  ['sense', 8],
  ['held', 5],
  ['learn', 4],
  ['close', 3],
];

/** Held ready for what is heard, three for each. */
const probes = (['knew', 'feeling', 'silence'] as const).flatMap((on) =>
  ['Where did that show?', 'Compared with what?', 'Who else would know?'].map((text, n) => ({
    id: `${on}-${n}`,
    stage: 'reconstruct' as Stage,
    cue: 'observe',
    on: on as Heard | null,
    text: `${text} (${on})`,
    purpose: 'It stays with what was said.',
    source: ['S'],
    minutes: 1,
    follow_ups: ['How did you learn it?'],
    avoid_if: '',
  })),
);

/** Another copy of the story, as a co-facilitator might send it. */
export const offered: PackageView = {
  name: 'orders-stood-still.secondstory',
  review: storyId,
  title: 'Orders stood still for 41 minutes',
  zone: 'Europe/Copenhagen',
  began: '2026-11-12T08:10:00Z',
  touched: '2026-11-18T15:42:00Z',
  acts: 214,
  private_notes: 'without',
  holds: [
    { noun: 'perspective', count: 5 },
    { noun: 'agenda_item', count: 6 },
    { noun: 'note', count: 31 },
    { noun: 'event', count: 14 },
    { noun: 'account', count: 9 },
    { noun: 'factor', count: 12 },
    { noun: 'link', count: 11 },
    { noun: 'learning', count: 4 },
  ],
  perspectives: ['On call', 'Payments', 'Warehouse desk', 'Support', 'Database'],
  meets: {
    kind: 'known',
    here: 'Orders stood still for 41 minutes',
    news: [
      { noun: 'note', new: 6, changed: 1, gone: 0 },
      { noun: 'account', new: 2, changed: 0, gone: 0 },
      { noun: 'factor', new: 1, changed: 2, gone: 1 },
    ],
    two_accounts: ['The page came first, and only then did the graph load for me.'],
    beside: ['Two alarms that sound the same', 'Ask the warehouse desk what they saw'],
  },
};

/** What is asked one to one, before the meeting. */
const alone = ['Please take me through it in your own order.', 'Who would tell it differently from you?'].map(
  (text, n) => ({
    id: `one_to_one-${n}`,
    stage: 'one_to_one' as Stage,
    cue: 'story',
    on: null as Heard | null,
    text,
    purpose: 'An uninterrupted telling shows what mattered to this person.',
    source: ['H'],
    minutes: 5,
    follow_ups: ['Say more', 'And then?'],
    avoid_if: '',
  }),
);

export const decks: Decks = {
  decks: [
    {
      id: 'built-in',
      title: 'Built-in',
      language: 'en',
      about: 'A few prompts for rehearsing.',
      ground_rules: rules,
      sources: [],
      stages: plan.map(([stage, minutes]) => ({ stage, title: '', about: '', exit_test: '', minutes })),
      presets: [
        {
          id: 'sixty',
          title: 'One hour',
          minutes: 60,
          steps: plan.map(([stage, minutes]) => ({ stage, minutes, prompts: prompts(stage) })),
        },
        {
          id: 'ninety',
          title: 'An hour and a half',
          minutes: 90,
          steps: plan.map(([stage, minutes]) => ({
            stage,
            minutes: Math.round(minutes * 1.5),
            prompts: prompts(stage),
          })),
        },
        {
          id: 'short',
          title: 'Half an hour',
          minutes: 30,
          steps: plan.map(([stage, minutes]) => ({
            stage,
            minutes: Math.max(1, Math.round(minutes / 2)),
            prompts: prompts(stage),
          })),
        },
      ],
      starred: [],
      prompts: plan
        .flatMap(([stage]) =>
          [
            'What did you notice first?',
            'What had you expected instead?',
            'What made that the sensible thing to do?',
          ].map((text, n) => ({
            id: `${stage}-${n}`,
            stage,
            cue: 'observe',
            on: null as Heard | null,
            text,
            purpose: 'Expectation shows what normal looked like.',
            source: ['S'],
            minutes: 3,
            follow_ups: ['Say more', 'And then?', 'How did you know?'],
            avoid_if: '',
          })),
        )
        .concat(probes)
        .concat(alone),
      anti_patterns: [
        {
          id: 'should-have',
          heard: '“They should have …”',
          hides: 'What they saw at that moment.',
          offer: 'What did you know then?',
          source: ['S'],
        },
      ],
    },
  ],
  refused: [],
} as unknown as Decks;

function prompts(stage: Stage): string[] {
  return [0, 1, 2].map((n) => `${stage}-${n}`);
}

const review = (n: number, fields: Partial<Review>): Review => ({
  id: id(1, n),
  rev: 1,
  title: '',
  summary: '',
  impact: '',
  scope: '',
  zone: 'Europe/Copenhagen',
  state: 'done',
  meets_at: null,
  ground_rules: rules,
  made_at: '2026-09-01T08:00:00Z',
  sample: false,
  ...fields,
});

const agenda = (of: string): AgendaItem[] =>
  plan.map(([stage, minutes], position) => ({
    id: id(3, position),
    rev: 1,
    review: of,
    position,
    stage,
    title: '',
    minutes,
    state: 'waiting',
    prompts: prompts(stage).map((prompt) => ({ prompt, state: 'waiting' })),
    spent_ms: 0,
    running_since: null,
  }));

/** The story that is being prepared, and five that are behind it. */
export function seed(): Sheet {
  const sheet = emptySheet();
  const story = { review: storyId, rev: 1 };
  const taken_at = '2026-11-19T08:10:00Z';
  sheet.reviews = [
    review(5, {
      title: 'Disk full on the log host',
      summary: 'Found by a person walking past a screen.',
      meets_at: '2025-11-21T09:00:00Z',
    }),
    review(4, {
      title: 'Certificate renewed on one side',
      summary: 'The reminder reached a mailbox nobody reads.',
      meets_at: '2026-09-09T09:00:00Z',
    }),
    review(3, {
      title: 'Phone queue silent for an hour',
      summary: 'Nothing was broken; the shift had moved.',
      meets_at: '2026-10-02T09:00:00Z',
    }),
    review(2, {
      title: 'Search index empty after failover',
      tags: ['standby'],
      summary: 'The standby was healthy and had nothing in it.',
      state: 'learn',
      meets_at: '2026-10-22T09:00:00Z',
    }),
    review(1, {
      title: 'Billing export ran twice',
      summary: 'Two schedulers, each sure it was the only one.',
      state: 'learn',
      meets_at: '2026-11-06T09:00:00Z',
    }),
    review(0, {
      title: 'Orders stood still after a queue was renamed',
      summary:
        'A queue got a new name in one place. Orders kept arriving and nobody read them for about forty minutes. Nothing was lost.',
      impact: 'About 300 orders waited up to forty minutes. Support answered 20 calls.',
      scope: 'From the week the name was agreed, to the first order through again.',
      state: 'prepare',
      meets_at: '2026-11-19T09:00:00Z',
      made_at: '2026-11-17T08:00:00Z',
      tags: ['orders', 'configuration management'],
    }),
  ];
  const names = ['Made the change', 'On call', 'Ops channel', 'Support'];
  sheet.perspectives = names.map((name, position) => ({ ...story, id: id(2, position), name, position }));
  sheet.interviews = [
    {
      ...story,
      id: id(18, 0),
      person: null,
      perspective: id(2, 1),
      state: 'held',
      meets_at: '2026-11-17T13:00:00Z',
      prompts: [{ prompt: 'one_to_one-0', state: 'asked' }],
      text: 'Had the graph open before the page came. Would rather be asked than volunteer.',
    },
  ];
  sheet.quotes = (['agreed', 'themes'] as const).map((sharing, n) => ({
    ...story,
    id: id(19, n),
    interview: id(18, 0),
    text: ['I thought the other team had it.', 'Nobody had told me that there was a second queue.'][n]!,
    theme: ['', 'What was known about the queues'][n]!,
    sharing,
    taken_at: '2026-11-17T13:12:00Z',
  }));
  sheet.people = [
    { ...story, id: id(4, 0), name: 'Ines', perspective: id(2, 0), consent: 'agreed', remark: 'Prefers the morning.' },
    { ...story, id: id(4, 1), name: 'Tomasz', perspective: id(2, 1), consent: 'not_asked', remark: '' },
    { ...story, id: id(4, 2), name: 'Wei', perspective: id(2, 2), consent: 'declined', remark: '' },
  ];
  sheet.agenda = agenda(storyId);
  sheet.questions = ['Why did the old readers not complain?', 'What made the second restart help?'].map((text, n) => ({
    ...story,
    id: id(5, n),
    text,
    curious: id(2, n),
    state: 'open',
    answer: '',
    taken_at,
  }));
  sheet.sources = [
    {
      ...story,
      id: id(6, 0),
      name: 'ops-channel.md',
      kind: 'markdown',
      zone: 'Europe/Copenhagen',
      clock_offset: 0,
      sha256: '0'.repeat(64),
      brought_at: taken_at,
    },
  ];
  sheet.lines = Array.from({ length: 24 }, (_, position) => {
    const at = `2026-11-12T13:${String(position + 3).padStart(2, '0')}:00Z`;
    return {
      ...story,
      id: id(7, position),
      source: id(6, 0),
      position,
      raw: `14:${String(position + 3).padStart(2, '0')} line ${position}`,
      text: `Somebody writes line ${position}`,
      author: 'ops',
      at: { known: { kind: 'exact', at }, original: '', zone: '' },
      kept_because: '',
    };
  });
  const moments: [string, string, number][] = [
    ['The name is agreed in a pull request', '2026-11-12T12:10:00Z', 0],
    ['The new name goes live', '2026-11-12T13:03:00Z', 0],
    ['The order graph goes flat', '2026-11-12T13:05:00Z', 3],
    ['“What help do you need?”', '2026-11-12T13:06:00Z', 2],
    ['Readers restarted with the new name', '2026-11-12T13:42:00Z', 1],
  ];
  sheet.events = moments.map(([title, at], position) => ({
    ...story,
    id: id(8, position),
    position,
    title,
    kind: position === 1 ? 'decision' : position === 3 ? 'help' : 'detection',
    lines: [],
    gap: 'unasked',
    taken_at: null,
    at: { known: { kind: position === 0 ? 'about' : 'exact', at }, original: '', zone: 'Europe/Copenhagen' },
  }));
  sheet.accounts = moments.map(([, , of], n) => ({
    ...story,
    id: id(9, n),
    event: id(8, n),
    perspective: id(2, of),
    text: n === 1 ? 'It was supposed to change nothing.' : 'We saw it on the screen.',
    voice: n === 1 ? 'verbatim' : 'told',
    basis: 'remembered',
    confidence: 'fairly_sure',
    known: '',
    expected: '',
    visible: '',
    told_in: '',
  }));
  sheet.notes = (['note', 'quote', 'question', 'surprise', 'mark'] as const).map((kind, n) => ({
    ...story,
    id: id(10, n),
    kind,
    text:
      kind === 'mark'
        ? ''
        : ['Graph looked calm', 'We had never seen it flat', 'Who reads the old queue?', 'Nothing complained'][n]!,
    taken_at,
    perspective: id(2, n % 4),
    agenda_item: id(3, 1),
    visibility: 'room',
  }));
  sheet.factors = factors(story);
  sheet.links = [
    [0, 1, 'enabled'],
    [1, 2, 'masked'],
    [3, 1, 'detected'],
    [4, null, 'protected_by_luck'],
  ].map(([from, to, kind], n) => ({
    ...story,
    id: id(12, n),
    from: id(11, from as number),
    to: to === null ? null : id(11, to as number),
    kind: kind as 'enabled',
    perspective: null,
    remark: '',
  }));
  sheet.learnings = (['learned', 'surprise', 'held', 'luck'] as const).map((kind, position) => ({
    ...story,
    id: id(13, position),
    position,
    kind,
    text: [
      'A name lives in more places than the repository.',
      'A reader of nothing looks healthy.',
      'The first answer was an offer of help.',
      'It was a quiet Thursday.',
    ][position]!,
    factor: id(11, position),
    event: null,
    perspective: id(2, position),
    next_time: kind === 'luck' ? 'may_not' : 'unasked',
    taken_at,
  }));
  sheet.parked = [
    {
      ...story,
      id: id(14, 0),
      text: 'Warn when a queue has no reader',
      soak_until: '2026-11-23',
      state: 'soaking',
      taken_at,
      perspective: id(2, 1),
    },
  ];
  sheet.follow_ups = [
    {
      ...story,
      id: id(15, 0),
      text: 'Say in the channel when a name moves',
      factor: id(11, 0),
      owner_role: 'Platform',
      due: '2026-12-01',
      expected_effect: '',
      side_effect: 'More to read',
      state: 'agreed',
      taken_at,
    },
  ];
  sheet.thanks = [{ ...story, id: id(16, 0), to_whom: 'Support', text: 'for calling early', consent: 'not_asked' }];
  return sheet;
}

function factors(story: { review: string; rev: number }): Factor[] {
  const list: [string, Band, Polarity, Phase][] = [
    ['Name agreed in one repository', 'organisation', 'contributed', 'before'],
    ['Two places hold the queue name', 'technology', 'contributed', 'onset'],
    ['A reader of nothing reports healthy', 'tools', 'contributed', 'detection'],
    ['“What help do you need?” came first', 'team', 'mitigated', 'diagnosis'],
    ['A quiet Thursday', 'outside', 'luck', 'repair'],
  ];
  return list.map(([phrase, band, polarity, phase], position) => ({
    ...story,
    id: id(11, position),
    position,
    phrase,
    band,
    polarity,
    phase,
    evidence: 'reported',
    events: position ? [id(8, position)] : [],
    taken_at: null,
  }));
}
