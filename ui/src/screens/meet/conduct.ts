// Owns what the meeting screen does to the review: turning the clock, dealing with prompts, keeping and mending lines.
// Must not know how anything looks.

import { t } from '../../i18n';
import { longDay } from '../../i18n/format';
import type { AgendaItem, ClockMove, Note, NoteKind, Perspective, PromptState, Row } from '../../ipc/bindings';
import type { Stretch } from '../../state/away.svelte';
import { clock } from '../../state/clock.svelte';
import { newId } from '../../state/id';
import { attempt, takeAway as removeRow } from '../../state/attempt';
import { open } from '../../state/open.svelte';
import { decks } from '../../state/decks.svelte';
import { following, sittingAhead } from '../../state/sittings';
import { toasts } from '../../state/toasts.svelte';
import type { Asked } from '../../state/wall.svelte';
import { prefixOf, wordsOf } from './capture';
import { dayOf } from '../../i18n/moment';
import { recorded } from './cues';
import { incidentDay } from './incident';
import { entry, marked, next } from './prompts';
import { accountOf, parkedFrom, promoted, rowsOf, type Draft, type Place, type Promotion } from './rows';
import { sessionOf, type Session } from './session.svelte';
import type { Item } from './stream';

/** The longest stretch one act takes, in milliseconds: whoever was away for weeks is back at a stage that begins anew. */
const LONGEST = 2 ** 32 - 1;

const items = (): readonly AgendaItem[] => open.tables.agenda_item.rows;
const turn = (move: ClockMove): Promise<void> => attempt(() => open.act({ act: 'TurnClock', of: move }));

/** The agenda item the meeting is in. */
export const currentItem = (): AgendaItem | undefined => items().find((item) => item.state === 'now');

/** The stage that comes after this one in its sitting; outside of any, the one the meeting begins or goes on with. */
export function stageAfter(item: AgendaItem | undefined): AgendaItem | undefined {
  if (item) return following(items(), item.id);
  return sittingAhead(items(), open.review!.state)?.items.find(({ state }) => state === 'waiting');
}

/** Goes to a stage; the clock starts there. */
export const goTo = (item: AgendaItem): Promise<void> => turn({ turn: 'go_to', item: item.id });
export const addMinutes = (item: AgendaItem): Promise<void> => turn({ turn: 'add', item: item.id, minutes: 2 });

/** Stops the clock for a break, or starts it again. */
export function takeBreak(item: AgendaItem): Promise<void> {
  return turn({ turn: item.running_since ? 'pause' : 'resume', review: item.review });
}

/** Takes time out of the stages it ran in, which nobody was there for. A clock under way goes on from where it stood. */
export async function leaveOut(stretches: readonly Stretch[]): Promise<void> {
  const held = stretches.filter(({ item }) => open.tables.agenda_item.get(item));
  for (const { item, ms } of held) await turn({ turn: 'leave_out', item, ms: Math.min(Math.round(ms), LONGEST) });
  if (held.length) toasts.sayUndoable(t('talk-left-out'), t('undo'));
}

/** The views from which no line was caught since the meeting began. It is worked out here and kept nowhere. */
export function unheard(session: Session, perspectives: readonly Perspective[]): readonly Perspective[] {
  const began = items().reduce<string | null>(
    (first, { running_since }) => (running_since && (!first || running_since < first) ? running_since : first),
    null,
  );
  const spoke = new Set<string>();
  const today = began?.slice(0, 10) ?? '';
  const heard = (view: string | null, at: string): void => {
    if (view && !spoke.has(view) && at >= today) spoke.add(view);
  };
  for (const row of open.tables.note.rows) heard(row.perspective, row.taken_at);
  for (const row of open.tables.parked.rows) heard(row.perspective, row.taken_at);
  for (const { event, perspective } of open.tables.account.rows) {
    const at = open.tables.event.get(event)?.taken_at;
    if (at) heard(perspective, at);
  }
  return perspectives.filter(({ id }) => !spoke.has(id) && !session.talk.isHeard(id));
}

/** Whether the story is told to its end: no stage of telling it waits or runs. */
export const isTold = (): boolean =>
  items().every((item) => item.stage !== 'reconstruct' || item.state === 'done' || item.state === 'skipped');

/** Ends the meeting, and asks what it was worth. Nothing asks twice: undo opens it again. */
export async function endMeeting(review: string): Promise<void> {
  await turn({ turn: 'end', review });
  if (open.review?.state !== 'learn') return;
  // A first half has not ended anything yet.
  sessionOf(review).ending = sittingAhead(items(), 'learn')?.isSecond !== false;
  toasts.sayUndoable(t('meet-ended'), t('undo'));
}

/** On to the next stage; after the last one the meeting ends. */
export function nextStage(): Promise<void> {
  const following = stageAfter(currentItem());
  return following ? goTo(following) : endMeeting(open.id!);
}

/** Leaves this stage out and goes on. */
export async function skipStage(item: AgendaItem): Promise<void> {
  const following = stageAfter(item);
  await turn({ turn: 'skip', item: item.id });
  if (following) await goTo(following);
}

/** The place of the prompt shown in a stage; past the end once all are dealt with. */
export function shownIn(item: AgendaItem, session: Session): number {
  return Math.min(session.at[item.id] ?? entry(item.prompts), item.prompts.length);
}

/** Deals with the prompt that is shown, and shows the next; from past the end it goes to the next stage. */
export function dealWith(item: AgendaItem, session: Session, state: Exclude<PromptState, 'waiting'>): void {
  if (session.aside) return settleAside(session, state);
  const at = shownIn(item, session);
  if (at >= item.prompts.length) return void nextStage();
  const prompts = marked(item.prompts, at, state);
  if (open.canWrite) open.change('agenda_item', item.id, { prompts }, 'now');
  show(item, session, next(prompts, at) ?? prompts.length);
}

/** Asks a question aside from the stage's own way: it counts as asked at once, since it is being said. */
export function askAside(item: AgendaItem, prompt: string, session: Session): void {
  const at = shownIn(item, session);
  const prompts = recorded(item.prompts, prompt, 'asked');
  if (open.canWrite) open.change('agenda_item', item.id, { prompts }, 'now');
  // Who stood past the end still does.
  if (at >= item.prompts.length) session.at[item.id] = prompts.length;
  session.followUp = null;
  session.cues = null;
  session.aside = { item: item.id, prompt };
}

/** What the room is being asked. A probe answers one person and stays off the wall, above all in a tender moment. */
export function askedAloud(item: AgendaItem | undefined, session: Session): Pick<Asked, 'prompt' | 'followUp'> {
  const prompt = item?.prompts[shownIn(item, session)]?.prompt ?? null;
  const { aside, followUp } = session;
  if (!aside) return { prompt, followUp };
  const isProbe = (decks.prompt(aside.prompt)?.on ?? null) !== null;
  return isProbe ? { prompt, followUp: null } : { prompt: aside.prompt, followUp };
}

/** Leaves the question that was asked aside, with what became of it. */
function settleAside(session: Session, state: PromptState): void {
  const { item: id, prompt } = session.aside!;
  const item = open.tables.agenda_item.get(id);
  session.aside = null;
  session.followUp = null;
  if (state === 'asked' || !item || !open.canWrite) return;
  open.change('agenda_item', id, { prompts: recorded(item.prompts, prompt, state) }, 'now');
}

/** Shows another prompt; nothing is marked. */
export function show(item: AgendaItem, session: Session, at: number): void {
  session.at[item.id] = Math.max(0, at);
  session.followUp = null;
  session.aside = null;
}

/** The day incident times are said on, and whether it is known or assumed. */
export function incidentDayOf(session: Session): { day: string; known: boolean } {
  const { zone, made_at } = open.review!;
  const known = incidentDay(open.tables.event.rows, open.tables.line.rows, zone);
  return { day: known ?? session.day ?? dayOf(made_at, zone), known: known !== null };
}

function placeOf(session: Session): Place {
  const factors = open.tables.factor.rows;
  return {
    review: open.id!,
    zone: open.review!.zone,
    // Only a moment asks for the day, and it takes a look at every event, or at every line of the evidence.
    get day() {
      return incidentDayOf(session).day;
    },
    agendaItem: currentItem()?.id ?? null,
    eventKind: currentItem()?.stage === 'respond' ? 'help' : 'context',
    nextFactor: factors.reduce((most, factor) => Math.max(most, factor.position + 1), 0),
    newId,
  };
}

const textOf = (row: Row): string => {
  if (row.noun === 'event') return row.row.title;
  return row.noun === 'factor' ? row.row.phrase : 'text' in row.row ? row.row.text : '';
};

/** Sends a line on its way; it is seen at once. What has no words comes back with a reason. */
export function keep(draft: Draft, session: Session): void {
  const rows = rowsOf(draft, placeOf(session));
  const [first] = rows;
  if (draft.kind !== 'mark' && first && !textOf(first)) {
    const timed = first.noun === 'event' && draft.text.trim() !== '';
    const what = timed ? t('meet-empty-event') : t('meet-empty');
    return session.line.restore(draft, { what, next: t('meet-empty-next') });
  }
  session.caught += 1;
  if (draft.kind === 'follow_up' && currentItem() && !isTold()) toasts.say(t('talk-early-fix'));
  if (first) session.line.sent(first.row.id, draft);
  for (const row of rows) open.save(row.noun, row.row as never, 'now');
}

/** Drops an empty mark: come back to this. */
export function dropMark(session: Session): void {
  const { perspective, isPrivate } = session.line;
  keep({ kind: 'mark', text: '', takenAt: clock.stamp(), perspective, isPrivate }, session);
}

/** Hears that a row was refused, and puts its line back where it was typed. */
export function heardRefusal(session: Session): void {
  if (!open.unsaved) return;
  const { key, trouble } = open.unsaved;
  if (!session.line.refused(key, trouble)) return;
  void attempt(() => open.remove(key.noun, key.id));
  const orphans = open.tables.account.rows.filter((account) => account.event === key.id);
  for (const { id } of orphans) void attempt(() => open.remove('account', id));
}

const fieldOf = { note: 'text', parked: 'text', follow_up: 'text', event: 'title', factor: 'phrase' } as const;

/** Changes the words of a caught row as they are typed. */
export function rewrite({ noun, id }: Pick<Item, 'noun' | 'id'>, text: string): void {
  open.change(noun, id, { [fieldOf[noun]]: text } as never);
}

/** Ends the editing of a row: emptied words come back, and a mark that was given words becomes what they say. */
export function settle({ noun, id, sign }: Item, before: string): void {
  // From the row, because what the list draws may be a frame behind.
  const text = (open.tables[noun].get(id) as unknown as Record<string, string> | undefined)?.[fieldOf[noun]] ?? '';
  if (!text.trim() && sign !== 'mark') rewrite({ noun, id }, before);
  if (noun === 'note' && sign === 'mark' && text.trim()) {
    const found = prefixOf(text);
    const noteKinds = ['quote', 'question', 'surprise'];
    const kind = (found && noteKinds.includes(found.kind) ? found.kind : 'note') as Exclude<NoteKind, 'mark'>;
    open.change('note', id, { kind, text: wordsOf(kind, kind === 'note' ? text : found!.rest) }, 'now');
  }
  void open.flush();
}

export const setNote = (id: string, fields: Partial<Note>): void => open.change('note', id, fields, 'now');

/** Says whose view a caught row is; the same view again means nobody's. False where the row can have none. */
export function seeAs(item: Item, perspective: string): boolean {
  if (item.noun === 'note' || item.noun === 'parked') {
    const same = item.perspective === perspective;
    open.change(item.noun, item.id, { perspective: same ? null : perspective }, 'now');
    return true;
  }
  const event = item.noun === 'event' && open.tables.event.get(item.id);
  if (!event) return false;
  const accounts = open.tables.account.rows.filter((account) => account.event === event.id);
  // An account in the very words of the event was made here, by naming the view; anything else was told, and stays.
  const own = accounts.find((account) => account.text === event.title);
  if (own?.perspective === perspective) void attempt(() => open.remove('account', own.id));
  else if (own) open.change('account', own.id, { perspective }, 'now');
  else if (!accounts.some((account) => account.perspective === perspective)) {
    open.save('account', accountOf(event, perspective, newId()), 'now');
  }
  return true;
}

/** True once the words of a note are also there as what it could be promoted to. */
export function isPromoted({ text }: Pick<Item, 'text'>, to: Promotion): boolean {
  const words = text.replace(/\s+/g, ' ').trim();
  const held: Record<Promotion, () => boolean> = {
    event: () => open.tables.event.rows.some((row) => row.title === words),
    factor: () => open.tables.factor.rows.some((row) => row.phrase === words),
    learning: () => open.tables.learning.rows.some((row) => row.text.replace(/\s+/g, ' ').trim() === words),
    open_question: () => open.tables.open_question.rows.some((row) => row.text.replace(/\s+/g, ' ').trim() === words),
  };
  return held[to]();
}

/** Takes a note's words further; the note stays. */
export async function promote(id: string, to: Promotion, session: Session): Promise<void> {
  const note = open.tables.note.get(id);
  if (!note) return;
  const learnings = open.tables.learning.rows;
  const nextLearning = learnings.reduce((most, row) => Math.max(most, row.position + 1), 0);
  for (const row of promoted(note, to, { ...placeOf(session), nextLearning })) {
    open.save(row.noun, row.row as never, 'now');
  }
  await open.flush();
  toasts.sayUndoable(t(`meet-promoted-${to === 'open_question' ? 'question' : to}`), t('undo'));
}

/** Whether a note may be parked: it has words, they are the room's, and nobody could want them back from an interview. */
const canPark = (note: Note | undefined): note is Note =>
  !!note?.text.trim() && note.visibility === 'room' && !note.quote;

/** Parks the last note by one key: what sounded like a note was a fix. The note stays where it was caught. */
export async function parkLast(lines: readonly Item[], session: Session): Promise<void> {
  const last = lines.findLast((one) => one.noun === 'note' && canPark(open.tables.note.get(one.id)));
  const note = last && open.tables.note.get(last.id);
  if (!note) return toasts.say(t('close-park-none'));
  if (open.tables.parked.rows.some(({ text }) => text === note.text.trim())) return toasts.say(t('close-park-already'));
  const row = parkedFrom(note, placeOf(session), clock.stamp());
  if (row.noun !== 'parked') return;
  await attempt(async () => {
    await open.write('parked', row.row);
    session.caught += 1;
    toasts.sayUndoable(t('close-parked', { day: longDay(`${row.row.soak_until}T12:00:00Z`, 'UTC') }), t('undo'));
  });
}

/** Takes a caught row away, with the way back. */
export const takeAway = ({ noun, id }: Item): Promise<void> => removeRow(noun, id, t('meet-removed'));
