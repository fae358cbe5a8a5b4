// Takes a picture of every screen in every theme, under the window's own content policy, and asks axe about each.
// `npm run look -- prepare map` looks at some; LOOK_OUT chooses the folder, LOOK_SIZE the window, such as 1920x1080.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import { chromium } from 'playwright-core';
import { build, preview } from 'vite';

const root = new URL('..', import.meta.url).pathname;
const story = '019a0001-0000-7000-8000-000000000000';
/** The sample, whose map the core itself has drawn. */
const sample = JSON.parse(readFileSync(join(root, '../tests/ipc-fixtures/review.json'), 'utf8')).sheet.reviews[0].id;
const out = process.env.LOOK_OUT ?? join(root, '../shots');
const [width, height] = (process.env.LOOK_SIZE ?? '1280x800').split('x').map(Number);
const themes = (process.env.LOOK_THEMES ?? 'light,dark,contrast').split(',');

const inReview = [...readFileSync(join(root, 'src/screens/index.ts'), 'utf8').matchAll(/{ id: '(\w+)'/g)].map(
  ([, id]) => ({
    name: id,
    address: `#/${id === 'map' ? sample : story}/${id}`,
  }),
);
const all = [
  { name: 'library', address: '' },
  { name: 'empty', address: '?empty' },
  { name: 'closed', address: '?closed' },
  { name: 'readonly', address: '?readonly' },
  { name: 'backups', address: '', press: ['Backups'] },
  { name: 'package', address: '', press: ['Open a package…'] },
  { name: 'share', address: '', press: [/^More for/, 'Share as a package…'] },
  ...inReview,
  { name: 'map-filter', address: `#/${sample}/map`, then: ['/', 'm'] },
  { name: 'map-split', address: `#/${sample}/map`, press: ['One pin for'], then: ['s'] },
  { name: 'map-evidence', address: `#/${sample}/map`, press: ['One pin for'], then: ['e'] },
  { name: 'map-time', address: `#/${sample}/map`, press: ['Along the timeline'] },
  {
    name: 'map-days',
    address: `#/${sample}/map`,
    press: ['How it usually goes', 'Told at once, before any page enabled'],
  },
  { name: 'map-beside', address: `#/${sample}/map`, press: ['Beside another'] },
  { name: 'map-add', address: `#/${sample}/map`, then: ['a'] },
  { name: 'map-read', address: `#/${sample}/map`, then: ['r', 'r'] },
  { name: 'map-carry', address: `#/${sample}/map`, carry: ['“What help do', 660, 320] },
  { name: 'map-put', address: `#/${sample}/map`, press: ['One pin for'] },
  { name: 'map-carry-near', address: `#/${sample}/map`, carry: ['One pin for', 300, 690] },
  { name: 'map-one', address: `#/${sample}/map`, press: ['Ten-minute runs'], then: ['o'] },
  { name: 'map-one-impact', address: `#/${sample}/map`, then: ['o'] },
  { name: 'map-file', address: `#/${sample}/map`, keys: ['Control+e'] },
  { name: 'search', address: '', keys: ['Control+k', ...'the'] },
  { name: 'search-begin', address: '', keys: ['Control+k'] },
  { name: 'search-none', address: `#/${story}/map`, keys: ['Control+k', ...'zzz'] },
  ...[['/'], ['/', '4'], ['/', '4', '1'], ['/', '/']].map((then, at) => ({
    name: `meet-${['cues', 'probes', 'probe', 'room'][at]}`,
    address: `#/${story}/meet`,
    press: ['Start the meeting'],
    then,
  })),
  ...[[], ['!', ...'the graph', 'Enter'], ['Enter'], ['/', '/', '5', '1']].map((then, at) => ({
    name: `rehearsal-${['beat', 'own', 'pass', 'probe'][at]}`,
    address: '',
    press: ['Rehearse the sample'],
    then,
  })),
  ...[[], [...'!graph looked fine', 'Enter'], ['Enter', 'Enter', 'Enter', 'Enter', 'Control+5']].map((then, at) => ({
    name: `tour-${['step', 'done', 'map'][at]}`,
    address: '?empty',
    press: ['Take the tour'],
    then,
  })),
  { name: 'tour-over', address: '?empty', press: ['Take the tour'], then: Array(5).fill('Enter') },
  { name: 'rehearsal-help', address: '', keys: ['F1'] },
  { name: 'rehearsal-map', address: '', press: ['Rehearse the sample'], then: ['Control+5'] },
  { name: 'rehearsal-over', address: '', press: ['Rehearse the sample', 'Finish'] },
  { name: 'rehearsal-leave', address: '', press: ['Rehearse the sample'], then: ['Control+1'] },
  {
    name: 'meet-late-wall',
    address: `#/${story}/meet`,
    press: ['Start the meeting', "Open the room's window", 'Latecomer', 'Put it on the wall'],
  },
  { name: 'meet-late', address: `#/${story}/meet`, press: ['Start the meeting', 'Latecomer'] },
  ...[/^Co-facilitator:/, /^Scribe:/].map((seat, at) => ({
    name: `meet-seat-${at + 1}`,
    address: `#/${story}/meet`,
    press: ['Start the meeting', 'Facilitator', seat],
  })),
  // The end of a meeting and what comes after it.
  ...Object.entries({
    ending: [],
    planned: [/^Plan it for/],
    between: [/^Plan it for/, 'Back to the notes'],
    second: [/^Plan it for/, 'Back to the notes', 'Begin the second meeting'],
  }).map(([name, then]) => ({
    name: `close-${name}`,
    address: `#/${story}/meet`,
    press: ['Start the meeting', 'End meeting', ...then],
  })),
  { name: 'coach-cards', address: `#/${story}/meet`, keys: ['Control+Shift+h', ...'wh'] },
  { name: 'coach-cards-all', address: `#/${story}/meet`, keys: ['Control+Shift+h'] },
  { name: 'coach-rules', address: `#/${story}/meet`, press: ['The language coach'] },
  {
    name: 'coach-typed',
    address: `#/${story}/meet`,
    press: ['Start the meeting'],
    then: [...'They failed to look ', 'Control+.'],
  },
  { name: 'prepare-questions', address: `#/${story}/prepare`, press: [/Agenda/], open: 1 },
  // The later steps of Prepare, reached as a person would.
  ...[/Safe to meet/, /Evidence/, /Voices/, /One to one/, /Agenda/, /Ground rules/, /Questions/].map((step, at) => ({
    name: `prepare-${at + 2}`,
    address: `#/${story}/prepare`,
    press: [step],
  })),
];
const wanted = process.argv.slice(2);
const places = wanted.length
  ? all.filter(({ name }) => wanted.some((want) => name === want || name.startsWith(`${want}-`)))
  : all;

const built = mkdtempSync(join(tmpdir(), 'second-story-look-'));
await build({ root, mode: 'fake', logLevel: 'warn', build: { outDir: built } });
const server = await preview({
  root,
  mode: 'fake',
  logLevel: 'warn',
  build: { outDir: built },
  preview: { port: 0, strictPort: false },
});
const base = server.resolvedUrls.local[0];
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
  ],
});

let found = 0;
mkdirSync(out, { recursive: true });
for (const theme of themes) {
  for (const place of places) {
    const page = await browser.newPage({
      viewport: { width, height },
      timezoneId: 'Europe/Copenhagen',
      locale: 'en-GB',
      reducedMotion: 'reduce',
    });
    const said = [];
    page.on('console', (message) => message.type() === 'error' && said.push(message.text()));
    page.on('pageerror', (error) => said.push(String(error)));
    await page.clock.setFixedTime('2026-11-19T08:36:00Z');
    await page.addInitScript((chosen) => localStorage.setItem('second-story.theme', chosen), theme);
    await page.goto(base + place.address);
    await page.waitForSelector('main');
    for (const key of place.keys ?? []) await page.keyboard.press(key);
    for (const name of place.press ?? []) {
      const item = page.getByRole('menuitem', { name }).or(page.getByRole('menuitemradio', { name }));
      await page.getByRole('button', { name }).or(item).first().click();
    }
    if (place.open !== undefined) await page.locator('main summary').nth(place.open).click();
    await page.waitForTimeout(250);
    for (const key of place.then ?? []) await page.keyboard.press(key);
    if (place.carry) {
      const [name, x, y] = place.carry;
      await page.locator('.layer').getByRole('button', { name }).hover();
      await page.mouse.down();
      await page.mouse.move(x, y, { steps: 4 });
    }
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: join(out, `${place.name}-${theme}-${width}.png`) });
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() =>
      globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] }),
    );
    for (const { id, impact, help, nodes } of violations) {
      said.push(
        `axe ${impact} ${id}: ${help}\n    ${nodes
          .slice(0, 4)
          .map((node) => node.target.join(' '))
          .join('\n    ')}`,
      );
    }
    found += said.length;
    console.log(`${place.name} ${theme}: ${said.length ? said.join('\n  ') : 'nothing to mend'}`);
    await page.close();
  }
}
await browser.close();
await server.close();
rmSync(built, { recursive: true });
process.exitCode = found ? 1 : 0;
