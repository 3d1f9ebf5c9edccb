import type { Skill } from '#domain/doors/facts.ts';
import { bareSkill, DOORS_WORDS } from '#domain/doors/words.ts';
import { findSkill, type SkillLadder } from '#domain/ladder.ts';
import { language } from '#pwa/ui/language.ts';

/** As the commune has named it, else as the software does. */
export function nameIn(ladder: SkillLadder, skill: Skill): string {
  const brought: Readonly<Record<string, string>> = DOORS_WORDS[language.value].skills; // asked with any skill
  const name = findSkill(ladder, skill)?.name;
  return name?.[language.value] ?? name?.vi ?? brought[skill] ?? bareSkill(skill);
}
