import { describe, expect, test } from 'vitest';
import { day, TODAY } from '#test/domain/world.ts';
import { alleysIn, housesLike, nextCode } from '#domain/homes/new-house.ts';
import { emptyHomes, foldHomes, type HomesState } from '#domain/homes/state.ts';

type Line = readonly [household: string, code?: string, head?: string, alley?: string];

function homesOf(...lines: readonly Line[]): HomesState {
  const state = emptyHomes();
  const header = { stream: 'stream0001', n: 1, at: 0, on: day(2026, 1, 5) };
  for (const [household, code, head, alley] of lines) {
    const body = {
      household,
      ...(code && { code }),
      ...(head && { head }),
      ...(alley && { alley }),
    };
    foldHomes(state, { ...header, type: 'household.added@1', body } as never);
  }
  return state;
}

describe('the next code', () => {
  test('follows the highest of the kind most houses have, with its zeros', () => {
    const homes = homesOf(['a', 'PH-007'], ['b', 'PH-041'], ['c', 'X99'], ['d']);
    expect(nextCode(homes)).toBe('PH-042');
    expect(nextCode(homesOf(['a', '9'], ['b', '12']))).toBe('13');
    expect(nextCode(homesOf(['a', 'PH-099']))).toBe('PH-100');
  });

  test('is never one of a house that left', () => {
    const homes = homesOf(['a', 'PH-001'], ['b', 'PH-002']);
    const header = { stream: 'stream0001', n: 2, at: 0, on: TODAY };
    const body = { household: 'b', reason: 'moved' };
    foldHomes(homes, { ...header, type: 'household.left@1', body } as never);
    expect(nextCode(homes)).toBe('PH-003');
  });

  test('is not guessed where no code ends in a number', () => {
    expect(nextCode(homesOf(['a', 'Nhà văn hóa'], ['b']))).toBeUndefined();
  });
});

test('alleys come with the one of most houses first', () => {
  const homes = homesOf(
    ['a', '1', 'A', 'Ngõ Giếng'],
    ['b', '2', 'B', 'Ngõ Đình'],
    ['c', '3', 'C', 'Ngõ Đình'],
    ['d', '4', 'D'],
  );
  expect(alleysIn(homes, TODAY)).toEqual(['Ngõ Đình', 'Ngõ Giếng']);
});

describe('a house that looks like another', () => {
  const homes = homesOf(
    ['a', '1', 'Lý Thị Hoa', 'Ngõ Đình'],
    ['b', '2', 'Lý Thị Hoa', 'Ngõ Giếng'],
    ['c', '3', 'Lý Thị Hòa'],
    ['d', '4', 'Triệu Văn Sinh', 'Ngõ Đình'],
  );
  const like = (head: string, alley: string): readonly string[] =>
    housesLike(homes, { head, alley }, TODAY).map(({ id }) => id);

  test('has a head of that name, however the marks are typed, in that alley or in none', () => {
    expect(like('ly thi hoa', 'ngõ đình')).toEqual(['a', 'c']);
    expect(like('Lý Thị Hoa', '')).toEqual(['a', 'b', 'c']);
  });

  test('is not looked for before there is a name, nor is it the house itself', () => {
    expect(like(' ', 'Ngõ Đình')).toEqual([]);
    expect(housesLike(homes, { household: 'd', head: 'Triệu Văn Sinh', alley: '' }, TODAY)).toEqual(
      [],
    );
  });
});
