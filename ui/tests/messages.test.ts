// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FluentBundle, FluentResource } from '@fluent/bundle';
import { describe, expect, it } from 'vitest';
import { idsFile } from '../scripts/message-ids.mjs';

const root = join(import.meta.dirname, '../..');
const locale = join(root, 'assets/locales/en');
const files = readdirSync(locale).filter((name) => name.endsWith('.ftl'));
const texts = new Map(files.map((name) => [name, readFileSync(join(locale, name), 'utf8')]));
const idsIn = (text: string) => new FluentResource(text).body.map(({ id }) => id).filter((id) => !id.startsWith('-'));

function sources(folder: string, ending: RegExp): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name) && !name.endsWith('i18n/ids.ts') && !name.includes('.test.'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
}

describe('the sentences', () => {
  it('have a fresh list of ids', () => {
    const held = readFileSync(join(root, 'ui/src/i18n/ids.ts'), 'utf8');
    expect(held, 'run `npm run ids` in ui/').toBe(idsFile());
  });

  it('each have one home', () => {
    const all = [...texts.values()].flatMap(idsIn);
    const twice = all.filter((id, at) => all.indexOf(id) !== at);
    expect(twice, 'the later file would silently win').toEqual([]);
  });

  it('are all read as they were written', () => {
    for (const [name, text] of texts) {
      const written = text.split('\n').filter((line) => /^[a-z][a-z0-9_-]* =/i.test(line)).length;
      expect(idsIn(text).length, `${name} has an entry that Fluent skips`).toBe(written);
      expect(new FluentBundle('en').addResource(new FluentResource(text)), name).toEqual([]);
    }
  });

  it('are all used', () => {
    // The core names its own by id or by the part before a variable, just as the screens do.
    const used = sources(join(root, 'ui/src'), /\.(ts|svelte)$/) + sources(join(root, 'src-tauri'), /\.rs$/);
    const prefixes = [...used.matchAll(/[`"']([a-z][a-z0-9-]*-)(\$\{|\{)/g)].map((found) => found[1]!);
    // The core joins a list's name and a word of it: word("band", …).
    prefixes.push(...[...used.matchAll(/\b(?:word|id)\(\s*"([a-z-]+)",/g)].map((found) => `${found[1]}-`));
    const words = new Set(used.match(/[a-z][a-z0-9_-]*[a-z0-9]/gi));
    const idle = [...texts]
      .filter(([name]) => name !== 'errors.ftl')
      .flatMap(([, text]) => idsIn(text))
      .filter((id) => !words.has(id) && !prefixes.some((prefix) => id.startsWith(prefix)));
    expect(idle, 'nobody says these; take them out').toEqual([]);
  });
});
