// The words in which it is said what a field is kept for.

/** `none`: it tells nothing of a person. `sensitive`: as article 4 of the decree lists it. */
export const SENSITIVITIES = ['none', 'basic', 'sensitive'] as const;
export type Sensitivity = (typeof SENSITIVITIES)[number];

export const USES = [
  'identify',
  'reach',
  'find',
  'plan',
  'teach',
  'support',
  'assist',
  'prove',
  'trace',
  'organise',
  'publish',
  'answer',
] as const;
export type Use = (typeof USES)[number];

/**
 * Why it may be kept: the task that law gives the commune, the person's consent, or a duty of the law
 * itself.
 */
export const BASES = ['task', 'consent', 'duty', 'not-personal'] as const;
export type Basis = (typeof BASES)[number];

/** Until when: as long as the village's book stands, until the person asks, or the consent ends. */
export const KEEPINGS = ['with-book', 'until-erased', 'until-consent-ends', 'five-years'] as const;
export type Keeping = (typeof KEEPINGS)[number];

export type FieldUse = {
  readonly use: Use;
  readonly sensitivity: Sensitivity;
  readonly basis: Basis;
  readonly keep: Keeping;
};
