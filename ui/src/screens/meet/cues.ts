// Owns what stands on the one key: eight things one hears and six things a room does, and the questions behind each.
// Must not know their words, nor how they are shown.

import type { AgendaItem, Heard, Prompt, PromptUse } from '../../ipc/bindings';

/** The two pages of the key, each on the digits from 1. The same key again turns the page, and then shuts. */
export const pages = [
  ['observation', 'judgement', 'decision', 'knew', 'feeling', 'model', 'action', 'asking'],
  ['silence', 'heat', 'one_voice', 'self_blame', 'managers', 'remote'],
] as const satisfies readonly (readonly Heard[])[];

/** Where the key stands: on a page, or on what was heard. */
export type Standing = { page: 0 | 1; heard: Heard | null };

/** Where the key leads from here; null means shut. */
export function turned(at: Standing | null): Standing | null {
  if (!at) return { page: 0, heard: null };
  return at.page === 0 ? { page: 1, heard: null } : null;
}

/** The prompts that answer something, with a digit each. */
export function answering(prompts: readonly Prompt[], heard: Heard): Prompt[] {
  return prompts.filter((prompt) => prompt.on === heard).slice(0, 9);
}

/** A question worth returning to, and the stage it was left in. */
export interface Left {
  item: AgendaItem;
  used: PromptUse;
}

/** Every question that was kept for later outside this stage, in the order of the agenda. */
export function left(items: readonly AgendaItem[], current: string | undefined): Left[] {
  return items
    .filter((item) => item.id !== current)
    .flatMap((item) => item.prompts.filter((used) => used.state === 'return').map((used) => ({ item, used })));
}

/** The prompts with this one in that state; one that is not among them comes last. */
export function recorded(prompts: readonly PromptUse[], prompt: string, state: PromptUse['state']): PromptUse[] {
  if (!prompts.some((used) => used.prompt === prompt)) return [...prompts, { prompt, state }];
  return prompts.map((used) => (used.prompt === prompt ? { ...used, state } : used));
}
