// Owns the carriage of calls through Tauri; the only file that imports it.
// Must not know what any command means.

import { Channel, invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import type { Progress, ReadCommands, WireTrouble } from './bindings';
import { Trouble, type Desk, type Every, type Host, type Name } from './host';

// Which of the three doors a command goes through; the type makes a forgotten read command a compile error.
const reads: Record<keyof ReadCommands, true> = {
  library: true,
  review: true,
  decks: true,
  catch_up: true,
  map: true,
  handout: true,
  history: true,
  search: true,
  snapshots: true,
  offered: true,
  rehearsal: true,
  hear: true,
  coach: true,
};

/** The commands about files of this desk; they take their input as it is. */
const desk: Record<keyof Desk, true> = {
  export: true,
  choose_font: true,
  salvage_file: true,
  bring_in: true,
  stop_bringing: true,
  open_package: true,
  save_package: true,
  save_map: true,
  bring_map: true,
  read_room: true,
  turn_wall: true,
};

function carry(name: Name, input: unknown): Promise<unknown> {
  if (name in desk) return invoke(name, { request: input });
  const request = { name, input };
  return name in reads ? invoke('read', { request }) : change(request);
}

/** Carries a change. Its answer comes on two ways, a shorter one for short answers; the first that is here counts. */
function change(request: { name: Name; input: unknown }): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ahead = new Channel(resolve);
    invoke('apply', { request, ahead }).then(resolve, reject);
  });
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
  async call<N extends Name>(name: N, input: Every[N]['in']) {
    try {
      return (await carry(name, input)) as Every[N]['out'];
    } catch (raw) {
      throw troubleOf(raw);
    }
  },
  onRevision(listener) {
    // The event carries a number and nothing else: content never travels by event.
    void listen<{ revision: number }>('changed', ({ payload }) => listener(payload.revision));
  },
  onBringing(listener) {
    void listen<Progress>('bringing', ({ payload }) => listener(payload));
  },
  onClosing(finish) {
    const answer = (answer: 'listening' | 'heard' | 'go' | 'stay') => invoke('closing', { answer });
    const heard = listen('closing', async () => {
      // Said at once, so that the window knows the page is alive and waits for it.
      await answer('heard');
      await answer((await finish()) ? 'go' : 'stay');
    });
    // Until then the window just goes: nobody would hear that it wants to.
    void heard.then(() => answer('listening'));
  },
  onMenu(listener) {
    void listen<string>('menu', ({ payload }) => listener(payload));
  },
};
