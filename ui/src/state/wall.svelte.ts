// Owns what the facilitator does with the wall, and the small picture of exactly what is on it.
// Must not know how it looks. Nothing of it is part of the review.

import type { FactorId, LinkId, NoteId, RoomAsk, RoomFace, Veil } from '../ipc/bindings';
import { call } from '../ipc/call';
import type { Seen, Standing, Trouble } from '../ipc/host';
import { asTrouble, open } from './open.svelte';
import { sight, type Sight } from './sight.svelte';

/** What can be chosen for the wall. A note is sent from its own row. */
export const faces = ['question', 'timeline', 'map'] as const;
/** A card for latecomers is put there from the card itself. */
export type Face = (typeof faces)[number] | 'catch_up';

/** How wide the map is laid out for the wall, in CSS pixels: few columns side by side, so that words stay large. */
const MAP_WIDTH = 960;

/** What is being asked at this moment. */
export interface Asked {
  /** Before the first question stand the rules; after the last, thanks. */
  stands: 'rules' | 'asking' | 'over';
  prompt: string | null;
  followUp: number | null;
}

class TheWall {
  #sight = $state.raw<Sight | null>(null);
  /** What the facilitator has chosen. */
  face = $state<Face>('question');
  /** The note that was sent; it stays until something else is chosen. */
  note = $state<NoteId | null>(null);
  /** Why the wall could not do what was asked. */
  trouble = $state.raw<Trouble | null>(null);
  #asked: Asked = { stands: 'rules', prompt: null, followUp: null };
  #factor: FactorId | null = null;
  #link: LinkId | null = null;
  #put = '';

  /** What is on the wall; null while there is no window on it. */
  get seen(): Seen | null {
    return this.#sight?.seen ?? null;
  }

  get standing(): Standing {
    return this.seen?.standing ?? 'closed';
  }

  get isOpen(): boolean {
    return this.standing !== 'closed';
  }

  get veil(): Veil {
    return this.seen?.veil ?? 'live';
  }

  /** Opens the window on the wall, or shows it again after its screen went away. */
  async show(): Promise<void> {
    await this.#try(async () => {
      await this.#tell();
      await call('turn_wall', { turn: 'open' });
      if (!this.isOpen) this.#sight = sight((seen) => call('read_room', { seen }), isThere);
    });
  }

  close = (): Promise<void> => this.#try(() => call('turn_wall', { turn: 'close' }));

  /** Blanks the wall or holds it still; the same again lets it follow. */
  draw(veil: Exclude<Veil, 'live'>): Promise<void> {
    return this.#try(() => call('turn_wall', { turn: 'draw', veil: this.veil === veil ? 'live' : veil }));
  }

  /** Puts the question, the timeline or the map on the wall. */
  async choose(face: Face): Promise<void> {
    this.face = face;
    this.note = null;
    await this.#try(() => this.#tell());
  }

  /** Sends one note to the wall, on purpose; the same again takes it down. */
  async send(note: NoteId): Promise<void> {
    this.note = this.note === note ? null : note;
    await this.#try(() => this.#tell());
  }

  /** Follows the question being asked. */
  async follow(asked: Asked): Promise<void> {
    this.#asked = asked;
    await this.#try(() => this.#tell());
  }

  /** Follows the factor that is talked about, and the link that is read aloud. */
  async pointAt(factor: FactorId | null, link: LinkId | null = null): Promise<void> {
    this.#factor = factor;
    this.#link = link;
    await this.#try(() => this.#tell());
  }

  get #ask(): RoomAsk | null {
    if (!open.id) return null;
    return { review: open.id, face: this.#faceNow() };
  }

  #faceNow(): RoomFace {
    if (this.note) return { show: 'note', note: this.note };
    if (this.face === 'timeline') return { show: 'timeline' };
    if (this.face === 'catch_up') return { show: 'catch_up' };
    if (this.face === 'map') return { show: 'map', width: MAP_WIDTH, factor: this.#factor, link: this.#link };
    const { stands, prompt, followUp } = this.#asked;
    return stands === 'asking' ? { show: 'question', prompt, follow_up: followUp } : { show: stands };
  }

  /** Says what is to be on the wall, where that is something else than before. */
  async #tell(): Promise<void> {
    const ask = this.#ask;
    const put = JSON.stringify(ask);
    if (!ask || put === this.#put) return;
    this.#put = put;
    await call('turn_wall', { turn: 'put', ask });
  }

  async #try(what: () => Promise<unknown>): Promise<void> {
    try {
      await what();
      this.trouble = null;
    } catch (raw) {
      this.#put = '';
      this.trouble = asTrouble(raw);
    }
  }
}

const isThere = ({ standing }: Seen): boolean => standing !== 'closed';

/** The wall. */
export const wall = new TheWall();
