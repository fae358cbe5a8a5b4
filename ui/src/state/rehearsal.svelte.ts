// Owns whether the open review is a throw-away copy, and making one and letting it go.
// Must not know what is said in its room, nor which screen offers it.

import type { RehearsalView } from '../ipc/bindings';
import { call } from '../ipc/call';
import { open } from './open.svelte';
import { wall } from './wall.svelte';

class Rehearsal {
  /** The copy and its script; null while none is rehearsed. */
  view = $state.raw<RehearsalView | null>(null);

  /** True while what is open will be thrown away. */
  get on(): boolean {
    return this.view !== null && this.view.review === open.id;
  }

  /** Makes a fresh copy; one that was there goes. False where typed words could not be kept first. Rejects with a Trouble. */
  async begin(): Promise<boolean> {
    if (!(await open.flush())) return false;
    this.view = await call('rehearse', null);
    return true;
  }

  /** Finds the copy again after the page was loaded anew. Rejects with a Trouble. */
  async find(): Promise<void> {
    this.view = await call('rehearsal', null);
  }

  /** Lets the copy go, and takes it off the wall. Rejects with a Trouble. */
  async finish(): Promise<void> {
    if (!this.view) return;
    if (wall.isOpen) await wall.close();
    await call('finish_rehearsal', null);
    this.view = null;
  }
}

export const rehearsal = new Rehearsal();
