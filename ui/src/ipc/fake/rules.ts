// Owns the rules of the in-memory host: an act and a sheet become the rows that change.
// Must not know of the wire. The real rules are in the domain crate; these follow them as far as screens can tell.

import type { Act, AgendaItem, AgendaMove, Change, ClockMove, FromLine, Key, Row, Sheet } from '../bindings';
import { Trouble } from '../host';
import { inOrder, keyOf, nouns, reviewOf, rowsIn, tableIn, tableOf } from '../rows';

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const refuse = (message: string, next: string): never => {
  throw new Trouble('refused', message, next);
};

/** The row of that key. */
export function find(sheet: Sheet, key: Key): Row | undefined {
  const row = tableIn(sheet, key.noun).find((held) => held.id === key.id);
  return row && ({ noun: key.noun, row } as Row);
}

/** Carries a change out. */
export function change(sheet: Sheet, { before, after }: Change): void {
  const { noun, id } = keyOf((after ?? before)!);
  const table = tableIn(sheet, noun) as { id: string }[];
  const at = table.findIndex((held) => held.id === id);
  if (!after) table.splice(at, at < 0 ? 0 : 1);
  else if (at < 0) table.push(structuredClone(after.row));
  else table[at] = structuredClone(after.row);
}

/** The changes of one act; throws a Trouble where a rule says no. Changes are carried out on the sheet as they come. */
export function carryOut(act: Act, sheet: Sheet, now: string): Change[] {
  const draft = new Draft(sheet, now);
  switch (act.act) {
    case 'StartReview':
      draft.write({ noun: 'review', row: act.of.review });
      for (const row of act.of.agenda) draft.write({ noun: 'agenda_item', row });
      break;
    case 'AddSheet':
      for (const row of rowsIn(act.of.sheet)) draft.write(row);
      break;
    case 'Write':
      draft.write(act.of);
      break;
    case 'Remove':
      draft.remove(act.of);
      break;
    case 'MoveAgendaItem':
      draft.move(act.of);
      break;
    case 'TurnClock':
      draft.turn(act.of);
      break;
    case 'PromoteLine':
      draft.promote(act.of);
      break;
  }
  if (!draft.changes.length) throw new Trouble('nothing', 'Saving: there is nothing to change.', '');
  return draft.changes;
}

/** The text a row cannot be without. */
const needed: Partial<Record<Row['noun'], string>> = {
  review: 'title',
  perspective: 'name',
  person: 'name',
  event: 'title',
  factor: 'phrase',
  account: 'text',
  learning: 'text',
  open_question: 'text',
  follow_up: 'text',
  parked: 'text',
  quote: 'text',
};

class Draft {
  changes: Change[] = [];

  constructor(
    private readonly sheet: Sheet,
    private readonly now: string,
  ) {}

  write(row: Row): void {
    const held = find(this.sheet, keyOf(row));
    if (held && held.row.rev !== row.row.rev) {
      throw new Trouble('stale', 'Saving: this was changed elsewhere.', 'Look at it again.');
    }
    if (!held && row.row.rev !== 0) throw new Trouble('not_found', 'Saving: it is no longer there.', 'Add it again.');
    this.put(held, row);
  }

  put(held: Row | undefined, row: Row): void {
    if (held && same(held, row)) return;
    const field = needed[row.noun];
    const text = field && (row.row as unknown as Record<string, string>)[field];
    if (field && !text?.trim()) refuse(`Saving: the ${field} is empty.`, 'Write a word or two.');
    this.record(held ?? null, { ...row, row: { ...row.row, rev: (held?.row.rev ?? 0) + 1 } } as Row);
    if (row.noun === 'quote' && row.row.sharing !== 'agreed') this.takeBack(row.row.id);
    if ((row.noun === 'note' || row.noun === 'account') && row.row.quote) {
      const said = this.sheet.quotes.find(({ id }) => id === row.row.quote);
      if (said?.sharing !== 'agreed') refuse('Saving: nobody has agreed to pass these words on.', 'Ask first.');
    }
  }

  /** Takes out what passes on words that may no longer be passed on. */
  private takeBack(quote: string): void {
    for (const row of this.sheet.notes.filter((note) => note.quote === quote)) this.record({ noun: 'note', row }, null);
    for (const row of this.sheet.accounts.filter((account) => account.quote === quote))
      this.record({ noun: 'account', row }, null);
  }

  record(before: Row | null, after: Row | null): void {
    const step = structuredClone({ before, after });
    this.changes.push(step);
    change(this.sheet, step);
  }

  remove(key: Key): void {
    const held = find(this.sheet, key);
    if (!held) throw new Trouble('not_found', 'Removing: it is no longer there.', '');
    if (key.noun === 'review') {
      const all = rowsIn(this.sheet).filter((row) => reviewOf(row) === key.id);
      for (const row of all.reverse()) this.record(row, null);
      return;
    }
    this.record(held, null);
    for (const noun of nouns) for (const row of [...tableIn(this.sheet, noun)]) this.forget({ noun, row } as Row, key);
  }

  /** Settles one row that may point at what has gone. */
  private forget(row: Row, gone: Key): void {
    if (!find(this.sheet, keyOf(row)) || !JSON.stringify(row.row).includes(gone.id)) return;
    const points = row.row as unknown as Record<string, unknown>;
    const bound: Partial<Record<Row['noun'], string[]>> = {
      account: ['event', 'perspective', 'quote'],
      note: ['quote'],
      quote: ['interview'],
      line: ['source'],
      link: ['from', 'to'],
    };
    if (bound[row.noun]?.some((field) => points[field] === gone.id)) return this.remove(keyOf(row));
    const left = Object.fromEntries(
      Object.entries(points).map(([field, value]) => [
        field,
        value === gone.id ? null : Array.isArray(value) ? value.filter((item) => item !== gone.id) : value,
      ]),
    );
    this.put(row, { noun: row.noun, row: left } as unknown as Row);
  }

  private agenda(review: string): AgendaItem[] {
    return this.sheet.agenda.filter((item) => item.review === review).sort(inOrder);
  }

  private item(id: string): AgendaItem {
    const found = this.sheet.agenda.find((item) => item.id === id);
    if (!found) throw new Trouble('not_found', 'Saving: the agenda item is no longer there.', '');
    return found;
  }

  private set(item: AgendaItem, fields: Partial<AgendaItem>): void {
    this.put({ noun: 'agenda_item', row: item }, { noun: 'agenda_item', row: { ...item, ...fields } });
  }

  move({ item, to }: AgendaMove): void {
    const moved = this.item(item);
    const items = this.agenda(moved.review).filter((held) => held.id !== item);
    items.splice(Math.min(to, items.length), 0, moved);
    items.forEach((held, position) => this.set(held, { position }));
  }

  private stopped(item: AgendaItem): Partial<AgendaItem> {
    if (!item.running_since) return {};
    const ran = Math.max(0, Date.parse(this.now) - Date.parse(item.running_since));
    return { running_since: null, spent_ms: item.spent_ms + ran };
  }

  private leave(review: string, except: string | null): void {
    for (const item of this.agenda(review)) {
      if (item.state === 'now' && item.id !== except) this.set(item, { ...this.stopped(item), state: 'done' });
    }
  }

  private state(review: string, state: 'meet' | 'learn'): void {
    const held = find(this.sheet, { noun: 'review', id: review });
    if (held?.noun === 'review') this.put(held, { noun: 'review', row: { ...held.row, state } });
  }

  turn(turn: ClockMove): void {
    switch (turn.turn) {
      case 'go_to': {
        const target = this.item(turn.item);
        this.leave(target.review, target.id);
        this.set(this.item(turn.item), { state: 'now', running_since: target.running_since ?? this.now });
        return this.state(target.review, 'meet');
      }
      case 'pause':
        return this.agenda(turn.review).forEach((item) => this.set(item, this.stopped(item)));
      case 'resume':
        return this.agenda(turn.review)
          .filter((item) => item.state === 'now')
          .forEach((item) => this.set(item, { running_since: item.running_since ?? this.now }));
      case 'add': {
        const item = this.item(turn.item);
        return this.set(item, { minutes: Math.min(480, Math.max(1, item.minutes + turn.minutes)) });
      }
      case 'skip': {
        const item = this.item(turn.item);
        return this.set(item, { ...this.stopped(item), state: item.state === 'skipped' ? 'waiting' : 'skipped' });
      }
      case 'leave_out': {
        const item = this.item(turn.item);
        const { spent_ms = item.spent_ms } = this.stopped(item);
        const running_since = item.running_since && this.now;
        return this.set(item, { running_since, spent_ms: Math.max(0, spent_ms - turn.ms) });
      }
      case 'end':
        this.leave(turn.review, null);
        return this.state(turn.review, 'learn');
    }
  }

  promote(from: FromLine): void {
    const line = this.sheet.lines.find((held) => held.id === from.line);
    if (!line) throw new Trouble('not_found', 'Saving: the line is no longer there.', '');
    const { review, at } = line;
    const text = line.text || line.raw;
    const position = this.sheet[tableOf.event].filter((event) => event.review === review).length;
    const event = {
      id: from.event,
      rev: 0,
      review,
      position,
      at,
      title: text.slice(0, 2_000),
      kind: from.kind,
      lines: [line.id],
      gap: 'unasked' as const,
      taken_at: null,
    };
    this.write({ noun: 'event', row: event });
    if (!from.perspective || !from.account) return;
    const words = { known: '', expected: '', visible: '', told_in: '' };
    const known = { voice: 'verbatim', basis: 'reported', confidence: 'fairly_sure' } as const;
    this.write({
      noun: 'account',
      row: {
        id: from.account,
        rev: 0,
        review,
        event: from.event,
        perspective: from.perspective,
        text,
        ...known,
        ...words,
      },
    });
  }
}
