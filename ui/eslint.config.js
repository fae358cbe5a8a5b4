import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const noMarkup = ['innerHTML', 'outerHTML', 'insertAdjacentHTML'].map((property) => ({
  property,
  message: 'What people type is text, never markup: set textContent, or let Svelte escape it.',
}));
const host = {
  group: ['@tauri-apps/*'],
  message: 'Only src/ipc/tauri.ts knows what carries a call; use call() from src/ipc/call.',
};
const icons = { name: 'lucide-static', message: "Import one icon: '~icons/lucide/check'." };

export default ts.config(
  { ignores: ['dist/', 'dist-fake/', 'node_modules/', 'src/ipc/bindings.ts', 'src/i18n/ids.ts'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      'no-restricted-properties': ['error', ...noMarkup],
      'no-restricted-imports': ['error', { paths: [icons], patterns: [host] }],
      'no-restricted-globals': ['error', 'fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'],
      'no-alert': 'error',
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
    rules: { 'svelte/no-at-html-tags': 'error', 'svelte/no-target-blank': 'error', 'svelte/button-has-type': 'error' },
  },
  {
    files: ['src/ipc/tauri.ts', 'tests/tauri.test.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: [icons] }] },
  },
  {
    files: ['src/parts/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [icons],
          patterns: [host, { group: ['**/state/**', '**/ipc/**', '**/screens/**'], message: 'Parts know no domain.' }],
        },
      ],
    },
  },
  {
    files: ['src/state/**'],
    rules: {
      // Tables are replaced whole and plain maps are private to the mirror, so nothing reactive is mutated.
      'svelte/prefer-svelte-reactivity': 'off',
      'no-restricted-imports': [
        'error',
        {
          paths: [icons],
          patterns: [host, { group: ['**/screens/**', '**/parts/**'], message: 'State knows no screen.' }],
        },
      ],
    },
  },
  {
    files: ['scripts/**', '*.config.*', 'tests/**'],
    languageOptions: { globals: { ...globals.node } },
    rules: { 'no-console': 'off' },
  },
);
