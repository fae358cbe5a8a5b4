// Owns every change the timeline makes to the review, each with its way back.
// Must not know which hand or key asked for it.

import { t } from '../../i18n';
import type { Account, Event, EventKind, Gap, Line, OpenQuestion, When } from '../../ipc/bindings';
import { emptySheet } from '../../ipc/rows';
import { bringing } from '../../state/bringing.svelte';
import { clock } from '../../state/clock.svelte';
import { newId } from '../../state/id';
import { asTrouble, open } from '../../state/open.svelte';
import { toasts } from '../../state/toasts.svelte';
import { placeOf, stepPlace } from './story';
import { shifted } from './time';

export const kinds = [
  'detection',
  'diagnosis',
  'repair',
  'decision',
  'help',
  'communication',
  'belief_change',
  'luck',
  'key_moment',
  'context',
] as const satisfies readonly EventKind[];
export const bases = ['observed', 'remembered', 'reported', 'inferred'] as const;
export const confidences = ['sure', 'fairly_sure', 'unsure'] as const;

/** What went wrong, and what to do next. */
export interface Said {
  what: string;
  next: string;
}

/** Carries something out; gives back what went wrong, where it did. */
export async function attempt(what: () => Promise<unknown>): Promise<Said | undefined> {
  try {
    await what();
    return undefined;
  } catch (raw) {
    const { message, next } = asTrouble(raw);
    return { what: message, next };
  }
}

/** The same, where there is no better place for the words than a toast. */
async function orSay(what: () => Promise<unknown>): Promise<void> {
  const said = await attempt(what);
  if (said) toasts.say(`${said.what} ${said.next}`);
}

const events = () => open.tables.event.rows;

/** Puts a new moment on the timeline. */
export function addEvent(
  draft: { id: string; at: When; title: string; kind: EventKind },
  beside: string | null,
): Promise<Said | undefined> {
  const position = placeOf(draft, events(), beside);
  const title = draft.title.replace(/\s+/g, ' ').trim();
  const row: Event = {
    ...draft,
    title,
    rev: 0,
    review: open.id!,
    position,
    lines: [],
    gap: 'unasked',
    taken_at: null,
  };
  return attempt(() => open.write('event', row));
}

/** Gives a moment another time, and the place that goes with it. */
export function setTime(event: Event, at: When, when: 'soon' | 'now' = 'now'): void {
  const before = events().at(events().findIndex(({ id }) => id === event.id) - 1);
  const beside = before && before.id !== event.id ? before.id : null;
  open.change('event', event.id, { at, position: placeOf({ id: event.id, at }, events(), beside) }, when);
}

/** Moves a clock time by minutes; says so where there is none. */
export function shift(event: Event, minutes: number): void {
  const at = shifted(event.at, minutes);
  if (at) setTime(event, at, 'soon');
  else toasts.say(t('timeline-no-clock'));
}

/** Moves a moment without a clock time up or down among the others. */
export function step(event: Event, by: -1 | 1): void {
  const position = stepPlace(event, events(), by);
  if (position === null) return toasts.say(t('timeline-stays'));
  // It stands where it was put now, no longer behind a certain moment.
  const { known } = event.at;
  const at = known.kind === 'after' ? { ...event.at, known: { kind: 'after' as const, event: null } } : event.at;
  const words = known.kind === 'after' && known.event && !at.original;
  open.change('event', event.id, { position, at: words ? { ...at, known: { kind: 'unknown' } } : at }, 'now');
}

/** What a moment was before it was made a key moment, as long as this window remembers. */
const plainKinds = new Map<string, EventKind>();

/** Makes a moment a key moment, or what it was before. */
export function toggleKey(event: Event): void {
  const kind = event.kind === 'key_moment' ? (plainKinds.get(event.id) ?? 'context') : 'key_moment';
  if (event.kind !== 'key_moment') plainKinds.set(event.id, event.kind);
  open.change('event', event.id, { kind }, 'now');
}

/** Takes a moment away with its accounts, and offers it back. */
export const removeEvent = (event: Event): Promise<void> =>
  orSay(async () => {
    const receipt = await open.remove('event', event.id);
    if (receipt) toasts.sayUndoable(t('timeline-removed', { title: event.title }), t('undo'));
  });

/** Decides about the silence after a moment. Asking also carries the question into the meeting, once. */
export const answerGap = (event: Event, gap: Gap, question: string): Promise<void> =>
  orSay(async () => {
    await open.flush();
    const held = open.tables.event.get(event.id);
    const review = open.id;
    if (!held || !review) return;
    const sheet = emptySheet();
    sheet.events.push({ ...held, gap });
    if (gap === 'ask' && !open.tables.open_question.rows.some(({ text }) => text === question)) {
      const asked: OpenQuestion = {
        id: newId(),
        rev: 0,
        review,
        text: question,
        curious: null,
        state: 'open',
        answer: '',
        taken_at: clock.stamp(),
      };
      sheet.questions.push(asked);
    }
    await open.act({ act: 'AddSheet', of: { review, sheet } });
    if (gap === 'ask') toasts.sayUndoable(t('timeline-gap-noted'), t('undo'));
  });

/** Puts a line on the timeline, in somebody's view where that is known. Gives the new moment's id, or what went wrong. */
export async function promote(line: Line, perspective: string | null): Promise<{ event: string } | { said: Said }> {
  const event = newId();
  const account = perspective && newId();
  const said = await attempt(() =>
    open.act({ act: 'PromoteLine', of: { line: line.id, event, kind: 'context', perspective, account } }),
  );
  return said ? { said } : { event };
}

/** Lets a moment rest on one more line. */
export const restOn = (event: Event, line: Line): void =>
  open.change('event', event.id, { lines: [...event.lines, line.id] }, 'now');

/** Asks for a file and reads it into this review. */
export const bringIn = (): Promise<Said | undefined> =>
  attempt(async () => {
    const review = open.id;
    const brought = review && (await bringing.bring(review));
    if (!brought) return;
    await open.heard(brought.revision);
    toasts.say(t('timeline-brought', { file: brought.name, lines: brought.lines, events: brought.events }));
  });

/** An account with nothing in it yet. */
export const blankAccount = (event: string, perspective: string): Account => ({
  id: newId(),
  rev: 0,
  review: open.id!,
  event,
  perspective,
  text: '',
  voice: 'told',
  basis: 'remembered',
  confidence: 'fairly_sure',
  known: '',
  expected: '',
  visible: '',
  told_in: '',
});

export const removeAccount = (account: Account): Promise<void> =>
  orSay(async () => {
    const receipt = await open.remove('account', account.id);
    if (receipt) toasts.sayUndoable(t('timeline-account-removed'), t('undo'));
  });
