// Owns what a captured line becomes: a note, an event, a factor, a parked idea or a follow-up.
// Must not know the screen, the clock or how rows are sent: all of it is passed in.

import type { Account, Event, EventKind, Note, NoteKind, Row } from '../../ipc/bindings';
import { soakDay } from '../../state/workdays';
import { wordsOf, type Sign } from './capture';
import { saidTime, whenSaid } from './incident';

/** A line as it stands when Enter is pressed. */
export interface Draft {
  kind: Sign;
  text: string;
  /** The moment of the first keystroke. */
  takenAt: string;
  perspective: string | null;
  isPrivate: boolean;
}

/** Where a line lands. */
export interface Place {
  review: string;
  zone: string;
  /** The day incident times are said on, as "2026-11-12". */
  day: string;
  agendaItem: string | null;
  /** What a moment caught now is: in the response stage, help. */
  eventKind: EventKind;
  /** The place of the next factor in the outline. */
  nextFactor: number;
  newId: () => string;
}

/** A version of an event by one perspective, in the words it was said in. */
export function accountOf(event: Pick<Event, 'id' | 'review' | 'title'>, perspective: string, id: string): Account {
  const { review, title: text } = event;
  const asked = { known: '', expected: '', visible: '', told_in: '' };
  const sure = { voice: 'told', basis: 'remembered', confidence: 'fairly_sure' } as const;
  return { id, rev: 0, review, event: event.id, perspective, text, ...sure, ...asked };
}

function note(draft: Draft, text: string, { review, agendaItem, newId }: Place): Note {
  return {
    id: newId(),
    rev: 0,
    review,
    kind: draft.kind as NoteKind,
    text,
    taken_at: draft.takenAt,
    perspective: draft.perspective,
    agenda_item: agendaItem,
    visibility: draft.isPrivate ? 'private' : 'room',
  };
}

function event(draft: Draft, text: string, { review, zone, day, eventKind, newId }: Place): Event {
  const said = saidTime(text);
  return {
    id: newId(),
    rev: 0,
    review,
    position: 0,
    at: whenSaid(said, day, zone),
    title: said ? said.rest : text,
    kind: eventKind,
    lines: [],
    gap: 'unasked',
    taken_at: draft.takenAt,
  };
}

/** The rows of a line, the caught one first. An event somebody told carries their account of it as well. */
export function rowsOf(draft: Draft, place: Place): Row[] {
  const { review, newId } = place;
  const text = draft.kind === 'mark' ? '' : wordsOf(draft.kind, draft.text);
  const base = { id: '', rev: 0, review };
  switch (draft.kind) {
    case 'event': {
      const row = event(draft, text, place);
      const told = draft.perspective && row.title ? [accountOf(row, draft.perspective, newId())] : [];
      return [{ noun: 'event', row }, ...told.map((row): Row => ({ noun: 'account', row }))];
    }
    case 'factor': {
      const guess = { band: 'work', polarity: 'contributed', phase: 'onset', evidence: 'reported' } as const;
      const row = { ...base, id: newId(), position: place.nextFactor, phrase: text, ...guess };
      return [{ noun: 'factor', row: { ...row, events: [], taken_at: draft.takenAt } }];
    }
    case 'parked': {
      const rests = { soak_until: soakDay(draft.takenAt), state: 'soaking' } as const;
      const { perspective, takenAt: taken_at } = draft;
      return [{ noun: 'parked', row: { ...base, id: newId(), text, ...rests, taken_at, perspective } }];
    }
    case 'follow_up': {
      const open = { factor: null, owner_role: '', due: null, expected_effect: '', side_effect: '' };
      const row = { ...base, id: newId(), text, ...open, state: 'idea', taken_at: draft.takenAt } as const;
      return [{ noun: 'follow_up', row }];
    }
    default:
      return [{ noun: 'note', row: note(draft, text, place) }];
  }
}

/** What a note can also become, elsewhere in the review. The note itself stays: it is where the words were caught. */
export type Promotion = 'event' | 'factor' | 'learning' | 'open_question';

/** A note's words put aside as an idea, at the moment it is done: from then on it rests. */
export function parkedFrom(source: Pick<Note, 'text' | 'perspective'>, place: Place, now: string): Row {
  const { text, perspective } = source;
  return rowsOf({ kind: 'parked', text, takenAt: now, perspective, isPrivate: false }, place)[0]!;
}

/** The row a note is promoted to. It is not in the stream a second time, so an event or a factor has no meeting moment. */
export function promoted(
  source: Pick<Note, 'text' | 'kind' | 'taken_at' | 'perspective'>,
  to: Promotion,
  place: Place & { nextLearning: number },
): Row[] {
  const { review, newId, nextLearning } = place;
  const text = source.text.replace(/\s+/g, ' ').trim();
  const { taken_at, perspective } = source;
  if (to === 'event' || to === 'factor') {
    const draft: Draft = { kind: to, text: text.slice(0, 2_000), takenAt: taken_at, perspective, isPrivate: false };
    return rowsOf(draft, place).map((row) =>
      row.noun === 'event'
        ? { noun: 'event', row: { ...row.row, taken_at: null } }
        : row.noun === 'factor'
          ? { noun: 'factor', row: { ...row.row, taken_at: null } }
          : row,
    );
  }
  const base = { id: newId(), rev: 0, review, text: source.text, taken_at };
  if (to === 'open_question')
    return [{ noun: 'open_question', row: { ...base, curious: perspective, state: 'open', answer: '' } }];
  const kind = source.kind === 'surprise' ? 'surprise' : 'learned';
  const trace = { factor: null, event: null, perspective, next_time: 'unasked' } as const;
  return [{ noun: 'learning', row: { ...base, position: nextLearning, kind, ...trace } }];
}
