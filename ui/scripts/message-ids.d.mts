/** The text src/i18n/ids.ts must have. */
export function idsFile(): string;
