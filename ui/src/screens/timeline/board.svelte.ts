// Owns what is looked at on the timeline: the chosen moment, the view, and what is being written.
// Must not know how a change is kept.

import type { EventKind } from '../../ipc/bindings';
import type { Spacing, View } from './story';

/** What the hands are doing. */
export type Mode =
  | { kind: 'look' }
  | { kind: 'add' }
  | { kind: 'edit'; first: 'title' | 'time' }
  | { kind: 'account'; perspective: string; account: string | null };

/** A new moment, as far as it is typed. */
export interface Draft {
  title: string;
  text: string;
  day: string;
  kind: EventKind;
  second: boolean;
}

export class Board {
  chosen = $state<string | null>(null);
  view = $state<View>('all');
  spacing = $state<Spacing>('order');
  mode = $state.raw<Mode>({ kind: 'look' });
  /** The evidence is folded away. */
  folded = $state(false);
  /** Words that wait while the form for a new moment is closed. */
  draft = $state.raw<Draft | null>(null);

  /** Chooses a moment; what was being written on another is finished. */
  choose(id: string | null): void {
    if (id !== this.chosen && this.mode.kind !== 'add') this.mode = { kind: 'look' };
    this.chosen = id;
  }

  /** Begins writing on a moment. */
  write(id: string, mode: Mode): void {
    this.chosen = id;
    this.mode = mode;
  }

  /** Nothing is being written any more. */
  done(): void {
    this.mode = { kind: 'look' };
  }
}

/** Brings a moment into sight, and the focus to it where the hands are on the timeline. */
export function reveal(id: string, how: 'see' | 'focus'): void {
  const row = document.getElementById(`moment-${id}`);
  if (how === 'focus') row?.querySelector<HTMLElement>('[data-title]')?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
