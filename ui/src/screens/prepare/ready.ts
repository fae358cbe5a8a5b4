// Owns the question "are we ready to meet?": each thing that helps, worked out from what is there.
// Must not know how it is shown. Nothing here forbids a meeting; open points are only shown.

import type { AgendaItem, Interview, Person, Perspective, Review, Safety } from '../../ipc/bindings';
import { sittings } from '../../state/sittings';

/** The steps of preparing, in order. */
export const steps = ['scope', 'safety', 'evidence', 'voices', 'interviews', 'agenda', 'rules', 'questions'] as const;
export type Step = (typeof steps)[number];

/** One thing that helps a meeting. */
export interface Check {
  what:
    | 'summary'
    | 'impact'
    | 'scope'
    | 'safety'
    | 'voices'
    | 'heard'
    | 'interviews'
    | 'consent'
    | 'rules'
    | 'agenda'
    | 'time';
  done: boolean;
  /** Where it is done. */
  step: Step;
  count?: number;
  name?: string;
}

/** Planned minutes of the first meeting, without the stages that are left out; later sittings have a day of their own. */
export const total = (agenda: readonly AgendaItem[]): number =>
  (sittings(agenda)[0]?.items ?? [])
    .filter((item) => item.state !== 'skipped')
    .reduce((sum, item) => sum + item.minutes, 0);

/** What is known of a review's safety; where nobody has asked, a row that says so and is not kept yet. */
export const safetyOf = (review: string, held: readonly Safety[]): Safety =>
  held.find((row) => row.review === review) ?? {
    id: review,
    rev: 0,
    review,
    fear: 'unasked',
    sanction: 'unasked',
    remark: '',
  };

/** The rows it is worked out from. */
export interface Held {
  perspective: { rows: readonly Perspective[] };
  person: { rows: readonly Person[] };
  agenda_item: { rows: readonly AgendaItem[] };
  safety: { rows: readonly Safety[] };
  interview: { rows: readonly Interview[] };
}

/** Everything that helps, in the order it is usually done. */
export function checks(review: Review, tables: Held): Check[] {
  const [perspectives, people] = [tables.perspective.rows, tables.person.rows];
  const unheard = perspectives.find(({ id }) => !people.some((person) => person.perspective === id));
  const unasked = people.filter(({ consent }) => consent === 'not_asked').length;
  const minutes = total(tables.agenda_item.rows);
  const interviews = tables.interview.rows;
  const planned = interviews.filter(({ state }) => state === 'planned').length;
  const held = interviews.filter(({ state }) => state === 'held').length;
  return [
    { what: 'summary', done: review.summary.trim() !== '', step: 'scope' },
    { what: 'impact', done: review.impact.trim() !== '', step: 'scope' },
    { what: 'scope', done: review.scope.trim() !== '', step: 'scope' },
    { what: 'time', done: review.meets_at !== null, step: 'scope' },
    { what: 'safety', done: safetyOf(review.id, tables.safety.rows).sanction === 'clear', step: 'safety' },
    { what: 'voices', done: perspectives.length > 1, step: 'voices', count: perspectives.length },
    ...(perspectives.length
      ? [{ what: 'heard' as const, done: !unheard, step: 'voices' as const, ...(unheard && { name: unheard.name }) }]
      : []),
    ...(people.length
      ? [{ what: 'consent' as const, done: unasked === 0, step: 'voices' as const, count: unasked }]
      : []),
    ...(planned + held
      ? [{ what: 'interviews' as const, done: planned === 0, step: 'interviews' as const, count: planned || held }]
      : []),
    { what: 'agenda', done: minutes > 0, step: 'agenda', count: minutes },
    { what: 'rules', done: review.ground_rules.some((rule) => rule.trim() !== ''), step: 'rules' },
  ];
}
