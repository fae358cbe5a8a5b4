// Owns the search of the host in memory: every word must be somewhere in the row, and newer rows come first.
// Must not stand for the real one's order or speed; it is there so that the screen can be walked in a browser.

import type { Commands, Key, Noun, SearchHit, SearchView, Sheet } from '../bindings';

type Ask = Commands['search']['in'];

/** Rows with what is searched of them, and the row a screen goes to. */
function said(sheet: Sheet): { key: Key; review: string; text: string; place: Key }[] {
  const of = <Row extends { id: string }>(
    noun: Noun,
    rows: Row[],
    text: (row: Row) => string,
    review: (row: Row) => string,
  ) =>
    rows.map((row) => ({
      key: { noun, id: row.id },
      place: { noun, id: row.id },
      review: review(row),
      text: text(row),
    }));
  const home = (row: { review: string }) => row.review;
  return [
    ...of(
      'review',
      sheet.reviews,
      (row) => `${row.title} ${row.summary}`.trim(),
      (row) => row.id,
    ),
    ...of('note', sheet.notes, (row) => row.text, home),
    ...of('event', sheet.events, (row) => row.title, home),
    ...sheet.accounts.map((row) => ({
      key: { noun: 'account' as const, id: row.id },
      place: { noun: 'event' as const, id: row.event },
      review: row.review,
      text: row.text,
    })),
    ...of('factor', sheet.factors, (row) => row.phrase, home),
    ...of('learning', sheet.learnings, (row) => row.text, home),
    ...of('open_question', sheet.questions, (row) => row.text, home),
    ...of('follow_up', sheet.follow_ups, (row) => row.text, home),
    ...of('parked', sheet.parked, (row) => row.text, home),
    ...of('thanks', sheet.thanks, (row) => row.text, home),
    ...of('line', sheet.lines, (row) => row.text || row.raw, home),
  ];
}

/** Answers a search. */
export function searched(sheet: Sheet, { words, only }: Ask): SearchView {
  const wanted = words
    .toLowerCase()
    .split(/[\s"]+/u)
    .filter(Boolean);
  const hits = said(sheet)
    .filter(
      ({ key, text }) => (!only || key.noun === only) && wanted.every((word) => text.toLowerCase().includes(word)),
    )
    .reverse()
    .map(({ key, place, review, text }): SearchHit => {
      const at = wanted.map((word) => text.toLowerCase().indexOf(word));
      const marks = at.map((from, n) => ({ from, to: from + wanted[n]!.length })).sort((a, b) => a.from - b.from);
      const title = sheet.reviews.find(({ id }) => id === review)?.title ?? '';
      return { key, place, review, title, snippet: text, marks };
    });
  return { hits: hits.slice(0, 50), order: 'best', more: hits.length > 50 };
}
