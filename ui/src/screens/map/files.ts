// Owns the map's way into a file for other programs, and back out of one.
// Must not know a form, nor a path: the core writes and reads, the desktop asks where.

import { t } from '../../i18n';
import type { MapForm } from '../../ipc/bindings';
import { call } from '../../ipc/call';
import { attempt } from '../../state/attempt';
import { open } from '../../state/open.svelte';
import { toasts } from '../../state/toasts.svelte';

/** In which forms a map goes to other programs: pictures first, then what can be drawn or counted again. */
export const forms = ['svg', 'png', 'dot', 'mermaid', 'json', 'csv'] as const satisfies readonly MapForm[];

/** Writes the map, with the words typed last in it, where the desktop is told to; says what the file is called. */
export const saveMap = (form: MapForm): Promise<void> =>
  attempt(async () => {
    if (!open.id) return;
    await open.flush();
    const saved = await call('save_map', { review: open.id, form });
    if (saved) toasts.say(t('map-saved', { file: saved.file }));
  });

/** Takes a map out of a file into this review, as one step that can be undone; says what it changed. */
export const bringMap = (): Promise<void> =>
  attempt(async () => {
    if (!open.id) return;
    await open.flush();
    const taken = await call('bring_map', { review: open.id });
    if (!taken) return;
    await open.heard(taken.revision);
    const { factors, changed, links } = taken;
    if (factors + changed + links) toasts.sayUndoable(t('map-brought', { factors, changed, links }), t('undo'));
    else toasts.say(t('map-brought-none'));
  });
