// Owns a host that keeps a library in memory, so that every screen runs in a plain browser and in tests.
// Must not know a screen. What it answers for maps and handouts are fixtures that Rust tests write.

import type {
  Access,
  Act,
  Change,
  Commands,
  Decks,
  LibraryView,
  Listed,
  Progress,
  MapView,
  Reach,
  Receipt,
  RehearsalView,
  Sheet,
} from '../bindings';
import { Trouble, type Every, type Host, type Name, type WallTurn } from '../host';
import { emptySheet, keyOf, reviewOf, rowsIn, tableIn, nouns } from '../rows';
import { FakeCoach } from './coach';
import { mapOf } from './drawn';
import { carryOut, change } from './rules';
import { FakeWall, catchUp, roomView } from './room';
import { searched } from './search';

/** What the library holds at the start, and what it answers without working it out. */
export interface Stock {
  /** Every row of every review. */
  sheet: Sheet;
  /** The rows `add_sample` brings in. */
  sample?: Sheet;
  /** What `rehearse` puts in the place of everything, until it is finished. */
  rehearsal?: { view: RehearsalView; sheet: Sheet };
  decks?: Decks;
  /** The picture of one review's map, as the core drew it. */
  map?: MapView;
  /** Answers of commands that only the real core can work out, by command name. */
  answers?: Partial<{ [N in Name]: Every[N]['out'] }>;
  access?: Access;
}

interface Step {
  name: string;
  review: string;
  at: string;
  changes: Change[];
}

const nameOf = (act: Act): string => {
  const title = (noun: string) => noun.replace(/(^|_)(.)/g, (_, __, letter: string) => letter.toUpperCase());
  if (act.act === 'Write' || act.act === 'Remove') return act.act + title(act.of.noun);
  return act.act;
};

/** The host. Tests reach into `fail`, `wait` and `sheet`; screens only see `call`. */
export class FakeHost implements Host {
  sheet: Sheet;
  /** The library that was here before a rehearsal. */
  #own: { sheet: Sheet; done: Step[]; undone: Step[] } | null = null;
  /** When set, every write is refused with it. */
  fail: Trouble | null = null;
  /** Waits before each answer, in milliseconds. */
  wait = 0;
  /** Every call, in the order it came in. */
  calls: { name: Name; input: unknown }[] = [];
  /** How many writes are being answered at this moment, and the most there ever were. */
  busy = { now: 0, most: 0 };
  #stock: Stock;
  #revision = 0;
  #done: Step[] = [];
  #undone: Step[] = [];
  #listeners: ((revision: number) => void)[] = [];
  #clock: () => string;
  #coach = new FakeCoach();
  #wall = new FakeWall((ask) => {
    const prompts = this.#stock.decks?.decks.flatMap((deck) => deck.prompts) ?? [];
    const words = (id: string | null) => prompts.find((prompt) => prompt.id === id)?.text ?? '';
    const sheet = this.#of(ask.review);
    return roomView(sheet, ask, words, mapOf(sheet, this.#stock.map).drawing);
  });

  constructor(stock: Stock, now: () => string = () => new Date().toISOString()) {
    this.#stock = stock;
    this.sheet = structuredClone(stock.sheet);
    this.#clock = now;
  }

  async call<N extends Name>(name: N, input: Every[N]['in']): Promise<Every[N]['out']> {
    this.calls.push({ name, input });
    const writes = ['act', 'undo', 'redo', 'start', 'add_sample'].includes(name);
    if (writes) this.busy = { now: this.busy.now + 1, most: Math.max(this.busy.most, this.busy.now + 1) };
    try {
      await new Promise((done) => setTimeout(done, this.wait));
      if (writes && this.fail) throw this.fail;
      return structuredClone(await this.#answer(name, input)) as Every[N]['out'];
    } finally {
      if (writes) this.busy.now -= 1;
    }
  }

  onRevision(listener: (revision: number) => void): void {
    this.#listeners.push(listener);
  }

  /** Tells the screens how far a file is, as the window does. */
  bringing: (progress: Progress) => void = () => undefined;

  onBringing(listener: (progress: Progress) => void): void {
    this.bringing = listener;
  }

  onClosing(): void {
    // A browser tab has no closing that could wait.
  }

  onMenu(): void {
    // Nor has it a menu of ours.
  }

  #answer(name: Name, input: unknown): unknown {
    const fixed = this.#stock.answers?.[name];
    if (fixed !== undefined) return fixed;
    const review = (input as { review?: string } | null)?.review ?? '';
    switch (name) {
      case 'library':
      case 'reopen':
        return this.#library();
      case 'review':
        return {
          sheet: this.#of(review),
          revision: this.#revision,
          reach: this.#reach(review),
          access: this.#access(),
        };
      case 'map':
        return mapOf(this.#of(review), this.#stock.map);
      case 'catch_up':
        return catchUp(this.#of((input as { review: string }).review));
      case 'decks':
        return this.#stock.decks ?? { decks: [], refused: [] };
      case 'keep_deck':
        return this.#keepDeck(input as Commands['keep_deck']['in']);
      case 'search':
        return searched(this.sheet, input as Commands['search']['in']);
      case 'hear':
        return this.#coach.hear((input as Commands['hear']['in']).texts);
      case 'coach':
        return this.#coach.view();
      case 'switch_rule': {
        const { rule, is_on } = input as Commands['switch_rule']['in'];
        return this.#coach.switch(rule, is_on);
      }
      case 'add_rule':
        return this.#coach.add(input as Commands['add_rule']['in']);
      case 'take_rule_away':
        return this.#coach.takeAway(input as string);
      case 'choose_language':
        return null;
      case 'offered':
      case 'leave_package':
        return null;
      case 'history':
        return this.#done
          .filter((step) => step.review === review)
          .map((step, seq) => ({ seq, name: step.name, at: step.at, kind: 'did', changes: step.changes }));
      case 'act':
        return this.#act(input as Act);
      case 'undo':
        return this.#step(review, this.#done, this.#undone);
      case 'redo':
        return this.#step(review, this.#undone, this.#done);
      case 'start':
        return this.#start(input as Commands['start']['in']);
      case 'add_sample':
        return this.#addSample();
      case 'rehearse':
        return this.#rehearse();
      case 'rehearsal':
        return this.#own && (this.#stock.rehearsal?.view ?? null);
      case 'finish_rehearsal':
        return this.#finishRehearsal();
      case 'stop_bringing':
        return null;
      case 'snapshots':
        return [];
      case 'read_room':
        return this.#wall.look((input as Every['read_room']['in']).seen);
      case 'turn_wall':
        return this.#wall.turn(input as WallTurn);
      default:
        throw new Trouble('bad_request', `“${name}” has no answer in this rehearsal.`, 'Open the app itself.');
    }
  }

  #library(): LibraryView {
    const path = '~/.local/share/second-story/library.db';
    return { access: this.#access(), path, reviews: this.#listed(), troubles: [] };
  }

  #access(): Access {
    return this.#stock.access ?? { kind: 'full' };
  }

  #of(review: string): Sheet {
    const out = emptySheet();
    for (const noun of nouns) {
      const rows = tableIn(this.sheet, noun).filter((row) => reviewOf({ noun, row } as never) === review);
      (tableIn(out, noun) as unknown[]).push(...rows);
    }
    if (!out.reviews.length)
      throw new Trouble('not_found', 'Reading: the review is not there.', 'Go back to the list.');
    return out;
  }

  #listed(): Listed[] {
    const count = (rows: { review: string }[], id: string) => rows.filter((row) => row.review === id).length;
    return [...this.sheet.reviews].reverse().map((review) => ({
      review,
      touched_at: this.#done.findLast((step) => step.review === review.id)?.at ?? review.made_at,
      notes: count(this.sheet.notes, review.id),
      events: count(this.sheet.events, review.id),
      factors: count(this.sheet.factors, review.id),
      learnings: count(this.sheet.learnings, review.id),
      open_follow_ups: count(
        this.sheet.follow_ups.filter((row) => row.state === 'idea' || row.state === 'agreed'),
        review.id,
      ),
    }));
  }

  #reach(review: string): Reach {
    const last = (steps: Step[]) => steps.findLast((step) => step.review === review)?.name ?? null;
    return { undo: last(this.#done), redo: last(this.#undone) };
  }

  #receipt(step: Step): Receipt {
    this.#revision += 1;
    const receipt = { revision: this.#revision, at: step.at, changes: step.changes, reach: this.#reach(step.review) };
    this.#wall.stir();
    queueMicrotask(() => this.#listeners.forEach((listener) => listener(receipt.revision)));
    return receipt;
  }

  #act(act: Act): Receipt {
    const at = this.#clock();
    const before = structuredClone(this.sheet);
    try {
      const changes = carryOut(act, this.sheet, at);
      const review = reviewOf((changes[0]!.after ?? changes[0]!.before)!);
      const step = { name: nameOf(act), review, at, changes };
      this.#done.push(step);
      this.#undone = this.#undone.filter((held) => held.review !== review);
      return this.#receipt(step);
    } catch (trouble) {
      // All or nothing, as in the real library.
      Object.assign(this.sheet, before);
      throw trouble;
    }
  }

  #step(review: string, from: Step[], to: Step[]): Receipt {
    const at = from.findLastIndex((step) => step.review === review);
    const step = from[at];
    if (!step) throw new Trouble('nothing', 'There is nothing to undo.', '');
    from.splice(at, 1);
    const back = {
      ...step,
      changes: step.changes.map(({ before, after }) => ({ before: after, after: before })).reverse(),
    };
    for (const one of back.changes) change(this.sheet, one);
    to.push(back);
    return this.#receipt(back);
  }

  #start({ title, preset }: Commands['start']['in']): unknown {
    const id = crypto.randomUUID();
    const deck = this.#stock.decks?.decks[0];
    const steps = (deck?.presets.find((held) => held.id === preset) ?? deck?.presets[0])?.steps ?? [];
    const review = {
      id,
      rev: 0,
      title,
      summary: '',
      impact: '',
      scope: '',
      zone: 'Europe/Copenhagen',
      state: 'prepare' as const,
      meets_at: null,
      ground_rules: deck?.ground_rules ?? [],
      made_at: this.#clock(),
      sample: false,
    };
    const agenda = steps.map((step, position) => ({
      id: crypto.randomUUID(),
      rev: 0,
      review: id,
      position,
      stage: step.stage,
      title: '',
      minutes: step.minutes,
      state: 'waiting' as const,
      prompts: step.prompts.map((prompt) => ({ prompt, state: 'waiting' as const })),
      spent_ms: 0,
      running_since: null,
    }));
    return { review: id, receipt: this.#act({ act: 'StartReview', of: { review, agenda } }) };
  }

  /** Lays the deck the app writes beside the others, as its file would be read again. */
  #keepDeck({ title, starred, prompts }: Commands['keep_deck']['in']): Decks {
    if (this.fail) throw this.fail;
    const { decks, refused } = this.#stock.decks ?? { decks: [], refused: [] };
    const id = 'mine';
    const named = (prompt: string) => (prompt.startsWith(`${id}/`) ? prompt : `${id}/${prompt}`);
    const plain = { on: null, source: [], minutes: 2, follow_ups: [], avoid_if: '' };
    const deck = {
      ...{ id, file: 'mine.toml', title, language: 'en', about: '', starred },
      ...{ ground_rules: [], sources: [], stages: [], presets: [], anti_patterns: [] },
      prompts: prompts.map((prompt) => ({ ...plain, ...prompt, id: named(prompt.id) })),
    };
    this.#stock = { ...this.#stock, decks: { decks: [...decks.filter((held) => held.id !== id), deck], refused } };
    return this.#stock.decks!;
  }

  #addSample(): unknown {
    const sheet = this.#stock.sample ?? this.#stock.sheet;
    const review = (sheet.reviews.find((held) => held.sample) ?? sheet.reviews.at(-1)!).id;
    const fresh = rowsIn(sheet).filter((row) => reviewOf(row) === review && !this.#holds(row));
    const only = emptySheet();
    for (const row of fresh) (tableIn(only, row.noun) as unknown[]).push({ ...row.row, rev: 0 });
    return { review, receipt: this.#act({ act: 'AddSheet', of: { review, sheet: only } }) };
  }

  #rehearse(): RehearsalView {
    const { rehearsal } = this.#stock;
    if (!rehearsal)
      throw new Trouble('not_found', 'Rehearsing the sample: there is none here.', 'Open the app itself.');
    this.#finishRehearsal();
    this.#own = { sheet: this.sheet, done: this.#done, undone: this.#undone };
    this.sheet = structuredClone(rehearsal.sheet);
    for (const item of this.sheet.agenda) if (item.running_since) item.running_since = this.#clock();
    this.#done = [];
    this.#undone = [];
    return rehearsal.view;
  }

  #finishRehearsal(): null {
    if (this.#own) {
      this.sheet = this.#own.sheet;
      this.#done = this.#own.done;
      this.#undone = this.#own.undone;
      this.#own = null;
    }
    return null;
  }

  #holds(row: ReturnType<typeof rowsIn>[number]): boolean {
    return tableIn(this.sheet, row.noun).some((held) => held.id === keyOf(row).id);
  }
}
