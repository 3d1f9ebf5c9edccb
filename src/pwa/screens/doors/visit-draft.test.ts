import { expect, test } from 'vitest';
import { FRESH_VISIT, visitDay } from './visit-draft.ts';

const TODAY = 20_000;

test('a visit is of the day it was begun, unless another was chosen, and never of a day ahead', () => {
  expect(visitDay(FRESH_VISIT, TODAY)).toBe(TODAY);
  expect(visitDay({ ...FRESH_VISIT, begun: TODAY - 1 }, TODAY)).toBe(TODAY - 1);
  expect(visitDay({ ...FRESH_VISIT, begun: TODAY - 1, on: TODAY }, TODAY)).toBe(TODAY);
  expect(visitDay({ ...FRESH_VISIT, begun: TODAY + 3 }, TODAY)).toBe(TODAY);
});
