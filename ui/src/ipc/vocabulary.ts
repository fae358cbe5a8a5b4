// Owns the words of the factor map in the order they are told: bands, what a factor did, when, how it is known, verbs.
// Must not say any of them: sentences are in assets/locales.

import type { Band, Evidence, LinkKind, OtherDays, Phase, Polarity } from './bindings';

/** The seven bands, outermost first; their keys are 1 to 7. */
export const bands = [
  'outside',
  'organisation',
  'team',
  'work',
  'tools',
  'knowledge',
  'technology',
] as const satisfies readonly Band[];
export const polarities = [
  'contributed',
  'mitigated',
  'luck',
  'sacrifice',
  'context',
] as const satisfies readonly Polarity[];
export const phases = [
  'before',
  'onset',
  'detection',
  'diagnosis',
  'repair',
  'recovery',
] as const satisfies readonly Phase[];
export const evidences = ['observed', 'reported', 'inferred', 'disputed'] as const satisfies readonly Evidence[];
/** Whether it is so on other days: `[` and `]` say so. */
export const otherDays = ['usual', 'different'] as const satisfies readonly OtherDays[];
export const kinds = [
  'enabled',
  'triggered',
  'amplified',
  'masked',
  'delayed',
  'pressured',
  'depended_on',
  'mitigated',
  'detected',
  'protected_by_luck',
  'informed',
  'disputed',
] as const satisfies readonly LinkKind[];
