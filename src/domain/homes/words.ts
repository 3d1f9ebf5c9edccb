import type { Json } from '#kernel/canonical.ts';
import { type E164, formatPhone } from '#kernel/phone.ts';
import { formatDay } from '#kernel/vi-calendar.ts';
import type {
  HOME_FACTS,
  HOUSEHOLD_ENDS,
  HouseholdChange,
  HouseholdField,
  Relation,
  ResidentChange,
  ResidentField,
  Sex,
} from '#domain/homes/facts.ts';
import type { ResidentEnd } from '#domain/homes/state.ts';
import type { HOMES_MEASURES } from '#domain/homes/measures.ts';
import {
  type FactWords,
  join,
  type Language,
  type MeasureWords,
  type Names,
} from '#domain/words.ts';

type HomesMeasure = (typeof HOMES_MEASURES)[number]['id'];
type Field = HouseholdField | ResidentField;
type Values = {
  readonly yes: string;
  readonly no: string;
  readonly sexes: Record<Sex, string>;
  readonly relations: Record<Relation, string>;
};

/** A field's value as people read it. */
export function valueText(words: Values, field: Field, value: Json, names: Names): string {
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'object') {
    const { lat, lng } = value as { lat: number; lng: number }; // the only field that is an object
    return `${(lat / 10_000).toFixed(4)}, ${(lng / 10_000).toFixed(4)}`;
  }
  if (typeof value === 'number') return field === 'birthDay' ? formatDay(value) : String(value);
  if (field === 'sex') return words.sexes[value as Sex]; // checked by the schema
  if (field === 'relation') return words.relations[value as Relation]; // checked by the schema
  if (field === 'phone') return formatPhone(value as E164); // checked by the schema
  return field === 'household' ? (names(value) ?? value) : value;
}

type Change = HouseholdChange | ResidentChange;
type Sentences = {
  set: (field: string, to: string) => string;
  dropped: (field: string, was: string) => string;
  replaced: (field: string, was: string, to: string) => string;
  moved: (was: string, to: string) => string;
};

function changeText(
  words: Values & { readonly fields: Record<Field, string> },
  sentences: Sentences,
  change: Change,
  names: Names,
): string {
  const field = words.fields[change.field];
  const text = (value: Json): string => valueText(words, change.field, value, names);
  if (change.to === undefined) {
    return sentences.dropped(field, change.was === undefined ? '' : text(change.was));
  }
  if (change.was === undefined) return sentences.set(field, text(change.to));
  if (change.field === 'household') return sentences.moved(text(change.was), text(change.to));
  return sentences.replaced(field, text(change.was), text(change.to));
}

const valuesVi = {
  yes: 'có',
  no: 'không',
  sexes: { male: 'nam', female: 'nữ' } satisfies Record<Sex, string>,
  relations: {
    head: 'chủ hộ',
    spouse: 'vợ, chồng',
    child: 'con',
    parent: 'bố, mẹ',
    grandchild: 'cháu',
    grandparent: 'ông, bà',
    sibling: 'anh, chị, em',
    'child-in-law': 'con dâu, con rể',
    other: 'quan hệ khác',
  } satisfies Record<Relation, string>,
  fields: {
    code: 'mã hộ',
    head: 'tên chủ hộ',
    alley: 'ngõ, cụm nhà',
    phone: 'số điện thoại',
    position: 'vị trí nhà',
    business: 'hộ kinh doanh',
    household: 'hộ',
    name: 'họ tên',
    birthYear: 'năm sinh',
    birthDay: 'ngày sinh',
    sex: 'giới tính',
    relation: 'quan hệ với chủ hộ',
    smartphone: 'điện thoại thông minh',
    bank: 'tài khoản ngân hàng',
    epay: 'tài khoản thanh toán điện tử',
    away: 'đi làm xa',
  } satisfies Record<Field, string>,
};

const sentencesVi: Sentences = {
  set: (field, to) => `Ghi ${field}: ${to}`,
  dropped: (field, was) => join([`Bỏ ${field}`, was], ': '),
  replaced: (field, was, to) => `Sửa ${field}: từ ${was} thành ${to}`,
  moved: (was, to) => `Chuyển từ hộ ${was} sang hộ ${to}`,
};

const householdEndsVi: Record<(typeof HOUSEHOLD_ENDS)[number], string> = {
  moved: 'chuyển đi nơi khác',
  empty: 'nhà không còn ai ở',
  mistake: 'ghi nhầm',
};
const residentEndsVi: Record<ResidentEnd['reason'], string> = {
  died: 'đã mất',
  moved: 'chuyển đi nơi khác',
  mistake: 'ghi nhầm',
  joined: 'ghi trùng, đã gộp',
};

const vi = {
  ...valuesVi,
  householdEnds: householdEndsVi,
  residentEnds: residentEndsVi,

  facts: {
    'household.added@1': ({ head, code }) =>
      join(['Thêm hộ', head, code === undefined ? '' : `mã ${code}`], ' '),
    'household.changed@1': ({ change }, names) => changeText(valuesVi, sentencesVi, change, names),
    'household.left@1': ({ reason }) => `Hộ không còn tính trong sổ: ${householdEndsVi[reason]}`,
    'household.returned@1': () => 'Đưa hộ trở lại sổ',
    'resident.added@1': ({ name, birthYear }) =>
      join([`Thêm người: ${name}`, birthYear === undefined ? '' : `sinh năm ${birthYear}`]),
    'resident.changed@1': ({ resident, change }, names) =>
      join([names(resident), changeText(valuesVi, sentencesVi, change, names)], ' – '),
    'resident.left@1': ({ resident, reason }, names) =>
      join([names(resident), `Không còn tính trong hộ: ${residentEndsVi[reason]}`], ' – '),
    'resident.returned@1': ({ resident }, names) =>
      join([names(resident), 'Đưa trở lại sổ'], ' – '),
    'resident.joined@1': ({ resident, into }, names) =>
      join([names(resident), join(['Ghi trùng, gộp vào', names(into)], ' ')], ' – '),
    'consent.marked@1': ({ resident, until }, names) =>
      join([names(resident), `Đồng ý cho tổ làm hộ, đến hết ngày ${formatDay(until)}`], ' – '),
    'consent.withdrawn@1': ({ resident }, names) =>
      join([names(resident), 'Rút lại sự đồng ý cho làm hộ'], ' – '),
  } satisfies FactWords<typeof HOME_FACTS>,

  measures: {
    'household-smartphone': {
      title: 'Hộ có điện thoại thông minh',
      short: 'Điện thoại thông minh',
    },
    'household-bank': { title: 'Hộ có tài khoản ngân hàng', short: 'Tài khoản ngân hàng' },
    'household-epay': { title: 'Hộ có tài khoản thanh toán điện tử', short: 'Thanh toán điện tử' },
    'household-smartphone-epay': {
      title: 'Hộ có điện thoại thông minh và tài khoản thanh toán điện tử',
      short: 'Điện thoại và thanh toán',
    },
    'household-business': { title: 'Hộ kinh doanh', short: 'Kinh doanh' },
    'resident-adult': {
      title: 'Người từ 18 tuổi trở lên (chưa rõ năm sinh thì không tính)',
      short: 'Người lớn',
    },
  } satisfies Record<HomesMeasure, MeasureWords>,
};

export type HomesWords = typeof vi;

const valuesEn: typeof valuesVi = {
  yes: 'yes',
  no: 'no',
  sexes: { male: 'male', female: 'female' },
  relations: {
    head: 'head of household',
    spouse: 'spouse',
    child: 'child',
    parent: 'parent',
    grandchild: 'grandchild',
    grandparent: 'grandparent',
    sibling: 'sibling',
    'child-in-law': 'child-in-law',
    other: 'other',
  },
  fields: {
    code: 'household code',
    head: 'name of the head',
    alley: 'alley',
    phone: 'phone number',
    position: 'position of the house',
    business: 'business household',
    household: 'household',
    name: 'full name',
    birthYear: 'year of birth',
    birthDay: 'date of birth',
    sex: 'sex',
    relation: 'relation to the head',
    smartphone: 'smartphone',
    bank: 'bank account',
    epay: 'e-payment account',
    away: 'working far away',
  },
};

const sentencesEn: Sentences = {
  set: (field, to) => `Recorded ${field}: ${to}`,
  dropped: (field, was) => join([`Took out ${field}`, was], ': '),
  replaced: (field, was, to) => `Changed ${field}: from ${was} to ${to}`,
  moved: (was, to) => `Moved from the household of ${was} to that of ${to}`,
};

const householdEndsEn: typeof householdEndsVi = {
  moved: 'moved elsewhere',
  empty: 'nobody lives there any more',
  mistake: 'recorded by mistake',
};
const residentEndsEn: typeof residentEndsVi = {
  died: 'died',
  moved: 'moved elsewhere',
  mistake: 'recorded by mistake',
  joined: 'written down twice, joined',
};

const en: HomesWords = {
  ...valuesEn,
  householdEnds: householdEndsEn,
  residentEnds: residentEndsEn,

  facts: {
    'household.added@1': ({ head, code }) =>
      join(['Household added', head, code === undefined ? '' : `code ${code}`]),
    'household.changed@1': ({ change }, names) => changeText(valuesEn, sentencesEn, change, names),
    'household.left@1': ({ reason }) => `Household no longer counted: ${householdEndsEn[reason]}`,
    'household.returned@1': () => 'Household counted again',
    'resident.added@1': ({ name, birthYear }) =>
      join([`Person added: ${name}`, birthYear === undefined ? '' : `born ${birthYear}`]),
    'resident.changed@1': ({ resident, change }, names) =>
      join([names(resident), changeText(valuesEn, sentencesEn, change, names)], ' – '),
    'resident.left@1': ({ resident, reason }, names) =>
      join([names(resident), `No longer counted: ${residentEndsEn[reason]}`], ' – '),
    'resident.returned@1': ({ resident }, names) => join([names(resident), 'Counted again'], ' – '),
    'resident.joined@1': ({ resident, into }, names) =>
      join([names(resident), join(['Written down twice, joined into', names(into)], ' ')], ' – '),
    'consent.marked@1': ({ resident, until }, names) =>
      join([names(resident), `Agrees to be helped with accounts until ${formatDay(until)}`], ' – '),
    'consent.withdrawn@1': ({ resident }, names) =>
      join([names(resident), 'Withdrew the consent to be helped'], ' – '),
  },

  measures: {
    'household-smartphone': { title: 'Households with a smartphone', short: 'Smartphone' },
    'household-bank': { title: 'Households with a bank account', short: 'Bank account' },
    'household-epay': { title: 'Households with an e-payment account', short: 'E-payment' },
    'household-smartphone-epay': {
      title: 'Households with a smartphone and an e-payment account',
      short: 'Smartphone and e-payment',
    },
    'household-business': { title: 'Business households', short: 'Business' },
    'resident-adult': {
      title: 'People of 18 and over (unknown year of birth not counted)',
      short: 'Adults',
    },
  },
};

export const HOMES_WORDS: Readonly<Record<Language, HomesWords>> = { vi, en };
