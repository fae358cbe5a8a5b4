// Owns what the person is doing on the map: what is chosen, how far the focus reaches, whether a link is being drawn.
// Must not know how it is shown, nor change the review.

import type { Factor, Link } from '../../ipc/bindings';
import { open } from '../../state/open.svelte';
import { everything, through, type Filter } from './filter';
import type { Place } from './focus';
import { around, focusLinks, IMPACT, type End, type Steps } from './graph';

export type Tab = 'outline' | 'evidence' | 'notes';

/** How the map is looked at: in its bands, along the timeline, one factor with what is linked to it, other days beside that day,
 * or another review's map beside this one. */
export type View = 'bands' | 'one' | 'time' | 'days' | 'beside';

/** A factor that is being written. */
export type Draft = Pick<Factor, 'phrase' | 'band' | 'polarity' | 'phase' | 'evidence'>;

/** What the hands are at. */
export type Mode =
  | { kind: 'look' }
  | { kind: 'add' }
  /** The phrase of the chosen factor is being edited. */
  | { kind: 'phrase' }
  /** A factor is under way with the pointer. */
  | { kind: 'carry' }
  /** The chosen factor is being made into two. */
  | { kind: 'split' }
  /** A link is being drawn; `at` is where the eye is before a choice is made. */
  | { kind: 'link'; from: string | null; to: End | null; at: End | null };

/** Nothing is in the focus. */
const none: ReadonlySet<string> = new Set();

export const ways: readonly Steps[] = ['all', '1', '2'];

export class Board {
  /** The chosen factor, or the impact. */
  picked = $state<End | null>(null);
  /** The chosen link; its from or its to is then `picked`. */
  link = $state<string | null>(null);
  steps = $state<Steps>('1');
  tab = $state<Tab>('outline');
  view = $state<View>('bands');
  /** What the map is narrowed to. */
  filter = $state.raw<Filter>(everything);
  /** The line that narrows the map is there. */
  filters = $state(false);
  mode = $state.raw<Mode>({ kind: 'look' });
  /** Where the phrase was opened from. */
  phraseFrom: Place = 'canvas';
  /** True while the whole map is squeezed into the window. */
  whole = $state(false);
  /** The factor being written. It outlives its form, so that no word is lost by closing it. */
  draft = $state<Draft>({ phrase: '', band: 'work', polarity: 'contributed', phase: 'onset', evidence: 'reported' });

  readonly #links = $derived(open.tables.link.rows);
  /** The chosen end, while it is there: an undo may have taken it. */
  readonly here = $derived(this.picked === IMPACT || open.tables.factor.get(this.picked) ? this.picked : null);
  /** What the filter lets through; undefined where that is everything. */
  readonly #through = $derived(through(this.filter, open.tables.factor.rows));
  /** What keeps its tint; undefined where everything does. */
  readonly near = $derived(
    this.here && this.steps !== 'all' ? around(this.#links, this.here, Number(this.steps)) : undefined,
  );
  /** The links in the focus, which carry words at every size. */
  readonly lit = $derived(
    this.here ? focusLinks(this.#links, this.here, this.steps === 'all' ? 1 : Number(this.steps)) : none,
  );

  /** False where the filter leaves a factor out. The impact is always there. */
  has(end: End): boolean {
    return end === IMPACT || (this.#through?.has(end) ?? true);
  }

  /** False where the filter leaves out what a link joins. */
  joins(link: Pick<Link, 'from' | 'to'>): boolean {
    return this.has(link.from) && this.has(link.to ?? IMPACT);
  }

  /** Narrows the map. What is left out is no longer chosen. */
  narrow(filter: Filter): void {
    this.filter = filter;
    if (this.picked && !this.has(this.picked)) this.pick(null);
  }

  endFilter(): void {
    this.filters = false;
    this.filter = everything;
  }

  /** The chosen factor's row. */
  get factor(): Factor | undefined {
    return open.tables.factor.get(this.picked);
  }

  /** What a link being drawn would bear on, as far as it is known. */
  get aim(): End | null {
    return this.mode.kind === 'link' ? (this.mode.to ?? this.mode.at) : null;
  }

  /** The link that is read aloud: the chosen one, else the first the chosen factor does, else the first done to it. */
  get read(): Link | undefined {
    const chosen = open.tables.link.get(this.link);
    if (chosen || !this.picked) return chosen;
    const of = (link: Link) => link.from === this.picked;
    return this.#links.find(of) ?? this.#links.find((link) => (link.to ?? IMPACT) === this.picked);
  }

  /** Chooses a factor or the impact. What is chosen is in sight: a filter that leaves it out ends. */
  pick(end: End | null): void {
    if (end && !this.has(end)) this.endFilter();
    if (end === this.picked) return;
    this.picked = end;
    this.link = null;
    if (this.mode.kind === 'phrase' || this.mode.kind === 'split') this.mode = { kind: 'look' };
  }

  /** Chooses a link, and with it one of its ends, unless one is chosen already. */
  pickLink(link: Link): void {
    const ends = [link.from, link.to ?? IMPACT];
    if (!this.joins(link)) this.endFilter();
    if (!this.picked || !ends.includes(this.picked)) this.picked = link.from;
    this.link = link.id;
    this.tab = 'outline';
    this.mode = { kind: 'look' };
  }

  /** Opens the phrase of the chosen factor; the focus returns to where it was opened from. */
  editPhrase(from: Place): void {
    this.tab = 'outline';
    this.link = null;
    this.phraseFrom = from;
    this.mode = { kind: 'phrase' };
  }

  /** Begins a factor where the chosen one stands. */
  add(): void {
    const { factor } = this;
    if (factor && !this.draft.phrase) this.draft = { ...this.draft, band: factor.band, phase: factor.phase };
    this.mode = { kind: 'add' };
  }

  /** Begins to make two factors of the chosen one. */
  split(): void {
    if (this.factor) this.mode = { kind: 'split' };
  }

  /** Begins a link at the chosen factor, or asks where it begins. */
  startLink(): void {
    const from = this.factor?.id ?? null;
    this.link = null;
    this.mode = { kind: 'link', from, to: null, at: from };
  }

  /** One step back; false where there is nothing to leave. */
  back(): boolean {
    const { mode } = this;
    if (mode.kind === 'link' && mode.to) this.mode = { ...mode, to: null, at: mode.to };
    else if (mode.kind !== 'look') this.mode = { kind: 'look' };
    else if (this.link) this.link = null;
    else if (this.view !== 'bands') this.view = 'bands';
    else if (this.picked) this.picked = null;
    else if (this.filters) this.endFilter();
    else return false;
    return true;
  }
}
