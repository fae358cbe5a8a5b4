// Owns the way from one phrase worth a thought to the next, over all screens of the review.
// Must not know what is in a phrase.

import type { Hint } from '../../ipc/bindings';
import type { Spoken } from '../../state/spoken';
import { coach } from '../../state/coach.svelte';
import { nav } from '../../state/nav.svelte';
import { open } from '../../state/open.svelte';
import { seek } from '../../state/seek.svelte';
import { heardAs, spoken } from '../../state/spoken';

/** The texts that hold a phrase, those of the screen that is shown first. */
export function withPhrasings(): Spoken[] {
  const heard = spoken(open.tables).filter(({ key, text }) => coach.of(key, text).length > 0);
  const isHere = ({ key }: Spoken): boolean => seek.screenOf(key) === nav.screen;
  return [...heard.filter(isHere), ...heard.filter((one) => !isHere(one))];
}

const markOf = ({ key, field }: Spoken): string => heardAs(key.noun, key.id, field);

/** A phrase, and the text it stands in. */
export interface Phrased {
  one: Spoken;
  hint: Hint;
}

/** Every phrase there is, in the order of the screens' tables. */
export const phrases = (): Phrased[] =>
  spoken(open.tables).flatMap((one) => coach.of(one.key, one.text).map((hint) => ({ one, hint })));

/** Goes to the text after this one that holds a phrase, by its mark; round again after the last. False where there is none. */
export async function nextPhrasing(after: string | null): Promise<boolean> {
  const all = withPhrasings();
  const next = all[(all.findIndex((one) => markOf(one) === after) + 1) % all.length];
  if (!next) return false;
  await goTo(next);
  return true;
}

/** Puts the focus on a text, on whichever screen it is. */
export async function goTo(one: Spoken): Promise<void> {
  const screen = seek.screenOf(one.key);
  if (screen !== nav.screen) nav.go(screen);
  await seek.find(one.key);
  // A row may hold more than one text.
  document.querySelector<HTMLElement>(`[data-heard="${markOf(one)}"]`)?.focus();
}
