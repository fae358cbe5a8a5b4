// Owns the shape of whatever answers the screens: the real window's core, or the one in memory.
// Must not know either of them.

import type {
  Audience,
  Brought,
  Code,
  Commands,
  FontView,
  MapFileAsk,
  MapTaken,
  PackageAsk,
  PackageView,
  Progress,
  ReviewId,
  RoomAsk,
  RoomView,
  SalvageView,
  Veil,
  What,
  Which,
} from './bindings';

/** What became of a file: its lines came in, or it is a package and waits to be looked at. */
export type CameIn = { brought: Brought } | 'package';

/** What only a desktop can do: it asks for a file with its own dialog, so no path ever reaches a screen. */
export interface Desk {
  export: { in: { review: ReviewId; what: What; audience: Audience; format: Format }; out: { file: string } | null };
  choose_font: { in: null; out: FontView | null };
  salvage_file: { in: null; out: SalvageView | null };
  open_package: { in: null; out: PackageView | null };
  save_package: { in: PackageAsk; out: { file: string } | null };
  save_map: { in: MapFileAsk; out: { file: string } | null };
  bring_map: { in: Which; out: MapTaken | null };
  bring_in: { in: { review: ReviewId | null }; out: CameIn | null };
  stop_bringing: { in: null; out: null };
  read_room: { in: { seen: number }; out: Seen };
  turn_wall: { in: WallTurn; out: null };
}

/** Where the window on the wall is: nowhere, on a screen of its own, beside this one, or hidden since its screen went. */
export type Standing = 'closed' | 'on_a_screen' | 'as_a_window' | 'hidden';

/** What the room sees; a look is answered when there is a newer version than the one that was seen. */
export interface Seen {
  version: number;
  standing: Standing;
  veil: Veil;
  view: RoomView | null;
}

/** What the facilitator does with the wall. */
export type WallTurn =
  { turn: 'put'; ask: RoomAsk } | { turn: 'draw'; veil: Veil } | { turn: 'open' } | { turn: 'close' };

/** How a handout is written. */
export type Format = 'pdf' | 'html' | 'markdown' | 'json';

export type Every = Commands & Desk;
export type Name = keyof Every;

/** Something that answers calls. It rejects with a [`Trouble`] and nothing else. */
export interface Host {
  call<N extends Name>(name: N, input: Every[N]['in']): Promise<Every[N]['out']>;
  /** Tells that the library has moved on to a newer revision, whoever moved it. */
  onRevision(listener: (revision: number) => void): void;
  /** Tells how far a file is that takes its time to come in. */
  onBringing(listener: (progress: Progress) => void): void;
  /** Asks to finish writing before the window goes; the answer says whether it may go. */
  onClosing(finish: () => Promise<boolean>): void;
  /** Tells which line of the system's menu was chosen, where the system has one. */
  onMenu(listener: (id: string) => void): void;
}

/** What went wrong, in the words of the core: what and why in the message, then what to do next. */
export class Trouble extends Error {
  constructor(
    readonly code: Code,
    message: string,
    readonly next: string,
  ) {
    super(message);
    this.name = 'Trouble';
  }
}
