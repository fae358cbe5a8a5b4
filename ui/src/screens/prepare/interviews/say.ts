// Owns how an interview and the places its words have gone to are called.
// Must not know how they are laid out.

import { t, type MessageId } from '../../../i18n';
import type { Interview, Noun, Person, Perspective } from '../../../ipc/bindings';
import type { Place } from './uses';

interface Tables {
  person: { get(id: string): Person | undefined };
  perspective: { get(id: string): Perspective | undefined };
}

/** Who it is with: the person, else the vantage point. */
export function nameOf({ person, perspective }: Interview, tables: Tables): string {
  const name = person ? tables.person.get(person)?.name : undefined;
  return name || (perspective && tables.perspective.get(perspective)?.name) || t('interview-nobody');
}

const kinds: Partial<Record<Noun, MessageId>> = {
  review: 'interview-in-review',
  note: 'interview-in-note',
  event: 'interview-in-event',
  account: 'interview-in-account',
  factor: 'interview-in-factor',
  learning: 'interview-in-learning',
  open_question: 'interview-in-question',
  follow_up: 'interview-in-follow-up',
  thanks: 'interview-in-thanks',
};

/** What kind of place it is, with its first words. */
export function placeOf({ key, words }: Place): string {
  const kind = kinds[key.noun];
  const first = words.length > 60 ? `${words.slice(0, 60).trimEnd()}…` : words;
  return kind ? t(kind, { words: first }) : first;
}
