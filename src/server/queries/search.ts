import {
  foldText,
  matchName,
  type PreparedName,
  type PreparedQuery,
  prepareName,
  prepareQuery,
  sortByGivenName,
} from '#kernel/vi-text.ts';
import {
  headNameOf,
  type HomesState,
  type Household,
  isThere,
  membersOf,
  type Resident,
} from '#domain/homes/state.ts';
import { nameAsOf } from '#domain/places/state.ts';
import { SEARCH_RESULTS_MAX } from '#protocol/limits.ts';
import type { SearchReply } from '#protocol/queries.ts';
import type { Scope } from '#server/queries/scope.ts';

type Hit = SearchReply['hits'][number];
type Found = { readonly name: string; readonly hit: () => Hit };
/** What was found, by rank; only the best ranks are ever put in order and told. */
type ByRank = Map<number, Found[]>;
type Query = { readonly names: PreparedQuery; readonly code: string; readonly day: number };
type Where = Pick<Hit, 'village' | 'villageName'>;

/** A household's own code stands above every name. */
const CODE_RANK = 100;

/** Keys of names, kept as long as the entity stands as it is. */
const prepared = new WeakMap<Resident | Household, PreparedName>();

function prepare(entity: Resident | Household, name: string): PreparedName {
  const known = prepared.get(entity);
  if (known !== undefined) return known;
  const made = prepareName(name);
  prepared.set(entity, made);
  return made;
}

/** People and households by name, and households by their code; the best first. */
export function search(scope: Scope, text: string): SearchReply {
  const query = { names: prepareQuery(text), code: foldText(text), day: scope.asOf };
  const byRank: ByRank = new Map();
  for (const { place, chapters } of scope.villages) {
    const where = { village: place.id, villageName: nameAsOf(place, scope.asOf).name };
    for (const { homes } of chapters) {
      findResidents(query, homes.state, where, byRank);
      findHouseholds(query, homes.state, where, byRank);
    }
  }
  const hits: Hit[] = [];
  let total = 0;
  for (const rank of [...byRank.keys()].sort((left, right) => right - left)) {
    const found = byRank.get(rank) ?? [];
    total += found.length;
    const room = SEARCH_RESULTS_MAX - hits.length;
    if (room <= 0) continue;
    const best = sortByGivenName(found, ({ name }) => name).slice(0, room);
    hits.push(...best.map(({ hit }) => hit()));
  }
  return { at: scope.home.now(), total, hits };
}

function keep(byRank: ByRank, rank: number, found: Found): void {
  const others = byRank.get(rank);
  if (others === undefined) byRank.set(rank, [found]);
  else others.push(found);
}

function findResidents(
  { names, day }: Query,
  homes: HomesState,
  where: Where,
  byRank: ByRank,
): void {
  for (const resident of homes.residents.values()) {
    const rank = matchName(names, prepare(resident, resident.name));
    if (rank === 0 || !isThere(resident, day)) continue;
    const { id, household, name, birthYear } = resident;
    const hit = (): Hit => {
      const home = homes.households.get(household);
      const head = home && headNameOf(homes, home, day);
      return {
        id,
        kind: 'resident',
        household,
        ...where,
        name,
        ...(head !== undefined && { head }),
        ...(birthYear !== undefined && { birthYear }),
      };
    };
    keep(byRank, rank, { name, hit });
  }
}

function findHouseholds(query: Query, homes: HomesState, where: Where, byRank: ByRank): void {
  for (const household of homes.households.values()) {
    const rank = rankHousehold(query, homes, household);
    if (rank === 0 || !isThere(household, query.day)) continue;
    const { id, code = '' } = household;
    const name = headNameOf(homes, household, query.day) ?? code;
    const hit = (): Hit => ({ id, kind: 'household', household: id, ...where, name });
    keep(byRank, rank, { name, hit });
  }
}

/** A head who is found as a resident need not be found twice. */
function rankHousehold(
  { names, code, day }: Query,
  homes: HomesState,
  household: Household,
): number {
  const isCode = household.code !== undefined && code !== '' && foldText(household.code) === code;
  if (isCode) return CODE_RANK;
  if (household.head === undefined) return 0;
  const rank = matchName(names, prepare(household, household.head));
  if (rank === 0) return 0;
  const isNamed = membersOf(homes, household.id, day).some((one) => one.relation === 'head');
  return isNamed ? 0 : rank;
}
