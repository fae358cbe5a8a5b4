import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answerWith } from '../ipc/call';
import type { FakeHost } from '../ipc/fake';
import { rehearsal } from '../ipc/fake/rehearse';
import { open } from './open.svelte';
import { wall } from './wall.svelte';

const story = '019a0001-0000-7000-8000-000000000000';
const soon = () => new Promise((done) => setTimeout(done, 20));

describe('the wall', () => {
  let host: FakeHost;

  beforeAll(async () => {
    host = rehearsal();
    answerWith(host);
    await open.load(story);
  });

  beforeEach(async () => {
    await wall.close();
    await soon();
  });

  it('shows the rules before the meeting, then follows the question that is asked', async () => {
    await wall.follow({ stands: 'rules', prompt: null, followUp: null });
    await wall.show();
    await soon();
    expect(wall.seen?.view?.show.show, 'before the first question the rules are on the wall').toBe('rules');
    await wall.follow({ stands: 'asking', prompt: 'new-here', followUp: null });
    await soon();
    expect(wall.seen?.view?.show.show, 'the wall follows by itself').toBe('question');
  });

  it('tells the core only what has changed', async () => {
    await wall.follow({ stands: 'asking', prompt: 'one-word-in', followUp: null });
    const before = host.calls.length;
    await wall.follow({ stands: 'asking', prompt: 'one-word-in', followUp: null });
    expect(host.calls.length, 'the same question is not put up twice').toBe(before);
  });

  it('sends a note on purpose, and the same again takes it down', async () => {
    await wall.show();
    const note = open.tables.note.rows.find((row) => row.visibility === 'room' && row.text)!;
    await wall.send(note.id);
    await soon();
    expect(wall.seen?.view?.show, 'the note is on the wall').toMatchObject({ show: 'note', text: note.text });
    await wall.send(note.id);
    await soon();
    expect(wall.seen?.view?.show.show, 'and gone again').not.toBe('note');
  });

  it('names the factor that is talked about, and the link that is read', async () => {
    await wall.show();
    await wall.choose('map');
    const link = open.tables.link.rows[0]!;
    await wall.pointAt(link.from, link.id);
    await soon();
    expect(wall.seen?.view?.show).toMatchObject({ show: 'map', factor: link.from, link: link.id });
    await wall.pointAt(link.from);
    await soon();
    expect(wall.seen?.view?.show, 'reading has ended').toMatchObject({ link: null });
  });

  it('blanks, and the same again lets it follow', async () => {
    await wall.show();
    await wall.draw('blank');
    await soon();
    expect(wall.veil).toBe('blank');
    await wall.draw('blank');
    await soon();
    expect(wall.veil).toBe('live');
  });

  it('stops looking once its window is closed', async () => {
    await wall.show();
    await soon();
    expect(wall.isOpen).toBe(true);
    await wall.close();
    await soon();
    expect(wall.isOpen, 'a closed window is seen to be closed').toBe(false);
    const before = host.calls.length;
    await soon();
    expect(host.calls.length, 'nobody looks at a wall that is not there').toBe(before);
  });
});
