import type { Id } from '#kernel/id.ts';
import { createNameIndexing } from '#kernel/name-index.ts';
import type { Household, Resident } from '#domain/homes/state.ts';
import { isThere } from '#domain/homes/state.ts';
import { headOf } from '#pwa/phone/names.ts';
import type { Village } from '#pwa/phone/village.ts';
import { words } from '#pwa/ui/language.ts';

/** Whoever can be looked for: a resident, or a household by its head as it was written. */
export type Listed = Resident | Household;

export const isResident = (listed: Listed): listed is Resident => 'household' in listed;

export const nameOfListed = (listed: Listed): string =>
  isResident(listed) ? listed.name : (listed.head ?? '');

type Looked = Pick<Village, 'homes' | 'day'>;

/** A village is another object as soon as anything in it changes. */
const listedOf = new WeakMap<Looked, readonly Listed[]>();

/** Residents of a village, and households that have a head but no residents written yet. */
export function listedIn(village: Looked): readonly Listed[] {
  const known = listedOf.get(village);
  if (known !== undefined) return known;
  const listed = list(village);
  listedOf.set(village, listed);
  return listed;
}

function list({ homes, day }: Looked): readonly Listed[] {
  const { residents, households } = homes.state;
  const there = new Map<Id, Household>();
  for (const household of households.values()) {
    if (isThere(household, day)) there.set(household.id, household);
  }
  const listed: Listed[] = [];
  const peopled = new Set<Id>();
  for (const resident of residents.values()) {
    if (!isThere(resident, day) || !there.has(resident.household)) continue;
    peopled.add(resident.household);
    listed.push(resident);
  }
  for (const household of there.values()) {
    if (!peopled.has(household.id) && household.head !== undefined) listed.push(household);
  }
  return listed;
}

/** Kept from one search to the next: nearly all names stay as they are. */
export const indexNames = createNameIndexing<Listed>(nameOfListed, ({ id }) => id);

/** The door that leads to somebody. */
export const doorOfListed = (listed: Listed): Id =>
  isResident(listed) ? listed.household : listed.id;

/** "1960 · Hộ ông Triệu Văn Sinh · Ngõ Đình": tells twins apart by year of birth, house and alley. */
export function whoText(village: Pick<Village, 'homes' | 'day'>, listed: Listed): string {
  const household = isResident(listed)
    ? village.homes.state.households.get(listed.household)
    : listed;
  const head = household && words.value.door.household(headOf(village, household));
  const birthYear = isResident(listed) ? listed.birthYear : undefined;
  return [birthYear, head, household?.alley].filter(Boolean).join(' · ');
}
