// Owns the list of locale files the screens speak from.
// Must not know what any of them says.

// errors.ftl is the core's: its sentences arrive ready-made with each refusal.
export const files: readonly string[] = Object.values(
  import.meta.glob<string>(['../../../assets/locales/en/*.ftl', '!../../../assets/locales/en/errors.ftl'], {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
);
