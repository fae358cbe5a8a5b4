// Owns what is promised of the room: real acts answer it, any answer goes on, one step back leads back, and nothing stays.
// Must not know how an act is recognised.

import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import written from '../../../../tests/ipc-fixtures/rehearsal.json';
import decksWritten from '../../../../tests/ipc-fixtures/decks.json';
import App from '../../App.svelte';
import type { Decks, RehearsalView, Sheet } from '../../ipc/bindings';
import { answerWith } from '../../ipc/call';
import { FakeHost } from '../../ipc/fake';
import { seed } from '../../ipc/fake/seed';
import { emptySheet } from '../../ipc/rows';
import { library } from '../../state/library.svelte';
import { nav } from '../../state/nav.svelte';
import { open } from '../../state/open.svelte';
import { rehearsal } from '../../state/rehearsal.svelte';
import { wall } from '../../state/wall.svelte';
import { forgetSessions } from '../meet/session.svelte';
import { guide } from './guide.svelte';
import { offer } from './offer.svelte';

HTMLElement.prototype.showPopover ??= () => undefined;
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  this.open = false;
};

const script = written as unknown as { view: RehearsalView; sheet: Sheet };
let host: FakeHost;

async function opened(sheet: Sheet = seed()): Promise<void> {
  nav.leave = null;
  rehearsal.view = null;
  nav.screen = 'library';
  await open.close();
  host = new FakeHost({ sheet, decks: decksWritten as unknown as Decks, rehearsal: script });
  answerWith(host);
  await library.load();
  render(App);
}

const line = () => screen.getByLabelText<HTMLTextAreaElement>('What is being said');
const sees = (words: string | RegExp) =>
  waitFor(() => expect(document.body.textContent).toMatch(words), { timeout: 3_000 });

async function begun(part: 'tour' | 'room' = 'room'): Promise<void> {
  await guide.begin(part);
  await waitFor(() => expect(line()).toBeTruthy(), { timeout: 5_000 });
  await sees(part === 'tour' ? 'Tour 1 of 5' : script.view.beats[0]!.line);
}

async function type(text: string): Promise<void> {
  await waitFor(line);
  await fireEvent.input(line(), { target: { value: text } });
  await fireEvent.keyDown(line(), { key: 'Enter' });
}
const press = (key: string, more: KeyboardEventInit = {}) => fireEvent.keyDown(line(), { key, ...more });

beforeEach(() => {
  localStorage.clear();
  forgetSessions();
  offer.open = true;
});

describe('the room', () => {
  it('says on every screen that it is a throw-away copy, and leaves the reviews as they were', async () => {
    await opened();
    const before = structuredClone(host.sheet);
    await begun();
    for (const place of ['prepare', 'timeline', 'learn', 'meet']) {
      nav.go(place);
      await sees('A throw-away copy of the sample');
    }
    await type('!the graph looked fine');
    await sees('the graph looked fine');
    guide.end();
    await sees('That was the room');
    await fireEvent.click(await screen.findByText('To the reviews'));
    await waitFor(() => expect(nav.screen).toBe('library'));
    expect(host.sheet, 'not a row of the person’s own may change').toEqual(before);
    expect(rehearsal.view).toBeNull();
  });

  it('goes on with Enter on the empty line, whatever was done or not', async () => {
    await opened();
    await begun();
    await press('Enter');
    await sees(script.view.beats[0]!.otherwise);
    await press('Enter');
    await sees(script.view.beats[1]!.line);
    for (let at = 0; at < 200 && guide.part === 'room'; at++) {
      guide.goOn();
      await open.flush();
    }
    await sees('You listened this time');
    const stages = script.view.beats.map((beat) => beat.stage);
    const item = open.tables.agenda_item.rows.find((row) => row.state === 'now');
    expect(item?.stage, 'a stage that was let pass is begun all the same').toBe(stages.at(-1));
  });

  it('answers an act with the sentence written for it, and any other act all the same', async () => {
    await opened();
    await begun();
    guide.at = script.view.beats.findIndex((beat) => beat.line.startsWith('Then let us keep our own copy'));
    await type('~keep the old releases');
    await sees('You parked it: nothing is lost');
    guide.goOn();
    await type('>14:04 a line nobody foresaw');
    await sees('Caught. What a line is can still be changed');
    expect(guide.tally).toMatchObject({ parked: 1, caught: 1 });
  });

  it('follows a facilitator who goes to another stage, back as well as ahead', async () => {
    await opened();
    await begun();
    const rows = open.tables.agenda_item.rows;
    const [first, third] = [rows[0], rows.find(({ stage }) => stage === 'sense')];
    await open.act({ act: 'TurnClock', of: { turn: 'go_to', item: third!.id } });
    await sees(script.view.beats.find((beat) => beat.stage === 'sense')!.line);
    await open.act({ act: 'TurnClock', of: { turn: 'go_to', item: first!.id } });
    await sees(script.view.beats[0]!.line);
  });

  it('leads one step back with Escape, and asks before the copy goes', async () => {
    await opened();
    await begun();
    await press('Enter');
    await press('Enter');
    await sees(script.view.beats[1]!.line);
    await press('Escape');
    await sees(script.view.beats[0]!.line);
    await press('Escape');
    await sees('End the rehearsal here?');
    await fireEvent.click(screen.getByText('Stay'));
    await sees(script.view.beats[0]!.line);
    expect(rehearsal.on).toBe(true);
    await press('Escape');
    await fireEvent.click(await screen.findByText('End it'));
    await waitFor(() => expect(nav.screen).toBe('library'));
    expect(rehearsal.view).toBeNull();
  });

  it('takes the copy off the wall when it goes', async () => {
    await opened();
    await begun();
    await wall.show();
    await waitFor(() => expect(wall.isOpen).toBe(true));
    guide.end();
    await guide.home();
    await waitFor(() => expect(wall.isOpen, 'the room must not look at what is gone').toBe(false));
  });

  it('is found again by a page that was loaded anew, at the stage the meeting is in', async () => {
    await opened();
    await begun();
    const held = open.tables.agenda_item.rows.find((row) => row.stage === 'held')!;
    await open.act({ act: 'TurnClock', of: { turn: 'go_to', item: held.id } });
    rehearsal.view = null;
    guide.at = 0;
    await rehearsal.find();
    guide.resume();
    await sees(script.view.beats.find((beat) => beat.stage === 'held')!.line);
    await type('!the very first act after that');
    await sees('Luck, caught');
  });

  it('begins afresh when it is done once more', async () => {
    await opened();
    await begun();
    await type('a line of the first time');
    await sees('a line of the first time');
    guide.end();
    await fireEvent.click(await screen.findByText('Once more'));
    await sees(script.view.beats[0]!.line);
    expect(open.tables.note.rows).toEqual([]);
    expect(guide.tally).toEqual({ asked: 0, caught: 0, parked: 0, named: 0, sent: 0 });
  });
});

describe('the first tour', () => {
  it('is offered once to an empty library, and stays away once it was declined', async () => {
    await opened(emptySheet());
    await fireEvent.click(await screen.findByText('Not now'));
    await waitFor(() => expect(screen.queryByText('Take the tour')).toBeNull());
    expect(localStorage.getItem('second-story.tour')).toBe('answered');
  });

  it('takes each step by the act itself, and can skip one', async () => {
    await opened(emptySheet());
    await begun('tour');
    expect(offer.open, 'who takes it need not be asked again').toBe(false);
    await type('a plain note is no surprise');
    await sees('a plain note is no surprise');
    expect(guide.reply).toBeNull();
    await type('!the graph looked fine');
    await sees('Caught as a surprise');
    await press('Enter');
    await sees('Tour 2 of 5');
    await press('Enter');
    await sees('Tour 3 of 5');
    await type('~keep old releases');
    await sees('Parked, so that the story can go on');
    await press('Enter');
    await press('PageDown');
    await sees('counts as asked');
    await press('Enter');
    nav.go('map');
    await sees('That is the map');
    await fireEvent.click(screen.getByText('Go on'));
    await sees('Those were the hands');
  });

  it('ends with Escape wherever one is, and its copy goes', async () => {
    await opened(emptySheet());
    await begun('tour');
    await press('Escape');
    await waitFor(() => expect(nav.screen).toBe('library'));
    expect(rehearsal.view).toBeNull();
    expect(host.sheet).toEqual(emptySheet());
  });
});
