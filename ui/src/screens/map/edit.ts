// Owns every change the map makes to the review, each with its way back.
// Must not know which hand or key asked for it.

import { t } from '../../i18n';
import type { Drawing, Factor, Link, Note } from '../../ipc/bindings';
import { emptySheet } from '../../ipc/rows';
import { newId } from '../../state/id';
import { asTrouble, open } from '../../state/open.svelte';
import { toasts } from '../../state/toasts.svelte';
import type { Draft } from './board.svelte';
import { endOf, IMPACT, refusalOf, type Wish } from './graph';
import { further, type Way } from './place';
import { parted, type Parting } from './split';

/** Carries something out; what is refused is said, in the words of the core. */
async function attempt(what: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await what();
    return undefined;
  } catch (raw) {
    const { message, next } = asTrouble(raw);
    return `${message} ${next}`;
  }
}

/** A new factor, last in the outline. */
function factorFrom(draft: Draft): Factor {
  const position = Math.max(-1, ...open.tables.factor.rows.map((factor) => factor.position)) + 1;
  const phrase = draft.phrase.trim();
  return { ...draft, id: newId(), rev: 0, review: open.id!, position, phrase, events: [], taken_at: null };
}

/** Puts a new factor on the map, at once; its id. */
export function addFactor(draft: Draft): string {
  const factor = factorFrom(draft);
  open.save('factor', factor, 'now');
  return factor.id;
}

/** The note's words as a factor where the draft would stand, resting on the note, with a way back; its id once it is kept. */
export async function promote(note: Note, draft: Draft): Promise<string | undefined> {
  const phrase = note.text.replace(/\s+/g, ' ');
  await open.flush();
  const factor = factorFrom({ ...draft, phrase, polarity: 'contributed', evidence: 'reported' });
  const held = open.tables.note.get(note.id) ?? note;
  const sheet = { ...emptySheet(), factors: [factor], notes: [under(held, factor.id)] };
  const said = await attempt(async () => {
    await open.act({ act: 'AddSheet', of: { review: open.id!, sheet } });
    toasts.sayUndoable(t('map-promoted', { phrase: factor.phrase }), t('undo'));
  });
  if (said) toasts.say(said);
  return said ? undefined : factor.id;
}

const under = (note: Note, factor: string): Note => ({ ...note, factors: [...(note.factors ?? []), factor] });

/** Lets a factor rest on a note. */
export function restOn(note: string, factor: string): void {
  const held = open.tables.note.get(note);
  if (held) open.save('note', under(held, factor), 'now');
}

/** Lets a factor no longer rest on a note. */
export const liftNote = (note: Note, factor: string): void =>
  open.save('note', { ...note, factors: (note.factors ?? []).filter((id) => id !== factor) }, 'now');

/** Changes what a factor is, at once and as one step of undo. A place somebody chose holds inside its band and phase only. */
export function setFactor(id: string, fields: Partial<Factor>): void {
  const moves = fields.band !== undefined || fields.phase !== undefined;
  open.change('factor', id, moves ? { ...fields, put: undefined } : fields, 'now');
}

/** Puts a factor one place further, inside its band and phase. */
export function putFurther(id: string, way: Way, drawing: Drawing | null): void {
  const put = drawing?.nodes.find((node) => node.factor === id)?.put;
  const to = put && further(put, way);
  if (to) setFactor(id, { put: to });
}

/** Makes two factors of one, in one step, with a way back; the id of the new one once it is kept. */
export async function splitFactor(id: string, parting: Parting): Promise<string | undefined> {
  await open.flush();
  const factor = open.tables.factor.get(id);
  if (!factor) return undefined;
  const { id: made, position } = factorFrom({ ...factor, phrase: parting.second });
  const sheet = parted(factor, open.tables.link.rows, parting, { id: made, position, link: newId });
  const said = await attempt(async () => {
    await open.act({ act: 'AddSheet', of: { review: open.id!, sheet } });
    toasts.sayUndoable(t('map-was-split', { first: parting.first.trim(), second: parting.second.trim() }), t('undo'));
  });
  if (said) toasts.say(said);
  return said ? undefined : made;
}

/** Takes a factor away with its links, and offers it back. */
export async function removeFactor(factor: Factor): Promise<void> {
  const links = open.tables.link.rows.filter((link) => link.from === factor.id || link.to === factor.id).length;
  const said = await attempt(async () => {
    const receipt = await open.remove('factor', factor.id);
    if (receipt) toasts.sayUndoable(t('map-factor-removed', { phrase: factor.phrase, links }), t('undo'));
  });
  if (said) toasts.say(said);
}

export async function removeLink(link: Link): Promise<void> {
  const said = await attempt(async () => {
    const receipt = await open.remove('link', link.id);
    if (receipt) toasts.sayUndoable(t('map-link-removed'), t('undo'));
  });
  if (said) toasts.say(said);
}

/** Why a link cannot be as it is wished, in words; undefined where it can. */
export function sayRefusal(wish: Wish): string | undefined {
  const why = refusalOf(open.tables.link.rows, wish);
  return why && t(`map-refused-${why}`);
}

/** Draws a link. Gives back its id, or why it was refused, in words. */
export async function addLink(wish: Required<Omit<Wish, 'id'>>): Promise<{ id: string } | { said: string }> {
  const refused = sayRefusal(wish);
  if (refused) return { said: refused };
  const id = newId();
  const to = wish.to === IMPACT ? null : wish.to;
  const link: Link = {
    id,
    rev: 0,
    review: open.id!,
    from: wish.from,
    to,
    kind: wish.kind,
    perspective: null,
    remark: '',
  };
  const said = await attempt(() => open.write('link', link));
  return said ? { said } : { id };
}

/** Sets beside a link that people see it differently, or finds where that is said already; its id once it is kept. */
export async function dispute(link: Link): Promise<string | undefined> {
  const said = open.tables.link.rows.find(
    (other) => other.kind === 'disputed' && other.from === link.from && other.to === link.to,
  );
  if (said) return said.id;
  const drawn = await addLink({ from: link.from, to: endOf(link), kind: 'disputed' });
  if ('said' in drawn) {
    toasts.say(drawn.said);
    return undefined;
  }
  toasts.sayUndoable(t('map-disputed'), t('undo'));
  return drawn.id;
}

/** Changes a link's ends or verb. Gives back why it was refused, in words. */
export async function setLink(
  link: Link,
  fields: Partial<Pick<Link, 'from' | 'to' | 'kind'>>,
): Promise<string | undefined> {
  const wished = { ...link, ...fields };
  const refused = sayRefusal({ id: link.id, from: wished.from, to: endOf(wished), kind: wished.kind });
  return refused ?? attempt(() => open.write('link', wished));
}
