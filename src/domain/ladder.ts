import type { Trait } from '#domain/learning/facts.ts';

/*
 * The ladder in force: which skills there are, in which order, and what each takes. `learning/ladder.ts`
 * works it out of a commune's book; here stands what every activity may ask of it.
 */

/** The ladder of one skill. From `alone` on a person counts as proficient. */
export const STEPS = ['told', 'installed', 'together', 'alone', 'teaches'] as const;

export type LadderSkill = {
  readonly skill: string;
  /** As the commune has named it; what the software brings is named in its words. */
  readonly name?: { readonly vi: string; readonly en?: string };
  readonly rank: number;
  readonly needs: readonly string[];
  readonly traits: readonly Trait[];
  /** Offered to nobody any more; what was learnt of it stands. */
  readonly isRetired: boolean;
};

export type SkillLadder = {
  /** In the order in which they are learnt, retired ones among them. */
  readonly skills: readonly LadderSkill[];
  /** What each pane of a door stands for: whoever can do any of these alone lights it. Never empty. */
  readonly panes: readonly (readonly string[])[];
};

export const findSkill = ({ skills }: SkillLadder, skill: string): LadderSkill | undefined =>
  skills.find((each) => each.skill === skill);

export const hasTrait = (ladder: SkillLadder, skill: string, trait: Trait): boolean =>
  findSkill(ladder, skill)?.traits.includes(trait) === true;

/** Skills that are taught today, those of the door's panes first or all others. */
export function taught(ladder: SkillLadder, which: 'basic' | 'other'): readonly string[] {
  const basic = new Set(ladder.panes.flat());
  return ladder.skills
    .filter(({ skill, isRetired }) => !isRetired && basic.has(skill) === (which === 'basic'))
    .map(({ skill }) => skill);
}
