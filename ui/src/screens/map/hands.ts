// Owns what each key does on a factor, in the picture and in the outline alike.
// Must not know how anything looks.

import type { Drawing } from '../../ipc/bindings';
import { open } from '../../state/open.svelte';
import type { Board } from './board.svelte';
import { along } from './along';
import { bands, otherDays, phases, polarities } from '../../ipc/vocabulary';
import { putFurther, removeFactor, removeLink, setFactor } from './edit';
import { focusOn, type Place } from './focus';
import { IMPACT, type End } from './graph';
import { neighbour, type Box, type Way } from './place';

const arrows: Record<string, Way> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' };

/** The keys for the first and the second of a pair. */
const brackets = ['[', ']'];

/** Which way an arrow key leads. */
export const wayOf = (event: KeyboardEvent): Way | undefined =>
  event.ctrlKey || event.metaKey || event.altKey || event.shiftKey ? undefined : arrows[event.key];

/** A key without Ctrl or Command; what AltGr types counts as typed. */
export const isPlain = (event: KeyboardEvent): boolean =>
  !event.metaKey && (event.getModifierState('AltGraph') || (!event.ctrlKey && !event.altKey));

/** Every box of the drawing one can be at: what is still there, and let through. */
export function boxesOf(board: Board, drawing: Drawing | null): Box[] {
  const nodes = drawing?.nodes.filter(({ factor }) => open.tables.factor.get(factor) && board.has(factor)) ?? [];
  const impact = drawing?.impact ? [{ id: IMPACT, ...drawing.impact }] : [];
  return [...nodes.map((node) => ({ id: node.factor, ...sizeOf(node) })), ...impact];
}

const sizeOf = ({ x, y, width, height }: Omit<Box, 'id'>) => ({ x, y, width, height });

/** Where an arrow leads: on the picture by its geometry, in the outline up and down its rows. */
export function stepFrom(board: Board, place: Place, end: End, way: Way, drawing: Drawing | null): End | undefined {
  if (place === 'canvas') return neighbour(boxesOf(board, drawing), end, way);
  const rows = [...document.querySelectorAll<HTMLElement>('[data-place="outline"] [data-end]')];
  const at = rows.findIndex((row) => row.dataset.end === end);
  return rows[at + (way === 'up' || way === 'left' ? -1 : 1)]?.dataset.end;
}

/** Takes the chosen factor away and goes on to the nearest one. */
export async function takeAway(board: Board, place: Place, drawing: Drawing | null = null): Promise<void> {
  const link = open.tables.link.get(board.link);
  const { factor } = board;
  if (link) {
    board.link = null;
    return removeLink(link);
  }
  if (!factor) return;
  const ways: readonly Way[] = place === 'canvas' ? ['right', 'left', 'down', 'up'] : ['down', 'up'];
  const next = ways.map((way) => stepFrom(board, place, factor.id, way, drawing)).find((end) => end !== undefined);
  board.pick(next ?? null);
  if (next) focusOn(place, next);
  await removeFactor(factor);
}

/** Does what a key means on a factor; false where it means nothing there. */
export function pressed(event: KeyboardEvent, board: Board, place: Place, end: End, drawing: Drawing | null): boolean {
  const way = wayOf(event);
  if (way) {
    const to = stepFrom(board, place, end, way, drawing);
    if (to) focusOn(place, to);
    return true;
  }
  const factor = open.tables.factor.get(end);
  if (!factor || !open.canWrite || !isPlain(event)) return false;
  const further = event.shiftKey && place === 'canvas' ? arrows[event.key] : undefined;
  if (further) {
    putFurther(factor.id, further, drawing);
    return true;
  }
  const band = bands[Number(event.key) - 1];
  if (band) setFactor(factor.id, { band });
  else if (event.key === 'p' || event.key === 'P') {
    setFactor(factor.id, { polarity: along(polarities, factor.polarity, event.shiftKey ? -1 : 1, 'round') });
  } else if (place === 'days' && otherDays[brackets.indexOf(event.key)]) {
    const days = otherDays[brackets.indexOf(event.key)]!;
    setFactor(factor.id, { other_days: factor.other_days === days ? undefined : days });
  } else if (event.key === '[') setFactor(factor.id, { phase: along(phases, factor.phase, -1) });
  else if (event.key === ']') setFactor(factor.id, { phase: along(phases, factor.phase, 1) });
  else if (event.key === 'Enter' || event.key === 'F2') board.editPhrase(place);
  else if (event.key === 'Delete' || event.key === 'Backspace') void takeAway(board, place, drawing);
  else return false;
  return true;
}
