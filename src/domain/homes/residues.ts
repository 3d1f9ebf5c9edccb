import type { Residues } from '#book/activity.ts';
import { NO_NAME } from '#book/residue.ts';
import type { HOME_FACTS, HouseholdField, ResidentField } from '#domain/homes/facts.ts';

/** Fields that figures are counted by. A year of birth says from when on somebody counts as grown up. */
const COUNTED: ReadonlySet<HouseholdField | ResidentField> = new Set([
  'business',
  'household',
  'birthYear',
  'smartphone',
  'bank',
  'epay',
]);

/** Names, telephones, codes, lanes, positions, days of birth, sex and kinship go. */
export const HOME_RESIDUES: Residues<typeof HOME_FACTS> = {
  'household.added@1': (body) => counted({ household: body.household }, body),
  'household.changed@1': (body) => (COUNTED.has(body.change.field) ? body : bare(body)),
  'household.left@1': (body) => body,
  'household.returned@1': (body) => body,
  'resident.added@1': (body) =>
    counted({ resident: body.resident, household: body.household, name: NO_NAME }, body),
  'resident.changed@1': (body) => (COUNTED.has(body.change.field) ? body : bare(body)),
  'resident.left@1': (body) => body,
  'resident.returned@1': (body) => body,
  'resident.joined@1': (body) => body,
  'consent.marked@1': (body) => body,
  'consent.withdrawn@1': (body) => body,
};

/** A change that says which field it is about, and no value. */
const bare = <Field extends string, Body extends { readonly change: { readonly field: Field } }>(
  body: Body,
): Omit<Body, 'change'> & { readonly change: { readonly field: Field } } => ({
  ...body,
  change: { field: body.change.field },
});

/** What is kept of a body, with those of its fields that are counted. */
const counted = <Kept extends object>(kept: Kept, body: object): Kept => ({
  ...kept,
  ...Object.fromEntries(
    // its own keys; the set is asked with any
    Object.entries(body).filter(([field]) => COUNTED.has(field as ResidentField)),
  ),
});
