// Owns the arithmetic of agendas: a preset laid over what is there, a prompt in or out.
// Must not know how an agenda is shown or sent.

import type { AgendaItem, AgendaPreset, PromptUse } from '../../ipc/bindings';
import { stageOf, waiting } from '../../state/agenda';
import { sittings } from '../../state/sittings';
import { meetsAgain } from '../../state/workdays';

const isDear = (used: PromptUse): boolean =>
  used.words !== undefined || used.starred === true || used.state !== 'waiting';

/** What a preset needs to know besides itself. */
export interface Ground {
  review: { id: string; meets_at: string | null };
  now: number;
  newId: () => string;
  /** The stages something was caught in. */
  noted: ReadonlySet<string>;
}

/** Nothing anybody did is lost with it. */
const isUntouched = (item: AgendaItem, noted: ReadonlySet<string>): boolean =>
  item.state === 'waiting' && !item.spent_ms && !item.title && !item.prompts.some(isDear) && !noted.has(item.id);

/**
 * The agenda a preset asks for. Items of the same stage are kept, with their notes and their spent time. What is left
 * over and dear to somebody stays behind it, left out; the second meeting stays as it was planned.
 */
export function fromPreset(
  preset: AgendaPreset,
  held: readonly AgendaItem[],
  { review, now, newId, noted }: Ground,
): { put: AgendaItem[]; drop: AgendaItem[] } {
  const left = [...held];
  const laid = preset.steps.map(({ stage, minutes, prompts }, position): AgendaItem => {
    const at = left.findIndex((item) => item.stage === stage);
    const old = at < 0 ? undefined : left.splice(at, 1)[0];
    const known = new Map(old?.prompts.map((used) => [used.prompt, used]));
    // A preset knows nothing of what somebody wrote, starred or has asked already: that stays.
    const own = old?.prompts.filter((used) => !prompts.includes(used.prompt) && isDear(used)) ?? [];
    return {
      ...(old ?? stageOf(stage, minutes, { id: newId(), review: review.id, position })),
      minutes,
      prompts: [...waiting(prompts).map((used) => known.get(used.prompt) ?? used), ...own],
    };
  });
  const kept = left.filter((item) => item.stage === 'soak' || !isUntouched(item, noted));
  const behind = kept.map((item): AgendaItem =>
    item.stage !== 'soak' && item.state === 'waiting' ? { ...item, state: 'skipped' } : item,
  );
  const later = (item: AgendaItem): number => Number(item.stage === 'soak');
  const put = [...onTheirDays(laid, review.meets_at, now), ...behind.toSorted((a, b) => later(a) - later(b))];
  return {
    put: put.map((item, position) => ({ ...item, position })),
    drop: left.filter((item) => !kept.includes(item)),
  };
}

/** A half that begins on another day has a time of its own, the next working day where nobody chose one. */
function onTheirDays(laid: readonly AgendaItem[], planned: string | null, now: number): AgendaItem[] {
  const plain = laid.map(({ meets_at: chosen, ...item }) => ({ item, chosen }));
  const first = new Map(sittings(plain.map(({ item }) => item)).map(({ items }, day) => [items[0]!.id, day]));
  return plain.map(({ item, chosen }) => {
    const day = first.get(item.id);
    return day ? { ...item, meets_at: chosen ?? meetsAgain(planned, now, day) } : item;
  });
}

/** The prompts with one more, or one fewer. The words of a deck that others may not have go along with it. */
export function withPrompt(prompts: readonly PromptUse[], prompt: string, wanted: boolean, words = ''): PromptUse[] {
  const others = prompts.filter((used) => used.prompt !== prompt);
  const added = waiting([prompt]).map((used) => (prompt.includes('/') && words ? { ...used, words } : used));
  return wanted ? [...others, ...added] : others;
}
