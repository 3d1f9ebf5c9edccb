import { expect, test } from 'vitest';
import { compileForm } from '#form/compile.ts';
import type { SurveyAnswer } from '#domain/doors/survey.ts';
import { PEOPLE_FORM } from '#test/fixtures/forms/people.ts';
import { sheetsOf } from '#test/fixtures/forms/sheets.ts';
import { isSaid, latestOf, tallyOf } from './tally.ts';

const compiled = compileForm(sheetsOf(PEOPLE_FORM), 'Phiếu');
if (!compiled.ok) throw new Error(JSON.stringify(compiled.error.problems));
const { definition } = compiled.value;

const answer = (id: string, household: string, said: SurveyAnswer['said']) => {
  const who = { id, survey: 'survey0001', household, stream: 'stream0001' };
  return { answer: { ...who, said, edition: 1, on: 20_785, at: 1_795_869_000 } };
};

test('households count once, by what they said last; who repeats is counted beside them', () => {
  const latest = latestOf([
    answer('answer0001', 'household1', { phone: 'no' }),
    answer('answer0002', 'household2', {
      phone: 'yes',
      uses: 'call call zalo',
      'people[1]/age': '9',
      'people[1]/pupil': 'yes',
      'people[2]/age': '12',
      'people[2]/pupil': 'yes',
    }),
    answer('answer0003', 'household1', { phone: 'yes', 'people[1]/pupil': 'no' }),
    answer('answer0004', 'household3', { phone: 'yes', 'people[4]/pupil': 'yes' }),
  ]).map((each) => each.answer);
  const lines = tallyOf(definition, latest);
  const line = (question: string) => lines.find((each) => each.question === question);
  expect(line('phone')).toMatchObject({ answered: 3, households: 3 });
  expect(line('phone')).not.toHaveProperty('repeat');
  expect(line('phone')?.choices?.map(({ choice, count }) => [choice, count])).toEqual([
    ['yes', 3],
    ['no', 0],
  ]);
  expect(line('uses')?.choices?.map(({ count }) => count)).toEqual([1, 1, 0]);
  expect(line('people/pupil')).toMatchObject({
    repeat: 'Người trong nhà',
    answered: 4,
    households: 3,
    choices: [
      { choice: 'yes', count: 3, households: 2 },
      { choice: 'no', count: 1, households: 1 },
    ],
  });
  for (const { question, repeat, choices = [] } of lines) {
    for (const { choice, count, households } of choices) {
      const behind = latest.filter((each) => isSaid(each, question, choice));
      expect(behind).toHaveLength(households);
      if (repeat === undefined) expect(count).toBe(households);
    }
  }
});
