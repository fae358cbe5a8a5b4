// Owns incident time between a person's fingers and the clock: what was typed, in which zone, becomes a moment, and back.
// Must not know an event, nor the time of the meeting.

import { clockTime } from '../../i18n/format';
import { momentsOf } from '../../i18n/moment';
import type { When, WhenKind } from '../../ipc/bindings';

const DAY = 86_400_000;
export const MINUTE = 60_000;

/** Why a time cannot be taken as it was typed. */
export type Unread = 'clock' | 'day' | 'skipped' | 'backwards' | 'number';

/** What was made of a typed time. */
export type Reading = { when: When; twice: boolean } | { unread: Unread };

/** What the person gave, beside the words: the day the words mean, and which of two equal hours. */
export interface Given {
  text: string;
  /** "2026-11-12". */
  day: string;
  zone: string;
  /** Where clocks went back: the second time they showed it. */
  second?: boolean;
  /** The id of the event with that number, where there is one. */
  numbered?: (number: number) => string | undefined;
}

const CLOCK = String.raw`(\d{1,2})[:.h](\d{2})(?::(\d{2}))?(?:\s*([ap])\.?m\.?)?|(\d{2})(\d{2})|(\d{1,2})\s*([ap])\.?m\.?`;
const ONE = new RegExp(`^(?:${CLOCK})$`, 'i');
const ABOUT = /^(?:[~～≈]|about\b|around\b|circa\b|ca?\.)\s*/i;
const ZULU = /\s*(?:\b(?:utc|gmt)|z)$/i;

/** Seconds since midnight, "not a clock time" as undefined, and NaN for one that no clock shows. */
function secondsOf(text: string): number | undefined {
  const found = ONE.exec(text.trim());
  if (!found) return undefined;
  const [, h1, m1, s1, half1, h2, m2, h3, half3] = found;
  const half = (half1 ?? half3)?.toLowerCase();
  let hours = Number(h1 ?? h2 ?? h3);
  const [minutes, seconds] = [Number(m1 ?? m2 ?? 0), Number(s1 ?? 0)];
  if (half) {
    if (hours < 1 || hours > 12) return NaN;
    hours = (hours % 12) + (half === 'p' ? 12 : 0);
  }
  return hours > 23 || minutes > 59 || seconds > 59 ? NaN : hours * 3_600 + minutes * 60 + seconds;
}

const nextDay = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + DAY).toISOString().slice(0, 10);

/** True for a day the calendar has. */
export const isDay = (day: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(day) &&
  !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) &&
  new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);

/** Reads what was typed: a time, one with "~", a span, "after …", words, or nothing at all. */
export function readTime(given: Given): Reading {
  const original = given.text.trim();
  const say = (known: WhenKind, zone = given.zone, twice = false): Reading => ({
    when: { known, original, zone },
    twice,
  });
  if (!original) return { when: { known: { kind: 'unknown' }, original: '', zone: given.zone }, twice: false };
  if (/^after\b/i.test(original)) {
    const number = /^after\s+(?:no\.?\s*|#)?(\d{1,4})$/i.exec(original)?.[1];
    if (!number) return say({ kind: 'after', event: null });
    const event = given.numbered?.(Number(number));
    return event ? say({ kind: 'after', event }) : { unread: 'number' };
  }
  return readClock(given, original) ?? say({ kind: 'unknown' });
}

/** Reads words that name a time of day; undefined where they do not try to. */
function readClock(given: Given, original: string): Reading | undefined {
  let text = original;
  const zone = ZULU.test(text) ? 'UTC' : given.zone;
  text = text.replace(ZULU, '');
  const about = ABOUT.test(text);
  text = text.replace(ABOUT, '').trim();
  const dated = /^(\d{4}-\d{2}-\d{2})[ T]+/.exec(text);
  text = text.slice(dated?.[0].length ?? 0);
  const day = dated?.[1] ?? given.day;
  const parts = text
    .replace(/^(?:between|from)\s+/i, '')
    .split(/\s*(?:[-–—]|\bto\b|\band\b|\buntil\b)\s*/i)
    .map(secondsOf);
  if (parts.length > 2 || parts.some((part) => part === undefined)) return undefined;
  if (parts.some(Number.isNaN)) return { unread: 'clock' };
  if (!isDay(day)) return { unread: 'day' };
  const [first, last] = parts as [number, number?];
  const pick = (of: string, seconds: number): { ms: number; twice: boolean } | undefined => {
    const all = momentsOf(of, seconds, zone);
    const ms = given.second ? all.at(-1) : all[0];
    return ms === undefined ? undefined : { ms, twice: all.length > 1 };
  };
  const from = pick(day, first);
  const to = last === undefined ? from : pick(last < first ? nextDay(day) : day, last);
  if (!from || !to) return { unread: 'skipped' };
  if (to.ms < from.ms) return { unread: 'backwards' };
  const iso = (ms: number) => new Date(ms).toISOString();
  const known: WhenKind =
    last !== undefined
      ? { kind: 'between', from: iso(from.ms), to: iso(to.ms) }
      : { kind: about ? 'about' : 'exact', at: iso(from.ms) };
  return { when: { known, original, zone }, twice: from.twice || to.twice };
}

/** The words to start editing from: what would be typed to say the same. */
export function typedTime({ known, original }: When, zone: string, numberOf: (id: string) => number): string {
  const at = (moment: string) => clockTime(moment, zone);
  if (known.kind === 'exact') return at(known.at);
  if (known.kind === 'about') return `~${at(known.at)}`;
  if (known.kind === 'between') return `${at(known.from)}-${at(known.to)}`;
  if (known.kind === 'after' && known.event && !original) return `after ${numberOf(known.event)}`;
  return original;
}

/** The same time so many minutes later; null for a time without a clock. */
export function shifted(when: When, minutes: number): When | null {
  const move = (at: string) => new Date(Date.parse(at) + minutes * MINUTE).toISOString();
  const { known } = when;
  const to: WhenKind | null =
    known.kind === 'exact' || known.kind === 'about'
      ? { ...known, at: move(known.at) }
      : known.kind === 'between'
        ? { ...known, from: move(known.from), to: move(known.to) }
        : null;
  // What was said is no longer what is meant, so the words go; undo brings them back.
  return to && { ...when, known: to, original: '' };
}

/** The last part of a zone's name, as people say it: "New York". */
export const cityOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
