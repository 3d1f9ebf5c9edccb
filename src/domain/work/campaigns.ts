import type { Id } from '#kernel/id.ts';
import type { Table } from '#book/table.ts';
import type { WorkFact } from '#domain/work/facts.ts';

type BodyOf<Type extends WorkFact['type']> = Extract<WorkFact, { type: Type }>['body'];

export type CampaignFact = Extract<WorkFact, { readonly type: `campaign.${string}` }>;

/** A campaign's plan as it was written once. */
export type Plan = Pick<
  BodyOf<'campaign.changed@1'>,
  'title' | 'target' | 'from' | 'until' | 'villages'
>;

export type Edition = Plan & {
  readonly edition: number;
  readonly on: number;
  readonly stream: Id;
  readonly reason?: string;
};

/** A campaign as it stands, with the plans that it had before, oldest first. */
export type Campaign = Edition & {
  readonly campaign: Id;
  readonly goal: BodyOf<'campaign.started@1'>['goal'];
  readonly again?: Id;
  readonly earlier: readonly Edition[];
  readonly ended?: { readonly on: number; readonly reason: string };
};

export function foldCampaign(campaigns: Table<Campaign>, fact: CampaignFact): void {
  const { on, stream } = fact;
  const known = campaigns.get(fact.body.campaign);
  if (fact.type === 'campaign.started@1') {
    if (known !== undefined) return;
    campaigns.set(fact.body.campaign, { ...fact.body, edition: 1, on, stream, earlier: [] });
    return;
  }
  if (known === undefined) return;
  if (fact.type === 'campaign.ended@1') {
    if (known.ended !== undefined) return;
    campaigns.set(known.campaign, { ...known, ended: { on, reason: fact.body.reason } });
    return;
  }
  // Of two over the same edition the one that comes later stands, and the officer was asked.
  if (fact.body.edition < known.edition) return;
  const { campaign, goal, again, earlier, ended, ...stood } = known;
  const edition = Math.min(fact.body.edition, known.edition + 1);
  const kept = { campaign, goal, ...(again !== undefined && { again }), ...(ended && { ended }) };
  campaigns.set(campaign, {
    ...fact.body,
    edition,
    on,
    stream,
    ...kept,
    earlier: [...earlier, stood],
  });
}

/** `ended`: before its day. */
export type CampaignStage = 'coming' | 'running' | 'over' | 'ended';

export function stageOf({ from, until, ended }: Campaign, day: number): CampaignStage {
  if (ended !== undefined && ended.on <= day) return 'ended';
  if (day < from) return 'coming';
  return day <= until ? 'running' : 'over';
}

/** The day at whose end a campaign's figures hold: today, and once it is over its last day for ever. */
export const countedOn = ({ until, ended }: Campaign, day: number): number =>
  Math.min(day, until, ended?.on ?? day);

/** How many of those counted must have reached it. */
export function neededOf({ target }: Pick<Campaign, 'target'>, of: number): number {
  if ('percent' in target) return Math.ceil((of * target.percent) / 100);
  return Math.min(of, target.perVillage);
}
