import * as v from 'valibot';
import { findSkill } from '#domain/ladder.ts';
import { NATIONAL_PANES, TRAITS } from '#domain/learning/facts.ts';
import { nationalPaneOf, type SkillIntent } from '#domain/learning/propose-ladder.ts';
import { LEARNING_WORDS } from '#domain/learning/words.ts';
import { language } from '#pwa/ui/language.ts';
import { ladderWords } from './ladder-words.ts';
import { namesOf, type Office, paneNames, toChange } from './office.ts';

/** A skill as it is being described. */
export const SkillDraft = v.strictObject({
  name: v.string(),
  nameEn: v.string(),
  needs: v.array(v.string()),
  traits: v.array(v.picklist(TRAITS)),
  /** `0`: it counts for no national basic skill. */
  basic: v.picklist(['0', '1', '2', '3', '4']),
});
export type SkillDraft = v.InferOutput<typeof SkillDraft>;

export function draftOf(office: Office, skill: string | undefined): SkillDraft {
  const known = skill === undefined ? undefined : findSkill(office.ladder, skill);
  if (known === undefined) {
    return { name: '', nameEn: '', needs: [], traits: ['own-phone', 'app'], basic: '0' };
  }
  const { vi, en = '' } = toChange(office).called(known.skill);
  const basic = office.learning.state.described.get(known.skill)?.basic ?? 0;
  const { needs, traits } = known;
  const at = (['0', '1', '2', '3', '4'] as const)[basic] ?? '0';
  return { name: vi, nameEn: en, needs: [...needs], traits: [...traits], basic: at };
}

export const intentOf = (draft: SkillDraft, skill: string | undefined): SkillIntent => ({
  ...(skill !== undefined && { skill }),
  name: { vi: draft.name, ...(draft.nameEn.trim() !== '' && { en: draft.nameEn }) },
  needs: draft.needs,
  traits: draft.traits,
  ...(draft.basic !== '0' && { basic: Number(draft.basic) }),
});

/** Whether it is for the commune to say which pane a skill counts for. */
export function mayCount({ ladder, learning }: Office, skill: string | undefined): boolean {
  if (skill === undefined) return true;
  if (ladder.panes[NATIONAL_PANES]?.includes(skill) === true) return false;
  const isOwn = learning.state.described.get(skill)?.basic !== undefined;
  return isOwn || nationalPaneOf(ladder, skill) === undefined;
}

/** The name of the pane that a skill belongs to, where that is not the commune's to say here. */
export function paneOf({ ladder }: Office, skill: string): string | undefined {
  const pane = ladder.panes.findIndex((skills) => skills.includes(skill));
  return pane < 0 ? undefined : paneNames(ladder)[pane];
}

/** What is different from what stands, line by line. */
export function differences(
  office: Office,
  skill: string | undefined,
  draft: SkillDraft,
): readonly string[] {
  const text = ladderWords.value.confirm;
  const was = draftOf(office, skill);
  const traitNames = LEARNING_WORDS[language.value].traits;
  const isFresh = skill === undefined;
  const isOther = (one: readonly string[], other: readonly string[]): boolean =>
    [...one].sort().join(' ') !== [...other].sort().join(' ');
  const pane = paneNames(office.ladder)[Number(draft.basic) - 1];
  const lines = [
    isFresh && text.fresh(draft.name.trim()),
    !isFresh && was.name !== draft.name.trim() && text.name(was.name, draft.name.trim()),
    !isFresh && was.nameEn !== draft.nameEn.trim() && text.name(was.nameEn, draft.nameEn.trim()),
    (isFresh || isOther(was.needs, draft.needs)) &&
      (draft.needs.length === 0 ? text.noNeeds : text.needs(namesOf(office.ladder, draft.needs))),
    (isFresh || isOther(was.traits, draft.traits)) &&
      (draft.traits.length === 0
        ? text.noTraits
        : text.traits(draft.traits.map((trait) => traitNames[trait]).join(', '))),
    (isFresh ? pane !== undefined : was.basic !== draft.basic) &&
      (pane === undefined ? text.noBasic : text.basic(pane)),
  ];
  return lines.filter((line) => line !== false);
}
