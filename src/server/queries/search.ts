import {
  foldText,
  givenNameKey,
  matchName,
  type PreparedName,
  prepareName,
  prepareQuery,
} from '#kernel/vi-text.ts';
import { headNameOf, type Household, isThere, membersOf, type Resident } from '#domain/homes/state.ts';
import { nameAsOf } from '#domain/places/state.ts';
import { SEARCH_RESULTS_MAX } from '#protocol/limits.ts';
import type { SearchReply } from '#protocol/queries.ts';
import type { Scope } from '#server/queries/scope.ts';

type Hit = SearchReply['hits'][number];
type Ranked = { readonly rank: number; readonly name: string; readonly hit: () => Hit };

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
  const { asOf } = scope;
  const query = prepareQuery(text);
  const code = foldText(text);
  const ranked: Ranked[] = [];
  for (const { place, chapters } of scope.villages) {
    const where = { village: place.id, villageName: nameAsOf(place, asOf).name };
    for (const { homes } of chapters) {
      const headOf = (household: Household | undefined) =>
        household && headNameOf(homes.state, household, asOf);
      for (const resident of homes.state.residents.values()) {
        const rank = matchName(query, prepare(resident, resident.name));
        if (rank === 0 || !isThere(resident, asOf)) continue;
        const hit = (): Hit => {
          const { id, household, name, birthYear } = resident;
          const head = headOf(homes.state.households.get(household));
          return {
            id, kind: 'resident', household, ...where, name,
            ...(head !== undefined && { head }),
            ...(birthYear !== undefined && { birthYear }),
          };
        };
        ranked.push({ rank, name: resident.name, hit });
      }
      for (const household of homes.state.households.values()) {
        const isNamed = membersOf(homes.state, household.id, asOf).some((one) => one.relation === 'head');
        const rank = rankHousehold(household, query, code, isNamed);
        if (rank === 0 || !isThere(household, asOf)) continue;
        const hit = (): Hit => {
          const name = headOf(household) ?? household.code ?? '';
          return { id: household.id, kind: 'household', household: household.id, ...where, name };
        };
        ranked.push({ rank, name: household.head ?? '', hit });
      }
    }
  }
  const best = ranked.sort((left, right) => right.rank - left.rank || compareNames(left.name, right.name));
  return {
    at: scope.home.now(),
    total: best.length,
    hits: best.slice(0, SEARCH_RESULTS_MAX).map(({ hit }) => hit()),
  };
}

const CODE_RANK = 20;

/** @param isNamed whether its head is found as a resident, and need not be found twice */
function rankHousehold(
  household: Household,
  query: ReturnType<typeof prepareQuery>,
  code: string,
  isNamed: boolean,
): number {
  if (household.code !== undefined && code !== '' && foldText(household.code) === code) return CODE_RANK;
  return isNamed || household.head === undefined ? 0 : matchName(query, prepare(household, household.head));
}

function compareNames(left: string, right: string): number {
  const [a, b] = [givenNameKey(left), givenNameKey(right)];
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
