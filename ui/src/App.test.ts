import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import App from './App.svelte';
import { pseudo, speak } from './i18n';
import { answerWith } from './ipc/call';
import { FakeHost } from './ipc/fake';
import { decks, id, seed, storyId } from './ipc/fake/seed';
import { Trouble } from './ipc/host';
import { emptySheet } from './ipc/rows';
import { groups } from './keysheet';
import { screens } from './screens';
import { nav } from './state/nav.svelte';
import { open } from './state/open.svelte';
import { look } from './state/theme.svelte';

const rest = (ms = 20) => new Promise((done) => setTimeout(done, ms));

/** A host whose window can be asked to close, and whose menu can be used. */
class Window extends FakeHost {
  close: () => Promise<boolean> = async () => true;
  menu: (id: string) => void = () => undefined;
  override onClosing(finish?: () => Promise<boolean>): void {
    if (finish) this.close = finish;
  }
  override onMenu(listener?: (id: string) => void): void {
    if (listener) this.menu = listener;
  }
}

let host: Window;
async function shown(sheet = seed()): Promise<void> {
  host = new Window({ sheet, decks });
  answerWith(host);
  await nav.home();
  render(App);
  await rest();
}

async function prepared(): Promise<void> {
  await nav.enter(storyId, 'prepare');
  await screen.findByLabelText('Summary', {}, { timeout: 5_000 });
}

const ctrl = (key: string, more: object = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, {
    key,
    code: /\d/.test(key) ? `Digit${key}` : '',
    ctrlKey: true,
    ...more,
  });

describe('the frame', () => {
  beforeEach(() => shown());

  it('undoes by key from anywhere, once the field itself has nothing to undo', async () => {
    await prepared();
    open.change('factor', id(11, 0), { phrase: 'changed' });
    const field = screen.getByLabelText('Summary');
    field.focus();
    await ctrl('z');
    await rest(120);
    expect(open.tables.factor.get(id(11, 0))!.phrase).toBe('Name agreed in one repository');
    await ctrl('Z', { shiftKey: true });
    await rest(120);
    expect(open.tables.factor.get(id(11, 0))!.phrase).toBe('changed');
  });

  it('leaves a field by Esc first, then goes one step back', async () => {
    await prepared();
    const field = screen.getByLabelText('Summary');
    field.focus();
    await fireEvent.keyDown(field, { key: 'Escape' });
    expect(document.activeElement).not.toBe(field);
    expect(nav.screen).toBe('prepare');
    await fireEvent.keyDown(document.body, { key: 'Escape' });
    await rest();
    expect(nav.screen).toBe('library');
  });

  it('goes to screens by number', async () => {
    await prepared();
    await ctrl('1');
    await rest();
    expect(nav.screen).toBe('library');
  });

  it('says that words are not saved, why, and what to do, and keeps the person beside them', async () => {
    await prepared();
    host.fail = new Trouble('not_saved', 'Saving: the disk is full.', 'Free some space.');
    open.change('review', storyId, { summary: 'precious' }, 'now');
    expect((await screen.findByRole('alert')).textContent).toMatch(/disk is full.*Free some space/s);
    await nav.home();
    expect(nav.screen, 'leaving would lose the words').toBe('prepare');
    host.fail = null;
    expect(await open.flush()).toBe(true);
    open.change('review', storyId, { summary: 'kept' }, 'now');
    expect(await open.flush()).toBe(true);
  });

  it('lets the window go at once when everything is kept, after sending what waits', async () => {
    await prepared();
    open.change('review', storyId, { summary: 'last words' });
    expect(await host.close()).toBe(true);
    expect(host.sheet.reviews.at(-1)!.summary).toBe('last words');
  });

  it('asks before the window goes with words unsaved, and the person chooses', async () => {
    await prepared();
    host.fail = new Trouble('not_saved', 'Saving: the disk is full.', 'Free some space.');
    open.change('review', storyId, { summary: 'x' }, 'now');
    const going = host.close();
    await fireEvent.click(await screen.findByRole('button', { name: 'Stay' }));
    expect(await going).toBe(false);
    const again = host.close();
    await fireEvent.click(await screen.findByRole('button', { name: 'Close and lose them' }));
    expect(await again).toBe(true);
    host.fail = null;
    await open.flush();
  });

  it('does for a menu line what the key does', async () => {
    host.menu('theme-dark');
    expect(document.documentElement.dataset.theme).toBe('dark');
    host.menu('theme-system');
    expect(look.choice).toBe('system');
    host.menu('keys');
    expect(await screen.findByRole('dialog', { name: 'Keys' })).toBeTruthy();
  });
});

describe('the sheet of keys', () => {
  it('has the keys of every screen, and those of the screen one is on first', async () => {
    expect(groups.map((group) => group.screen)).toEqual(['library', ...screens.map(({ id }) => id), 'search']);
    await shown();
    await nav.enter(storyId, 'meet');
    host.menu('keys');
    const sheet = await screen.findByRole('dialog', { name: 'Keys' });
    const titles = within(sheet).getAllByRole('heading', { level: 3 });
    expect(titles[0]!.textContent, 'somebody asks in the middle of something').toBe('In the meeting');
    expect(titles).toHaveLength(groups.length + 1);
  });
});

describe('every sentence', () => {
  it('comes from the locale files', async () => {
    speak('en-XA', pseudo);
    try {
      await shown(emptySheet());
      host.menu('keys');
      await screen.findByRole('dialog');
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const plain: string[] = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.textContent!.trim();
        const isKey = node.parentElement!.closest('kbd, .num, style');
        if (text && !isKey && !text.includes('·')) plain.push(text);
      }
      for (const element of document.body.querySelectorAll('[aria-label], [title], [placeholder]')) {
        for (const name of ['aria-label', 'placeholder']) {
          const said = element.getAttribute(name);
          if (said && !said.includes('·')) plain.push(`${name}=${said}`);
        }
      }
      expect(plain, 'these are written in the code').toEqual([]);
    } finally {
      speak('en');
    }
  });
});
