import { expect, test } from 'vitest';
import { dateTyped } from './field.tsx';

test.each([
  ['2', '', '2'],
  ['21', '2', '21'],
  ['211', '21', '21/1'],
  ['21112026', '', '21/11/2026'],
  ['21/112', '21/11', '21/11/2'],
  ['21/', '21', '21/'],
  ['1/1/2026', '1/1/202', '1/1/2026'],
  ['21/1', '21/11', '21/1'],
  ['hôm nay', '', 'hôm nay'],
])('a day typed as %j after %j reads %j', (text, before, shown) => {
  expect(dateTyped(text, before)).toBe(shown);
});
