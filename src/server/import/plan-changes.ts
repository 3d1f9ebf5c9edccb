import type { HouseholdChange, ResidentChange } from '#domain/homes/facts.ts';
import type { Household, Resident } from '#domain/homes/state.ts';
import { foldText, nfc, plainText, stripMarks } from '#kernel/vi-text.ts';
import { codeKey } from './household-draft.ts';
import type { RegisterHousehold, RegisterResident } from './register.ts';

/**
 * Field edits by which a household or a person becomes what the register says. Nothing is ever
 * taken away.
 */

/** Whether a name says more than the same name that stands: other diacritics, but never fewer. */
function isBetterName(standing: string | undefined, written: string): boolean {
  if (standing === undefined) return true;
  if (plainText(standing) === plainText(written) || foldText(standing) !== foldText(written)) {
    return false;
  }
  return stripMarks(nfc(written)) !== nfc(written);
}

const edit = <Field extends string, Value>(
  field: Field,
  was: Value | undefined,
  to: Value,
): { field: Field; to: Value; was?: Value } =>
  was === undefined ? { field, to } : { field, to, was };

export function householdChanges(known: Household, said: RegisterHousehold): HouseholdChange[] {
  const changes: HouseholdChange[] = [];
  const { code, head, alley, phone, business } = said;
  if (code !== undefined && (known.code === undefined || codeKey(known.code) !== codeKey(code))) {
    changes.push(edit('code', known.code, code));
  }
  if (head !== undefined && isBetterName(known.head, head)) {
    changes.push(edit('head', known.head, head));
  }
  if (alley !== undefined && known.alley !== alley) changes.push(edit('alley', known.alley, alley));
  if (phone !== undefined && known.phone !== phone) changes.push(edit('phone', known.phone, phone));
  if (business !== undefined && known.business !== business) {
    changes.push(edit('business', known.business, business));
  }
  return changes;
}

function birthChanges(known: Resident, said: RegisterResident): ResidentChange[] {
  if (said.birth === undefined) return [];
  const changes: ResidentChange[] = [];
  const { year, day } = said.birth;
  if (known.birthYear !== year) changes.push(edit('birthYear', known.birthYear, year));
  if (day !== undefined && known.birthDay !== day) {
    changes.push(edit('birthDay', known.birthDay, day));
  }
  return changes;
}

/** Who the head is decides which household this is: a person settles it. */
export const isHeadChange = (
  known: Resident,
  { relation }: RegisterResident,
  hasHead: boolean,
): boolean =>
  relation !== undefined &&
  relation !== known.relation &&
  (known.relation === 'head' || (relation === 'head' && hasHead));

/** "Other" and a word that was not understood never replace a relation that is known. */
function relationChanges(
  known: Resident,
  said: RegisterResident,
  hasHead: boolean,
): ResidentChange[] {
  const { relation } = said;
  if (relation === undefined || relation === known.relation || isHeadChange(known, said, hasHead)) {
    return [];
  }
  if (relation === 'other' && known.relation !== undefined) return [];
  return [edit('relation', known.relation, relation)];
}

/** @param hasHead the household has a head already */
export function residentChanges(
  known: Resident,
  said: RegisterResident,
  hasHead: boolean,
): ResidentChange[] {
  const changes: ResidentChange[] = [];
  if (isBetterName(known.name, said.name)) changes.push(edit('name', known.name, said.name));
  changes.push(...birthChanges(known, said), ...relationChanges(known, said, hasHead));
  if (said.sex !== undefined && said.sex !== known.sex) {
    changes.push(edit('sex', known.sex, said.sex));
  }
  if (said.phone !== undefined && said.phone !== known.phone) {
    changes.push(edit('phone', known.phone, said.phone));
  }
  for (const field of ['smartphone', 'bank', 'epay', 'away'] as const) {
    const to = said[field];
    if (to !== undefined && to !== known[field]) changes.push(edit(field, known[field], to));
  }
  return changes;
}
