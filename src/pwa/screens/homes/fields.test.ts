import { expect, test } from 'vitest';
import { dayOfDate } from '#kernel/vi-calendar.ts';
import type { Resident } from '#domain/homes/state.ts';
import { editsOf, EMPTY_PERSON, fieldsOf, formOf } from './fields.ts';

const YEAR = 2026;

test('a form is read as people write it', () => {
  const form = {
    ...EMPTY_PERSON,
    name: '  Triệu  Văn Sinh ',
    born: '21/11/1962',
    phone: '0912 345 678',
  };
  expect(fieldsOf(form, YEAR)).toEqual({
    name: 'Triệu Văn Sinh',
    birthYear: 1962,
    birthDay: dayOfDate({ year: 1962, month: 11, dayOfMonth: 21 }),
    phone: '+84912345678',
    smartphone: false,
    bank: false,
    epay: false,
    away: false,
  });
  expect(fieldsOf({ ...EMPTY_PERSON, name: 'A', born: '1962' }, YEAR)).toMatchObject({
    birthYear: 1962,
  });
});

test('the first field that cannot be understood is named', () => {
  expect(fieldsOf(EMPTY_PERSON, YEAR)).toEqual({ field: 'name' });
  expect(fieldsOf({ ...EMPTY_PERSON, name: 'A', born: '31/02/1962' }, YEAR)).toEqual({
    field: 'born',
  });
  expect(fieldsOf({ ...EMPTY_PERSON, name: 'A', born: '2030' }, YEAR)).toEqual({ field: 'born' });
  expect(fieldsOf({ ...EMPTY_PERSON, name: 'A', phone: '12' }, YEAR)).toEqual({ field: 'phone' });
});

test('a form opened and saved unchanged proposes no mark that was never set', () => {
  const resident: Resident = {
    id: 'r',
    household: 'h',
    since: 1,
    name: 'A',
    birthYear: 1962,
    epay: true,
  };
  const fields = fieldsOf(formOf(resident), YEAR);
  if ('field' in fields) throw new Error('the form of a resident is understood');
  const edits = editsOf(resident, fields);
  expect(edits.map((edit) => edit.field)).toEqual([
    'name',
    'birthDay',
    'birthYear',
    'sex',
    'relation',
    'phone',
  ]);
  expect(editsOf(resident, { ...fields, epay: false }).at(-1)).toEqual({
    field: 'epay',
    to: false,
  });
});
