// Owns seeing what a facilitator did: the difference between two looks at the meeting, and what of a script it answers.
// Must not know the screen, nor where a look comes from. An act counts once it has happened, however it was done.

import type { Beat, Caught, Deed, Heard, Stage } from '../../ipc/bindings';

/** One look at the meeting. */
export interface Seen {
  /** Every caught row the library holds, by id: its kind, and whose view it is. */
  rows: ReadonlyMap<string, { kind: Caught; seat: string | null }>;
  /** Every question that counts as asked, as "item prompt". */
  asked: ReadonlySet<string>;
  /** The question that stands on the screen. */
  shown: string | null;
  /** The question asked aside. */
  aside: string | null;
  /** The follow-up being asked, by its number. */
  followUp: number | null;
  stage: Stage | null;
  /** The note on the wall. */
  sent: string | null;
  blank: boolean;
  /** The screen the person is on. */
  screen: string;
}

/** One thing a facilitator did. */
export type Done =
  | { did: 'caught'; kind: Caught }
  /** The question that was asked, and the one that stands there now: either may be what was meant. */
  | { did: 'ask'; prompt: string; shown: string | null }
  | { did: 'turn'; to: Stage }
  | { did: Exclude<Deed, 'ask' | 'turn'> };

/** What was done between two looks. What was taken back in between was not done. */
export function between(before: Seen, after: Seen): Done[] {
  const done: Done[] = [];
  let named = false;
  for (const [id, { kind, seat }] of after.rows) {
    const held = before.rows.get(id);
    if (!held) done.push({ did: 'caught', kind });
    named ||= seat !== null && (held?.seat ?? null) === null;
  }
  if (named) done.push({ did: 'name' });
  done.push(...questions(before, after));
  if (after.stage && after.stage !== before.stage) done.push({ did: 'turn', to: after.stage });
  if (after.sent && after.sent !== before.sent) done.push({ did: 'send' });
  if (after.blank && !before.blank) done.push({ did: 'blank' });
  if (after.screen === 'map' && before.screen !== 'map') done.push({ did: 'map' });
  return done;
}

/** The questions asked between two looks, each once. */
function questions(before: Seen, after: Seen): Done[] {
  const fresh = [...after.asked].filter((asked) => !before.asked.has(asked)).map((asked) => asked.split(' ')[1]!);
  const aside = after.aside !== before.aside ? after.aside : null;
  const follows = after.followUp !== null && after.followUp !== before.followUp ? (after.aside ?? after.shown) : null;
  const prompts = new Set([...fresh, ...[aside, follows].filter((prompt) => prompt !== null)]);
  // A question aside was meant by itself; on the stage's own way the next one is what is asked now.
  return [...prompts].map((prompt) => ({ did: 'ask', prompt, shown: prompt === after.aside ? null : after.shown }));
}

/** The sentence that comes back for what was done, or null where the script foresees none of it. */
export function answerTo(
  { answers }: Pick<Beat, 'answers'>,
  done: readonly Done[],
  heardBy: (prompt: string) => Heard | null,
): string | null {
  const met = answers.find(({ asks, probes, catches, does }) =>
    done.some((one) => {
      if (one.did === 'caught') return catches.includes(one.kind);
      if (does.includes(one.did)) return true;
      if (one.did !== 'ask') return false;
      const heard = heardBy(one.prompt);
      return asks.includes(one.prompt) || asks.includes(one.shown ?? '') || (heard !== null && probes.includes(heard));
    }),
  );
  return met?.said ?? null;
}

/** What somebody used while they rehearsed. It is told once, and kept nowhere. */
export const tools = ['asked', 'caught', 'parked', 'named', 'sent'] as const;
export type Tally = Record<(typeof tools)[number], number>;

export const nothing = (): Tally => ({ asked: 0, caught: 0, parked: 0, named: 0, sent: 0 });

/** The tally with what was done on top of it. */
export function counted(tally: Tally, done: readonly Done[]): Tally {
  const sum = { ...tally };
  for (const one of done) {
    if (one.did === 'ask') sum.asked += 1;
    else if (one.did === 'caught') sum[one.kind === 'parked' ? 'parked' : 'caught'] += 1;
    else if (one.did === 'name') sum.named += 1;
    else if (one.did === 'send') sum.sent += 1;
  }
  return sum;
}
