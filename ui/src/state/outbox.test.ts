import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Receipt, Row } from '../ipc/bindings';
import { Trouble } from '../ipc/host';
import { seed } from '../ipc/fake/seed';
import { keyOf } from '../ipc/rows';
import { Outbox, type SavedState } from './outbox';

const note = (text: string, at = 0): Row => ({ noun: 'note', row: { ...seed().notes[at]!, text } });
const receipt: Receipt = { revision: 1, at: '2026-11-19T10:00:00Z', changes: [], reach: { undo: null, redo: null } };
const full = new Trouble('not_saved', 'Saving: the disk is full.', 'Free some space.');

function post(takes = 5) {
  const sent: string[] = [];
  const states: SavedState[] = [];
  const flight = { now: 0, most: 0, fail: null as Trouble | null };
  const outbox = new Outbox({
    async send(row) {
      flight.most = Math.max(flight.most, (flight.now += 1));
      await new Promise((done) => setTimeout(done, takes));
      flight.now -= 1;
      if (flight.fail) throw flight.fail;
      sent.push((row.row as { text: string }).text);
      return receipt;
    },
    reread: async () => undefined,
    onState: (state) => states.push(state),
  });
  return { outbox, sent, states, flight };
}

describe('the outbox', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('keeps the last of forty versions that nobody waited for, one request at a time', async () => {
    const { outbox, sent, flight } = post();
    for (let i = 1; i <= 40; i += 1) {
      outbox.put(note(`version ${i}`), 'now');
      await vi.advanceTimersByTimeAsync(1);
    }
    await vi.runAllTimersAsync();
    expect(sent.at(-1), 'the newest words must be the ones the library ends with').toBe('version 40');
    expect(flight.most, 'two writes on the way at once could arrive in either order').toBe(1);
    expect(sent.length, 'versions typed over meanwhile are not worth a write').toBeLessThan(40);
    expect(outbox.empty).toBe(true);
  });

  it('waits 250 ms after the last key', async () => {
    const { outbox, sent } = post();
    outbox.put(note('a'));
    await vi.advanceTimersByTimeAsync(249);
    expect(sent, 'a write for every key would be one a keystroke').toEqual([]);
    await vi.advanceTimersByTimeAsync(10);
    expect(sent).toEqual(['a']);
  });

  it('risks at most one second of typing that never pauses', async () => {
    const { outbox, sent } = post();
    for (let i = 0; i < 11; i += 1) {
      outbox.put(note(`${i}`));
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(sent.length, 'words a second old must have been sent').toBeGreaterThan(0);
  });

  it('sends at once when a field is left', async () => {
    const { outbox, sent } = post();
    outbox.put(note('left'));
    void outbox.flush();
    await vi.advanceTimersByTimeAsync(6);
    expect(sent).toEqual(['left']);
  });

  it('sends rows in the order they were first touched', async () => {
    const { outbox, sent } = post();
    outbox.put(note('first', 0));
    outbox.put(note('second', 1), 'now');
    await vi.runAllTimersAsync();
    expect(sent, 'a row must not arrive before the one it points at').toEqual(['first', 'second']);
  });

  it('keeps refused words, says why and what to do, and tries again by itself', async () => {
    const { outbox, sent, states, flight } = post();
    flight.fail = full;
    outbox.put(note('precious'), 'now');
    await vi.advanceTimersByTimeAsync(10);
    expect(states.at(-1)).toMatchObject({ kind: 'unsaved', trouble: { message: full.message, next: full.next } });
    expect(outbox.pending(keyOf(note('')))?.row, 'the text stays where it was typed').toMatchObject({
      text: 'precious',
    });
    flight.fail = null;
    await vi.runAllTimersAsync();
    expect(sent).toEqual(['precious']);
    expect(states.at(-1)).toEqual({ kind: 'saved', at: receipt.at });
  });

  it('does not repeat what a rule refused until the words change', async () => {
    const { outbox, sent, flight } = post();
    flight.fail = new Trouble('refused', 'Saving: the title is empty.', 'Write a word.');
    outbox.put(note(''), 'now');
    await vi.runAllTimersAsync();
    flight.fail = null;
    await vi.runAllTimersAsync();
    expect(sent).toEqual([]);
    outbox.put(note('better'));
    await vi.runAllTimersAsync();
    expect(sent).toEqual(['better']);
    expect(outbox.empty).toBe(true);
  });

  it('answers a flush even while the library cannot be written', async () => {
    const { outbox, flight } = post();
    flight.fail = full;
    outbox.put(note('x'));
    const flushed = outbox.flush().then(() => 'answered');
    await vi.advanceTimersByTimeAsync(20);
    expect(await flushed).toBe('answered');
    expect(outbox.empty, 'closing must learn that words are at risk').toBe(false);
    outbox.clear();
  });
});
