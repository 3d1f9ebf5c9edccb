import type { Id } from '#kernel/id.ts';
import { err, ok } from '#kernel/result.ts';
import { dateOfDay } from '#kernel/vi-calendar.ts';
import type { ProposalOf, Proposed } from '#book/activity.ts';
import { HOMES_ACCESS } from '#domain/homes/access.ts';
import {
  HOME_FACTS,
  type HOUSEHOLD_ENDS,
  type HouseholdChange,
  type RESIDENT_ENDS,
  type ResidentChange,
} from '#domain/homes/facts.ts';
import { type HomesStates, isCodeTaken, judgeHomes } from '#domain/homes/judge.ts';
import { fieldOf, type Household, type Resident, sameValue } from '#domain/homes/state.ts';
import { type Author, finish, given, present, type Rules } from '#domain/propose.ts';

type Schemas = typeof HOME_FACTS;
type Draft = ProposalOf<Schemas>;
type BodyOf<Type extends Draft['type']> = Extract<Draft, { type: Type }>['body'];

export const HOMES_RULES: Rules<Schemas, HomesStates> = {
  facts: HOME_FACTS,
  access: HOMES_ACCESS,
  judge: judgeHomes,
};

export type HouseholdIntent = Omit<BodyOf<'household.added@1'>, 'household'> & {
  readonly household?: Id;
};

/** A household that the register does not know yet. It needs a code or the name of its head. */
export function proposeHousehold(
  states: HomesStates,
  author: Author,
  intent: HouseholdIntent,
): Proposed<Schemas> {
  const household = intent.household ?? author.newId();
  if (states.homes.households.has(household)) return err({ code: 'already-saved' });
  const lines = { code: given(intent.code), head: given(intent.head), alley: given(intent.alley) };
  if (lines.code === undefined && lines.head === undefined) return err({ code: 'name-missing' });
  if (isCodeTaken(states.homes, household, lines.code, author.on)) {
    return err({ code: 'code-taken' });
  }
  const { phone, position, business } = intent;
  const body = present<BodyOf<'household.added@1'>>({
    household,
    ...lines,
    phone,
    position,
    business,
  });
  return finish(HOMES_RULES, states, author, [{ type: 'household.added@1', on: author.on, body }]);
}

export type ResidentIntent = Omit<BodyOf<'resident.added@1'>, 'resident'> & {
  readonly resident?: Id;
};

/** A person who lives in a household; a full birth date also gives the year. */
export function proposeResident(
  states: HomesStates,
  author: Author,
  intent: ResidentIntent,
): Proposed<Schemas> {
  const household = states.homes.households.get(intent.household);
  if (household === undefined) return err({ code: 'household-unknown' });
  if (household.left !== undefined) return err({ code: 'household-left' });
  const name = given(intent.name);
  if (name === undefined) return err({ code: 'name-missing' });
  const { birthDay } = intent;
  const birthYear = birthDay === undefined ? intent.birthYear : dateOfDay(birthDay).year;
  const resident = intent.resident ?? author.newId();
  if (states.homes.residents.has(resident)) return err({ code: 'already-saved' });
  const { resident: _, name: __, birthYear: ___, ...rest } = intent;
  const body = present<BodyOf<'resident.added@1'>>({ ...rest, resident, name, birthYear });
  return finish(HOMES_RULES, states, author, [{ type: 'resident.added@1', on: author.on, body }]);
}

type Wanted<Change> = Change extends { field: infer Field; to?: infer Value }
  ? { readonly field: Field; readonly to?: Value | undefined }
  : never;

/** The value a field shall have; absent `to`: none. */
export type HouseholdEdit = Wanted<HouseholdChange>;
export type ResidentEdit = Wanted<ResidentChange>;

/**
 * Edits of one household; each names the value it replaces, one without effect is left out. `seen`: as it
 * stood when the form was opened, so that what others changed meanwhile is neither put back nor hidden.
 */
export function proposeHouseholdEdits(
  states: HomesStates,
  author: Author,
  id: Id,
  edits: readonly HouseholdEdit[],
  seen?: Partial<Household>,
): Proposed<Schemas> {
  const household = states.homes.households.get(id);
  if (household === undefined) return err({ code: 'household-unknown' });
  const drafts = edits.flatMap((edit): readonly Draft[] => {
    // of the same field as the edit
    const change = changeOf(household, seen ?? household, edit) as HouseholdChange | undefined;
    return change === undefined
      ? []
      : [{ type: 'household.changed@1', on: author.on, body: { household: id, change } }];
  });
  for (const { body } of drafts) {
    const code = 'change' in body && body.change.field === 'code' ? body.change.to : undefined;
    if (isCodeTaken(states.homes, id, code, author.on)) return err({ code: 'code-taken' });
  }
  return finish(HOMES_RULES, states, author, drafts);
}

/** Edits of one person, over what was `seen`; moving to another household is the field `household`. */
export function proposeResidentEdits(
  states: HomesStates,
  author: Author,
  id: Id,
  edits: readonly ResidentEdit[],
  seen?: Partial<Resident>,
): Proposed<Schemas> {
  const resident = states.homes.residents.get(id);
  if (resident === undefined) return err({ code: 'resident-unknown' });
  const hasYear = edits.some(({ field }) => field === 'birthYear');
  const whole = edits.flatMap((edit): readonly ResidentEdit[] =>
    edit.field === 'birthDay' && edit.to !== undefined && !hasYear
      ? [edit, { field: 'birthYear', to: dateOfDay(edit.to).year }]
      : [edit],
  );
  const drafts: Draft[] = [];
  for (const edit of whole) {
    if (edit.field === 'household' && !states.homes.households.has(edit.to ?? '')) {
      return err({ code: 'household-unknown' });
    }
    // of the same field as the edit
    const change = changeOf(resident, seen ?? resident, edit) as ResidentChange | undefined;
    if (change !== undefined) {
      drafts.push({ type: 'resident.changed@1', on: author.on, body: { resident: id, change } });
    }
  }
  return finish(HOMES_RULES, states, author, drafts);
}

/** Undefined where nothing was touched, and where somebody else has already written the same. */
function changeOf(
  entity: Household | Resident,
  seen: object,
  edit: HouseholdEdit | ResidentEdit,
): object | undefined {
  const to = typeof edit.to === 'string' ? given(edit.to) : edit.to;
  const was = fieldOf(seen, edit.field);
  const isDone = sameValue(was, to) || sameValue(fieldOf(entity, edit.field), to);
  return isDone ? undefined : present({ field: edit.field, was, to });
}

/** The household no longer counts: moved away, stands empty, or was written by mistake. */
export function proposeHouseholdLeft(
  states: HomesStates,
  author: Author,
  household: Id,
  reason: (typeof HOUSEHOLD_ENDS)[number],
): Proposed<Schemas> {
  const known = states.homes.households.get(household);
  if (known === undefined) return err({ code: 'household-unknown' });
  if (known.left !== undefined) return ok([]);
  const body = { household, reason };
  return finish(HOMES_RULES, states, author, [{ type: 'household.left@1', on: author.on, body }]);
}

export function proposeHouseholdReturned(
  states: HomesStates,
  author: Author,
  household: Id,
): Proposed<Schemas> {
  const known = states.homes.households.get(household);
  if (known === undefined) return err({ code: 'household-unknown' });
  if (known.left === undefined) return ok([]);
  return finish(HOMES_RULES, states, author, [
    { type: 'household.returned@1', on: author.on, body: { household } },
  ]);
}

export function proposeResidentLeft(
  states: HomesStates,
  author: Author,
  resident: Id,
  reason: (typeof RESIDENT_ENDS)[number],
): Proposed<Schemas> {
  const known = states.homes.residents.get(resident);
  if (known === undefined) return err({ code: 'resident-unknown' });
  if (known.left !== undefined) return ok([]);
  const body = { resident, reason };
  return finish(HOMES_RULES, states, author, [{ type: 'resident.left@1', on: author.on, body }]);
}

export function proposeResidentReturned(
  states: HomesStates,
  author: Author,
  resident: Id,
): Proposed<Schemas> {
  const known = states.homes.residents.get(resident);
  if (known === undefined) return err({ code: 'resident-unknown' });
  if (known.left === undefined) return ok([]);
  return finish(HOMES_RULES, states, author, [
    { type: 'resident.returned@1', on: author.on, body: { resident } },
  ]);
}

/** A person agrees to be helped with their accounts until a civil day. */
export function proposeConsent(
  states: HomesStates,
  author: Author,
  resident: Id,
  until: number,
): Proposed<Schemas> {
  const known = states.homes.residents.get(resident);
  if (known === undefined) return err({ code: 'resident-unknown' });
  if (until < author.on) return err({ code: 'consent-in-past' });
  if (known.consentUntil === until) return ok([]);
  const body = { resident, purpose: 'assist', until } as const;
  return finish(HOMES_RULES, states, author, [{ type: 'consent.marked@1', on: author.on, body }]);
}

export function proposeConsentWithdrawn(
  states: HomesStates,
  author: Author,
  resident: Id,
): Proposed<Schemas> {
  const known = states.homes.residents.get(resident);
  if (known === undefined) return err({ code: 'resident-unknown' });
  if (known.consentUntil === undefined) return ok([]);
  const body = { resident, purpose: 'assist' } as const;
  return finish(HOMES_RULES, states, author, [
    { type: 'consent.withdrawn@1', on: author.on, body },
  ]);
}
