// Owns the reading of keys: whether an event is a combination such as "Mod+Shift+Z", and whether a screen may take it.
// Must not know what any key does.

const mac = typeof navigator !== 'undefined' && /Mac/.test(navigator.platform);
const named: Record<string, string> = {
  Up: 'ArrowUp',
  Down: 'ArrowDown',
  Left: 'ArrowLeft',
  Right: 'ArrowRight',
  Space: ' ',
};

/** What must be held for a combination, and which key is pressed. */
interface Combination {
  key: string;
  /** Where it lies on the keyboard: of a digit, and of a full stop with Shift, which layouts change with the modifier. */
  place: string | null;
  ctrl: boolean;
  meta: boolean;
  alt: boolean;
  shift: boolean;
  /** Signs are on Shift in one layout and not in another: either will do. */
  isSign: boolean;
}

function read(combination: string): Combination {
  const parts = combination === '+' ? ['+'] : combination.split('+');
  const key = parts.pop() || '+';
  const wants = (name: string) => parts.includes(name);
  return {
    key: (named[key] ?? key).toLowerCase(),
    place: /^[0-9]$/.test(key) ? `Digit${key}` : key === '.' && wants('Shift') ? 'Period' : null,
    ctrl: wants('Ctrl') || (!mac && wants('Mod')) || (mac && wants('Alt')),
    meta: mac && wants('Mod'),
    alt: !mac && wants('Alt'),
    shift: wants('Shift'),
    isSign: key.length === 1 && !/[a-z0-9]/i.test(key),
  };
}

/** Every key that is pressed is asked for some forty of them, so each is read once. */
const known = new Map<string, Combination>();

function combinationOf(text: string): Combination {
  let held = known.get(text);
  if (!held) known.set(text, (held = read(text)));
  return held;
}

/** True when the event is exactly that combination. "Alt" means Control on macOS, where Option types characters. */
export function isKey(event: KeyboardEvent, combination: string): boolean {
  const { key, place, ctrl, meta, alt, shift, isSign } = combinationOf(combination);
  // Without Shift a full stop types itself.
  const isThere = place === event.code && (place !== 'Period' || event.shiftKey);
  return (
    event.ctrlKey === ctrl &&
    event.metaKey === meta &&
    event.altKey === alt &&
    (isSign || event.shiftKey === shift) &&
    (isThere || event.key.toLowerCase() === key)
  );
}

/** True while the person is writing in something: single letters are then letters. */
export function isWriting(event: KeyboardEvent): boolean {
  const at = event.target;
  if (!(at instanceof HTMLElement)) return false;
  if (at instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'range'].includes(at.type);
  return at instanceof HTMLTextAreaElement || at instanceof HTMLSelectElement || at.isContentEditable;
}

/** True while a dialog lies over the screen: keys are then for it. */
export function isUnderDialog(): boolean {
  return document.querySelector('dialog[open]') !== null;
}

/** True while a dialog or a menu lies over the screen. */
export function isUnderAnything(): boolean {
  return document.querySelector('dialog[open], :popover-open') !== null;
}
