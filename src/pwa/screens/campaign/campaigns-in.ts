import { type DoorLeft, doorsLeftOf, paceOf, type Reach, reachOf } from '#domain/campaigns.ts';
import { villageDay } from '#domain/village.ts';
import {
  type Campaign,
  type CampaignStage,
  countedOn,
  neededOf,
  stageOf,
} from '#domain/work/campaigns.ts';
import { type Forecast, forecast, neededAWeek } from '#domain/work/forecast.ts';
import { chaptersOf } from '#pwa/phone/chapters-of.ts';
import type { Village } from '#pwa/phone/village.ts';
import { statesOf } from './campaigns-due.ts';

/** A door that is left, with the chapter it stands in. */
export type Left = DoorLeft & { readonly chapter: Village };

/** How far a village has come, by the end of the day that counts. */
export type Standing = {
  readonly campaign: Campaign;
  readonly stage: CampaignStage;
  readonly asOf: number;
  readonly counts: 'household' | 'resident';
  readonly of: number;
  readonly met: number;
  readonly helped: number;
  readonly ageless: number;
  readonly needed: number;
  readonly doors: readonly Left[];
};

/** Undefined where this app does not know what is counted. */
export function standingIn(village: Village, campaign: Campaign): Standing | undefined {
  const asOf = countedOn(campaign, village.day);
  const found = chaptersOf(village).flatMap((chapter) => {
    const at = villageDay(statesOf(chapter), asOf);
    const reach = reachOf(campaign.goal, at);
    if (reach === undefined) return [];
    const doors = doorsLeftOf(campaign.goal, at, reach).map((each): Left => ({ ...each, chapter }));
    return [{ reach, doors }];
  });
  const [first] = found;
  if (first === undefined) return undefined;
  const sum = (count: (reach: Reach) => number): number =>
    found.reduce((all, { reach }) => all + count(reach), 0);
  const of = sum((reach) => reach.of.length);
  return {
    campaign,
    stage: stageOf(campaign, village.day),
    asOf,
    counts: first.reach.counts,
    of,
    met: sum((reach) => reach.met.length),
    helped: sum((reach) => reach.helped.length),
    ageless: sum((reach) => reach.ageless),
    needed: neededOf(campaign, of),
    doors: found.flatMap((each) => each.doors),
  };
}

export type Outlook = { readonly said: Forecast; readonly needed: number | undefined };

/** When it will be done if all goes on as it does, and what it takes to be in time. */
export function outlookIn(village: Village, { campaign, met, needed }: Standing): Outlook {
  const { from, until } = campaign;
  const { day } = village;
  const asked = { day, from, until, left: needed - met };
  const totals = paceOf(campaign, chaptersOf(village).map(statesOf), day);
  return { said: forecast({ ...asked, totals }), needed: neededAWeek(asked) };
}
