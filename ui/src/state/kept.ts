// Owns choices that are kept on this computer, outside any library: one among a few, or several of them.
// Must not know what is chosen.

/** A choice of these, under that name; the first where none is kept, or where storage is closed to us. */
export function keptChoice<T extends string>(name: string, of: readonly [T, ...T[]]) {
  return {
    read(): T {
      try {
        const found = localStorage.getItem(name) as T | null;
        return found && of.includes(found) ? found : of[0];
      } catch {
        return of[0];
      }
    },
    write(choice: T): void {
      try {
        localStorage.setItem(name, choice);
      } catch {
        // Storage may be closed to us; the choice then lasts until the window closes.
      }
    },
  };
}

/** Several of these, under that name; none where nothing is kept, or where storage is closed to us. */
export function keptSeveral<T extends string>(name: string, of: readonly T[]) {
  return {
    read(): T[] {
      try {
        const found = (localStorage.getItem(name) ?? '').split(' ');
        return of.filter((one) => found.includes(one));
      } catch {
        return [];
      }
    },
    write(choices: readonly T[]): void {
      try {
        localStorage.setItem(name, choices.join(' '));
      } catch {
        // Storage may be closed to us; the choices then last until the window closes.
      }
    },
  };
}
