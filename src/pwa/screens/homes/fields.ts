import * as v from 'valibot';
import { formatPhone, parsePhone } from '#kernel/phone.ts';
import type { E164 } from '#kernel/phone.ts';
import { formatDay } from '#kernel/vi-calendar.ts';
import { parseDay } from '#kernel/vi-day-text.ts';
import { nfc } from '#kernel/vi-text.ts';
import { RELATIONS, SEXES } from '#domain/homes/facts.ts';
import type { Relation, Sex } from '#domain/homes/facts.ts';
import type { HouseholdEdit, ResidentEdit } from '#domain/homes/propose.ts';
import type { Household, Resident } from '#domain/homes/state.ts';

/** A resident's form: everything as typed. */
export type PersonForm = {
  readonly name: string;
  /** A whole day or a year alone. */
  readonly born: string;
  readonly sex: Sex | undefined;
  readonly relation: Relation | undefined;
  readonly phone: string;
  readonly smartphone: boolean;
  readonly bank: boolean;
  readonly epay: boolean;
  readonly away: boolean;
};

/** Of a form's draft on the phone. */
export const PersonDraft = v.strictObject({
  name: v.string(),
  born: v.string(),
  sex: v.optional(v.picklist(SEXES)),
  relation: v.optional(v.picklist(RELATIONS)),
  phone: v.string(),
  smartphone: v.boolean(),
  bank: v.boolean(),
  epay: v.boolean(),
  away: v.boolean(),
}) as unknown as v.GenericSchema<unknown, PersonForm>; // an absent choice reads as undefined

export const EMPTY_PERSON: PersonForm = {
  name: '',
  born: '',
  sex: undefined,
  relation: undefined,
  phone: '',
  smartphone: false,
  bank: false,
  epay: false,
  away: false,
};

export const formOf = (resident: Resident): PersonForm => ({
  name: resident.name,
  born:
    resident.birthDay === undefined
      ? String(resident.birthYear ?? '')
      : formatDay(resident.birthDay),
  sex: SEXES.find((sex) => sex === resident.sex),
  relation: RELATIONS.find((relation) => relation === resident.relation),
  phone: localPhone(resident.phone),
  smartphone: resident.smartphone ?? false,
  bank: resident.bank ?? false,
  epay: resident.epay ?? false,
  away: resident.away ?? false,
});

export type PersonFields = Omit<Resident, 'id' | 'household' | 'since' | 'left' | 'consentUntil'>;

export type FormProblem = { readonly field: 'name' | 'born' | 'phone' };

/** What a form says, or the first field that cannot be understood. */
export function fieldsOf(form: PersonForm, year: number): PersonFields | FormProblem {
  const name = nfc(form.name).trim().replaceAll(/\s+/gu, ' ');
  if (name === '') return { field: 'name' };
  const born = form.born.trim() === '' ? undefined : parseDay(form.born, year);
  if (born !== undefined && (!born.ok || born.value.year > year || born.value.year < 1_850)) {
    return { field: 'born' };
  }
  const phone = form.phone.trim() === '' ? undefined : parsePhone(form.phone);
  if (phone?.ok === false) return { field: 'phone' };
  return {
    name,
    ...(born?.ok === true && { birthYear: born.value.year }),
    ...(born?.ok === true && 'day' in born.value && { birthDay: born.value.day }),
    ...(form.sex && { sex: form.sex }),
    ...(form.relation && { relation: form.relation }),
    ...(phone?.ok === true && { phone: phone.value }),
    smartphone: form.smartphone,
    bank: form.bank,
    epay: form.epay,
    away: form.away,
  };
}

/** Every field as it shall stand; a mark never set and still not set is left alone. */
export const editsOf = (
  resident: Partial<Resident>,
  fields: PersonFields,
): readonly ResidentEdit[] => [
  { field: 'name', to: fields.name },
  { field: 'birthDay', to: fields.birthDay },
  { field: 'birthYear', to: fields.birthYear },
  { field: 'sex', to: fields.sex },
  { field: 'relation', to: fields.relation },
  { field: 'phone', to: fields.phone },
  ...(['smartphone', 'bank', 'epay', 'away'] as const)
    .filter((mark) => (resident[mark] ?? false) !== (fields[mark] ?? false))
    .map((mark) => ({ field: mark, to: fields[mark] })),
];

/** A household's form as typed. */
export type HouseholdFormText = {
  readonly head: string;
  readonly alley: string;
  readonly code: string;
  readonly phone: string;
  readonly business: boolean;
};

export const formOfHousehold = (household: Household): HouseholdFormText => ({
  head: household.head ?? '',
  alley: household.alley ?? '',
  code: household.code ?? '',
  phone: localPhone(household.phone),
  business: household.business ?? false,
});

export const householdEditsOf = (
  household: Partial<Household>,
  { head, alley, code, business }: HouseholdFormText,
  phone: E164 | undefined,
): readonly HouseholdEdit[] => [
  { field: 'head', to: head },
  { field: 'alley', to: alley },
  { field: 'code', to: code },
  { field: 'phone', to: phone },
  ...(business === (household.business ?? false)
    ? []
    : [{ field: 'business' as const, to: business }]),
];

/** `0912 345 678` of a number kept as +84…; empty when there is none. */
export const localPhone = (phone: string | undefined): string =>
  phone === undefined ? '' : formatPhone(phone as E164); // parsed when it was written
