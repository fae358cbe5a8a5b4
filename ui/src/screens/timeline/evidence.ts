// Owns the imported lines as evidence: their order, which of them match, and which are on the timeline.
// Must not know how they are shown, nor where the files were.

import type { Event, Line, Source } from '../../ipc/bindings';
import { startOf } from '../../i18n/moment';

/** A line, ready to be shown and searched. */
export interface Piece {
  line: Line;
  source: string;
  start: number | null;
  /** Everything that may be searched, in small letters. */
  hay: string;
}

/** Why a line has no time on the clock, as the reader of files says it. */
export const reasons = [
  'prose',
  'heading',
  'table_frame',
  'code',
  'place_only',
  'no_date',
  'unreadable_time',
  'ambiguous_date',
  'no_such_time',
  'other_shape',
] as const;
export type Reason = (typeof reasons)[number];

/** The known reason of a line; undefined where it has a time, or a reason of a newer version. */
export const reasonOf = (line: Line): Reason | undefined => reasons.find((reason) => reason === line.kept_because);

/** All lines by time. One without a time stays behind the line it follows in its file. */
export function pieces(lines: readonly Line[], sources: readonly Source[]): Piece[] {
  const files = new Map(sources.map((source, at) => [source.id, { name: source.name, at }]));
  const inFile = [...lines].sort(
    (a, b) => (files.get(a.source)?.at ?? 0) - (files.get(b.source)?.at ?? 0) || a.position - b.position,
  );
  let file = '';
  let last = -Infinity;
  const placed = inFile.map((line, at) => {
    if (line.source !== file) [file, last] = [line.source, -Infinity];
    const start = startOf(line.at);
    last = start ?? last;
    const source = files.get(line.source)?.name ?? '';
    const hay = `${line.text}\n${line.author}\n${source}\n${line.raw}`.toLocaleLowerCase();
    return { piece: { line, source, start, hay }, by: last, at };
  });
  placed.sort((a, b) => (a.by === b.by ? a.at - b.at : a.by - b.by));
  return placed.map(({ piece }) => piece);
}

/** The pieces that hold every word asked for, wherever it stands. */
export function matching(all: readonly Piece[], asked: string): readonly Piece[] {
  const words = asked.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return words.length ? all.filter(({ hay }) => words.every((word) => hay.includes(word))) : all;
}

/** For each line on the timeline, the first moment that rests on it. */
export function usedIn(events: readonly Event[]): Map<string, string> {
  const used = new Map<string, string>();
  for (const event of events) for (const line of event.lines) if (!used.has(line)) used.set(line, event.id);
  return used;
}
