// Owns how high a place to write in is: as high as its words need.
// Must not know whose words they are.

/** What stood in an area when it was last looked at. */
const before = new WeakMap<HTMLTextAreaElement, string>();

/**
 * Makes an area as high as its words, which WebKitGTK cannot yet do by itself (`field-sizing`). An area without a height of its
 * own has the whole page laid out and painted at every letter, and so does taking the height away to ask for it anew. So it
 * is given one with the first letter, and is asked anew only when words were taken away: words that were added to never need
 * less room. An empty area is as high as its style says, which nobody has to ask.
 */
export function grow(area: HTMLTextAreaElement): void {
  const { style, value } = area;
  const isLonger = value.startsWith(before.get(area) ?? value);
  before.set(area, value);
  if (style.blockSize && !(value && isLonger)) style.blockSize = '';
  if (!value) return;
  const borders = area.offsetHeight - area.clientHeight;
  if (!style.blockSize || area.scrollHeight > area.clientHeight) style.blockSize = `${area.scrollHeight + borders}px`;
}

/**
 * Puts other words into an area, also while somebody writes in it. WebKitGTK paints the whole window anew when the words go that
 * the caret stands in, so the caret is taken out before; it then stands behind the new words.
 */
export function write(area: HTMLTextAreaElement, words: string): void {
  if (document.activeElement === area) getSelection()?.removeAllRanges();
  area.value = words;
}
