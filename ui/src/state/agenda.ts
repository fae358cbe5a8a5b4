// Owns the making of a stage: an empty one, one as the decks suggest it, and the second meeting.
// Must not know which screen adds it.

import type { AgendaItem, Prompt, PromptUse, Stage } from '../ipc/bindings';
import { meetsAgain, SOAK_DAYS, SOAK_MINUTES } from './workdays';

/** How many prompts a stage is given where no preset says which. */
const A_FEW = 3;
/** Minutes for a stage no deck says anything about. */
const MINUTES = 5;

/** What is asked of the decks here. */
export interface Guides {
  guide(stage: Stage): { minutes: number } | undefined;
  prompts: readonly Pick<Prompt, 'id' | 'stage' | 'on'>[];
}

export const waiting = (prompts: readonly string[]): PromptUse[] =>
  prompts.map((prompt) => ({ prompt, state: 'waiting' }));

/** A stage that nobody has been in. */
export const stageOf = (
  stage: Stage,
  minutes: number,
  of: Pick<AgendaItem, 'id' | 'review' | 'position'>,
): AgendaItem => ({
  ...of,
  rev: 0,
  stage,
  title: '',
  minutes,
  state: 'waiting',
  prompts: [],
  spent_ms: 0,
  running_since: null,
});

/** A new stage at the end, with the minutes and the first prompts the decks suggest for it. */
export function newItem(
  stage: Stage,
  held: readonly AgendaItem[],
  review: string,
  id: string,
  decks: Guides,
): AgendaItem {
  const position = held.reduce((most, item) => Math.max(most, item.position + 1), 0);
  const prompts = decks.prompts.filter((prompt) => prompt.stage === stage && prompt.on === null).slice(0, A_FEW);
  const minutes = Math.max(1, decks.guide(stage)?.minutes ?? MINUTES);
  return { ...stageOf(stage, minutes, { id, review, position }), prompts: waiting(prompts.map((prompt) => prompt.id)) };
}

/** The second meeting as a stage of the same review, at its usual time: two working days after the first, same hour. */
export function secondMeeting(
  held: readonly AgendaItem[],
  review: { id: string; meets_at: string | null },
  id: string,
  decks: Guides,
  now: number,
): AgendaItem {
  const item = newItem('soak', held, review.id, id, decks);
  return { ...item, minutes: SOAK_MINUTES, meets_at: meetsAgain(review.meets_at, now, SOAK_DAYS) };
}
