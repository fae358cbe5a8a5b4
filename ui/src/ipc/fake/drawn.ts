// Owns a plain drawing of a map for the host in memory: one column a phase, one lane a band, nothing laid out with care.
// Must not be taken for the core's layout, which it stands in for where no Rust test wrote the picture.

import type { Drawing, Factor, MapView, Sheet } from '../bindings';
import { bands, phases } from '../vocabulary';

type Point = [number, number];

const BOX = { width: 100, height: 60 };
const COLUMN = 150;
const LANE = 100;
const LEFT = 100;
const HEADER = 24;
/** Letters in a line of a box. */
const LINE = 14;

const titled = (word: string): string => word[0]!.toUpperCase() + word.slice(1);

/** The map of what is there. Where exactly things stand is the core's matter. */
export function drawn(sheet: Sheet): Drawing {
  const most = bands.map((band) => Math.max(1, ...phases.map((phase) => cell(sheet, band, phase).length)));
  const tops = most.map((_, at) => HEADER + most.slice(0, at).reduce((sum, count) => sum + lane(count), 0));
  const bottom = HEADER + most.reduce((sum, count) => sum + lane(count), 0);
  const nodes = sheet.factors.map((factor) => node(sheet, factor, tops));
  const right = LEFT + phases.length * COLUMN;
  const impact = { x: right + 20, y: HEADER + 2 * LANE, width: 140, height: 200, padding: 12 };
  const at = (end: string | null) => nodes.find((one) => one.factor === end) ?? impact;
  const edges = sheet.links.map(({ id, from, to, kind }) => {
    const [a, b] = [at(from), at(to)];
    const start: Point = [a.x + a.width, a.y + a.height / 2];
    const end: Point = [b.x, b.y + b.height / 2];
    const middle: Point = [(start[0] + end[0]) / 2, (start[1] + end[1]) / 2];
    return {
      ...{ link: id, from, to, kind, verb: kind.replaceAll('_', ' ') },
      points: [start, start, end, end],
      marker: { kind: 'arrow' as const, at: end, angle: turn(start, end) },
      label: { x: middle[0] - 30, y: middle[1] - 8, width: 60, height: 16 },
      question: null,
    };
  });
  return {
    ...{ title: 'Factor map', width: right + 180, height: bottom, header: HEADER },
    ...{ nodes, edges, legend: [], keys: [], crossings: 0 },
    text: { node: 13, node_line: 16, label: 12, heading: 13, heading_line: 16, impact: 14, impact_line: 20 },
    lanes: bands.map((band, n) => {
      const [y, height] = [tops[n]!, lane(most[n]!)];
      const places = Array.from({ length: most[n]! }, (_, row) => y + 20 + BOX.height / 2 + row * (BOX.height + 12));
      return { band, number: n + 1, lines: [titled(band)], y, height, places };
    }),
    columns: phases.map((phase, n) => {
      const x = LEFT + n * COLUMN;
      return {
        kind: { kind: 'phase', phase },
        name: titled(phase),
        x,
        width: COLUMN,
        places: [x + 20 + BOX.width / 2],
      };
    }),
    impact: { ...impact, heading: 'Impact', lines: wrapped(sheet.reviews[0]?.impact.split('\n')[0] || '…') },
  };
}

/** The picture a Rust test wrote, where it is of this review as it stands; else a plain one. */
export function mapOf(sheet: Sheet, written: MapView | undefined): MapView {
  const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort();
  const same = written && [...ids(sheet.factors), ...ids(sheet.links)].join() === drawnIds(written.drawing).join();
  if (same) return written;
  return { drawing: drawn(sheet), outline: { title: 'Factor map', bands: [], impact: null } };
}

const drawnIds = ({ nodes, edges }: Drawing): string[] => [
  ...nodes.map(({ factor }) => factor).sort(),
  ...edges.map(({ link }) => link).sort(),
];

const lane = (count: number): number => LANE + (count - 1) * (BOX.height + 12);

const cell = (sheet: Sheet, band: string, phase: string): Factor[] =>
  sheet.factors.filter((factor) => factor.band === band && factor.phase === phase);

function node(sheet: Sheet, factor: Factor, tops: readonly number[]) {
  const { id, phrase, polarity, band, phase } = factor;
  const aside = cell(sheet, band, phase).indexOf(factor);
  const x = LEFT + phases.indexOf(phase) * COLUMN + 20;
  const y = tops[bands.indexOf(band)]! + 20 + aside * (BOX.height + 12);
  const corners: Point[] = [
    [x, y],
    [x + BOX.width, y],
    [x + BOX.width, y + BOX.height],
    [x, y + BOX.height],
  ];
  return {
    ...{ x, y, ...BOX, factor: id, phrase, polarity, band, phase, put: { col: 0, row: aside } },
    lines: wrapped(phrase).slice(0, 3),
    text_at: [x + BOX.width / 2, y + BOX.height / 2] as Point,
    outline: [corners[0]!, ...corners.slice(1).flatMap((corner, n) => [corners[n]!, corner, corner])],
    pins: factor.events.map((event) => sheet.events.findIndex((one) => one.id === event) + 1),
    pin: null,
  };
}

const turn = ([ax, ay]: Point, [bx, by]: Point): number => (Math.atan2(by - ay, bx - ax) * 180) / Math.PI;

/** Words in lines that a box can hold. */
function wrapped(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < LINE) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
