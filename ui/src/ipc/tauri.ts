// Owns the carriage of calls through Tauri; the only file that imports it.
// Must not know what any command means.

import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import { getCurrentWindow } from '@tauri-apps/api/window';
import type { ReadCommands, WireTrouble } from './bindings';
import { Trouble, type Host, type Name } from './host';

// Which of the three doors a command goes through; the type makes a forgotten read command a compile error.
const reads: Record<keyof ReadCommands, true> = {
  library: true,
  review: true,
  decks: true,
  map: true,
  handout: true,
  history: true,
  coach: true,
};

function door(name: Name): string {
  if (name in reads) return 'read';
  return name === 'export' || name === 'import' ? 'export' : 'apply';
}

/** Turns whatever a refused call brings into a Trouble, so that every screen can say what to do next. */
export function troubleOf(raw: unknown): Trouble {
  if (typeof raw === 'object' && raw !== null && 'code' in raw && 'message' in raw && 'next' in raw) {
    const told = raw as WireTrouble;
    return new Trouble(told.code, told.message, told.next);
  }
  return new Trouble('not_saved', String(raw), '');
}

/** The host behind the real window. */
export const tauriHost: Host = {
  async call(name, input) {
    try {
      return await invoke(door(name), { request: { name, input } });
    } catch (raw) {
      throw troubleOf(raw);
    }
  },
  onRevision(listener) {
    // The event carries a number and nothing else: content never travels by event.
    void listen<number>('revision', ({ payload }) => listener(payload));
  },
  onClosing(finish) {
    // The window is destroyed after this handler unless it is prevented, so waiting here is the whole handshake.
    void getCurrentWindow().onCloseRequested(async (closing) => {
      if (!(await finish())) closing.preventDefault();
    });
  },
};
