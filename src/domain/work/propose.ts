import { canonicalText } from '#kernel/canonical.ts';
import type { Id } from '#kernel/id.ts';
import { err } from '#kernel/result.ts';
import type { ProposalOf, Proposed } from '#book/activity.ts';
import { type Author, finish, given, present, type Rules } from '#domain/propose.ts';
import { WORK_ACCESS } from '#domain/work/access.ts';
import type { Plan } from '#domain/work/campaigns.ts';
import { WORK_FACTS } from '#domain/work/facts.ts';
import { judgeWork, type WorkStates } from '#domain/work/judge.ts';

type Schemas = typeof WORK_FACTS;
type BodyOf<Type extends keyof Schemas> = Extract<ProposalOf<Schemas>, { type: Type }>['body'];

const RULES: Rules<Schemas, WorkStates> = {
  facts: WORK_FACTS,
  access: WORK_ACCESS,
  judge: judgeWork,
};

/** `campaign` is minted with the draft, so that saving it twice is one campaign. */
export type CampaignIntent = Plan & {
  readonly campaign: Id;
  readonly goal: BodyOf<'campaign.started@1'>['goal'];
  readonly again?: Id;
};

export function proposeCampaign(
  states: WorkStates,
  author: Author,
  intent: CampaignIntent,
): Proposed<Schemas> {
  if (states.work.campaigns.has(intent.campaign)) return err({ code: 'already-saved' });
  const title = given(intent.title);
  if (title === undefined) return err({ code: 'value-wrong' });
  const body = present<BodyOf<'campaign.started@1'>>({ ...intent, title });
  return finish(RULES, states, author, [{ type: 'campaign.started@1', on: author.on, body }]);
}

/** Another plan in the place of the one that the form showed: `base`, its edition. */
export function proposeCampaignChange(
  states: WorkStates,
  author: Author,
  campaign: Id,
  { reason, base, ...plan }: Plan & { readonly base: number; readonly reason?: string },
): Proposed<Schemas> {
  const known = states.work.campaigns.get(campaign);
  if (known === undefined) return err({ code: 'reference-unknown' });
  if (known.ended !== undefined) return err({ code: 'campaign-ended' });
  const title = given(plan.title);
  if (title === undefined) return err({ code: 'value-wrong' });
  const body = present<BodyOf<'campaign.changed@1'>>({
    ...plan,
    title,
    campaign,
    edition: base + 1,
    reason: given(reason),
  });
  if (known.edition === body.edition && isSamePlan(known, body)) {
    return err({ code: 'already-saved' });
  }
  return finish(RULES, states, author, [{ type: 'campaign.changed@1', on: author.on, body }]);
}

const isSamePlan = (one: Plan, other: Plan): boolean =>
  one.title === other.title &&
  one.from === other.from &&
  one.until === other.until &&
  canonicalText(one.target) === canonicalText(other.target) &&
  canonicalText([...(one.villages ?? [])]) === canonicalText([...(other.villages ?? [])]);

export function proposeCampaignEnd(
  states: WorkStates,
  author: Author,
  campaign: Id,
  why: string,
): Proposed<Schemas> {
  const known = states.work.campaigns.get(campaign);
  if (known === undefined) return err({ code: 'reference-unknown' });
  if (known.ended !== undefined) return err({ code: 'campaign-ended' });
  const reason = given(why);
  if (reason === undefined) return err({ code: 'value-wrong' });
  const body = { campaign, reason };
  return finish(RULES, states, author, [{ type: 'campaign.ended@1', on: author.on, body }]);
}
