// Owns the list of screens: each one line, in the order of the tabs and of the number keys.
// Must not know what a screen does; it is fetched when it is first opened.

import type { Component } from 'svelte';
import type { MessageId } from '../i18n';

/** A screen of an open review. Its component takes no props: it reads `open` and `nav` from the state. */
export interface Screen {
  id: string;
  label: MessageId;
  load: () => Promise<{ default: Component }>;
}

/** Screens of an open review; the library is not among them, as it stands before all of them (key 1). */
export const screens: readonly Screen[] = [
  { id: 'prepare', label: 'screen-prepare', load: () => import('./prepare/Prepare.svelte') },
  { id: 'meet', label: 'screen-meet', load: () => import('./meet/Meet.svelte') },
  { id: 'timeline', label: 'screen-timeline', load: () => import('./timeline/Timeline.svelte') },
  { id: 'map', label: 'screen-map', load: () => import('./map/Map.svelte') },
  { id: 'learn', label: 'screen-learn', load: () => import('./learn/Learn.svelte') },
  { id: 'handout', label: 'screen-handout', load: () => import('./handout/Handout.svelte') },
];
