// Owns the host of a rehearsal build: the fixtures that Rust tests wrote where they are there, the seed where not.
// Must not know a screen. `?empty`, `?closed` and `?readonly` in the address show how the library fails.

import type { Access, Decks, RehearsalView, ReviewView, Sheet } from '../bindings';
import type { Every, Name } from '../host';
import { emptySheet, nouns, tableIn } from '../rows';
import { FakeHost } from '.';
import { decks, offered, seed } from './seed';

const written = import.meta.glob<unknown>('../../../../tests/ipc-fixtures/*.json', { import: 'default', eager: true });

/** What a Rust test wrote for a command, by the file's name. */
function fixture<N extends Name>(name: N): Every[N]['out'] | undefined {
  return writtenAs(name) as Every[N]['out'] | undefined;
}

function writtenAs(name: string): unknown {
  return Object.entries(written).find(([path]) => path.endsWith(`/${name}.json`))?.[1];
}

function access(asked: URLSearchParams): Access {
  if (asked.has('readonly')) {
    return {
      kind: 'read_only',
      trouble: {
        code: 'read_only',
        message: 'Opening the library: it was last written by a newer version of Second Story.',
        next: 'It is open for reading. Install the newer version to write in it.',
      },
    };
  }
  if (asked.has('closed')) {
    return {
      kind: 'closed',
      trouble: {
        code: 'damaged',
        message: 'Opening the library: the file is damaged, and was left as it is.',
        next: 'Restore a backup with “second-story restore”, or try again.',
      },
    };
  }
  return { kind: 'full' };
}

/** Puts the story Rust wrote on top of the seed's shelf. */
function stocked(view: ReviewView | undefined): { sheet: Sheet; sample: Sheet } {
  const sheet = seed();
  if (!view) return { sheet, sample: sheet };
  for (const noun of nouns) (tableIn(sheet, noun) as unknown[]).push(...tableIn(view.sheet, noun));
  return { sheet, sample: view.sheet };
}

/** A host to look at the screens with. */
export function rehearsal(): FakeHost {
  const asked = new URLSearchParams(location.search);
  const { sheet, sample } = stocked(fixture('review'));
  const empty = asked.has('empty') || asked.has('closed');
  const rehearsed = writtenAs('rehearsal') as { view: RehearsalView; sheet: Sheet } | undefined;
  const [map, handout] = [fixture('map'), fixture('handout')];
  return new FakeHost({
    sheet: empty ? emptySheet() : sheet,
    sample,
    ...(rehearsed && { rehearsal: rehearsed }),
    ...(map && { map }),
    decks: fixture('decks') ?? (decks satisfies Decks),
    answers: {
      ...(handout && { handout }),
      open_package: offered,
      take_package: { review: offered.review, revision: 2, merged: true, two_accounts: 1, beside: 2 },
      save_map: { file: 'web-hosts-map.svg' },
      save_package: { file: offered.name },
    },
    access: access(asked),
  });
}
