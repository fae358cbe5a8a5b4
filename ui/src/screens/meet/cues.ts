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

/** A question worth returning to, and the stage it belongs to. */
export interface Left {
  item: AgendaItem;
  used: PromptUse;
}

/** Outside this stage: what was kept for later, and what has a star and was never asked where its stage is over. */
export function left(items: readonly AgendaItem[], current: string | undefined): Left[] {
  return items
    .filter((item) => item.id !== current)
    .flatMap((item) => {
      const missed = (used: PromptUse) => used.starred && used.state === 'waiting' && item.state === 'done';
      return item.prompts.filter((used) => used.state === 'return' || missed(used)).map((used) => ({ item, used }));
    });
}

/** The prompts with this one in that state; one that is not among them comes last. */
export function recorded(prompts: readonly PromptUse[], prompt: string, state: PromptUse['state']): PromptUse[] {
  if (!prompts.some((used) => used.prompt === prompt)) return [...prompts, { prompt, state }];
  return prompts.map((used) => (used.prompt === prompt ? { ...used, state } : used));
}
