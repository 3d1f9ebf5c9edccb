import * as v from 'valibot';
import type { FactOf } from '#book/activity.ts';
import { AnyDay, IdText, ShortText } from '#book/common.ts';
import { Phone } from '#domain/people/facts.ts';

/** Degrees × 10,000 (about 11 m): finer would point at a person, coarser would miss the door. */
export const Position = v.strictObject({
  lat: v.pipe(v.number(), v.safeInteger(), v.minValue(80_000), v.maxValue(240_000)),
  lng: v.pipe(v.number(), v.safeInteger(), v.minValue(1_020_000), v.maxValue(1_180_000)),
});
export type Position = v.InferOutput<typeof Position>;

const BirthYear = v.pipe(v.number(), v.safeInteger(), v.minValue(1_850), v.maxValue(2_200));

export const SEXES = ['male', 'female'] as const;
export const RELATIONS = [
  'head',
  'spouse',
  'child',
  'parent',
  'grandchild',
  'grandparent',
  'sibling',
  'child-in-law',
  'other',
] as const;
export type Sex = (typeof SEXES)[number];
export type Relation = (typeof RELATIONS)[number];

/** What may be known of a household; each is replaced by a fact that names what it replaces. */
const HOUSEHOLD_FIELDS = {
  code: ShortText,
  head: ShortText,
  alley: ShortText,
  phone: Phone,
  position: Position,
  business: v.boolean(),
} as const;

const RESIDENT_FIELDS = {
  household: IdText,
  name: ShortText,
  birthYear: BirthYear,
  birthDay: AnyDay,
  sex: v.picklist(SEXES),
  relation: v.picklist(RELATIONS),
  phone: Phone,
  /** Has a smartphone of their own. */
  smartphone: v.boolean(),
  /** Has a bank account. */
  bank: v.boolean(),
  /** Has an account for paying by phone. */
  epay: v.boolean(),
  /** Lives and works far away, and can be told, pay and help from there. */
  away: v.boolean(),
} as const;

export type HouseholdField = keyof typeof HOUSEHOLD_FIELDS;
export type ResidentField = keyof typeof RESIDENT_FIELDS;
// its own keys
export const HOUSEHOLD_FIELD_NAMES = Object.keys(HOUSEHOLD_FIELDS) as HouseholdField[];
export const RESIDENT_FIELD_NAMES = Object.keys(RESIDENT_FIELDS) as ResidentField[]; // its own keys

/**
 * An edit names the value it replaces; absent `was` or `to` means nothing stood or stands
 * there.
 */
const change = <Field extends string, Value extends v.GenericSchema>(field: Field, value: Value) =>
  v.strictObject({
    field: v.literal(field),
    was: v.exactOptional(value),
    to: v.exactOptional(value),
  });

const HouseholdChange = v.variant('field', [
  change('code', HOUSEHOLD_FIELDS.code),
  change('head', HOUSEHOLD_FIELDS.head),
  change('alley', HOUSEHOLD_FIELDS.alley),
  change('phone', HOUSEHOLD_FIELDS.phone),
  change('position', HOUSEHOLD_FIELDS.position),
  change('business', HOUSEHOLD_FIELDS.business),
]);
export type HouseholdChange = v.InferOutput<typeof HouseholdChange>;

const ResidentChange = v.variant('field', [
  change('household', RESIDENT_FIELDS.household),
  change('name', RESIDENT_FIELDS.name),
  change('birthYear', RESIDENT_FIELDS.birthYear),
  change('birthDay', RESIDENT_FIELDS.birthDay),
  change('sex', RESIDENT_FIELDS.sex),
  change('relation', RESIDENT_FIELDS.relation),
  change('phone', RESIDENT_FIELDS.phone),
  change('smartphone', RESIDENT_FIELDS.smartphone),
  change('bank', RESIDENT_FIELDS.bank),
  change('epay', RESIDENT_FIELDS.epay),
  change('away', RESIDENT_FIELDS.away),
]);
export type ResidentChange = v.InferOutput<typeof ResidentChange>;

/** Why a household or a person is no longer counted; `returned` takes it back. */
export const HOUSEHOLD_ENDS = ['moved', 'empty', 'mistake'] as const;
export const RESIDENT_ENDS = ['died', 'moved', 'mistake'] as const;

export const HOME_FACTS = {
  'household.added@1': v.strictObject({
    household: IdText,
    code: v.exactOptional(HOUSEHOLD_FIELDS.code),
    head: v.exactOptional(HOUSEHOLD_FIELDS.head),
    alley: v.exactOptional(HOUSEHOLD_FIELDS.alley),
    phone: v.exactOptional(HOUSEHOLD_FIELDS.phone),
    position: v.exactOptional(HOUSEHOLD_FIELDS.position),
    business: v.exactOptional(HOUSEHOLD_FIELDS.business),
  }),
  'household.changed@1': v.strictObject({ household: IdText, change: HouseholdChange }),
  'household.left@1': v.strictObject({ household: IdText, reason: v.picklist(HOUSEHOLD_ENDS) }),
  'household.returned@1': v.strictObject({ household: IdText }),
  'resident.added@1': v.strictObject({
    resident: IdText,
    household: RESIDENT_FIELDS.household,
    name: RESIDENT_FIELDS.name,
    birthYear: v.exactOptional(RESIDENT_FIELDS.birthYear),
    birthDay: v.exactOptional(RESIDENT_FIELDS.birthDay),
    sex: v.exactOptional(RESIDENT_FIELDS.sex),
    relation: v.exactOptional(RESIDENT_FIELDS.relation),
    phone: v.exactOptional(RESIDENT_FIELDS.phone),
    smartphone: v.exactOptional(RESIDENT_FIELDS.smartphone),
    bank: v.exactOptional(RESIDENT_FIELDS.bank),
    epay: v.exactOptional(RESIDENT_FIELDS.epay),
    away: v.exactOptional(RESIDENT_FIELDS.away),
  }),
  'resident.changed@1': v.strictObject({ resident: IdText, change: ResidentChange }),
  'resident.left@1': v.strictObject({ resident: IdText, reason: v.picklist(RESIDENT_ENDS) }),
  'resident.returned@1': v.strictObject({ resident: IdText }),
  /**
   * One person was written down twice: this entry counts no longer, and what is known under it is read under
   * the other. `resident.returned` parts the two again.
   */
  'resident.joined@1': v.strictObject({ resident: IdText, into: IdText }),
  /**
   * The bare mark that a person agrees to be helped with their accounts until a day; the
   * evidence lies elsewhere.
   */
  'consent.marked@1': v.strictObject({
    resident: IdText,
    purpose: v.literal('assist'),
    until: AnyDay,
  }),
  'consent.withdrawn@1': v.strictObject({ resident: IdText, purpose: v.literal('assist') }),
} as const;

export type HomeFact = FactOf<typeof HOME_FACTS>;
