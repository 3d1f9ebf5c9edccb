import * as v from 'valibot';
import { formatDay } from '#kernel/vi-calendar.ts';
import type { Id } from '#kernel/id.ts';
import { parseDay } from '#kernel/vi-day-text.ts';
import { STEPS } from '#domain/doors/facts.ts';
import type { CampaignIntent } from '#domain/work/propose.ts';
import type { Campaign, Plan } from '#domain/work/campaigns.ts';
import type { Goal } from '#domain/work/facts.ts';

/** A campaign as it is being written: what was typed stands as it was typed. */
export const CampaignDraft = v.strictObject({
  campaign: v.string(),
  /** The edition that the form showed. */
  base: v.number(),
  title: v.string(),
  kind: v.picklist(['skill', 'measure']),
  skill: v.string(),
  reached: v.picklist(STEPS),
  counts: v.picklist(['resident', 'household']),
  ageFrom: v.string(),
  ageUntil: v.string(),
  doneFrom: v.string(),
  measure: v.string(),
  target: v.picklist(['percent', 'perVillage']),
  number: v.string(),
  from: v.string(),
  until: v.string(),
  where: v.picklist(['all', 'some']),
  villages: v.array(v.string()),
  reason: v.string(),
});
export type CampaignDraft = v.InferOutput<typeof CampaignDraft>;

/** Whoever has the second has the first. */
export const CONTAINED: Readonly<Record<string, string>> = { 'vneid-1': 'vneid-2' };

const AGE_MAX = 120;
const NUMBER_MAX = 100_000;
const FAR_YEAR = 2_100;

const ageText = (age: number | undefined): string => (age === undefined ? '' : String(age));

/** A new one from today on, or the plan that stands, or that of the one to be done again. */
export function draftOf(
  campaign: Id,
  today: number,
  known?: Campaign,
  isAgain = false,
): CampaignDraft {
  const goal = known?.goal;
  const ofSkill = goal !== undefined && 'skills' in goal ? goal : undefined;
  const { target } = known ?? { target: { percent: 100 } };
  const isNew = known === undefined || isAgain;
  return {
    campaign,
    base: isNew ? 0 : known.edition,
    title: known?.title ?? '',
    kind: goal !== undefined && 'measure' in goal ? 'measure' : 'skill',
    skill: ofSkill?.skills[0] ?? 'vneid-1',
    reached: ofSkill?.reached ?? 'alone',
    counts: ofSkill?.counts ?? 'resident',
    ageFrom: ofSkill === undefined ? '18' : ageText(ofSkill.ages?.from),
    ageUntil: ageText(ofSkill?.ages?.until),
    doneFrom: ageText(ofSkill?.doneFrom),
    measure: goal !== undefined && 'measure' in goal ? goal.measure : 'household-proficient',
    target: 'percent' in target ? 'percent' : 'perVillage',
    number: String('percent' in target ? target.percent : target.perVillage),
    from: formatDay(isNew ? today : known.from),
    until: isNew ? '' : formatDay(known.until),
    where: known?.villages === undefined ? 'all' : 'some',
    villages: [...(known?.villages ?? [])],
    reason: '',
  };
}

export type Wrong = 'title' | 'ages' | 'target' | 'from' | 'until' | 'villages';

/** What is typed as a plan; else which field is wrong. */
export function planOf(draft: CampaignDraft): Plan | Wrong {
  if (draft.title.trim() === '') return 'title';
  const number = wholeOf(draft.number, draft.target === 'percent' ? 100 : NUMBER_MAX);
  if (number === undefined || number < 1) return 'target';
  const from = dayOf(draft.from);
  const until = dayOf(draft.until);
  if (from === undefined) return 'from';
  if (until === undefined || until < from) return 'until';
  const isAll = draft.where === 'all';
  if (!isAll && draft.villages.length === 0) return 'villages';
  return {
    title: draft.title,
    target: draft.target === 'percent' ? { percent: number } : { perVillage: number },
    from,
    until,
    ...(!isAll && { villages: [...draft.villages] }),
  };
}

export function intentOf(draft: CampaignDraft, again: Id | undefined): CampaignIntent | Wrong {
  const goal = goalOf(draft);
  if (goal === undefined) return 'ages';
  const plan = planOf(draft);
  if (typeof plan === 'string') return plan;
  return { campaign: draft.campaign, ...plan, goal, ...(again !== undefined && { again }) };
}

function goalOf(draft: CampaignDraft): Goal | undefined {
  if (draft.kind === 'measure') return { measure: draft.measure };
  const ages = [draft.ageFrom, draft.ageUntil, draft.doneFrom].map((age) => wholeOf(age, AGE_MAX));
  const [from, until, doneFrom] = ages;
  const isTyped = [draft.ageFrom, draft.ageUntil, draft.doneFrom].map((age) => age.trim() !== '');
  if (isTyped.some((typed, index) => typed && ages[index] === undefined)) return undefined;
  if (from !== undefined && until !== undefined && until < from) return undefined;
  const contained = CONTAINED[draft.skill];
  return {
    skills: contained === undefined ? [draft.skill] : [draft.skill, contained],
    reached: draft.reached,
    counts: draft.counts,
    ...((from !== undefined || until !== undefined) && {
      ages: { ...(from !== undefined && { from }), ...(until !== undefined && { until }) },
    }),
    ...(doneFrom !== undefined && { doneFrom }),
  };
}

function wholeOf(text: string, most: number): number | undefined {
  const number = Number(text.trim());
  const isWhole = text.trim() !== '' && Number.isInteger(number);
  return isWhole && number >= 0 && number <= most ? number : undefined;
}

function dayOf(text: string): number | undefined {
  const read = parseDay(text.trim(), FAR_YEAR);
  return read.ok && 'day' in read.value ? read.value.day : undefined;
}
