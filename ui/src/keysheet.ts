// Owns the list of what the keys do, screen by screen, for the sheet of keys and for nothing else.
// Must not carry any of them out: each screen listens for its own.

import type { MessageId } from './i18n';

/** Keys that belong together, and what they do. */
export type Row = readonly [keys: readonly string[], words: MessageId];

/** The keys of one screen. */
export interface Group {
  screen: string;
  title: MessageId;
  rows: readonly Row[];
}

/** The keys of the coach, which listens on every screen. */
export const coachRows: readonly Row[] = [
  [['F8'], 'keys-coach-next'],
  [['Mod+.'], 'keys-coach-menu'],
  [['F9'], 'keys-coach-turn'],
  [['Mod+Shift+H'], 'cards-title'],
];

/** Every screen's keys, in the order of the tabs. */
export const groups: readonly Group[] = [
  {
    screen: 'library',
    title: 'keys-library',
    rows: [
      [['Mod+F'], 'keys-find'],
      [['Mod+K'], 'keys-search-open'],
      [['N'], 'keys-new'],
      [['R'], 'rehearsal-begin'],
      [['I'], 'keys-import'],
      [['Mod+.'], 'keys-import-stop'],
      [['Up', 'Down', 'Enter'], 'keys-walk'],
      [['Delete'], 'library-remove'],
    ],
  },
  {
    screen: 'prepare',
    title: 'keys-prepare',
    rows: [
      [['Mod+J'], 'keys-next-step'],
      [['Alt+Up', 'Alt+Down'], 'keys-move'],
      [['+', '-'], 'keys-minutes'],
    ],
  },
  {
    screen: 'meet',
    title: 'keys-meet',
    rows: [
      [['Enter'], 'keys-meet-keep'],
      [['Tab'], 'keys-meet-kind'],
      [['Mod+Enter'], 'keys-meet-mark'],
      [['Alt+1', 'Alt+9'], 'keys-meet-voice'],
      [['Alt+0'], 'keys-meet-private'],
      [['Mod+L'], 'keys-meet-last'],
      [['PageDown', 'PageUp'], 'keys-meet-prompt'],
      [['1', '3'], 'keys-meet-follow'],
      [['/'], 'keys-meet-cues'],
      [['Mod+PageDown'], 'keys-meet-stage'],
      [['Mod+T'], 'keys-meet-longer'],
      [['Mod+Shift+B'], 'keys-meet-break'],
      [['Mod+Shift+F'], 'keys-talk-turn'],
      [['Mod+Shift+K'], 'keys-meet-park'],
      [['Mod+Shift+L'], 'keys-meet-late'],
      [['Mod+J'], 'keys-meet-ideas'],
      [['Mod+Shift+.'], 'keys-wall-blank'],
      [['Mod+Shift+R'], 'keys-wall-send'],
    ],
  },
  {
    screen: 'timeline',
    title: 'keys-timeline',
    rows: [
      [['J', 'K'], 'keys-timeline-walk'],
      [['N'], 'keys-timeline-new'],
      [['T'], 'keys-timeline-time'],
      [['E'], 'keys-timeline-words'],
      [['S'], 'keys-timeline-key'],
      [['[', ']'], 'keys-timeline-shift'],
      [['1', '9'], 'keys-timeline-lane'],
      [['Enter'], 'keys-timeline-accounts'],
      [['A', 'Q'], 'keys-timeline-silence'],
      [['Alt+Up', 'Alt+Down'], 'keys-move'],
      [['/'], 'keys-timeline-find'],
      [['Delete'], 'keys-timeline-remove'],
    ],
  },
  {
    screen: 'map',
    title: 'keys-map',
    rows: [
      [['A'], 'keys-map-add'],
      [['C'], 'keys-map-link'],
      [['Up', 'Down', 'Left', 'Right'], 'keys-map-walk'],
      [['Enter'], 'keys-map-phrase'],
      [['1', '7'], 'keys-map-band'],
      [['P'], 'keys-map-polarity'],
      [['[', ']'], 'keys-map-phase'],
      [['F'], 'keys-map-focus'],
      [['O'], 'keys-map-one'],
      [['T'], 'map-view-time'],
      [['/'], 'keys-map-filter'],
      [['E'], 'keys-map-evidence'],
      [['S'], 'map-split'],
      [['R'], 'keys-map-read'],
      [['D'], 'keys-map-different'],
      [['0'], 'keys-map-whole'],
      [['Delete'], 'keys-map-remove'],
      [['Mod+E'], 'map-file'],
    ],
  },
  {
    screen: 'learn',
    title: 'keys-learn',
    rows: [
      [['I'], 'keys-learn-line'],
      [['Enter'], 'keys-meet-keep'],
      [['Tab'], 'keys-meet-kind'],
      [['Alt+1', 'Alt+9'], 'keys-meet-voice'],
      [['O'], 'keys-learn-owner'],
      [['B'], 'keys-learn-due'],
    ],
  },
  { screen: 'handout', title: 'keys-handout', rows: [[['Mod+E'], 'keys-handout-export']] },
  {
    screen: 'search',
    title: 'keys-search',
    rows: [
      [['J', 'K'], 'keys-search-walk'],
      [['Enter'], 'keys-search-go'],
      [['/'], 'search-field'],
    ],
  },
];
