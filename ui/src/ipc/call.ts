// Owns the one way a screen or the state reaches the core.
// Must not know what carries the call.

import type { Every, Host, Name } from './host';

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

/** Calls a command of the core. Rejects with a Trouble. */
export function call<N extends Name>(name: N, input: Every[N]['in']): Promise<Every[N]['out']> {
  return theHost().call(name, input);
}
