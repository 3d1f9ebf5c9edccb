import { expect, test } from 'vitest';
import { dateTyped } from './field.tsx';

test.each([
  ['2', '', '2'],
  ['21', '2', '21'],
  ['211', '21', '211'],
  ['2005', '200', '2005'],
  ['21112', '2111', '21/11/2'],
  ['21112026', '', '21/11/2026'],
  ['21/112', '21/11', '21/11/2'],
  ['21/', '21', '21/'],
  ['1/1/2026', '1/1/202', '1/1/2026'],
  ['21/1', '21/11', '21/1'],
  ['hôm nay', '', 'hôm nay'],
])('a day typed as %j after %j reads %j', (text, before, shown) => {
  expect(dateTyped(text, before)).toBe(shown);
});

test.each([
  ['1958', '1958'],
  ['2005', '2005'],
  ['21112026', '21/11/2026'],
])('%j typed digit by digit reads %j', (digits, shown) => {
  expect([...digits].reduce((before, digit) => dateTyped(before + digit, before), '')).toBe(shown);
});
