import type { Channel } from '@tauri-apps/api/core';
import { mockIPC, clearMocks } from '@tauri-apps/api/mocks';
import { emit } from '@tauri-apps/api/event';
import { afterEach, describe, expect, it } from 'vitest';
import { storyId } from '../src/ipc/fake/seed';
import { tauriHost } from '../src/ipc/tauri';

const rest = () => new Promise((done) => setTimeout(done, 10));

describe('the carriage of calls', () => {
  afterEach(() => clearMocks());

  it('takes each command through its own door', async () => {
    const went: [string, unknown][] = [];
    mockIPC((door, args) => void went.push([door, (args as { request: unknown }).request]));
    const which = { review: storyId };
    await tauriHost.call('review', which);
    await tauriHost.call('undo', which);
    await tauriHost.call('export', { ...which, what: 'summary', audience: 'team', format: 'pdf' });
    await tauriHost.call('bring_in', { review: null });
    expect(went).toEqual([
      ['read', { name: 'review', input: which }],
      ['apply', { name: 'undo', input: which }],
      ['export', { ...which, what: 'summary', audience: 'team', format: 'pdf' }],
      ['bring_in', { review: null }],
    ]);
  });

  it('takes the answer to a change that comes first, on whichever way', async () => {
    let fetch = (answer: unknown): void => void answer;
    const own = new Promise((done) => (fetch = done));
    let ahead: Channel | undefined;
    mockIPC((_, args) => ((ahead = (args as { ahead: Channel }).ahead), own));
    const told = tauriHost.call('undo', { review: storyId });
    ahead!.onmessage({ revision: 7 });
    expect(await told, 'what is told ahead must not wait for the call').toEqual({ revision: 7 });
    const fetched = tauriHost.call('undo', { review: storyId });
    fetch({ revision: 8 });
    expect(await fetched, 'a long answer is not told ahead').toEqual({ revision: 8 });
  });

  it('turns every refusal into a trouble with a next step', async () => {
    mockIPC(() => {
      throw { code: 'refused', message: 'Saving: too long.', next: 'Shorten it.' };
    });
    await expect(tauriHost.call('library', null)).rejects.toMatchObject({ code: 'refused', next: 'Shorten it.' });
    mockIPC(() => {
      throw 'not allowed by ACL';
    });
    await expect(tauriHost.call('library', null)).rejects.toMatchObject({
      code: 'not_saved',
      message: 'not allowed by ACL',
    });
  });

  it('says that it listens, at once that it has heard the wish to close, then whether the window may go', async () => {
    const answers: unknown[] = [];
    mockIPC((door, args) => void (door === 'closing' && answers.push((args as { answer: string }).answer)), {
      shouldMockEvents: true,
    });
    let finish = (go: boolean): void => void go;
    tauriHost.onClosing(() => new Promise((done) => (finish = done)));
    await rest();
    expect(answers, 'the window asks only a page that hears').toEqual(['listening']);
    await emit('closing');
    await rest();
    expect(answers, 'a silent page would look stuck').toEqual(['listening', 'heard']);
    finish(false);
    await rest();
    expect(answers).toEqual(['listening', 'heard', 'stay']);
  });

  it('hears revisions and menu lines', async () => {
    mockIPC(() => undefined, { shouldMockEvents: true });
    const heard: unknown[] = [];
    tauriHost.onRevision((revision) => heard.push(revision));
    tauriHost.onMenu((id) => heard.push(id));
    await rest();
    await emit('changed', { revision: 7 });
    await emit('menu', 'new');
    await rest();
    expect(heard).toEqual([7, 'new']);
  });
});
