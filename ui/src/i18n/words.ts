// Owns the list of locale files the screens speak from.
// Must not know what any of them says.

import type { FluentResource } from '@fluent/bundle';

/** The messages of one file, as vite.config.ts has read them. */
export type Messages = FluentResource['body'];

// errors.ftl is the core's: its sentences arrive ready-made with each refusal.
export const files: readonly Messages[] = Object.values(
  import.meta.glob<Messages>(['../../../assets/locales/en/*.ftl', '!../../../assets/locales/en/errors.ftl'], {
    import: 'default',
    eager: true,
  }),
);
