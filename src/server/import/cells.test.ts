import { describe, expect, test } from 'vitest';
import {
  readAnswer,
  readBirth,
  readCode,
  readMembers,
  readName,
  readPhone,
  readRelation,
  readSex,
  shortValue,
} from './cells.ts';

/** Civil day of 21/11/2026. */
const today = 20_778;

describe('relations', () => {
  test.each([
    ['Chủ hộ', 'head'],
    ['CH', 'head'],
    ['chủ', 'head'],
    ['Chú', 'other'],
    ['Vợ', 'spouse'],
    ['chồng', 'spouse'],
    ['Con đẻ', 'child'],
    ['con thứ 2', 'child'],
    ['Con dâu', 'child-in-law'],
    ['Mẹ vợ', 'parent'],
    ['Bố', 'parent'],
    ['ba', 'parent'],
    ['Bà', 'grandparent'],
    ['Ông nội', 'grandparent'],
    ['Cháu ngoại', 'grandchild'],
    ['Cháu', 'other'],
    ['Em gái', 'sibling'],
    ['Ở nhờ', 'other'],
    ['Vợ/Chồng', 'spouse'],
  ])('%s', (text, relation) => {
    expect(readRelation({ text })).toEqual({ value: relation, notes: [] });
    expect(readRelation({ text: text.normalize('NFD') })).toEqual({ value: relation, notes: [] });
  });

  test('a word of its own is noted', () => {
    expect(readRelation({ text: 'bạn học' })).toEqual({ notes: ['relation-not-understood'] });
    expect(readRelation({ text: ' - ' })).toEqual({ notes: [] });
  });
});

describe('names', () => {
  test.each([
    ['TRIỆU VĂN MẪU', 'Triệu Văn Mẫu'],
    ['Và Bá Thử', 'Và Bá Thử'],
    ["H'Hen Niê", "H'Hen Niê"],
    ['Lò Thị Ê', 'Lò Thị Ê'],
    ['Vi  Văn\u00a0Mẫu,', 'Vi Văn Mẫu'],
  ])('%s', (text, name) => {
    expect(readName({ text })).toEqual({
      value: { name, isHead: false, isGone: false },
      notes: [],
    });
  });

  test('brackets may say head or gone', () => {
    expect(readName({ text: 'Lò Văn Mẫu (Chủ hộ)' }).value).toMatchObject({ isHead: true });
    expect(readName({ text: 'Lò Văn Mẫu (đã mất 2019)' }).value).toMatchObject({ isGone: true });
    expect(readName({ text: 'Lò Văn Mẫu (Tèo)' }).notes).toEqual(['name-with-text']);
  });

  test.each([
    ['X', 'name-not-understood'],
    ['Lò Văn 2', 'name-not-understood'],
    ['#REF!', 'name-not-understood'],
    ['NguyÔn V¨n A', 'name-old-font'],
    ['a b c d e f g h i k', 'name-not-understood'],
  ])('%s is refused', (text, code) => {
    expect(readName({ text })).toEqual({ notes: [code] });
  });
});

test.each([
  ['x', true, []],
  ['Có', true, []],
  ['1', true, []],
  ['không', false, []],
  ['Ko', false, []],
  ['0', false, []],
  ['-', false, []],
  ['3', true, ['taken-as-yes']],
  ['Tạp hóa', true, ['taken-as-yes']],
  ['0123456789012', true, ['number-not-kept']],
  ['??', undefined, ['answer-not-understood']],
  ['', undefined, []],
])('answer %s', (text, value, notes) => {
  expect(readAnswer({ text })).toEqual(value === undefined ? { notes } : { value, notes });
});

test.each([
  ['5', '5'],
  ['Hộ số 05', '05'],
  ['Hộ 12', '12'],
  ['PH-001', 'PH-001'],
  ['12A/3', '12A/3'],
  ['@1', undefined],
  ['hộ', undefined],
])('code %s', (text, code) => {
  expect(readCode({ text }).value).toBe(code);
});

test('numbers of people, sexes and dates', () => {
  expect(readMembers({ text: '5 khẩu' })).toEqual({ value: 5, notes: [] });
  expect(readMembers({ text: '0' })).toEqual({ notes: ['members-not-understood'] });
  for (const text of ['Nữ', 'NU', 'gái', 'F']) expect(readSex({ text }).value).toBe('female');
  expect(readBirth({ text: '22/11/2026' }, today)).toEqual({ notes: ['birth-in-future'] });
  expect(readBirth({ text: '1970', number: 1_970, isDate: true }, today)).toEqual({
    value: { year: 1970 },
    notes: [],
  });
  expect(shortValue({ text: '25569', number: 25_569, isDate: true })).toBe('01/01/1970');
  expect(shortValue({ text: 'a'.repeat(60) })).toHaveLength(40);
});

test('telephones in company', () => {
  expect(readPhone({ text: '0912345678 - 0987654321' })).toEqual({
    value: '+84912345678',
    notes: ['phone-second'],
  });
  expect(readPhone({ text: 'ĐT: 0912.345.678' })).toEqual({
    value: '+84912345678',
    notes: ['phone-with-text'],
  });
  expect(readPhone({ text: '0912345678/0912345678' })).toEqual({
    value: '+84912345678',
    notes: [],
  });
  expect(readPhone({ text: '09123' })).toEqual({ notes: ['phone-too-short'] });
});
