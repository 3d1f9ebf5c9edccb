import type { Id } from '#kernel/id.ts';
import { matchName, prepareName, prepareQuery } from '#kernel/vi-text.ts';
import type { PreparedName } from '#kernel/vi-text.ts';
import { isThere } from '#domain/homes/state.ts';
import { headOf } from '#pwa/phone/names.ts';
import type { Village } from '#pwa/phone/village.ts';

/** A name that can be looked for, and the door it leads to. */
export type Named = {
  readonly key: string;
  readonly household: Id;
  readonly name: string;
  readonly birthYear?: number;
  readonly head: string;
  readonly alley: string;
  readonly prepared: PreparedName;
};

/** Residents of a village, and the heads of households that have no residents written yet. */
export function namesOf(village: Village): readonly Named[] {
  const { homes, day } = village;
  const named: Named[] = [];
  const peopled = new Set<Id>();
  for (const resident of homes.state.residents.values()) {
    const household = homes.state.households.get(resident.household);
    if (household === undefined || !isThere(resident, day) || !isThere(household, day)) continue;
    peopled.add(household.id);
    named.push({
      key: resident.id,
      household: household.id,
      name: resident.name,
      ...(resident.birthYear !== undefined && { birthYear: resident.birthYear }),
      head: headOf(village, household),
      alley: household.alley ?? '',
      prepared: prepareName(resident.name),
    });
  }
  for (const household of homes.state.households.values()) {
    if (peopled.has(household.id) || !isThere(household, day) || household.head === undefined) {
      continue;
    }
    const head = household.head;
    named.push({
      key: household.id,
      household: household.id,
      name: head,
      head,
      alley: household.alley ?? '',
      prepared: prepareName(head),
    });
  }
  return named;
}

/** Names that fit, best first; equal ones in the order they stand in the book. */
export function findNames(named: readonly Named[], text: string): readonly Named[] {
  const query = prepareQuery(text);
  return named
    .map((each) => ({ each, rank: matchName(query, each.prepared) }))
    .filter(({ rank }) => rank > 0)
    .sort((left, right) => right.rank - left.rank)
    .map(({ each }) => each);
}
