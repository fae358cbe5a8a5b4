// Owns the sentences a link becomes: read from either end, in the outline, on the map and aloud.
// Must not know where they are shown.

import { dashed, t } from '../../i18n';
import type { Link, When } from '../../ipc/bindings';
import { open } from '../../state/open.svelte';
import { endOf, heardFrom, IMPACT, type End, type Heard } from './graph';

/** What people call an end of a link. */
export const nameOf = (end: End): string =>
  end === IMPACT ? t('map-the-impact') : (open.tables.factor.get(end)?.phrase ?? '');

/** The verb as it reads from one end: "delayed", or "delayed by". */
export const verbOf = ({ link, way }: Pick<Heard, 'link' | 'way'>): string =>
  way === 'does' ? t(`link-${dashed(link.kind)}`) : t(`map-by-${dashed(link.kind)}`);

/** Every link of one end in words: "delayed by ten-minute runs". */
export const heardIn = (end: End): string[] =>
  heardFrom(open.tables.link.rows, end).map((heard) => `${verbOf(heard)} ${nameOf(heard.other)}`);

/** A link as one sentence, left to right. */
export const sentenceOf = (link: Link): string =>
  t('map-link-drawn', { from: nameOf(link.from), verb: t(`link-${dashed(link.kind)}`), to: nameOf(endOf(link)) });

/** The number each event has on the timeline, on every screen and page alike. */
export const numbers = (events: readonly { id: string }[]): Map<string, number> =>
  new Map(events.map((event, at) => [event.id, at + 1]));

/** True where a clock time is known, be it about. */
export const onClock = ({ known }: When): boolean => known.kind !== 'after' && known.kind !== 'unknown';
