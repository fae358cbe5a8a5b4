// Owns one look at the open meeting: everything a rehearsal may notice, read from the state.
// Must not judge what it sees.

import { nav } from '../../state/nav.svelte';
import { open } from '../../state/open.svelte';
import { wall } from '../../state/wall.svelte';
import * as conduct from '../meet/conduct';
import { sessionOf } from '../meet/session.svelte';
import type { Seen } from './acts';

type Held = Seen['rows'] extends ReadonlyMap<string, infer H> ? H : never;
type Row = readonly [string, Held];

/** Only what the library has acknowledged is there. */
const kept = ({ rev }: { rev: number }): boolean => rev > 0;

function rows(): Map<string, Held> {
  // A row that is acknowledged reads as it did and wakes nobody; that the library moved on does.
  void open.revision;
  const { note, parked, event, factor, follow_up, account } = open.tables;
  const seats = new Map(account.rows.filter(kept).map((row) => [row.event, row.perspective]));
  return new Map<string, Held>([
    ...note.rows.filter(kept).map((row): Row => [row.id, { kind: row.kind, seat: row.perspective }]),
    ...parked.rows.filter(kept).map((row): Row => [row.id, { kind: 'parked', seat: row.perspective }]),
    ...event.rows.filter(kept).map((row): Row => [row.id, { kind: 'event', seat: seats.get(row.id) ?? null }]),
    ...factor.rows.filter(kept).map((row): Row => [row.id, { kind: 'factor', seat: null }]),
    ...follow_up.rows.filter(kept).map((row): Row => [row.id, { kind: 'follow_up', seat: null }]),
  ]);
}

/** The meeting as it stands. */
export function seen(review: string): Seen {
  const session = sessionOf(review);
  const item = conduct.currentItem();
  const asked = open.tables.agenda_item.rows.flatMap(({ id, prompts }) =>
    prompts.filter((used) => used.state === 'asked').map((used) => `${id} ${used.prompt}`),
  );
  return {
    rows: rows(),
    asked: new Set(asked),
    shown: (item && item.prompts[conduct.shownIn(item, session)]?.prompt) ?? null,
    aside: session.aside?.prompt ?? null,
    followUp: session.followUp,
    stage: item?.stage ?? null,
    sent: wall.note,
    blank: wall.veil === 'blank',
    screen: nav.screen,
  };
}
