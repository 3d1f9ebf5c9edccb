import type { Id } from '#kernel/id.ts';
import { doorsLeftOf, isFor, reachOf } from '#domain/campaigns.ts';
import { villageDay } from '#domain/village.ts';
import { type Campaign, type CampaignStage, neededOf, stageOf } from '#domain/work/campaigns.ts';
import type { Village } from '#pwa/phone/village.ts';
import { worksOf } from '#pwa/phone/works.ts';

/* Which campaigns are for a village, and which doors they ask for: all that a round needs of them. */

const STAGES: readonly CampaignStage[] = ['running', 'coming', 'over', 'ended'];

/** Campaigns that are for a village: those that run first, by their last day. */
export function campaignsIn(village: Village): readonly Campaign[] {
  const { places, place, day } = village;
  if (places === undefined) return [];
  const found = worksOf(village).flatMap(({ commune, state }) =>
    [...state.campaigns.values()].filter((each) => isFor(places.state, commune, each, place, day)),
  );
  const rank = (each: Campaign): number => STAGES.indexOf(stageOf(each, day));
  return found.sort((left, right) => {
    const ranked = rank(left) - rank(right);
    const isOpen = rank(left) < STAGES.indexOf('over');
    return ranked || (isOpen ? left.until - right.until : right.until - left.until);
  });
}

const runningIn = (village: Village): readonly Campaign[] =>
  campaignsIn(village).filter((each) => stageOf(each, village.day) === 'running');

export const statesOf = ({ homes, doors, ladder }: Village) => ({
  homes: homes.state,
  doors: doors.state,
  ladder,
});

/** Titles of the campaigns for whose sake a door is due. */
export function dueFor(village: Village): ReadonlyMap<Id, readonly string[]> {
  const due = new Map<Id, string[]>();
  for (const campaign of runningIn(village)) {
    const at = villageDay(statesOf(village), village.day);
    const reach = reachOf(campaign.goal, at);
    if (reach === undefined || reach.met.length >= neededOf(campaign, reach.of.length)) continue;
    for (const { household } of doorsLeftOf(campaign.goal, at, reach)) {
      due.set(household, [...(due.get(household) ?? []), campaign.title]);
    }
  }
  return due;
}
