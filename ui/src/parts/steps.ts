// Owns letting go of what the web view keeps for taking typed letters back, once they stand in lines that were put away.
// Must not know what becomes of a line.

/** From so many lines on there is enough to let go of in a quiet moment. */
const SOME = 64;
/** How long nothing was put away, in milliseconds: it costs a few of them, which then belong to no key. */
const QUIET_MS = 1_000;
/** So many are not held at once, whether it is quiet or not: what lies between them could not be given back later. */
const MOST = 512;

let held = 0;
let waits: ReturnType<typeof setTimeout> | undefined;

/**
 * Says that a line was put away, and how to see whether another is begun. For every run of letters the web view keeps a step of
 * its own undo, with the text they stood in, for as long as the page lives: 1.4 KB a line, to which no key leads back, since
 * undo on an empty line is the review's. Now and then it is made to let go of them all.
 */
export function putAway(isEmpty: () => boolean): void {
  held += 1;
  clearTimeout(waits);
  if (held < SOME) return;
  const then = (): void => {
    if (!isEmpty()) return;
    held = 0;
    letGo();
  };
  waits = setTimeout(then, held < MOST ? QUIET_MS : 0);
}

/** A document that goes takes the steps of the whole page with it (WebKit, `FrameLoader::closeURL`): an empty one comes and goes. */
function letGo(): void {
  const frame = document.createElement('iframe');
  frame.hidden = true;
  document.body.append(frame);
  frame.remove();
}
