// Owns the start of the window on the wall: it looks, shows what it sees, and looks again.
// Must not ask for anything but what the room may see; no other command would be answered.

import './styles/tokens.css';
import './styles/base.css';
import { mount } from 'svelte';
import type { Host } from './ipc/host';
import Wall from './room/Wall.svelte';
import { sight } from './state/sight.svelte';

async function host(): Promise<Host> {
  // The in-memory host exists only in builds made for looking; the shipped build has no second way in.
  if (import.meta.env.MODE === 'production') return (await import('./ipc/tauri')).tauriHost;
  return (await import('./ipc/fake/rehearse')).rehearsal();
}

async function start(): Promise<void> {
  const answers = await host();
  const shown = sight((seen) => answers.call('read_room', { seen }));
  mount(Wall, { target: document.getElementById('app')!, props: { sight: shown } });
}

void start();
