// Owns what is made of words that somebody agreed to pass on: a note for the meeting, or an account of a moment.
// Must not know whether they did agree: the rules refuse where not.

import type { Interview, Quote } from '../../../ipc/bindings';
import { t } from '../../../i18n';
import { clock } from '../../../state/clock.svelte';
import { newId } from '../../../state/id';
import { open } from '../../../state/open.svelte';

/** Puts the words among the notes of the meeting, as a quote. */
export async function asNote(quote: Quote, interview: Interview): Promise<void> {
  await open.act({
    act: 'Write',
    of: {
      noun: 'note',
      row: {
        id: newId(),
        rev: 0,
        review: quote.review,
        kind: 'quote',
        text: quote.text,
        taken_at: clock.stamp(),
        perspective: interview.perspective,
        agenda_item: null,
        visibility: 'room',
        quote: quote.id,
      },
    },
  });
}

/** Sets the words beside the other accounts of a moment, verbatim and remembered. */
export async function asAccount(quote: Quote, perspective: string, event: string): Promise<void> {
  await open.act({
    act: 'Write',
    of: {
      noun: 'account',
      row: {
        id: newId(),
        rev: 0,
        review: quote.review,
        event,
        perspective,
        text: quote.text,
        voice: 'verbatim',
        basis: 'remembered',
        confidence: 'fairly_sure',
        known: '',
        expected: '',
        visible: '',
        told_in: t('interview-told-in'),
        quote: quote.id,
      },
    },
  });
}
