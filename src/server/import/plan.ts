import type { Id } from '#kernel/id.ts';
import type { ProposalOf } from '#book/activity.ts';
import { overlayTable } from '#book/table.ts';
import type { HOME_FACTS, HouseholdField, ResidentField } from '#domain/homes/facts.ts';
import {
  foldHomes,
  isThere,
  type HomesState,
  type Household,
  type Resident,
} from '#domain/homes/state.ts';
import { foldText } from '#kernel/vi-text.ts';
import type { PlacesState } from '#domain/places/state.ts';
import type { Json } from '#kernel/canonical.ts';
import { codeKey } from './household-draft.ts';
import { householdChanges, isHeadChange, residentChanges } from './plan-changes.ts';
import {
  findDoor,
  findResident,
  nameDoor,
  newDoor,
  openDoors,
  personKey,
  sameName,
  type Door,
  type HouseholdDoubt,
  type ResidentDoubt,
  type VillageDoors,
} from './plan-village-book.ts';
import { createVillageFinder, type VillageDoubt } from './plan-village.ts';
import type { Register, RegisterHousehold, RegisterResident, Where } from './register.ts';

/** What a register changes in the books of a commune's villages, before anything is written. */

/**
 * A homes book of a village; after a merge a village has several, the one for new households
 * first.
 */
export type PlanBook = { readonly place: Id; readonly book: Id; readonly homes: HomesState };

export type PlanOptions = {
  readonly places: PlacesState;
  readonly books: readonly PlanBook[];
  /** Civil day on which the facts are said. */
  readonly today: number;
  readonly newId: () => Id;
  /** The village meant where the register names none. */
  readonly fallback?: Id;
};

export type HomeProposal = ProposalOf<typeof HOME_FACTS>;
export type PlanDoubt = VillageDoubt | HouseholdDoubt | ResidentDoubt;

export type PlannedChange = {
  readonly where: Where;
  readonly name: string;
  readonly field: HouseholdField | ResidentField;
  readonly was?: Json;
  readonly to?: Json;
};

export type RegisterPlan = {
  /** Facts to write, in order, by homes book. */
  readonly facts: ReadonlyMap<Id, readonly HomeProposal[]>;
  readonly created: { readonly households: number; readonly residents: number };
  readonly changed: readonly PlannedChange[];
  readonly unchanged: { readonly households: number; readonly residents: number };
  /** What a person has to decide; nothing of it is written. */
  readonly review: readonly {
    readonly where: Where;
    readonly why: PlanDoubt;
    readonly value: string;
  }[];
};

type Work = {
  readonly options: PlanOptions;
  readonly facts: Map<Id, HomeProposal[]>;
  readonly created: { households: number; residents: number };
  readonly changed: PlannedChange[];
  readonly unchanged: { households: number; residents: number };
  readonly review: { where: Where; why: PlanDoubt; value: string }[];
};

function write(work: Work, book: Id, proposal: HomeProposal): void {
  const facts = work.facts.get(book) ?? [];
  facts.push(proposal);
  work.facts.set(book, facts);
}

const householdBody = (
  id: Id,
  said: RegisterHousehold,
): { household: Id } & Partial<Household> => ({
  household: id,
  ...(said.code === undefined ? {} : { code: said.code }),
  ...(said.head === undefined ? {} : { head: said.head }),
  ...(said.alley === undefined ? {} : { alley: said.alley }),
  ...(said.phone === undefined ? {} : { phone: said.phone }),
  ...(said.business === undefined ? {} : { business: said.business }),
});

const residentBody = (
  resident: Id,
  household: Id,
  said: RegisterResident,
): Extract<HomeProposal, { type: 'resident.added@1' }>['body'] => ({
  resident,
  household,
  name: said.name,
  ...(said.birth === undefined ? {} : { birthYear: said.birth.year }),
  ...(said.birth?.day === undefined ? {} : { birthDay: said.birth.day }),
  ...(said.sex === undefined ? {} : { sex: said.sex }),
  ...(said.relation === undefined ? {} : { relation: said.relation }),
  ...(said.phone === undefined ? {} : { phone: said.phone }),
  ...(said.smartphone === undefined ? {} : { smartphone: said.smartphone }),
  ...(said.bank === undefined ? {} : { bank: said.bank }),
  ...(said.epay === undefined ? {} : { epay: said.epay }),
  ...(said.away === undefined ? {} : { away: said.away }),
});

function addHousehold(work: Work, book: Id, said: RegisterHousehold): Door {
  const { newId, today } = work.options;
  const body = householdBody(newId(), said);
  write(work, book, { type: 'household.added@1', on: today, body });
  work.created.households += 1;
  const { household: id, ...fields } = body;
  const door = newDoor({ ...fields, id, since: today }, book, false, []);
  door.birthYear = said.birthYear;
  door.head = said.head;
  return door;
}

const applied = <Entity extends object>(
  entity: Entity,
  changes: readonly { readonly field: string; readonly to?: Json }[],
): Entity => ({ ...entity, ...Object.fromEntries(changes.map(({ field, to }) => [field, to])) });

function changeHousehold(work: Work, door: Door, said: RegisterHousehold): void {
  const { household, isMet } = door;
  const changes = householdChanges(household, said);
  // What the register says a second time only fills what it left open the first time.
  const apply = isMet ? changes.filter((change) => change.was === undefined) : changes;
  const doubt = apply.length < changes.length;
  for (const change of apply) {
    const body = { household: household.id, change };
    write(work, door.book, { type: 'household.changed@1', on: work.options.today, body });
    work.changed.push({ where: said.where, name: said.head ?? door.head ?? '', ...change });
  }
  const isOtherHead =
    said.head !== undefined && door.head !== undefined && !sameName(said.head, door.head);
  const value = said.head ?? said.code ?? '';
  if (doubt) work.review.push({ where: said.where, why: 'household-twice', value });
  if (isOtherHead) work.review.push({ where: said.where, why: 'head-changed', value });
  door.household = applied(household, apply);
  if (apply.length === 0 && !doubt) work.unchanged.households += 1;
}

function addResident(work: Work, village: VillageDoors, door: Door, said: RegisterResident): void {
  const { newId, today } = work.options;
  const body = residentBody(newId(), door.household.id, said);
  write(work, door.book, { type: 'resident.added@1', on: today, body });
  work.created.residents += 1;
  const { resident: id, ...fields } = body;
  door.residents.push({ ...fields, id, since: today });
  door.met.add(id);
  const key = personKey(foldText(said.name), said.birth?.day);
  if (key !== undefined) village.people.set(key, door.household.id);
}

function changeResident(
  work: Work,
  village: VillageDoors,
  door: Door,
  known: Resident,
  said: RegisterResident,
): void {
  const others = door.residents.filter(
    ({ id, relation }) => relation === 'head' && id !== known.id,
  );
  const hasHead = others.some((other) => isThere(other, work.options.today));
  if (isHeadChange(known, said, hasHead)) {
    work.review.push({ where: said.where, why: 'head-changed', value: said.name });
  }
  const changes = residentChanges(known, said, hasHead);
  const doubt = changes.length > 0 && door.met.has(known.id);
  const apply = doubt ? [] : changes;
  for (const change of apply) {
    const body = { resident: known.id, change };
    write(work, door.book, { type: 'resident.changed@1', on: work.options.today, body });
    work.changed.push({ where: said.where, name: said.name, ...change });
  }
  if (doubt) work.review.push({ where: said.where, why: 'resident-unclear', value: said.name });
  const after = applied(known, apply);
  door.residents[door.residents.indexOf(known)] = after;
  const key = personKey(foldText(after.name), after.birthDay);
  if (key !== undefined) village.people.set(key, door.household.id);
  if (apply.length === 0 && !doubt) work.unchanged.residents += 1;
}

function planResidents(
  work: Work,
  village: VillageDoors,
  door: Door,
  said: RegisterHousehold,
): void {
  for (const resident of said.residents) {
    const found = findResident(village, door, resident, work.options.today);
    if (!found.ok) {
      work.review.push({ where: resident.where, why: found.error, value: resident.name });
      door.namesInDoubt.add(foldText(resident.name));
    } else if (found.value === undefined) addResident(work, village, door, resident);
    else {
      changeResident(work, village, door, found.value, resident);
      door.met.add(found.value.id);
    }
  }
  nameDoor(village.byKey, door, work.options.today);
}

function planHousehold(work: Work, village: VillageDoors, book: Id, said: RegisterHousehold): void {
  const found = findDoor(village, said);
  if (!found.ok) {
    work.review.push({ where: said.where, why: found.error, value: said.head ?? said.code ?? '' });
    if (said.code !== undefined) village.codesInDoubt.add(codeKey(said.code));
    return;
  }
  const door = found.value ?? addHousehold(work, book, said);
  if (found.value !== undefined) changeHousehold(work, door, said);
  door.isMet = true;
  planResidents(work, village, door, said);
}

function codesByVillage(
  { households }: Register,
  findVillage: ReturnType<typeof createVillageFinder>,
): Map<Id, Set<string>> {
  const codes = new Map<Id, Set<string>>();
  for (const { village, code } of households) {
    const place = findVillage(village);
    if (!place.ok || code === undefined) continue;
    codes.set(place.value, (codes.get(place.value) ?? new Set()).add(codeKey(code)));
  }
  return codes;
}

function planRound(register: Register, options: PlanOptions): RegisterPlan {
  const { books, places, today, fallback } = options;
  const work: Work = {
    options,
    facts: new Map(),
    created: { households: 0, residents: 0 },
    changed: [],
    unchanged: { households: 0, residents: 0 },
    review: [],
  };
  const villages = [...new Set(books.map(({ place }) => place))];
  const findVillage = createVillageFinder(places, villages, today, fallback);
  const codesSaid = codesByVillage(register, findVillage);
  const opened = new Map<Id, VillageDoors>();
  // Codes are the surer sign: what they settle may settle a doubt about a household without one.
  const coded = register.households.filter(({ code }) => code !== undefined);
  const uncoded = register.households.filter(({ code }) => code === undefined);
  for (const said of [...coded, ...uncoded]) {
    const place = findVillage(said.village);
    const own = place.ok ? books.filter((book) => book.place === place.value) : [];
    const [first] = own;
    if (!place.ok || first === undefined) {
      const why = place.ok ? 'village-not-known' : place.error;
      work.review.push({ where: said.where, why, value: said.village });
      continue;
    }
    const village =
      opened.get(place.value) ?? openDoors(own, codesSaid.get(place.value) ?? new Set(), today);
    opened.set(place.value, village);
    planHousehold(work, village, first.book, said);
  }
  return work;
}

const overlaid = ({ homes, ...book }: PlanBook): PlanBook => ({
  ...book,
  homes: {
    households: overlayTable(homes.households),
    residents: overlayTable(homes.residents),
    members: overlayTable(homes.members),
    joined: overlayTable(homes.joined),
    stamps: overlayTable(homes.stamps),
  },
});

function foldPlan(books: readonly PlanBook[], { facts }: RegisterPlan): void {
  for (const { book, homes } of books) {
    for (const proposal of facts.get(book) ?? []) {
      foldHomes(homes, { ...proposal, stream: '', n: 0, at: 0 });
    }
  }
}

const roundsMax = 8;

/**
 * Compares a register with what stands. Households are matched by village and code, else by the
 * head's folded
 * name and birth year; whatever is in doubt goes to `review` and is not written. What is
 * written may settle a
 * doubt, so the plan is made again over its own outcome until nothing is left to write: the
 * plan of a register
 * whose plan has been applied holds no facts.
 */
export function planRegister(register: Register, options: PlanOptions): RegisterPlan {
  const books = options.books.map(overlaid);
  const first = planRound(register, { ...options, books });
  const facts = new Map([...first.facts].map(([book, proposals]) => [book, [...proposals]]));
  const created = { ...first.created };
  const changed = [...first.changed];
  let round = first;
  for (let count = 1; count < roundsMax && round.facts.size > 0; count += 1) {
    foldPlan(books, round);
    round = planRound(register, { ...options, books });
    for (const [book, proposals] of round.facts) {
      facts.set(book, [...(facts.get(book) ?? []), ...proposals]);
    }
    created.households += round.created.households;
    created.residents += round.created.residents;
    changed.push(...round.changed);
  }
  return { facts, created, changed, unchanged: first.unchanged, review: round.review };
}
