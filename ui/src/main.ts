// Owns the start: who answers, how it looks, and the first screen.
// Must not know what any screen does.

import './styles/tokens.css';
import './styles/base.css';
import './styles/parts.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { answerWith } from './ipc/call';
import { guide } from './screens/rehearsal/guide.svelte';
import { attempt } from './state/attempt';
import { look } from './state/theme.svelte';
import { nav } from './state/nav.svelte';
import { rehearsal } from './state/rehearsal.svelte';

async function start(): Promise<void> {
  // The in-memory host exists only in builds made for looking; the shipped build has no second way in.
  if (import.meta.env.MODE === 'production') answerWith((await import('./ipc/tauri')).tauriHost);
  else answerWith((await import('./ipc/fake/rehearse')).rehearsal());
  look.apply();
  matchMedia('(prefers-contrast: more)').addEventListener('change', () => look.apply());
  const address = location.hash;
  mount(App, { target: document.getElementById('app')! });
  await nav.restore(address);
  // A page that was loaded anew in the middle of a rehearsal goes on with it.
  await attempt(() => rehearsal.find());
  if (rehearsal.on) guide.resume();
}

void start();
