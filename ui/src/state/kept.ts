// Owns a choice among a few that is kept on this computer, outside any library.
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
