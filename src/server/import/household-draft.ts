import type { Relation } from '#domain/homes/facts.ts';
import type { E164 } from '#kernel/phone.ts';
import { foldText } from '#kernel/vi-text.ts';
import type { RegisterHousehold, RegisterNote, RegisterResident, Where } from './register.ts';

/** A household while its rows are still being read. */
export type HouseholdDraft = {
  readonly household: RegisterHousehold;
  /** From a column of head names, before the head's own row is known. */
  headText?: string;
  /** A phone that stands in the head's row. */
  headPhone?: E164;
};

export const newDraft = (village: string, where: Where): HouseholdDraft => ({
  household: { village, residents: [], where },
});

const kindPrefix =
  /^(?:thon|ban|xom|khu pho|khu dan cu|khu|ap|buon|lang|to dan pho|tdp|to|t|b|x)[ .:]+(?=\S)/u;

/**
 * Two spellings of one village are equal: "Thôn Phú Hưng", "PHU HUNG", "T. Phú Hưng"; "Xóm 06",
 * "xóm số 6".
 */
export const villageKey = (village: string): string =>
  foldText(village)
    .replace(kindPrefix, '')
    .replace(/^so (?=\d)/u, '')
    .replaceAll(/(?<!\d)0+(?=\d)/gu, '')
    .trim();

/** Two spellings of one household code are equal: "05", "5", "Hộ 5"; letters count without case. */
export const codeKey = (code: string): string =>
  foldText(code)
    .replace(/^(?:ho|so|ma)(?: so| ho)? /u, '')
    .replaceAll(/[\s._-]+/gu, '')
    .replaceAll(/(?<!\d)0+(?=\d)/gu, '');

export const headOf = (household: RegisterHousehold): RegisterResident | undefined =>
  household.residents.find((resident) => resident.relation === 'head');

export const isSamePerson = (a: RegisterResident, b: RegisterResident): boolean =>
  foldText(a.name) === foldText(b.name) &&
  a.birth?.year === b.birth?.year &&
  a.birth?.day === b.birth?.day;

export type FinishOptions = {
  /** Where a missing code, head or count is noted, by column letters. */
  readonly codeColumn: string | undefined;
  readonly relationColumn: string | undefined;
  readonly headColumn: string | undefined;
  readonly membersColumn: string | undefined;
  /** No column says who the head is: the first person of a household counts as head. */
  readonly firstIsHead: boolean;
};

const asHead: Relation = 'head';

/** Settles who the head is and says what is missing. */
export function finishDraft(draft: HouseholdDraft, options: FinishOptions): RegisterNote[] {
  const { household, headText, headPhone } = draft;
  const notes: RegisterNote[] = [];
  const note = (code: RegisterNote['code'], column: string | undefined, value: string): void => {
    notes.push({ ...household.where, ...(column === undefined ? {} : { column }), code, value });
  };
  if (headText !== undefined) {
    household.head = headText;
    const key = foldText(headText);
    const listed = household.residents.find((resident) => foldText(resident.name) === key);
    if (listed === undefined) note('head-not-listed', options.headColumn, headText);
    else if (headOf(household) === undefined) listed.relation = asHead;
  }
  const [first] = household.residents;
  if (
    headOf(household) === undefined &&
    options.firstIsHead &&
    headText === undefined &&
    first !== undefined
  ) {
    first.relation = asHead;
  }
  const head = headOf(household);
  if (head !== undefined) {
    household.head ??= head.name;
    if (head.birth !== undefined && foldText(household.head) === foldText(head.name)) {
      household.birthYear = head.birth.year;
    }
    const phone = head.phone ?? headPhone;
    if (phone !== undefined) household.phone ??= phone;
  } else if (household.head === undefined) note('no-head', options.relationColumn, '');
  if (options.codeColumn !== undefined && household.code === undefined) {
    note('code-missing', options.codeColumn, household.head ?? '');
  }
  const listed = household.residents.length;
  if (household.members !== undefined && listed > 1 && household.members !== listed) {
    note(
      'members-differ',
      options.membersColumn,
      `${String(household.members)} / ${String(listed)}`,
    );
  }
  return notes;
}
