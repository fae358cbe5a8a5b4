// Owns the writing of times, days and keys for people.
// Must not know where a time comes from: the zone is passed in.

/** Formatters are slow to make, so each is made once. */
const made = new Map<string, Intl.DateTimeFormat>();
function formatter(zone: string | undefined, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([zone, options]);
  let found = made.get(key);
  if (!found) {
    try {
      found = new Intl.DateTimeFormat('en-GB', { ...options, ...(zone ? { timeZone: zone } : {}) });
    } catch {
      // A zone this system does not know still deserves a time; UTC is what is stored.
      found = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
    }
    made.set(key, found);
  }
  return found;
}

type Moment = Date | number | string;
const at = (moment: Moment): Date => (moment instanceof Date ? moment : new Date(moment));

/** "14:03", in the given IANA zone or in this computer's. */
export const clockTime = (moment: Moment, zone?: string): string =>
  formatter(zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at(moment));

/** "42%", of 0.42; never "100%" before it is. */
export const percent = (part: number): string =>
  new Intl.NumberFormat('en-GB', { style: 'percent' }).format(Math.floor(part * 100) / 100);

/** "14:03:59". */
export const clockSeconds = (moment: Moment, zone?: string): string =>
  formatter(zone, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).format(at(moment));

/** "12 Nov" in this year, "12 Nov 25" in another. */
export function shortDay(moment: Moment, now: Moment, zone?: string): string {
  const year = (of: Moment) => formatter(zone, { year: 'numeric' }).format(at(of));
  const day = formatter(zone, { day: 'numeric', month: 'short' }).format(at(moment)).replace('Sept', 'Sep');
  return year(moment) === year(now) ? day : `${day} ${year(moment).slice(-2)}`;
}

/** "Thursday 19 November". */
export const longDay = (moment: Moment, zone?: string): string =>
  formatter(zone, { weekday: 'long', day: 'numeric', month: 'long' }).format(at(moment)).replace(',', '');

/** "2026-11-19", the day in that zone; two moments share a day when this is equal. */
export function dayKey(moment: Moment, zone?: string): string {
  const part: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  const day = formatter(zone, { year: 'numeric', month: '2-digit', day: '2-digit' });
  for (const { type, value } of day.formatToParts(at(moment))) part[type] = value;
  return `${part.year}-${part.month}-${part.day}`;
}

const mac = typeof navigator !== 'undefined' && /Mac/.test(navigator.platform);

/** How a key combination such as "Mod+Shift+Z" is written on this system's keys. */
export function keyName(combination: string): string {
  const words: Record<string, string> = mac
    ? {
        Mod: '⌘',
        Shift: '⇧',
        Alt: '⌃',
        Escape: 'esc',
        Enter: '↵',
        Up: '↑',
        Down: '↓',
        Left: '←',
        Right: '→',
        PageDown: 'PgDn',
        PageUp: 'PgUp',
      }
    : {
        Mod: 'Ctrl',
        Escape: 'Esc',
        Enter: 'Enter',
        Up: '↑',
        Down: '↓',
        Left: '←',
        Right: '→',
        PageDown: 'PgDn',
        PageUp: 'PgUp',
      };
  if (combination === '+') return '+';
  return combination
    .split('+')
    .map((key) => words[key] ?? key)
    .join(' ');
}
