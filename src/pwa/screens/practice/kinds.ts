import type { Skill } from '#domain/doors/facts.ts';
import type { IconName } from '#pwa/ui/icon.tsx';

export const PRACTICES = ['transfer', 'vneid', 'calls'] as const;
export type Practice = (typeof PRACTICES)[number];

export const PRACTICE_ICONS: Readonly<Record<Practice, IconName>> = {
  transfer: 'pay',
  vneid: 'card',
  calls: 'call',
};

/** The skills of which a practice is the step "together", what comes first first. */
export const SKILLS_OF: Readonly<Record<Practice, readonly Skill[]>> = {
  transfer: ['epay'],
  vneid: ['vneid-1', 'vneid-2'],
  calls: ['safety'],
};

const PRACTISED: Readonly<Partial<Record<Skill, readonly Practice[]>>> = {
  safety: ['calls'],
  bank: ['transfer', 'calls'],
  epay: ['transfer'],
  bills: ['transfer', 'calls'],
  'vneid-1': ['vneid'],
  'vneid-2': ['vneid', 'calls'],
  'public-services': ['vneid'],
  'health-record': ['vneid'],
  insurance: ['vneid', 'calls'],
  zalo: ['calls'],
  selling: ['transfer', 'calls'],
};

/** What can be practised for a skill without risk. */
export const practicesOf = (skill: string): readonly Practice[] =>
  Object.entries(PRACTISED).find(([each]) => each === skill)?.[1] ?? [];
