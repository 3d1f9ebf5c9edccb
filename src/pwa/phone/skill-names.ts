import type { Skill, Step } from '#domain/doors/facts.ts';
import { STEPS } from '#domain/doors/facts.ts';
import { DOORS_WORDS } from '#domain/doors/words.ts';
import type { DoorsWords } from '#domain/doors/words.ts';
import { HOMES_WORDS } from '#domain/homes/words.ts';
import type { HomesWords } from '#domain/homes/words.ts';
import type { Resident } from '#domain/homes/state.ts';
import { BROUGHT_LADDER } from '#domain/learning/ladder.ts';
import { language } from '#pwa/ui/language.ts';
import type { LadderStep } from '#pwa/ui/ladder.tsx';
import { nameIn } from './skill-in.ts';
import { ladderNow } from './village.ts';
import { memberWords } from './member-words.ts';

export const doorsWords = (): DoorsWords => DOORS_WORDS[language.value];
export const homesWords = (): HomesWords => HOMES_WORDS[language.value];

/** "vợ", "con rể": who a person is in the house, in the word for their sex where there is one. */
export function relationText({ relation, sex }: Resident): string | undefined {
  if (relation === undefined) return undefined;
  const bySex: Readonly<Record<string, Readonly<Record<string, string>>>> =
    memberWords.value.relations; // asked with any relation
  return bySex[relation]?.[sex ?? ''] ?? homesWords().relations[relation];
}

const BASIC_MEASURES = ['public-services', 'shopping', 'payment', 'safety'] as const;

/** The five basic skills in the order of the panes, in a word or two; the fifth as the commune chose it. */
export function basicNames(): readonly string[] {
  const [fifth = []] = ladderNow().panes.slice(BASIC_MEASURES.length);
  return [
    ...BASIC_MEASURES.map((basic) => doorsWords().measures[`household-basic-${basic}`].short),
    fifth === BROUGHT_LADDER.panes.at(-1)
      ? doorsWords().broughtFifth
      : fifth.map(skillName).join(' / '),
  ];
}

/** In the village that is being looked at. */
export const skillName = (skill: Skill): string => nameIn(ladderNow(), skill);
export const stepName = (step: Step): string => doorsWords().steps[step];

const NUMBERS: readonly LadderStep[] = [0, 1, 2, 3, 4, 5];

/** 0 not begun … 5 teaches others. */
export const stepNumber = (step: Step | undefined): LadderStep =>
  NUMBERS[step === undefined ? 0 : STEPS.indexOf(step) + 1] ?? 0;
