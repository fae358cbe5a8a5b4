// Owns the way through a stage's prompts: which is asked now, which comes next, what became of each.
// Must not know their words.

import type { PromptState, PromptUse } from '../../ipc/bindings';

/** The place of the prompt to begin with: the first that waits, then one to return to, then past the end. */
export function entry(prompts: readonly PromptUse[]): number {
  return next(prompts, -1) ?? prompts.length;
}

/** The place of the prompt after this one: ahead first, then what was left behind; null when all are dealt with. */
export function next(prompts: readonly PromptUse[], from: number): number | null {
  const first = (state: PromptState) => {
    const ahead = prompts.findIndex((used, at) => at > from && used.state === state);
    return ahead >= 0 ? ahead : prompts.findIndex((used, at) => at < from && used.state === state);
  };
  const [waiting, back] = [first('waiting'), first('return')];
  if (waiting >= 0) return waiting;
  return back >= 0 ? back : null;
}

/** The prompts with one of them asked, skipped, or kept for later. */
export function marked(prompts: readonly PromptUse[], at: number, state: PromptState): PromptUse[] {
  return prompts.map((used, place) => (place === at ? { ...used, state } : used));
}
