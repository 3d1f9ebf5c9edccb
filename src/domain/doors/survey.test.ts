import { expect, test } from 'vitest';
import { proposeAnswer, proposeAnswerCorrection } from '#domain/doors/propose-survey.ts';
import { outcome, villageWorld } from '#test/domain/offers.ts';
import { TODAY } from '#test/domain/world.ts';

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
  const next = proposeAnswerCorrection(world.states(), author, {
    answer: ANSWER.answer,
    edition: 3,
    said,
  });
  expect(outcome(next)).toEqual([['survey.corrected@1', { ...ANSWER, edition: 4, said }]]);
  expect(correct(4, 'yes').verdict).toBe('ok');
  expect(shown()).toMatchObject({ said, edition: 4 });
});

/** A village whose commune asks these surveys. */
function askedWorld(...surveys: readonly string[]) {
  const world = villageWorld();
  for (const survey of surveys) {
    const [title, languages, hash] = ['Mạng', ['vi'], 'h'.repeat(43)];
    const opened = { survey, title, languages, hash, from: TODAY, parts: 1, questions: 1 };
    world.say('work', 'officer', 'survey.part@1', { survey, part: 1, pieces: ['{}'] });
    world.say('work', 'officer', 'survey.opened@1', opened);
  }
  return world;
}

test('a second answer of a household to a survey is kept, and the leader is asked', () => {
  const world = askedWorld('survey0001', 'survey0002');
  const say = (answer: string, survey: string, more = {}) => {
    const body = { answer, survey, household: 'household1', said: { net: answer }, ...more };
    return world.say('doors', 'member', 'survey.answered@1', body);
  };
  expect(say('answer0001', 'survey0001').verdict).toBe('ok');
  expect(say('answer0002', 'survey0001')).toMatchObject({
    verdict: 'flagged',
    why: 'premise-changed',
  });
  expect(say('answer0003', 'survey0002').verdict).toBe('ok');
  expect(say('answer0004', 'survey0002', { resident: 'resident01' }).verdict).toBe('ok');
  expect(world.states().doors.answersByHousehold.get('household1')).toHaveLength(4);
});

test('who corrects what another corrected meanwhile is asked about', () => {
  const world = villageWorld();
  world.say('doors', 'member', 'survey.answered@1', {
    ...ANSWER,
    survey: 'survey0001',
    said: { net: 'yes' },
  });
  const correct = (net: string) => {
    const author = world.authorFor('member', 'doors');
    const intent = { answer: ANSWER.answer, edition: 1, said: { net } };
    const [[, body] = ['', {}]] = outcome(
      proposeAnswerCorrection(world.states(), author, intent),
    ) as [string, object][];
    return world.say('doors', 'member', 'survey.corrected@1', { ...body });
  };
  expect(correct('no').verdict).toBe('ok');
  expect(correct('old')).toMatchObject({ verdict: 'flagged', why: 'premise-changed' });
});

test('what was begun at a house that stands empty meanwhile can be written', () => {
  const world = villageWorld();
  const intent = { answer: 'answer0009', survey: 'survey0001', household: 'household2', said: {} };
  const offer = proposeAnswer(world.states(), world.authorFor('member', 'doors'), intent);
  expect(outcome(offer)).toEqual([['survey.answered@1', intent]]);
  const told = world.say('doors', 'member', 'survey.answered@1', intent);
  expect(told).toMatchObject({ verdict: 'flagged', why: 'household-left' });
});
