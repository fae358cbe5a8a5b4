// Owns the question "are we ready to meet?": each thing that helps, worked out from what is there.
// Must not know how it is shown. Nothing here forbids a meeting; open points are only shown.

import type { AgendaItem, Person, Perspective, Review } from '../../ipc/bindings';

/** The steps of preparing, in order. */
export const steps = ['scope', 'evidence', 'voices', 'agenda', 'rules', 'questions'] as const;
export type Step = (typeof steps)[number];

/** One thing that helps a meeting. */
export interface Check {
  what: 'summary' | 'impact' | 'scope' | 'voices' | 'heard' | 'consent' | 'rules' | 'agenda' | 'time';
  done: boolean;
  /** Where it is done. */
  step: Step;
  count?: number;
  name?: string;
}

/** Planned minutes, without the stages that are left out. */
export const total = (agenda: readonly AgendaItem[]): number =>
  agenda.filter((item) => item.state !== 'skipped').reduce((sum, item) => sum + item.minutes, 0);

/** Everything that helps, in the order it is usually done. */
export function checks(
  review: Review,
  perspectives: readonly Perspective[],
  people: readonly Person[],
  agenda: readonly AgendaItem[],
): Check[] {
  const unheard = perspectives.find(({ id }) => !people.some((person) => person.perspective === id));
  const unasked = people.filter(({ consent }) => consent === 'not_asked').length;
  const minutes = total(agenda);
  return [
    { what: 'summary', done: review.summary.trim() !== '', step: 'scope' },
    { what: 'impact', done: review.impact.trim() !== '', step: 'scope' },
    { what: 'scope', done: review.scope.trim() !== '', step: 'scope' },
    { what: 'time', done: review.meets_at !== null, step: 'scope' },
    { what: 'voices', done: perspectives.length > 1, step: 'voices', count: perspectives.length },
    ...(perspectives.length
      ? [{ what: 'heard' as const, done: !unheard, step: 'voices' as const, ...(unheard && { name: unheard.name }) }]
      : []),
    ...(people.length
      ? [{ what: 'consent' as const, done: unasked === 0, step: 'voices' as const, count: unasked }]
      : []),
    { what: 'agenda', done: minutes > 0, step: 'agenda', count: minutes },
    { what: 'rules', done: review.ground_rules.some((rule) => rule.trim() !== ''), step: 'rules' },
  ];
}
