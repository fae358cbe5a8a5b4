// Owns the reading of keys: whether an event is a combination such as "Mod+Shift+Z".
// Must not know what any key does.

const mac = typeof navigator !== 'undefined' && /Mac/.test(navigator.platform);
const named: Record<string, string> = {
  Up: 'ArrowUp',
  Down: 'ArrowDown',
  Left: 'ArrowLeft',
  Right: 'ArrowRight',
  Space: ' ',
};

/** True when the event is exactly that combination. "Alt" means Control on macOS, where Option types characters. */
export function isKey(event: KeyboardEvent, combination: string): boolean {
  const parts = combination === '+' ? ['+'] : combination.split('+');
  const key = parts.pop() || '+';
  const wants = (name: string) => parts.includes(name);
  const control = wants('Ctrl') || (!mac && wants('Mod')) || (mac && wants('Alt'));
  const same = (named[key] ?? key).toLowerCase() === event.key.toLowerCase();
  // A digit is also found by its place, for layouts where the modifier changes what it types; so is a full stop with Shift.
  const isDot = key === '.' && wants('Shift') && event.shiftKey;
  const place = /^[0-9]$/.test(key) ? event.code === `Digit${key}` : isDot && event.code === 'Period';
  const shifted = key.length === 1 && !/[a-z0-9]/i.test(key) ? event.shiftKey : wants('Shift');
  return (
    (same || place) &&
    event.ctrlKey === control &&
    event.metaKey === (mac && wants('Mod')) &&
    event.altKey === (!mac && wants('Alt')) &&
    event.shiftKey === shifted
  );
}

/** True while the person is writing in something: single letters are then letters. */
export function isWriting(event: KeyboardEvent): boolean {
  const at = event.target;
  if (!(at instanceof HTMLElement)) return false;
  if (at instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'range'].includes(at.type);
  return at instanceof HTMLTextAreaElement || at instanceof HTMLSelectElement || at.isContentEditable;
}
