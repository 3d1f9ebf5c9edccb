import { formatDay } from '#kernel/vi-calendar.ts';
import type { Step } from '#domain/doors/facts.ts';
import { DOORS_WORDS } from '#domain/doors/words.ts';
import { findMeasure } from '#domain/measures.ts';
import { measureWords } from '#domain/measure-words.ts';
import type { SkillLadder } from '#domain/ladder.ts';
import type { Plan } from '#domain/work/campaigns.ts';
import type { Goal, Target } from '#domain/work/facts.ts';
import { nameIn } from '#pwa/phone/skill-in.ts';
import { language } from '#pwa/ui/language.ts';
import { campaignWords } from './campaign-words.ts';

/** "Mọi người từ 18 tuổi: VNeID mức 1 hoặc VNeID mức 2 – Tự làm được" */
export function goalText(goal: Goal, ladder: SkillLadder): string {
  const text = campaignWords.value;
  if ('measure' in goal) {
    const measure = findMeasure(goal.measure);
    return measure === undefined ? text.unknown : measureWords(language.value, measure.id).title;
  }
  const { goal: words } = text;
  const { from, until } = goal.ages ?? {};
  const who = [
    goal.counts === 'resident' ? words.people : words.households,
    from !== undefined && words.from(from),
    until !== undefined && words.until(until),
  ];
  const what = goal.skills.map((skill) => nameIn(ladder, skill)).join(words.or);
  return words.whole(who.filter(Boolean).join(' '), what, stepText(goal.reached));
}

export const stepText = (step: Step): string => DOORS_WORDS[language.value].steps[step];

export function targetText(target: Target): string {
  const text = campaignWords.value;
  return 'percent' in target ? text.percent(target.percent) : text.each(target.perVillage);
}

export const planText = ({ title, target, until }: Plan): string =>
  campaignWords.value.plan(title, targetText(target), formatDay(until));
