// Owns the timeline's words for times, kinds and silences.
// Must not know where they are shown.

import { dashed, t } from '../../i18n';
import { clockTime, shortDay } from '../../i18n/format';
import type { Event, EventKind, When } from '../../ipc/bindings';
import { clock } from '../../state/clock.svelte';
import { lengthOf, type Silence } from './story';
import { dayOf } from '../../i18n/moment';

/** The word for a kind. */
export const kindWord = (kind: EventKind): string =>
  kind === 'key_moment' ? t('timeline-key-moment') : t(`kind-${dashed(kind)}`);

/** A day, with its year where that is another than today's. */
export const dayWord = (ms: number, zone: string): string => shortDay(ms, clock.peek(), zone);

/** How a typed time was understood, in one line that leaves no doubt. */
export function understood(at: When, zone: string, after?: { number: number; title: string }): string {
  const { known } = at;
  const read = at.zone || zone;
  if (known.kind === 'after') return after ? t('timeline-read-behind', after) : t('timeline-read-after', at);
  if (known.kind === 'unknown') return at.original ? t('timeline-read-words', at) : t('timeline-read-nothing');
  if (known.kind === 'between') {
    const days = [known.from, known.to].map((moment) => dayWord(Date.parse(moment), read)) as [string, string];
    const [from, to] = [clockTime(known.from, read), clockTime(known.to, read)];
    const end = days[0] === days[1] ? to : `${to}, ${days[1]}`;
    return t('timeline-read-between', { from, to: end, day: days[0], zone: read });
  }
  const args = { time: clockTime(known.at, read), day: dayWord(Date.parse(known.at), read), zone: read };
  return t(`timeline-read-${known.kind}`, args);
}

/** A time in a few words, for those who hear the page. */
export function spoken({ at }: Event, zone: string): string {
  const { known } = at;
  if (known.kind === 'exact') return clockTime(known.at, zone);
  if (known.kind === 'about') return t('timeline-about', { time: clockTime(known.at, zone) });
  if (known.kind === 'between')
    return t('timeline-between', { from: clockTime(known.from, zone), to: clockTime(known.to, zone) });
  return at.original || t('timeline-read-nothing');
}

/** "47" and "minutes, nothing recorded". */
export function silenceWords(silence: Silence): { count: number; words: string } {
  const { unit, count } = lengthOf(silence);
  return { count, words: t(`timeline-gap-${unit}`, { count }) };
}

/** From and to of a silence, with their days where they differ. */
export function silenceEnds({ from, to }: Silence, zone: string): { from: string; to: string } {
  const apart = dayOf(from, zone) !== dayOf(to, zone);
  const end = (ms: number) => (apart ? `${dayWord(ms, zone)} ${clockTime(ms, zone)}` : clockTime(ms, zone));
  return { from: end(from), to: end(to) };
}
