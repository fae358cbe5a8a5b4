import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

// The same policy the window enforces, plus the page's own origin for the development server's reload socket.
// Previewing under it shows at once when something would be refused in the real window.
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; " +
  "connect-src ipc: http://ipc.localhost; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export default defineConfig(({ mode }) => ({
  base: './',
  plugins: [svelte()],
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
