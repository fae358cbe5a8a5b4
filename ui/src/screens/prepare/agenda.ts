// Owns the arithmetic of agendas: a preset laid over what is there, a new stage at the end, a prompt in or out.
// Must not know how an agenda is shown or sent.

import type { AgendaItem, AgendaPreset, Prompt, PromptUse, Stage } from '../../ipc/bindings';

/** How many prompts a stage is given where no preset says which. */
const A_FEW = 3;
/** Minutes for a stage no deck says anything about. */
const MINUTES = 5;

const waiting = (prompts: readonly string[]): PromptUse[] => prompts.map((prompt) => ({ prompt, state: 'waiting' }));

const isDear = (used: PromptUse): boolean =>
  used.words !== undefined || used.starred === true || used.state !== 'waiting';

/** The agenda a preset asks for. Items of the same stage are kept, with their notes and their spent time. */
export function fromPreset(
  preset: AgendaPreset,
  held: readonly AgendaItem[],
  review: string,
  newId: () => string,
): { put: AgendaItem[]; drop: AgendaItem[] } {
  const left = [...held];
  const put = preset.steps.map(({ stage, minutes, prompts }, position): AgendaItem => {
    const at = left.findIndex((item) => item.stage === stage);
    const old = at < 0 ? undefined : left.splice(at, 1)[0];
    const fresh: AgendaItem = {
      id: newId(),
      rev: 0,
      review,
      position,
      stage,
      title: '',
      minutes,
      state: 'waiting',
      prompts: [],
      spent_ms: 0,
      running_since: null,
    };
    const known = new Map(old?.prompts.map((used) => [used.prompt, used]));
    // A preset knows nothing of what somebody wrote, starred or has asked already: that stays.
    const own = old?.prompts.filter((used) => !prompts.includes(used.prompt) && isDear(used)) ?? [];
    return {
      ...(old ?? fresh),
      position,
      minutes,
      prompts: [...waiting(prompts).map((used) => known.get(used.prompt) ?? used), ...own],
    };
  });
  return { put, drop: left };
}

/** A new stage at the end, with the minutes and the first prompts the decks suggest for it. */
export function newItem(
  stage: Stage,
  held: readonly AgendaItem[],
  review: string,
  id: string,
  decks: {
    guide(stage: Stage): { minutes: number } | undefined;
    prompts: readonly Pick<Prompt, 'id' | 'stage' | 'on'>[];
  },
): AgendaItem {
  const position = held.reduce((most, item) => Math.max(most, item.position + 1), 0);
  const prompts = decks.prompts.filter((prompt) => prompt.stage === stage && prompt.on === null).slice(0, A_FEW);
  const minutes = Math.max(1, decks.guide(stage)?.minutes ?? MINUTES);
  return {
    id,
    rev: 0,
    review,
    position,
    stage,
    title: '',
    minutes,
    state: 'waiting',
    prompts: waiting(prompts.map((prompt) => prompt.id)),
    spent_ms: 0,
    running_since: null,
  };
}

/** The prompts with one more, or one fewer. The words of a deck that others may not have go along with it. */
export function withPrompt(prompts: readonly PromptUse[], prompt: string, wanted: boolean, words = ''): PromptUse[] {
  const others = prompts.filter((used) => used.prompt !== prompt);
  const added = waiting([prompt]).map((used) => (prompt.includes('/') && words ? { ...used, words } : used));
  return wanted ? [...others, ...added] : others;
}
