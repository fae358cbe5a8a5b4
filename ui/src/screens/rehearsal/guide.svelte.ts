// Owns where somebody is in the tour or in the room, what came of what they did, and the ways on, back and out.
// Must not know how any of it looks. Nothing here is part of a review, and nothing outlives the window.

import { t } from '../../i18n';
import type { Stage } from '../../ipc/bindings';
import { attempt } from '../../state/attempt';
import { decks } from '../../state/decks.svelte';
import { nav } from '../../state/nav.svelte';
import { open } from '../../state/open.svelte';
import { rehearsal } from '../../state/rehearsal.svelte';
import * as conduct from '../meet/conduct';
import { answerTo, between, counted, nothing, type Done, type Seen } from './acts';
import { offer } from './offer.svelte';
import { steps } from './tour';

/** The tour's five steps, the room, or the page after either. */
export type Part = 'tour' | 'room' | 'over';

class Guide {
  part = $state<Part>('room');
  at = $state(0);
  /** What came of the step or the beat; null while it waits. */
  reply = $state<string | null>(null);
  tally = $state.raw(nothing());
  /** The part that ended, for the page after it. */
  ended = $state<Exclude<Part, 'over'>>('room');
  /** True while the way out is being asked for. */
  leaving = $state(false);
  #answer: ((go: boolean) => void) | null = null;
  #before: Seen | null = null;

  get beats() {
    return rehearsal.view?.beats ?? [];
  }

  get beat() {
    return this.part === 'room' ? this.beats[this.at] : undefined;
  }

  get step() {
    return this.part === 'tour' ? steps[this.at] : undefined;
  }

  get count(): number {
    return this.part === 'tour' ? steps.length : this.beats.length;
  }

  /** Begins on a fresh throw-away copy. */
  begin = (part: Exclude<Part, 'over'>): Promise<void> =>
    attempt(async () => {
      if (part === 'tour') offer.answer();
      if (!(await rehearsal.begin())) return;
      this.#start(part);
      this.tally = nothing();
      this.#before = null;
      await nav.enter(rehearsal.view!.review, 'meet');
    });

  /** Goes on where the page was loaded anew: at the first beat of the stage the meeting is in. */
  resume(): void {
    this.#start('room');
    this.#follow(conduct.currentItem()?.stage);
  }

  #start(part: Exclude<Part, 'over'>): void {
    this.part = part;
    this.at = 0;
    this.reply = null;
    nav.leave = this.#mayLeave;
  }

  /** Looks at the meeting, and hears what was done since the last look. */
  look(seen: Seen): void {
    const done = this.#before ? between(this.#before, seen) : [];
    this.#before = seen;
    if (!done.length || this.part === 'over') return;
    this.tally = counted(this.tally, done);
    if (this.step) this.reply = done.some(this.step.is) ? t(this.step.done) : this.reply;
    else this.#hear(done);
  }

  #hear(done: readonly Done[]): void {
    const { beat } = this;
    if (!beat) return;
    const said = answerTo(beat, done, (prompt) => decks.prompt(prompt)?.on ?? null);
    const turned = done.find((one) => one.did === 'turn');
    if (said) this.reply = said;
    else if (turned) this.#follow(turned.to);
    else this.reply ??= this.#own(done);
  }

  /** What is said of an act the script does not foresee. */
  #own(done: readonly Done[]): string | null {
    if (done.some((one) => one.did === 'ask')) return t('rehearsal-own-ask');
    if (done.some((one) => one.did === 'caught')) return t('rehearsal-own-caught');
    return done.some((one) => one.did === 'send') ? t('rehearsal-own-send') : null;
  }

  /** The facilitator leads: where they go to another stage, the room comes along. */
  #follow(stage: Stage | undefined): void {
    const at = this.beats.findIndex((beat) => beat.stage === stage);
    if (at < 0 || this.beat?.stage === stage) return;
    this.at = at;
    this.reply = null;
  }

  /** On to the next; what was not met is let pass, and the room says its word to that first. */
  goOn(): void {
    if (this.beat && this.reply === null) {
      this.reply = this.beat.otherwise;
      return;
    }
    this.reply = null;
    if (this.at + 1 >= this.count) return this.end();
    this.at += 1;
    if (this.part === 'tour' && nav.screen !== 'meet') nav.go('meet');
    this.#keepStage();
  }

  /** A stage that was let pass is begun all the same, so that its questions are there. */
  #keepStage(): void {
    const { beat } = this;
    const item = open.tables.agenda_item.rows.find((row) => row.stage === beat?.stage);
    if (beat && item && conduct.currentItem()?.stage !== beat.stage) void conduct.goTo(item);
  }

  /** One step back; from the first it asks whether to leave. */
  back(): void {
    if (this.part === 'tour') return void nav.home();
    if (this.reply !== null) this.reply = null;
    else if (this.at > 0) this.at -= 1;
    else void nav.home();
  }

  /** To the page after it, from wherever one is. */
  end(): void {
    if (this.part !== 'over') this.ended = this.part;
    this.part = 'over';
    this.reply = null;
    nav.go('rehearsed');
  }

  /** Back from the page after it to where one was. */
  reopen(): void {
    this.part = this.ended;
    this.at = Math.min(this.at, this.count - 1);
    nav.go('meet');
  }

  /** Leaves for the list of reviews; the copy goes. */
  home(): Promise<void> {
    return nav.home();
  }

  #mayLeave = async (): Promise<boolean> => {
    if (!rehearsal.on) return true;
    if (this.part === 'room' && !(await this.#asked())) return false;
    await attempt(() => rehearsal.finish());
    if (rehearsal.view) return false;
    nav.leave = null;
    return true;
  };

  #asked(): Promise<boolean> {
    this.leaving = true;
    return new Promise((done) => (this.#answer = done));
  }

  /** The answer to whether to leave. */
  answer(go: boolean): void {
    this.leaving = false;
    this.#answer?.(go);
    this.#answer = null;
  }
}

export const guide = new Guide();
