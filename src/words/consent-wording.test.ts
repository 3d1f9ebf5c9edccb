import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { closedEn } from './closed-en.ts';
import { closedVi } from './closed-vi.ts';
import { caseEn } from './case-en.ts';
import { caseVi } from './case-vi.ts';
import {
  ASSIST_WORDING,
  CLOSED_WORDINGS,
  DESK_WORDING,
  EXAMPLE_WORDING,
  PAIR_WORDINGS,
} from './consent-wording.ts';
import { MEMBER_WORDS } from './member-words.ts';
import { pairEn } from './pair-en.ts';
import { pairVi } from './pair-vi.ts';
import { teamEn } from './team-en.ts';
import { teamVi } from './team-vi.ts';

/*
 * Evidence of a consent names the wording that was read. Whoever changes the wording gives it the next
 * version and
 * adds its line; older lines stay, because evidence of them is kept.
 */
const VERSIONS: Readonly<Record<string, string>> = {
  'assist@1': 'c3c2854797461b79',
  'health@1': '2800d7e429b7625a',
  'desk@1': 'f06aa3b015ab2f11',
  'ethnic@1': '80d85d53f26d6804',
  'pair-learns@1': 'a0a2b48718cfa044',
  'pair-shows@1': 'cc0fe32f776d1625',
  'pair-learns@2': '73bd983f1fd3d644',
  'pair-shows@2': '601eccaaf4e1da7e',
  'example@1': 'e314bef49d135e37',
};

test.each(['health', 'ethnic'] as const)('so is that for %s', (purpose) => {
  const read = [closedVi, closedEn].map(({ wording }) => wording[purpose]('Bà Sần', '21/11/2027'));
  const print = createHash('sha256').update(read.join('\n')).digest('hex').slice(0, 16);
  expect(VERSIONS[CLOSED_WORDINGS[purpose]]).toBe(print);
});

test.each(['learns', 'shows'] as const)('so is that for a pair, to who %s', (part) => {
  const read = [pairVi, pairEn].map(({ wordings }) =>
    wordings[part]('bà Sần', 'Lan', 'Anh Páo', 'Zalo', '21/11/2027'),
  );
  const print = createHash('sha256').update(read.join('\n')).digest('hex').slice(0, 16);
  expect(VERSIONS[PAIR_WORDINGS[part]]).toBe(print);
});

test('the wording that is read is the one its version names', () => {
  const read = (['vi', 'en'] as const).map((language) =>
    MEMBER_WORDS[language].consent.wording('Bà Sần', 'Lan', '21/11/2027'),
  );
  const print = createHash('sha256').update(read.join('\n')).digest('hex').slice(0, 16);
  expect(VERSIONS[ASSIST_WORDING]).toBe(print);
});

test('so is that for the desk', () => {
  const read = [caseVi, caseEn].map(({ wording }) => wording('Bà Sần'));
  const print = createHash('sha256').update(read.join('\n')).digest('hex').slice(0, 16);
  expect(VERSIONS[DESK_WORDING]).toBe(print);
});

test('so is that for an example', () => {
  const read = [teamVi, teamEn].map(({ example }) => example.wording('bà Sần', '21/11/2027'));
  const print = createHash('sha256').update(read.join('\n')).digest('hex').slice(0, 16);
  expect(VERSIONS[EXAMPLE_WORDING]).toBe(print);
});
