import { canonicalText, type Json } from '#kernel/canonical.ts';
import type { Id } from '#kernel/id.ts';
import { type Stamp, takeEdit } from '#book/field.ts';
import { NO_NAME } from '#book/residue.ts';
import { createTable, type Table } from '#book/table.ts';
import { canJoin, entryOf } from '#domain/homes/joined.ts';
import type {
  HOUSEHOLD_ENDS,
  HomeFact,
  HouseholdChange,
  Position,
  Relation,
  RESIDENT_ENDS,
  ResidentChange,
  Sex,
} from '#domain/homes/facts.ts';

/** `since` and `left.on` are civil days. */
export type Household = {
  readonly id: Id;
  readonly since: number;
  readonly left?: { readonly on: number; readonly reason: (typeof HOUSEHOLD_ENDS)[number] };
  readonly code?: string;
  readonly head?: string;
  readonly alley?: string;
  readonly phone?: string;
  readonly position?: Position;
  readonly business?: boolean;
};

/** `into`: the entry of the same person that stands. */
export type ResidentEnd =
  | { readonly on: number; readonly reason: (typeof RESIDENT_ENDS)[number] }
  | { readonly on: number; readonly reason: 'joined'; readonly into: Id };

export type Resident = {
  readonly id: Id;
  readonly household: Id;
  readonly since: number;
  readonly left?: ResidentEnd;
  readonly name: string;
  readonly birthYear?: number;
  readonly birthDay?: number;
  readonly sex?: Sex;
  readonly relation?: Relation;
  readonly phone?: string;
  readonly smartphone?: boolean;
  readonly bank?: boolean;
  readonly epay?: boolean;
  readonly away?: boolean;
  /** Agrees to be helped with accounts until this civil day. */
  readonly consentUntil?: number;
};

export type HomesState = {
  readonly households: Table<Household>;
  readonly residents: Table<Resident>;
  /** Residents by household, those who left or moved included: ask the resident. */
  readonly members: Table<readonly Id[]>;
  /** By resident, the entries that were joined into theirs. */
  readonly joined: Table<readonly Id[]>;
  /** By `entity.field`. */
  readonly stamps: Table<Stamp>;
};

export const emptyHomes = (): HomesState => ({
  households: createTable(),
  residents: createTable(),
  members: createTable(),
  joined: createTable(),
  stamps: createTable(),
});

export function foldHomes(state: HomesState, fact: HomeFact): void {
  switch (fact.type) {
    case 'household.added@1': {
      const { household, ...fields } = fact.body;
      if (state.households.has(household)) return;
      state.households.set(household, { id: household, since: fact.on, ...fields });
      return;
    }
    case 'resident.added@1': {
      const { resident, ...fields } = fact.body;
      if (state.residents.has(resident)) return;
      state.residents.set(resident, { id: resident, since: fact.on, ...fields });
      addMember(state, fields.household, resident);
      return;
    }
    case 'household.changed@1':
      foldChange(state, state.households, fact.body.household, fact.body.change, fact);
      return;
    case 'resident.changed@1': {
      const { resident, change } = fact.body;
      const applied = foldChange(state, state.residents, resident, change, fact);
      if (applied && change.field === 'household' && change.to !== undefined) {
        addMember(state, change.to, resident);
      }
      return;
    }
    case 'household.left@1':
      edit(state.households, fact.body.household, {
        left: { on: fact.on, reason: fact.body.reason },
      });
      return;
    case 'resident.left@1':
      foldLeft(state, fact.body, fact.on);
      return;
    case 'resident.joined@1': {
      const { resident, into } = fact.body;
      if (!canJoin(state, resident, into)) return;
      // Who died or moved under this entry, told before the join or after it, did so under the other.
      const end = state.residents.get(resident)?.left;
      const isEnd = end?.reason === 'died' || end?.reason === 'moved';
      foldEnd(state, resident, { on: fact.on, reason: 'joined', into });
      if (isEnd && state.residents.get(into)?.left === undefined) foldEnd(state, into, end);
      return;
    }
    case 'household.returned@1':
      drop(state.households, fact.body.household, 'left');
      return;
    case 'resident.returned@1':
      foldEnd(state, fact.body.resident, undefined);
      return;
    case 'consent.marked@1':
      edit(state.residents, fact.body.resident, { consentUntil: fact.body.until });
      return;
    case 'consent.withdrawn@1':
      drop(state.residents, fact.body.resident, 'consentUntil');
  }
}

/** Who died or moved did so under whichever entry it was told; a joined one counts no longer anyhow. */
function foldLeft(
  state: HomesState,
  { resident, reason }: Extract<HomeFact, { type: 'resident.left@1' }>['body'],
  on: number,
): void {
  const entry = entryOf(state, resident);
  if (entry === resident || reason !== 'mistake') foldEnd(state, entry, { on, reason });
}

/** Somebody counts no longer, or again; an entry that was joined is parted by either. */
function foldEnd(state: HomesState, id: Id, end: ResidentEnd | undefined): void {
  const was = state.residents.get(id)?.left;
  if (was?.reason === 'joined') {
    const others = state.joined.get(was.into)?.filter((each) => each !== id) ?? [];
    if (others.length === 0) state.joined.delete(was.into);
    else state.joined.set(was.into, others);
  }
  if (end === undefined) drop(state.residents, id, 'left');
  else edit(state.residents, id, { left: end });
  if (end?.reason === 'joined' && state.residents.has(id)) {
    state.joined.set(end.into, [...(state.joined.get(end.into) ?? []), id]);
  }
}

/** Whether the change applies, by the rule that all fields have. */
function foldChange<Entity extends { readonly id: Id }>(
  state: HomesState,
  table: Table<Entity>,
  id: Id,
  change: HouseholdChange | ResidentChange,
  fact: HomeFact,
): boolean {
  const entity = table.get(id);
  if (entity === undefined || (change.to === undefined && REQUIRED_FIELDS.has(change.field))) {
    return false;
  }
  const namesCurrent = sameValue(fieldOf(entity, change.field), change.was);
  if (!takeEdit(state.stamps, `${id}.${change.field}`, namesCurrent, fact)) return false;
  if (change.to === undefined) drop(table, id, change.field);
  else edit(table, id, { [change.field]: change.to });
  return true;
}

/** Fields a person cannot be without. */
export const REQUIRED_FIELDS: ReadonlySet<string> = new Set(['name', 'household']);

/** The value an edit of this field would replace. */
export const fieldOf = (entity: object, field: string): Json | undefined =>
  // entities are JSON
  Object.hasOwn(entity, field) ? (entity as { readonly [key: string]: Json })[field] : undefined;

export const sameValue = (left: Json | undefined, right: Json | undefined): boolean =>
  left === right ||
  (left !== undefined && right !== undefined && canonicalText(left) === canonicalText(right));

function edit<Entity extends object>(table: Table<Entity>, id: Id, fields: object): void {
  const entity = table.get(id);
  if (entity !== undefined) table.set(id, { ...entity, ...fields });
}

/** The entity without an optional field. */
function drop<Entity extends object>(table: Table<Entity>, id: Id, field: string): void {
  const entity = table.get(id);
  if (entity === undefined) return;
  const kept = Object.entries(entity).filter(([name]) => name !== field);
  table.set(id, Object.fromEntries(kept) as Entity); // only optional fields are dropped
}

function addMember(state: HomesState, household: Id, resident: Id): void {
  const members = state.members.get(household) ?? [];
  if (!members.includes(resident)) state.members.set(household, [...members, resident]);
}

export function aboutHomes(fact: HomeFact): readonly Id[] {
  switch (fact.type) {
    case 'resident.added@1':
      return [fact.body.household, fact.body.resident];
    case 'resident.changed@1':
      return [fact.body.resident, ...movedBetween(fact.body.change)];
    case 'resident.left@1':
    case 'resident.returned@1':
    case 'consent.marked@1':
    case 'consent.withdrawn@1':
      return [fact.body.resident];
    // Last whom it tells most of: the entry that counts no longer.
    case 'resident.joined@1':
      return [fact.body.into, fact.body.resident];
    default:
      return [fact.body.household];
  }
}

/** The houses that somebody moved out of and into: both tell of it. */
const movedBetween = (change: ResidentChange): readonly Id[] =>
  change.field === 'household'
    ? [change.was, change.to].filter((household) => household !== undefined)
    : [];

export function introducedByHomes(fact: HomeFact): readonly Id[] {
  if (fact.type === 'household.added@1') return [fact.body.household];
  return fact.type === 'resident.added@1' ? [fact.body.resident] : [];
}

export function premisesOfHomes(fact: HomeFact): readonly Id[] {
  switch (fact.type) {
    case 'household.added@1':
      return [];
    case 'resident.added@1':
      return [fact.body.household];
    case 'resident.joined@1':
      return [fact.body.resident, fact.body.into];
    // A household that somebody moves to may stand in another book of the village.
    default:
      return 'resident' in fact.body ? [fact.body.resident] : [fact.body.household];
  }
}

/** Whether a household or a person counts on a day. */
export const isThere = (entity: Household | Resident, day: number): boolean =>
  entity.since <= day && (entity.left === undefined || day < entity.left.on);

/** Whether what the register knew of somebody was erased: nobody is left to be spoken of. */
export const isNameless = ({ name }: Resident): boolean => name === NO_NAME;

export const householdsOn = (state: HomesState, day: number): readonly Household[] =>
  [...state.households.values()].filter((household) => isThere(household, day));

export const membersOf = (state: HomesState, household: Id, day: number): readonly Resident[] =>
  (state.members.get(household) ?? []).flatMap((id) => {
    const resident = state.residents.get(id);
    return resident !== undefined && resident.household === household && isThere(resident, day)
      ? [resident]
      : [];
  });

/**
 * The person whose name stands on the door: the head as registered, else as the household was
 * written.
 */
export function headNameOf(
  state: HomesState,
  household: Household,
  day: number,
): string | undefined {
  return (
    membersOf(state, household.id, day).find((resident) => resident.relation === 'head')?.name ??
    household.head
  );
}

/** Age in whole years on 31 December of the year of `day`: registers often know the year alone. */
export const isAdult = (resident: Resident, year: number): boolean =>
  resident.birthYear !== undefined && year - resident.birthYear >= 18;

export const hasConsent = (resident: Resident, day: number): boolean =>
  resident.consentUntil !== undefined && day <= resident.consentUntil;
