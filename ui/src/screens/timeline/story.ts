// Owns the story as it is laid out: which moments are shown, the silences between them, and how far apart they stand.
// Must not know how anything is drawn or changed.

import type { Account, Event } from '../../ipc/bindings';
import { dayOf, endOf, startOf } from '../../i18n/moment';
import { MINUTE } from './time';

export type View = 'all' | 'key' | 'around';
export type Spacing = 'order' | 'scale';

/** A silence shorter than this is no question. */
export const SILENCE = 15 * MINUTE;
/** How many moments before and after the chosen one "around this" shows. */
const AROUND = 3;
/** To scale: pixels a minute, and the most a silence may take. */
const PACE = 2;
const MOST = 320;
const LEAST_CARD = 56;

/** Part of the bracket of a span, as it passes one row: which of the two tracks, and which part. */
export interface Reach {
  track: 0 | 1;
  part: 'start' | 'through' | 'end';
}

/** A time in which nothing was recorded, between two moments. */
export interface Silence {
  after: Event;
  before: Event;
  /** Milliseconds since 1970. */
  from: number;
  to: number;
}

export type Item =
  | {
      kind: 'moment';
      key: string;
      event: Event;
      number: number;
      /** Milliseconds to write a date from, where the day is another than above. */
      day: number | null;
      reaches: Reach[];
      /** To scale: empty pixels above it. */
      space: number;
    }
  | { kind: 'silence'; key: string; silence: Silence; reaches: Reach[]; height: number };

/** The silences of the whole story: between neighbours that both have a clock time. */
export function silences(events: readonly Event[]): Silence[] {
  const found: Silence[] = [];
  let reached = -Infinity;
  events.forEach((before, at) => {
    const to = startOf(before.at);
    const after = events[at - 1];
    if (to !== null && after && startOf(after.at) !== null && to - reached >= SILENCE)
      found.push({ after, before, from: reached, to });
    reached = Math.max(reached, endOf(before.at) ?? -Infinity);
  });
  return found;
}

function visible(events: readonly Event[], view: View, chosen: string | null): Set<string> {
  if (view === 'all') return new Set(events.map(({ id }) => id));
  if (view === 'key') return new Set(events.filter(({ kind }) => kind === 'key_moment').map(({ id }) => id));
  const at = Math.max(
    0,
    events.findIndex(({ id }) => id === chosen),
  );
  return new Set(events.slice(Math.max(0, at - AROUND), at + AROUND + 1).map(({ id }) => id));
}

/** The brackets of spans that cover later moments; two tracks, and what does not fit is left to its words. */
function reachesOf(shown: readonly Event[]): Map<string, Reach[]> {
  const out = new Map<string, Reach[]>(shown.map(({ id }) => [id, []]));
  const busy = [-1, -1];
  shown.forEach((event, at) => {
    const to = event.at.known.kind === 'between' ? endOf(event.at) : null;
    if (to === null) return;
    const last = shown.findLastIndex(({ at }) => (startOf(at) ?? Infinity) <= to);
    const track = busy.findIndex((until) => until < at);
    if (last <= at || track < 0) return;
    busy[track] = last;
    for (let row = at; row <= last; row += 1) {
      const part = row === at ? 'start' : row === last ? 'end' : 'through';
      out.get(shown[row]!.id)!.push({ track: track as 0 | 1, part });
    }
  });
  return out;
}

const paced = (ms: number, least: number): number => Math.min(MOST, Math.max(least, Math.round((ms / MINUTE) * PACE)));

/** What stands on the screen, top to bottom. `events` are in order; a moment's number is its rank among all of them. */
export function storyline(
  events: readonly Event[],
  look: { view: View; spacing: Spacing; chosen: string | null; zone: string },
): Item[] {
  const seen = visible(events, look.view, look.chosen);
  const shown = events.filter(({ id }) => seen.has(id));
  const reaches = reachesOf(shown);
  const quiet = new Map(silences(events).map((silence) => [silence.before.id, silence]));
  const items: Item[] = [];
  let passed: Silence[] = [];
  // The corner of the page says the first day, so only another one is written.
  const opening = events.map(({ at }) => startOf(at)).find((start) => start !== null);
  let day = opening === undefined ? '' : dayOf(opening ?? 0, look.zone);
  let until: number | null = null;
  events.forEach((event, at) => {
    const silence = quiet.get(event.id);
    if (silence) passed.push(silence);
    if (!seen.has(event.id)) return;
    if (items.length) {
      for (const one of passed) {
        const through = reaches.get(event.id)!.filter(({ part }) => part !== 'start');
        items.push({
          kind: 'silence',
          key: `after-${one.after.id}`,
          silence: one,
          reaches: through.map(({ track }) => ({ track, part: 'through' })),
          height: look.spacing === 'scale' ? paced(one.to - one.from, LEAST_CARD) : 0,
        });
      }
    }
    const start = startOf(event.at);
    const today = start === null ? day : dayOf(start, look.zone);
    const apart = start !== null && until !== null && !passed.length ? start - until : 0;
    items.push({
      kind: 'moment',
      key: event.id,
      event,
      number: at + 1,
      day: today === day ? null : start,
      reaches: reaches.get(event.id)!,
      space: look.spacing === 'scale' && apart > 0 ? paced(apart, 0) : 0,
    });
    [day, until, passed] = [today, Math.max(until ?? -Infinity, endOf(event.at) ?? -Infinity), []];
    if (until === -Infinity) until = null;
  });
  return items;
}

/** A length of silence in the unit a person would say it in. */
export function lengthOf({ from, to }: Silence): { unit: 'minutes' | 'hours' | 'days'; count: number } {
  const minutes = Math.floor((to - from) / MINUTE);
  if (minutes < 180) return { unit: 'minutes', count: minutes };
  return minutes < 72 * 60
    ? { unit: 'hours', count: Math.floor(minutes / 60) }
    : { unit: 'days', count: Math.floor(minutes / 1_440) };
}

/** How many of these accounts say something of their own; below two, nothing differs. */
export const versions = (accounts: readonly Account[]): number =>
  new Set(accounts.map(({ text }) => text.replace(/\s+/g, ' ').trim().toLocaleLowerCase())).size;

/** A place between two neighbours, with room left on both sides; none where they stand too close. */
const between = (low: number, high: number): number | null =>
  high - low < 2 ? null : Math.floor((low + high) / 2) || (high > 1 ? 1 : -1);

/**
 * The place a moment takes: its time where it has one, as the rules will say too, so that it does not jump when the
 * answer comes; else behind the moment it follows, behind `beside`, or at the end.
 */
export function placeOf(
  event: Pick<Event, 'id' | 'at'>,
  events: readonly Event[],
  beside: string | null = null,
): number {
  const others = events.filter(({ id }) => id !== event.id);
  const { known } = event.at;
  const follows = known.kind === 'after' && known.event ? known.event : beside;
  const found = others.findIndex(({ id }) => id === follows);
  const behind = others[found < 0 ? others.length - 1 : found];
  const next = found < 0 ? undefined : others[found + 1];
  let place = startOf(event.at);
  if (place === null && behind)
    place = (next ? between(behind.position, next.position) : behind.position + MINUTE) ?? behind.position + 1;
  place ??= 1;
  const taken = new Set(others.map(({ position }) => position));
  while (taken.has(place)) place += 1;
  return place;
}

/** Where a moment without a clock time goes when it is moved a step; null where there is no room. */
export function stepPlace(event: Event, events: readonly Event[], step: -1 | 1): number | null {
  const at = events.findIndex(({ id }) => id === event.id);
  const near = events[at + step];
  if (startOf(event.at) !== null || !near) return null;
  const far = events[at + 2 * step]?.position ?? near.position + 2 * step * MINUTE;
  return between(Math.min(near.position, far), Math.max(near.position, far));
}

/** The day a new moment most likely belongs to: that of the moment beside it, else of the story, else `otherwise`. */
export function likelyDay(events: readonly Event[], chosen: string | null, zone: string, otherwise: number): string {
  const beside = events.findIndex(({ id }) => id === chosen);
  const order =
    beside < 0 ? [...events].reverse() : [...events.slice(0, beside + 1).reverse(), ...events.slice(beside)];
  const near = order.map(({ at }) => startOf(at)).find((start) => start !== null);
  return dayOf(near ?? otherwise, zone);
}
