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

/**
 * The letters of the first screen. Until they are here the web view looks for others in their place, for each size and weight
 * on the page, and lays the page out once more when they come: that takes it longer than to fetch these.
 */
const letters = Promise.allSettled(
  ["400 1em 'Atkinson Next'", "500 1em 'Atkinson Next'", "600 1em 'Atkinson Next'", "400 1em 'Atkinson Mono'"].map(
    (face) => document.fonts.load(face),
  ),
);

async function start(): Promise<void> {
  // The in-memory host exists only in builds made for looking; the shipped build has no second way in.
  if (import.meta.env.MODE === 'production') answerWith((await import('./ipc/tauri')).tauriHost);
  else answerWith((await import('./ipc/fake/rehearse')).rehearsal());
  look.apply();
  matchMedia('(prefers-contrast: more)').addEventListener('change', () => look.apply());
  const address = location.hash;
  await letters;
  mount(App, { target: document.getElementById('app')! });
  await nav.restore(address);
  // A page that was loaded anew in the middle of a rehearsal goes on with it.
  await attempt(() => rehearsal.find());
  if (rehearsal.on) guide.resume();
}

void start();
