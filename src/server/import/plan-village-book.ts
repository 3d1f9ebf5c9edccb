import type { Id } from '#kernel/id.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { foldText } from '#kernel/vi-text.ts';
import { isThere, type HomesState, type Household, type Resident } from '#domain/homes/state.ts';
import { codeKey } from './household-draft.ts';
import type { RegisterHousehold, RegisterResident } from './register.ts';

/**
 * The households and people of one village as the plan sees them: those that stand, and those it
 * adds.
 */

export type HouseholdDoubt =
  | 'household-without-head'
  | 'household-left'
  | 'household-twice'
  | 'code-twice'
  | 'code-other-head'
  | 'head-other-code'
  | 'head-twice'
  | 'head-changed'
  | 'household-in-doubt'
  | 'head-year-unknown';

export type ResidentDoubt =
  'resident-left' | 'resident-unclear' | 'resident-birth-differs' | 'resident-elsewhere';

/** A household with what matching asks of it; kept as it will stand once the plan is applied. */
export type Door = {
  household: Household;
  readonly book: Id;
  readonly left: boolean;
  head: string | undefined;
  codeKey: string | undefined;
  /** Keys under which the village finds this door; kept by `nameDoor`. */
  keys: readonly string[];
  birthYear: number | undefined;
  readonly residents: Resident[];
  /** Something else the register says may mean it: nothing more is written of it. */
  isInDoubt: boolean;
  /** The register has met it already, and these persons of it. */
  isMet: boolean;
  readonly met: Set<Id>;
  /** Folded names of persons who went to review: whoever else has one of them does too. */
  readonly namesInDoubt: Set<string>;
};

export type VillageDoors = {
  /** Doors by the code and by the head's name, the household's own and that of its head. */
  readonly byKey: Map<string, Set<Door>>;
  /** Everybody of the village with a full birth date, by name and date. */
  readonly people: Map<string, Id>;
  /** Keys of the codes that the register itself gives to households of this village. */
  readonly codesSaid: ReadonlySet<string>;
  /** Codes of households that went to review: what else the register says under them does too. */
  readonly codesInDoubt: Set<string>;
};

/** @param nameKey folded */
export const personKey = (nameKey: string, day: number | undefined): string | undefined =>
  day === undefined ? undefined : `${nameKey}\n${String(day)}`;

const headKeyOf = (name: string): string => `head ${foldText(name)}`;
const codeKeyOf = (code: string): string => `code ${codeKey(code)}`;

/** Whose name stands on the door, the year that tells namesakes apart, and where the door is found. */
export function nameDoor(byKey: VillageDoors['byKey'], door: Door, today: number): void {
  const head = door.residents.find(
    (resident) => resident.relation === 'head' && isThere(resident, today),
  );
  const { head: own, code } = door.household;
  door.head = head?.name ?? own;
  door.birthYear = head?.birthYear;
  door.codeKey = code === undefined ? undefined : codeKey(code);
  for (const key of door.keys) byKey.get(key)?.delete(door);
  door.keys = [
    ...(door.head === undefined ? [] : [headKeyOf(door.head)]),
    ...(own === undefined ? [] : [headKeyOf(own)]),
    ...(code === undefined ? [] : [codeKeyOf(code)]),
  ];
  for (const key of door.keys) {
    const doors = byKey.get(key) ?? new Set();
    byKey.set(key, doors.add(door));
  }
}

export const newDoor = (
  household: Household,
  book: Id,
  left: boolean,
  residents: Resident[],
): Door => ({
  household,
  book,
  left,
  residents,
  head: undefined,
  codeKey: undefined,
  keys: [],
  birthYear: undefined,
  isInDoubt: false,
  isMet: false,
  met: new Set(),
  namesInDoubt: new Set(),
});

export function openDoors(
  books: readonly { readonly book: Id; readonly homes: HomesState }[],
  codesSaid: ReadonlySet<string>,
  today: number,
): VillageDoors {
  const byKey: VillageDoors['byKey'] = new Map();
  const people = new Map<string, Id>();
  for (const { book, homes } of books) {
    for (const household of homes.households.values()) {
      const residents = (homes.members.get(household.id) ?? []).flatMap((id) => {
        const resident = homes.residents.get(id);
        return resident === undefined || resident.household !== household.id ? [] : [resident];
      });
      nameDoor(byKey, newDoor(household, book, !isThere(household, today), residents), today);
      for (const resident of residents) {
        const key = personKey(nameKeyOf(resident), resident.birthDay);
        if (key !== undefined && isThere(resident, today)) people.set(key, household.id);
      }
    }
  }
  return { byKey, people, codesSaid, codesInDoubt: new Set() };
}

export const sameName = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && (a === b || foldText(a) === foldText(b));

const isMember = (door: Door, name: string | undefined): boolean =>
  door.residents.some((resident) => sameName(resident.name, name));

type Found = Result<Door | undefined, HouseholdDoubt>;

function doubt(why: HouseholdDoubt, doors: readonly Door[]): Found {
  for (const door of doors) door.isInDoubt = true;
  return err(why);
}

/**
 * Standing households come before those that left; a plan never adds a second one beside either.
 */
function single(found: readonly Door[], twice: HouseholdDoubt): Found {
  const standing = found.filter(({ left }) => !left);
  const [door, second] = standing;
  if (door !== undefined) return second === undefined ? ok(door) : doubt(twice, standing);
  return found.length === 0 ? ok(undefined) : err('household-left');
}

function findByCode({ byKey }: VillageDoors, said: RegisterHousehold, code: string): Found {
  const found = single([...(byKey.get(codeKeyOf(code)) ?? [])], 'code-twice');
  if (!found.ok || found.value === undefined) return found;
  const { head } = found.value;
  const agrees =
    said.head === undefined ||
    head === undefined ||
    sameName(head, said.head) ||
    isMember(found.value, said.head);
  return agrees ? found : doubt('code-other-head', [found.value]);
}

/**
 * Households with the same head's name, but for those that the register knows under a code of
 * their own.
 */
function namesakes(
  { byKey, codesSaid }: VillageDoors,
  said: RegisterHousehold,
  head: string,
): Door[] {
  return [...(byKey.get(headKeyOf(head)) ?? [])].filter(
    (door) => said.code === undefined || door.codeKey === undefined || !codesSaid.has(door.codeKey),
  );
}

function findByHead(village: VillageDoors, said: RegisterHousehold): Found {
  if (said.head === undefined) {
    return said.code === undefined ? err('household-without-head') : ok(undefined);
  }
  const named = namesakes(village, said, said.head);
  const found = single(
    named.filter(({ birthYear }) => birthYear === said.birthYear),
    'head-twice',
  );
  if (!found.ok) return found;
  if (found.value === undefined) {
    const unclear = named.filter(
      ({ birthYear, household }) =>
        (birthYear === undefined || said.birthYear === undefined) &&
        (said.code === undefined || household.code === undefined),
    );
    return unclear.length === 0 ? ok(undefined) : doubt('head-year-unknown', unclear);
  }
  const { household, isMet } = found.value;
  if (said.code !== undefined && household.code !== undefined) {
    return doubt('head-other-code', [found.value]);
  }
  if (isMet && said.birthYear === undefined) return doubt('household-twice', [found.value]);
  return found;
}

function findAny(village: VillageDoors, said: RegisterHousehold): Found {
  if (said.code !== undefined) {
    if (village.codesInDoubt.has(codeKey(said.code))) return err('code-twice');
    const byCode = findByCode(village, said, said.code);
    if (!byCode.ok || byCode.value !== undefined) return byCode;
  }
  const byHead = findByHead(village, said);
  if (!byHead.ok || byHead.value !== undefined) return byHead;
  const isEmpty = said.residents.length === 0 && said.head === undefined;
  return isEmpty ? err('household-without-head') : ok(undefined);
}

/** The household a register means; nothing when it is new; doubt goes to a person. */
export function findDoor(village: VillageDoors, said: RegisterHousehold): Found {
  const found = findAny(village, said);
  return found.ok && found.value?.isInDoubt === true ? err('household-in-doubt') : found;
}

/** People are never changed in place, so their keys can be kept beside them. */
const nameKeys = new WeakMap<Resident, string>();

function nameKeyOf(resident: Resident): string {
  const known = nameKeys.get(resident) ?? foldText(resident.name);
  nameKeys.set(resident, known);
  return known;
}

const birthAgrees = (known: Resident, { birth }: RegisterResident): boolean => {
  if (birth === undefined || known.birthYear === undefined) return true;
  if (birth.day !== undefined && known.birthDay !== undefined) return birth.day === known.birthDay;
  return birth.year === known.birthYear;
};

/** The person of a household whom a row means; nothing when new. */
export function findResident(
  { people }: VillageDoors,
  door: Door,
  said: RegisterResident,
  today: number,
): Result<Resident | undefined, ResidentDoubt> {
  const saidKey = foldText(said.name);
  if (door.namesInDoubt.has(saidKey)) return err('resident-unclear');
  const named = door.residents.filter(
    (resident) => nameKeyOf(resident) === saidKey && resident.left?.reason !== 'joined',
  );
  const agreeing = named.filter((known) => birthAgrees(known, said));
  const [known, second] = agreeing;
  if (known !== undefined) {
    if (second !== undefined) return err('resident-unclear');
    return isThere(known, today) ? ok(known) : err('resident-left');
  }
  const [other] = named;
  if (other !== undefined) {
    const isSameRole =
      named.length === 1 && other.relation === said.relation && isThere(other, today);
    return isSameRole && said.relation === 'head' ? ok(other) : err('resident-birth-differs');
  }
  const key = personKey(saidKey, said.birth?.day);
  return key !== undefined && people.has(key) ? err('resident-elsewhere') : ok(undefined);
}
