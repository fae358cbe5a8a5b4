// Owns the short sentences that appear and go: what was just done, with a way back.
// Must not know what was done.

import { asTrouble, open } from './open.svelte';

/** One short sentence, with at most one thing to do about it. */
export interface Toast {
  id: number;
  text: string;
  action?: { label: string; run: () => void };
  /** False once the sentence is no longer true; it is then not shown. */
  holds?: () => boolean;
}

class Toasts {
  #all = $state.raw<readonly Toast[]>([]);
  /** What is to be seen now. */
  list = $derived(this.#all.filter((toast) => toast.holds?.() ?? true));
  #last = 0;

  /** Says a sentence for a while; one with an action stays longer, so that a hand can reach it. */
  say(text: string, action?: Toast['action'], holds?: Toast['holds']): void {
    const id = (this.#last += 1);
    this.#all = [...this.#all.slice(-2), { id, text, ...(action && { action }), ...(holds && { holds }) }];
    setTimeout(() => this.dismiss(id), action ? 12_000 : 5_000);
  }

  /** Says what was just done in the open review, with the way back; gone as soon as something else is done. */
  sayUndoable(text: string, label: string): void {
    const { id, revision } = open;
    const run = () => void open.undo().catch((raw) => this.say(`${asTrouble(raw).message} ${asTrouble(raw).next}`));
    this.say(text, { label, run }, () => open.id === id && open.revision === revision);
  }

  dismiss(id: number): void {
    this.#all = this.#all.filter((toast) => toast.id !== id);
  }
}

export const toasts = new Toasts();
