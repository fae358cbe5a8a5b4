// Owns what the meeting screen remembers of a review between visits: the line being typed, and which prompt is shown.
// Must not know how a line is kept. Nothing here is part of the review.

import type { Key } from '../../ipc/bindings';
import type { Trouble } from '../../ipc/host';
import { keptValue } from '../../state/kept';
import { prefixOf, type Kind } from './capture';
import type { Standing } from './cues';
import type { Draft } from './rows';
import { Talk } from './talk.svelte';

/** Why a line is still here: what is wrong, and what to do next. */
export interface Wrong {
  what: string;
  next: string;
}

const unfinished = keptValue<Draft & { review: string }>('second-story.line');

/** The line at the bottom. Its words outlive the screen, and a copy outlives a crash. */
export class Line {
  text = $state('');
  kind = $state<Kind>('note');
  perspective = $state<string | null>(null);
  isPrivate = $state(false);
  /** Why the last line could not be kept. */
  wrong = $state.raw<Wrong | null>(null);
  /** Lines that came back while another was being typed. */
  back = $state.raw<readonly (Wrong & { draft: Draft })[]>([]);
  #since: string | null = $state(null);
  /** Lines on their way, so that one that is refused can be put back as it was. */
  #sent: Record<string, Draft> = {};

  constructor(readonly review: string) {
    const held = unfinished.read();
    if (held?.review === review && held.text) this.#put(held);
  }

  /** The moment of the first keystroke of what stands here; null while nothing does. */
  get since(): string | null {
    return this.#since;
  }

  get isEmpty(): boolean {
    return this.text.trim() === '';
  }

  /** Takes what the line now says. A prefix becomes the kind; the answer is how many characters were taken away. */
  write(text: string, now: string): number {
    const found = this.kind === 'note' ? prefixOf(text) : null;
    if (found) this.kind = found.kind;
    this.text = found ? found.rest : text;
    this.#since = this.text || this.kind !== 'note' ? (this.#since ?? now) : null;
    this.wrong = null;
    this.#remember();
    return text.length - this.text.length;
  }

  /** Hears letters that are still being composed: they are shown, and read once they are whole. */
  hear(text: string, now: string): void {
    this.text = text;
    this.#since ??= now;
  }

  /** Chooses the kind without a prefix. */
  choose(kind: Kind): void {
    this.kind = kind;
    if (!this.text && kind === 'note') this.#since = null;
    this.#remember();
  }

  /** The same view again means nobody's. */
  see(perspective: string): void {
    this.perspective = this.perspective === perspective ? null : perspective;
  }

  /** Hands the line over to be kept, and stands empty. */
  take(now: string): Draft {
    const { kind, text, perspective, isPrivate } = this;
    const draft = { kind, text, takenAt: this.#since ?? now, perspective, isPrivate };
    this.clear();
    return draft;
  }

  clear(): void {
    this.text = '';
    this.kind = 'note';
    this.perspective = null;
    this.isPrivate = false;
    this.#since = null;
    this.wrong = null;
    this.#remember();
  }

  /** Notes which row a line became. */
  sent(id: string, draft: Draft): void {
    const [oldest, ...others] = Object.keys(this.#sent);
    if (oldest !== undefined && others.length >= 50) delete this.#sent[oldest];
    this.#sent[id] = draft;
  }

  /** Takes back a line the rules refused; false where the row was not one of these, or will be tried again. */
  refused({ id }: Key, { code, message: what, next }: Trouble): boolean {
    const draft = this.#sent[id];
    if (!draft || code === 'not_saved' || code === 'stale') return false;
    delete this.#sent[id];
    if (this.isEmpty) this.restore(draft, { what, next });
    else this.back = [...this.back, { draft, what, next }];
    return true;
  }

  /** Puts a line back, with why it came back. */
  restore(draft: Draft, wrong: Wrong | null): void {
    this.back = this.back.filter((held) => held.draft !== draft);
    this.#put(draft);
    this.wrong = wrong;
    this.#remember();
  }

  #put(draft: Draft): void {
    this.text = draft.text;
    this.kind = draft.kind === 'mark' ? 'note' : draft.kind;
    this.perspective = draft.perspective;
    this.isPrivate = draft.isPrivate;
    this.#since = draft.takenAt;
  }

  #remember(): void {
    const { review, kind, text, perspective, isPrivate } = this;
    // A paste of megabytes is on the clipboard still; copying it at every key would slow the next one.
    const isKept = text && text.length <= 20_000;
    unfinished.write(isKept ? { review, kind, text, perspective, isPrivate, takenAt: this.#since! } : null);
  }
}

/** What one review's meeting remembers. */
export class Session {
  readonly line: Line;
  readonly talk: Talk;
  /** The prompt shown in each agenda item, where somebody moved from the first that waits. */
  at = $state<Record<string, number>>({});
  /** The follow-up being asked, by its number; null while none is. */
  followUp = $state<number | null>(null);
  /** The question being asked aside from the stage's own way, and the stage that keeps the record of it. */
  aside = $state.raw<{ item: string; prompt: string } | null>(null);
  /** Where the key of the cues stands; null while it is shut. */
  cues = $state.raw<Standing | null>(null);
  /** Counts lines handed over, so that the newest is brought in sight wherever somebody was reading. */
  caught = $state(0);
  /** The row being edited in place. */
  editing = $state<string | null>(null);
  /** The look back at the meeting is open: thanks, what it was worth, the second one. */
  ending = $state(false);
  /** Whether the card for latecomers is open. */
  catchUp = $state(false);
  /** The day incident times are said on, while no dated event says it. */
  day = $state<string | null>(null);

  constructor(readonly review: string) {
    this.line = new Line(review);
    this.talk = new Talk(review);
  }
}

let sessions: Record<string, Session> = {};

/** The session of a review; the same one as long as the window lives. */
export function sessionOf(review: string): Session {
  return (sessions[review] ??= new Session(review));
}

/** Begins afresh, as a newly opened window does. */
export function forgetSessions(): void {
  sessions = {};
}
