import fc from 'fast-check';
import { expect, test } from 'vitest';
import { proposeAnswer, proposeAnswerCorrection, roomTaken } from '#domain/doors/propose-survey.ts';
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

/** So many people with so long an answer each. */
const long = (people: number, letters: number): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: people }, (_, index) => [
      `people[${index + 1}]/story`,
      `${index} ${'ắ'.repeat(letters)}`,
    ]),
  );

test('an answer longer than a body is told in several facts of one save, and stands whole', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 0, max: 900 }),
      (people, letters) => {
        const world = askedWorld('survey0001');
        const member = world.authorFor('member', 'doors');
        const [said, other] = [long(people, letters), long(people, letters + 1)];
        const say = (offer: ReturnType<typeof proposeAnswer>) => {
          const facts = outcome(offer) as [string, object][];
          for (const [type, body] of facts) {
            expect(world.say('doors', 'member', type, { ...body }).verdict).toBe('ok');
          }
          return facts.length;
        };
        const intent = { ...ANSWER, survey: 'survey0001', said };
        const count = say(proposeAnswer(world.states(), member, intent));
        const shown = () => world.states().doors.answers.get(ANSWER.answer)?.said;
        expect(shown()).toEqual(said);
        expect(count > 1).toBe(roomTaken(said) > 1 / 8);
        say(
          proposeAnswerCorrection(world.states(), member, { ...ANSWER, edition: 1, said: other }),
        );
        expect(shown()).toEqual(other);
        say(proposeAnswerCorrection(world.states(), member, { ...ANSWER, edition: 2 }));
        expect(shown()).toBeUndefined();
      },
    ),
    { numRuns: 30 },
  );
});

test('an answer counts as incomplete until all its parts stand', () => {
  const world = askedWorld('survey0001');
  const missing = () => world.states().doors.answers.get(ANSWER.answer)?.missing;
  const said = long(30, 900);
  const first = { ...ANSWER, survey: 'survey0001', said };
  const facts = (offer: ReturnType<typeof proposeAnswer>) => (offer.ok ? offer.value : []);
  const told = facts(proposeAnswer(world.states(), world.authorFor('member', 'doors'), first));
  const count = told.length;
  expect(count).toBeGreaterThan(2);
  expect(told[0]?.body).toMatchObject({ parts: count });
  // A phone whose right had ended: each part waits for the leader.
  const held = world.sayAll('doors', 'former', told);
  expect(held.every(({ verdict }) => verdict === 'held')).toBe(true);
  for (const [index, { origin }] of held.entries()) {
    world.say('doors', 'leader', 'fact.released@1', { ...origin });
    expect(missing()).toBe(index + 1 === count ? undefined : count - 1 - index);
  }
  expect(world.states().doors.answers.get(ANSWER.answer)?.said).toEqual(said);
  const anew = { ...ANSWER, edition: 1, said: long(30, 901) };
  const corrected = facts(
    proposeAnswerCorrection(world.states(), world.authorFor('member', 'doors'), anew),
  );
  expect(corrected[0]?.body).toMatchObject({ parts: count });
  for (const [index, { type, body }] of corrected.entries()) {
    world.say('doors', 'member', type, { ...body });
    expect(missing()).toBe(index + 1 === count ? undefined : count - 1 - index);
  }
  const short = { ...ANSWER, edition: 2, said: { a: '1' } };
  const [whole] = facts(
    proposeAnswerCorrection(world.states(), world.authorFor('member', 'doors'), short),
  );
  expect(whole?.body).toEqual({ ...ANSWER, edition: 3, said: { a: '1' } });
});

test('what goes on from a correction that no longer stands is mixed with no other', () => {
  const world = askedWorld('survey0001');
  const tell = (who: 'member' | 'second', type: string, body: object) =>
    world.say('doors', who, type, { ...ANSWER, ...body }).verdict;
  tell('member', 'survey.answered@1', { survey: 'survey0001', said: { a: '1' } });
  expect(tell('member', 'survey.corrected@1', { edition: 2, said: { a: '2' } })).toBe('ok');
  expect(tell('second', 'survey.corrected@1', { edition: 2, said: { a: '3' } })).toBe('flagged');
  expect(tell('member', 'survey.continued@1', { edition: 2, said: { b: '2' } })).toBe('flagged');
  expect(tell('member', 'survey.continued@1', { edition: 1, said: { b: '1' } })).toBe('ok');
  expect(tell('second', 'survey.continued@1', { edition: 2, said: { b: '3' } })).toBe('ok');
  expect(world.states().doors.answers.get(ANSWER.answer)?.said).toEqual({ a: '3', b: '3' });
});

test('an answer that no save can hold is told so, and nothing of it is written', () => {
  const world = askedWorld('survey0001');
  const intent = { ...ANSWER, survey: 'survey0001', said: long(60, 1_500) };
  expect(roomTaken(intent.said)).toBeGreaterThan(1);
  const offer = proposeAnswer(world.states(), world.authorFor('member', 'doors'), intent);
  expect(offer).toEqual({ ok: false, error: { code: 'text-too-long' } });
});
