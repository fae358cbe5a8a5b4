// Owns what a factor may rest on, said in the same way for moments and for notes.
// Must not decide what it does rest on.

import { whenText } from '../../i18n/moment';
import type { Event as Moment, Note } from '../../ipc/bindings';
import { numbers } from './say';

/** Something that can be pinned, in words to find it by. */
export interface Ground {
  id: string;
  /** Its number on the timeline; empty where it has none. */
  mark: string;
  when: string;
  text: string;
}

/** The moments that are not pinned yet, by their numbers. */
export function momentsFor(events: readonly Moment[], pinned: readonly string[], zone: string): Ground[] {
  const at = numbers(events);
  return events
    .filter(({ id }) => !pinned.includes(id))
    .map((event) => ({
      id: event.id,
      mark: String(at.get(event.id) ?? ''),
      when: whenText(event.at, zone),
      text: event.title,
    }));
}

/** The notes a factor rests on, as far as others may see them. */
export const notesUnder = (notes: readonly Note[], factor: string): Note[] =>
  notes.filter((note) => mayCarry(note) && note.factors?.includes(factor));

/** Whether a note may hold up what others see: it has words, and is not the facilitator's own. */
export const mayCarry = ({ text, visibility }: Note): boolean => visibility !== 'private' && text.trim() !== '';

/** The notes that are not pinned yet, the latest first: what was just said is what is being pinned. */
export const notesFor = (notes: readonly Note[], factor: string, who: (note: Note) => string): Ground[] =>
  notes
    .filter((note) => mayCarry(note) && !note.factors?.includes(factor))
    .toSorted((a, b) => b.taken_at.localeCompare(a.taken_at))
    .map((note) => ({ id: note.id, mark: '', when: who(note), text: note.text }));
