import { expect, test } from 'vitest';
import { proposeAnswerCorrection } from '#domain/doors/propose-survey.ts';
import { outcome, villageWorld } from '#test/domain/offers.ts';

const ANSWER = { answer: 'answer0001', household: 'household1' };

test('a correction that numbers itself far ahead is asked about, and locks no answer', () => {
  const world = villageWorld();
  const correct = (edition: number, net: string) =>
    world.say('doors', 'member', 'survey.corrected@1', { ...ANSWER, edition, said: { net } });
  const shown = () => world.states().doors.answers.get(ANSWER.answer);
  world.say('doors', 'member', 'survey.answered@1', {
    ...ANSWER,
    survey: 'survey0001',
    said: { net: 'yes' },
  });
  expect(correct(2, 'no').verdict).toBe('ok');
  expect(correct(2, 'old')).toMatchObject({ verdict: 'flagged', why: 'premise-changed' });
  expect(shown()).toMatchObject({ said: { net: 'old' }, edition: 2 });
  expect(correct(Number.MAX_SAFE_INTEGER, 'far')).toMatchObject({ verdict: 'flagged' });
  expect(shown()).toMatchObject({ said: { net: 'far' }, edition: 3 });
  const said = { net: 'yes' };
  const author = world.authorFor('second', 'doors');
  const next = proposeAnswerCorrection(world.states(), author, { answer: ANSWER.answer, said });
  expect(outcome(next)).toEqual([['survey.corrected@1', { ...ANSWER, edition: 4, said }]]);
  expect(correct(4, 'yes').verdict).toBe('ok');
  expect(shown()).toMatchObject({ said, edition: 4 });
});
