import { FluentResource } from '@fluent/bundle';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { FileSystemIconLoader } from 'unplugin-icons/loaders';
import icons from 'unplugin-icons/vite';
import { defineConfig } from 'vitest/config';

// The same policy the window enforces, plus the page's own origin for the development server's reload socket.
// Previewing under it shows at once when something would be refused in the real window.
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; " +
  "connect-src ipc: http://ipc.localhost; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** An icon's file without the note on its licence, which the list of others' work carries. */
const drawing = (file: string): string => file.replace(/<!--.*?-->\s*/s, '').replace(/ class="[^"]*"/, '');

/** The messages of a locale file, read while building: no window has to read them at its start. */
const sentences = {
  name: 'sentences',
  transform(text: string, file: string) {
    if (!file.endsWith('.ftl')) return undefined;
    const read = JSON.stringify(JSON.stringify(new FluentResource(text).body));
    return { code: `export default JSON.parse(${read})`, map: null, moduleType: 'js' as const };
  },
};

export default defineConfig(({ mode }) => ({
  base: './',
  // An icon is drawn while building, so that on screen it is a plain picture and no component with parts to keep up to date.
  plugins: [
    svelte(),
    sentences,
    icons({
      compiler: 'svelte',
      customCollections: { lucide: FileSystemIconLoader('node_modules/lucide-static/icons', drawing) },
    }),
  ],
  resolve: process.env.VITEST ? { conditions: ['browser'] } : {},
  server: { port: 5173, strictPort: true, fs: { allow: ['..'] } },
  preview: { port: 4173, strictPort: true, headers: { 'Content-Security-Policy': policy } },
  build: {
    target: 'safari17',
    // `--mode fake` builds the same screens on the in-memory host, for looking at them in a plain browser.
    outDir: mode === 'fake' ? 'dist-fake' : 'dist',
    emptyOutDir: true,
    // The policy refuses data: fonts, and inlined pictures would hide the real ones.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The window on the wall is a page of its own: it carries nothing of the screens.
    rolldownOptions: { input: ['index.html', 'room.html'] },
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    setupFiles: ['tests/setup.ts'],
    // A promise is not about speed: on a busy machine a whole screen may take its time to import.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
}));
