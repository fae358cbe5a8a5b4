// Owns the short sentences that appear and go: what was just done, with a way back.
// Must not know what was done.

/** One short sentence, with at most one thing to do about it. */
export interface Toast {
  id: number;
  text: string;
  action?: { label: string; run: () => void };
}

class Toasts {
  list = $state.raw<readonly Toast[]>([]);
  #last = 0;

  /** Says a sentence for a while; one with an action stays longer, so that a hand can reach it. */
  say(text: string, action?: Toast['action']): void {
    const id = (this.#last += 1);
    this.list = [...this.list.slice(-2), { id, text, ...(action && { action }) }];
    setTimeout(() => this.dismiss(id), action ? 12_000 : 5_000);
  }

  dismiss(id: number): void {
    this.list = this.list.filter((toast) => toast.id !== id);
  }
}

export const toasts = new Toasts();
