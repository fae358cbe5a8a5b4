// Owns the one way a screen or the state reaches the core.
// Must not know what carries the call.

import { t } from '../i18n';
import { Trouble, type Every, type Host, type Name } from './host';

let host: Host | undefined;

/** Chooses who answers; done once at the start, and by tests. */
export function answerWith(chosen: Host): void {
  host = chosen;
}

/** The host in use. */
export function theHost(): Host {
  if (!host) throw new Error('A call was made before a host was chosen.');
  return host;
}

/** Whether any text in it holds half a character, as a paste that was cut in the middle can. */
function holdsHalf(input: unknown): boolean {
  if (typeof input === 'string') return !input.isWellFormed();
  return typeof input === 'object' && input !== null && Object.values(input).some(holdsHalf);
}

/** Calls a command of the core. Rejects with a Trouble. */
export function call<N extends Name>(name: N, input: Every[N]['in']): Promise<Every[N]['out']> {
  // No carriage can take half a character, and each would refuse it in words of its own.
  if (holdsHalf(input)) return Promise.reject(new Trouble('refused', t('half-character'), t('half-character-next')));
  return theHost().call(name, input);
}
