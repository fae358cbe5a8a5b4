// Owns what the lists of Prepare have in common: taking rows away with a way back, and changing their order.
// Must not know which list it is.

import { t } from '../../i18n';
import type { Noun, Row, Sheet } from '../../ipc/bindings';
import { emptySheet, tableIn } from '../../ipc/rows';
import { isKey } from '../../state/keys';
import { attempt, takeAway as takeRowAway } from '../../state/attempt';
import { open } from '../../state/open.svelte';

/** Takes a row away, and offers it back. */
export const takeAway = (noun: Noun, id: string, name: string): Promise<void> =>
  takeRowAway(noun, id, t('prepare-removed', { name }));

/** Writes several rows as one act, so that one undo takes all of them back. */
export function together(rows: readonly Row[]): Promise<void> {
  const review = open.id;
  if (!review || !rows.length) return Promise.resolve();
  return attempt(async () => {
    const sheet: Sheet = emptySheet();
    for (const row of rows) (tableIn(sheet, row.noun) as unknown[]).push(row.row);
    await open.act({ act: 'AddSheet', of: { review, sheet } });
  });
}

/** Where an Alt+arrow in a list row leads: one up, one down, or nowhere. */
export function stepOf(event: KeyboardEvent): -1 | 1 | 0 {
  if (isKey(event, 'Alt+Up')) return -1;
  return isKey(event, 'Alt+Down') ? 1 : 0;
}

/** The list with one item moved a step; the same list where there is nowhere to go. */
export function moved<T>(list: readonly T[], at: number, step: number): T[] {
  const to = at + step;
  const out = [...list];
  if (to < 0 || to >= list.length) return out;
  out.splice(to, 0, ...out.splice(at, 1));
  return out;
}
