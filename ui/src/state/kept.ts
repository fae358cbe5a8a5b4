// Owns what is kept on this computer, outside any library: a value, a choice among a few, or several of them.
// Must not know what is kept. Where storage is closed to us, it lasts until the window closes.

/** What lies under a name, as text; null where nothing does. */
function read(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function write(name: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(name);
    else localStorage.setItem(name, text);
  } catch {
    // Storage is closed to us, or full.
  }
}

/** Any value under that name; null where none is kept, and what cannot be read counts as none. */
export function keptValue<T>(name: string) {
  return {
    read(): T | null {
      try {
        return JSON.parse(read(name) ?? 'null') as T | null;
      } catch {
        return null;
      }
    },
    write: (value: T | null): void => write(name, value === null ? null : JSON.stringify(value)),
  };
}

/** A choice of these, under that name; the first where none is kept. */
export function keptChoice<T extends string>(name: string, of: readonly [T, ...T[]]) {
  return {
    read: (): T => of.find((choice) => choice === read(name)) ?? of[0],
    write: (choice: T): void => write(name, choice),
  };
}

/** Several of these, under that name; none where nothing is kept. */
export function keptSeveral<T extends string>(name: string, of: readonly T[]) {
  return {
    read(): T[] {
      const found = (read(name) ?? '').split(' ');
      return of.filter((one) => found.includes(one));
    },
    write: (choices: readonly T[]): void => write(name, choices.join(' ')),
  };
}
