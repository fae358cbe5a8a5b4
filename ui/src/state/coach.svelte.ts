// Owns what the coach hears on screen: hints paragraph by paragraph, what was let be, and whether it listens at all.
// Must not know a rule, nor how a hint looks. Nothing heard here leaves the window.

import { untrack } from 'svelte';
import type { Hint, Key } from '../ipc/bindings';
import { call } from '../ipc/call';
import { apart } from './apart.svelte';
import { keptChoice, keptValue } from './kept';
import { paragraphs } from './paragraphs';

const kept = keptChoice('second-story.coach', ['on', 'off']);
const letBe = keptValue<readonly string[]>('second-story.let-be');

/** Most phrases that are let be at once; the oldest are heard again. */
const MOST_LET_BE = 5_000;

/** How long it waits for quiet before it listens, in milliseconds. */
export const QUIET = 250;

/** Most paragraphs whose hints are remembered. A review has far fewer. */
const MOST = 20_000;

/** One paragraph that is waited for. */
class Awaited {
  isAsked = false;
  isHeard = $state(false);
}

const none: readonly Hint[] = [];

/** What is let be is remembered by the row, the rule and the phrase, so that the same words elsewhere are still heard. */
const nameOf = (key: Key, hint: Hint): string => `${key.noun} ${key.id} ${hint.rule} ${hint.phrase.toLowerCase()}`;

class Coach {
  choice = $state<'on' | 'off'>(kept.read());
  /** A question taken up to be asked: the meeting's line takes it from here. */
  question = $state<string | null>(null);
  /** Counts answers and what makes them void, for whoever adds up what was heard. */
  heardAnew = $state(0);
  #letBe = $state.raw<ReadonlySet<string>>(new Set(letBe.read()));
  /** How often the rules have changed. */
  #rules = $state(0);
  /** What is known, by paragraph. Most hold nothing, and all of those hold the same. */
  #heard = new Map<string, readonly Hint[]>();
  #waiting = new Map<string, Awaited>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  get listens(): boolean {
    return this.choice === 'on';
  }

  /** Off is one key, and so is on. */
  turn(): void {
    this.choice = this.listens ? 'off' : 'on';
    kept.write(this.choice);
  }

  /** What is known of a text so far; what is not known yet is asked after a quiet moment, and whoever looks hears of it. */
  hints(text: string): readonly Hint[] {
    if (!this.listens || !text.trim()) return none;
    void this.#rules;
    return this.#gather(text, (piece) => {
      const heard = this.#heard.get(piece);
      if (!heard) void this.#later(piece).isHeard;
      return heard;
    });
  }

  /** The hints of a row's text without what was let be there. */
  of(key: Key, text: string): readonly Hint[] {
    const hints = this.hints(text);
    return hints.length && this.#letBe.size ? hints.filter((hint) => !this.#letBe.has(nameOf(key, hint))) : hints;
  }

  /** The hints of a text, asked for at once where they are not known. For the one field that is being written in. */
  async hear(text: string): Promise<readonly Hint[]> {
    if (!this.listens) return none;
    const unknown = paragraphs(text).filter((piece) => !this.#heard.has(piece.text));
    await this.#ask(unknown.map((piece) => piece.text));
    return this.#gather(text, (piece) => this.#heard.get(piece));
  }

  /** Leaves one phrase of one row alone from now on. */
  letBe(key: Key, hint: Hint): void {
    this.#remember([...this.#letBe, nameOf(key, hint)]);
  }

  /** Hears it again. */
  hearAgain(key: Key, hint: Hint): void {
    this.#remember([...this.#letBe].filter((name) => name !== nameOf(key, hint)));
  }

  isLetBe(key: Key, hint: Hint): boolean {
    return this.#letBe.has(nameOf(key, hint));
  }

  /** Switches a rule for every review, and hears everything anew. Rejects with a Trouble. */
  async switchRule(rule: string, isOn: boolean): Promise<void> {
    await call('switch_rule', { rule, is_on: isOn });
    this.relearn();
  }

  /** Forgets what was heard, after the rules changed; whoever looks asks again. */
  relearn(): void {
    this.#heard.clear();
    this.#rules += 1;
    this.heardAnew += 1;
  }

  #remember(names: readonly string[]): void {
    this.#letBe = new Set(names);
    this.heardAnew += 1;
    letBe.write(names.slice(-MOST_LET_BE));
  }

  #keep(piece: string, hints: readonly Hint[]): void {
    const [oldest] = this.#heard.keys();
    if (this.#heard.size >= MOST && oldest !== undefined) this.#heard.delete(oldest);
    this.#heard.set(piece, hints);
    const awaited = this.#waiting.get(piece);
    this.#waiting.delete(piece);
    if (awaited) awaited.isHeard = true;
  }

  #gather(text: string, of: (piece: string) => readonly Hint[] | undefined): readonly Hint[] {
    const pieces = paragraphs(text);
    if (pieces.length === 1) return of(text) ?? none;
    return pieces.flatMap(({ from, text: piece }) => (of(piece) ?? none).map((hint) => moved(hint, from)));
  }

  async #answers(texts: string[]): Promise<readonly (readonly Hint[])[]> {
    try {
      return await call('hear', { texts });
    } catch {
      return [];
    }
  }

  /** Asks for it after a quiet moment, and says what to look at until then. */
  #later(piece: string): Awaited {
    const waits = this.#waiting.get(piece);
    if (waits) return waits;
    const awaited = apart(() => new Awaited());
    this.#waiting.set(piece, awaited);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(this.#unasked()), QUIET);
    return awaited;
  }

  #unasked(): string[] {
    const pieces = [...this.#waiting].flatMap(([piece, awaited]) => (awaited.isAsked ? [] : [piece]));
    for (const piece of pieces) this.#waiting.get(piece)!.isAsked = true;
    return pieces;
  }

  /** A coach that cannot be asked is silent: nobody's words depend on it. */
  async #ask(pieces: readonly string[]): Promise<void> {
    if (!pieces.length) return;
    const rules = untrack(() => this.#rules);
    // Half a character moves no place, and no carriage takes it.
    const texts = pieces.map((piece) => piece.toWellFormed());
    const answers = await this.#answers(texts);
    // Heard by rules that no longer hold.
    if (rules !== this.#rules) return this.#ask(pieces);
    pieces.forEach((piece, at) => this.#keep(piece, answers[at]?.length ? answers[at] : none));
    this.heardAnew += 1;
  }
}

/** The same hint, further along in a longer text. */
function moved(hint: Hint, by: number): Hint {
  return by ? { ...hint, utf16: [hint.utf16[0] + by, hint.utf16[1] + by] } : hint;
}

/** The coach, as this window hears it. */
export const coach = new Coach();
