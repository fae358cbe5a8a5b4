// Owns the learning that is being typed: its words outlive a look at another screen.
// Must not know how a learning is kept.

import type { LearningKind } from '../../ipc/bindings';

/** The line of one review. */
export class Line {
  text = $state('');
  kind = $state<LearningKind>('learned');
  perspective = $state<string | null>(null);
  /** The moment of the first keystroke; null while the line is empty. */
  since = $state<string | null>(null);

  write(text: string, now: string): void {
    this.text = text;
    this.since = text ? (this.since ?? now) : null;
  }

  /** Stands empty for the next one, which is as likely to be of the same kind. */
  clear(): void {
    this.text = '';
    this.perspective = null;
    this.since = null;
  }
}

const lines: Record<string, Line> = {};

/** The line of a review; the same one as long as the window lives. */
export const lineOf = (review: string): Line => (lines[review] ??= new Line());
