// Owns the five things a newcomer does on the first tour, and how each is known to have been done.
// Must not know how a step looks. Each is the act itself, in the throw-away copy.

import type { MessageId } from '../../i18n';
import type { Done } from './acts';

/** One step: the words before what is to be done, what is typed or pressed, and what is said once it was done. */
export interface Step {
  say: MessageId;
  /** What is typed, where something is; a key otherwise. */
  type?: MessageId;
  keys?: string;
  /** What follows the typed words. */
  rest?: MessageId;
  done: MessageId;
  /** Whether an act is this step's. */
  is: (done: Done) => boolean;
}

export const steps: readonly Step[] = [
  {
    say: 'tour-catch',
    type: 'tour-catch-line',
    rest: 'tour-catch-rest',
    done: 'tour-catch-done',
    is: (one) => one.did === 'caught' && one.kind === 'surprise',
  },
  { say: 'tour-name', keys: 'Alt+2', done: 'tour-name-done', is: (one) => one.did === 'name' },
  {
    say: 'tour-park',
    type: 'tour-park-line',
    rest: 'tour-catch-rest',
    done: 'tour-park-done',
    is: (one) => one.did === 'caught' && one.kind === 'parked',
  },
  { say: 'tour-ask', keys: 'PageDown', done: 'tour-ask-done', is: (one) => one.did === 'ask' },
  {
    say: 'tour-map',
    keys: 'Mod+5',
    done: 'tour-map-done',
    is: (one) => one.did === 'map' || one.did === 'blank',
  },
];
