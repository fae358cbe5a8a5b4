// Owns finding the element of a factor in the picture or in the outline, for hands that never leave the keys.
// Must not know what is done there.

/** Where a factor is shown; every place answers to the same keys. */
export const places = ['canvas', 'one', 'time', 'days', 'beside', 'outline'] as const;
export type Place = (typeof places)[number];

/** The factor, or the impact, an element stands for; none for any other element. */
export function placeOf(element: Element | null): { place: Place; end: string } | undefined {
  const end = element?.closest<HTMLElement>('[data-end]')?.dataset.end;
  const place = element?.closest<HTMLElement>('[data-place]')?.dataset.place;
  const known = places.find((one) => one === place);
  return end && known ? { place: known, end } : undefined;
}

const find = (place: Place, end: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-place="${place}"] [data-end="${end}"]`);

/** Puts the focus on a factor, in that place or in another one where it is not shown there. */
export function focusOn(place: Place, end: string): void {
  [place, ...places]
    .map((one) => find(one, end))
    .find((element) => element)
    ?.focus();
}

/** Goes through the buttons of a place by arrow keys, in the order they are read. */
export function walk(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const by = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 }[event.key];
  if (!by || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const all = [...event.currentTarget.querySelectorAll('button')];
  all[all.indexOf(document.activeElement as HTMLButtonElement) + by]?.focus();
  event.preventDefault();
}

/** Brings a factor into sight without moving the focus; in the outline with everything that is said of it. */
export function show(place: Place, end: string): void {
  const element = find(place, end);
  const whole = place === 'outline' ? element?.closest('li') : element;
  if (place === 'outline' || element !== document.activeElement) {
    whole?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
}

/** Puts the focus where a moment is found to be pinned. */
export function focusOnPin(): void {
  document.querySelector<HTMLElement>('[data-pin] input')?.focus();
}

/** Puts the focus where the remark of the chosen link is written. */
export function focusOnRemark(): void {
  document.querySelector<HTMLElement>('[data-place="outline"] [data-remark] :is(input, textarea)')?.focus();
}
