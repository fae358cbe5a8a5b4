// Owns the wall of the host in memory: what the room may see of the rows it holds.
// Must not stand for the real one's promises; Rust keeps those, and tests hold it to them.

import type { CatchUp, Drawing, RoomAsk, RoomShow, RoomView, Sheet, Veil } from '../bindings';
import type { Seen, Standing, WallTurn } from '../host';

export class FakeWall {
  #version = 0;
  #ask: RoomAsk | null = null;
  #veil: Veil = 'live';
  #standing: Standing = 'closed';
  #waiting: (() => void)[] = [];

  constructor(readonly make: (ask: RoomAsk) => RoomView) {}

  turn(turn: WallTurn): null {
    if (turn.turn === 'put') this.#ask = turn.ask;
    else if (turn.turn === 'draw') this.#veil = turn.veil;
    else this.#standing = turn.turn === 'open' ? 'as_a_window' : 'closed';
    this.stir();
    return null;
  }

  stir(): void {
    this.#version += 1;
    for (const go of this.#waiting.splice(0)) go();
  }

  async look(seen: number): Promise<Seen> {
    if (this.#version <= seen) await new Promise<void>((go) => this.#waiting.push(go));
    const view = this.#ask && this.make(this.#ask);
    return { version: this.#version, standing: this.#standing, veil: this.#veil, view };
  }
}

/** What the room sees. */
export function roomView(
  sheet: Sheet,
  { face }: RoomAsk,
  question: (prompt: string | null) => string,
  drawing: Drawing,
): RoomView {
  const review = sheet.reviews[0]!;
  const item = sheet.agenda.find((held) => held.state === 'now');
  const moments = [...sheet.events].sort((a, b) => a.position - b.position).map(({ at, title }) => ({ at, title }));
  const show = ((): RoomShow => {
    if (face.show === 'rules') return { show: 'rules', rules: review.ground_rules };
    if (face.show === 'over') return { show: 'over' };
    if (face.show === 'timeline') return { show: 'timeline', moments };
    if (face.show === 'question') return { show: 'question', text: question(face.prompt), moments: moments.slice(-3) };
    if (face.show === 'catch_up') return { show: 'catch_up', ...catchUp(sheet) };
    if (face.show === 'map') return { show: 'map', drawing, outline: '', factor: face.factor, link: face.link };
    const note = sheet.notes.find((held) => held.id === face.note && held.visibility === 'room');
    const view = sheet.perspectives.find((held) => held.id === note?.perspective)?.name ?? null;
    return note ? { show: 'note', kind: note.kind, text: note.text, perspective: view } : { show: 'nothing' };
  })();
  const stage = item && {
    stage: item.stage,
    title: item.title,
    place: sheet.agenda.indexOf(item) + 1,
    of: sheet.agenda.length,
    minutes: item.minutes,
    spent_ms: item.spent_ms,
    running_since: item.running_since,
  };
  return { title: review.title, zone: review.zone, stage: stage ?? null, show };
}

/** Where the meeting stands. */
export function catchUp(sheet: Sheet): CatchUp {
  const story = [...sheet.events].sort((a, b) => a.position - b.position);
  const turning = story.filter(({ kind }) => kind === 'key_moment');
  return {
    summary: sheet.reviews[0]!.summary,
    known: (turning.length ? turning : story).slice(-5).map(({ at, title }) => ({ at, title })),
    unknown: sheet.questions.filter(({ state }) => state === 'open').map(({ text }) => text),
    next: sheet.agenda
      .filter(({ state }) => state === 'now' || state === 'waiting')
      .slice(0, 3)
      .map(({ stage, title, minutes }) => ({ stage, title, minutes })),
  };
}
