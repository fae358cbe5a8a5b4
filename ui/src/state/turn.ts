// Owns undo and redo from inside a line that hands its words over and stands empty again.
// Must not know which screen's line it is.

import { t } from '../i18n';
import { attempt } from './attempt';
import { isKey } from './keys';
import { open } from './open.svelte';
import { toasts } from './toasts.svelte';

/**
 * While words stand in the line, the keys are the field's own; an empty line means the last act. Nobody else may then
 * guess: engines keep a history of a field that was emptied for them, and would type old words into it.
 */
export function turnFromLine(event: KeyboardEvent, isEmpty: boolean): boolean {
  const undo = isKey(event, 'Mod+Z');
  if (!undo && !isKey(event, 'Mod+Shift+Z') && !isKey(event, 'Mod+Y')) return false;
  event.stopPropagation();
  if (!isEmpty) return true;
  event.preventDefault();
  void attempt(async () => {
    const receipt = await (undo ? open.undo() : open.redo());
    if (!receipt) toasts.say(t(undo ? 'nothing-to-undo' : 'nothing-to-redo'));
  });
  return true;
}
