import { expect, test } from 'vitest';
import { dayOfDate } from '#kernel/vi-calendar.ts';
import type { Resident } from '#domain/homes/state.ts';
import { addressedName, spokenName } from './names.ts';

const DAY = dayOfDate({ year: 2026, month: 11, dayOfMonth: 21 });
const named = (more: Partial<Resident>): Resident => ({
  id: 'resident01',
  household: 'household1',
  since: DAY,
  name: 'Hoàng Thị Mẩy',
  ...more,
});

test.each([
  [{}, 'ông/bà Hoàng Thị Mẩy'],
  [{ sex: 'female' }, 'bà Hoàng Thị Mẩy'],
  [{ sex: 'male' }, 'ông Hoàng Thị Mẩy'],
  [{ birthYear: 1990 }, 'anh/chị Hoàng Thị Mẩy'],
  [{ birthYear: 1958 }, 'ông/bà Hoàng Thị Mẩy'],
  [{ birthYear: 2015 }, 'Hoàng Thị Mẩy'],
  [{ sex: 'female', birthYear: 1990 }, 'chị Hoàng Thị Mẩy'],
  [{ sex: 'female', birthYear: 2015 }, 'Hoàng Thị Mẩy'],
] as const)('whoever the register knows as %o is spoken to politely', (known, said) => {
  expect(addressedName(named(known), DAY)).toBe(said);
});

test('spoken of, somebody of unknown age is told by name alone', () => {
  expect(spokenName(named({}), DAY)).toBe('Hoàng Thị Mẩy');
});
