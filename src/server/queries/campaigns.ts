import type { Id } from '#kernel/id.ts';
import { sortByGivenName } from '#kernel/vi-text.ts';
import { doorsLeftOf, isFor, paceOf, reachOf } from '#domain/campaigns.ts';
import { headNameOf } from '#domain/homes/state.ts';
import { ancestorsOf, lineageOf, nameAsOf } from '#domain/places/state.ts';
import { villageDay, type VillageStates } from '#domain/village.ts';
import { type Campaign, countedOn, neededOf, stageOf } from '#domain/work/campaigns.ts';
import type { WorkState } from '#domain/work/state.ts';
import type { CampaignDoors, CampaignReply } from '#protocol/campaigns.ts';
import { type DoorsChapter, openDoors, type Scope, type Village } from '#server/queries/scope.ts';

type Asked = { readonly campaign: Id };

type Found = {
  readonly campaign: Campaign;
  readonly asOf: number;
  /** Those of the place that it is for. */
  readonly villages: readonly Village<DoorsChapter>[];
};

/** In the book of the place's commune, or of one that merged into it. */
async function findCampaign(scope: Scope, id: Id): Promise<Found | undefined> {
  const { home, place, reader } = scope;
  const { places, today } = reader;
  const communes = ancestorsOf(places, place.id, today).flatMap((around) =>
    lineageOf(places, around, today),
  );
  for (const commune of communes) {
    const book = home.directory.findBookOf('work', commune);
    if (book === undefined) continue;
    const { campaigns } = (await home.warm.get(book)).state as WorkState; // a book of that activity
    const known = campaigns.get(id);
    if (known === undefined) continue;
    const villages = scope.villages.filter((village) =>
      isFor(places, commune, known, village.place.id, today),
    );
    return {
      campaign: known,
      asOf: countedOn(known, today),
      villages: await openDoors(scope, villages),
    };
  }
  return undefined;
}

/** How far each village has come, and the pace of all of them. */
export async function campaign(
  scope: Scope,
  { campaign: id }: Asked,
): Promise<CampaignReply | undefined> {
  const found = await findCampaign(scope, id);
  if (found === undefined) return undefined;
  const { asOf, villages } = found;
  const { goal } = found.campaign;
  const lines = villages.flatMap(({ place, chapters }) => {
    const reached = chapters.flatMap((chapter) => reachIn(found, chapter) ?? []);
    const [first] = reached;
    if (first === undefined && chapters.length > 0) return [];
    const sum = (count: (each: (typeof reached)[number]) => number): number =>
      reached.reduce((all, each) => all + count(each), 0);
    const of = sum(({ reach }) => reach.of.length);
    const line = {
      place: place.id,
      name: nameAsOf(place, asOf).name,
      of,
      met: sum(({ reach }) => reach.met.length),
      helped: sum(({ reach }) => reach.helped.length),
      needed: neededOf(found.campaign, of),
      doors: sum(({ doors }) => doors.length),
    };
    return [{ counts: first?.reach.counts, line }];
  });
  const counts = lines.find((each) => each.counts !== undefined)?.counts;
  const isRunning = stageOf(found.campaign, scope.reader.today) === 'running';
  const states = villages.flatMap(({ chapters }) => chapters.map(statesOf));
  const totals = isRunning ? paceOf({ goal, from: found.campaign.from }, states, asOf) : undefined;
  return {
    at: scope.home.now(),
    asOf,
    ...(counts !== undefined && { counts }),
    villages: lines.map(({ line }) => line),
    ...(totals !== undefined && { totals: [...totals] }),
  };
}

/** The doors behind which somebody is left. */
export async function campaignDoors(
  scope: Scope,
  { campaign: id }: Asked,
): Promise<CampaignDoors | undefined> {
  const found = await findCampaign(scope, id);
  if (found === undefined) return undefined;
  const { asOf, villages } = found;
  const items = villages.flatMap(({ place, chapters }) =>
    chapters.flatMap((chapter) =>
      (reachIn(found, chapter)?.doors ?? []).map(({ household: door, people }) => {
        const { state } = chapter.homes;
        const household = state.households.get(door);
        const count = (way: 'show' | 'do'): number =>
          people.filter((each) => each.way === way).length;
        return {
          household: door,
          village: place.id,
          villageName: nameAsOf(place, asOf).name,
          name: (household && headNameOf(state, household, asOf)) ?? '',
          ...(household?.alley !== undefined && { alley: household.alley }),
          show: count('show'),
          do: count('do'),
        };
      }),
    ),
  );
  return { at: scope.home.now(), asOf, items: [...sortByGivenName(items, ({ name }) => name)] };
}

function reachIn({ campaign: { goal }, asOf }: Found, chapter: DoorsChapter) {
  const day = villageDay(statesOf(chapter), asOf);
  const reach = reachOf(goal, day);
  return reach && { reach, doors: doorsLeftOf(goal, day, reach) };
}

const statesOf = ({ homes, doors, ladder }: DoorsChapter): VillageStates => ({
  homes: homes.state,
  doors: doors.state,
  ladder,
});
