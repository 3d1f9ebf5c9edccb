import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '#kernel/canonical.ts';
import {
  ANSWER_DAYS,
  answersTo,
  answerTo,
  dueOf,
  findAnswers,
  isLate,
  stageOf,
  toldOf,
} from '#domain/asked.ts';
import { flagged, OK } from '#domain/judge.ts';
import { proposeAnswer, proposeAnswerCorrection } from '#domain/board/propose-answer.ts';
import { createWorld, TODAY, type Who, type World } from '#test/domain/world.ts';
import type { ReachFact } from './facts.ts';
import {
  proposeAnswerTold,
  proposeAssignment,
  proposeClosing,
  proposeMatch,
  proposeQuestion,
  proposeQuestionAgain,
  proposeWording,
} from './propose-question.ts';
import { emptyReach, foldReach } from './state.ts';

const QUESTION = 'question01';
const ASKED = { question: QUESTION, way: 'meeting', to: 'village' } as const;

type Proposed = ReturnType<typeof proposeQuestion> | ReturnType<typeof proposeAnswer>;

const must = (proposed: Proposed) => {
  if (!proposed.ok) throw new Error(proposed.error.code);
  return proposed.value;
};

function asking() {
  const world = createWorld();
  const reach = (who: 'leader' | 'member' | 'second') => world.authorFor(who, 'reach');
  world.sayAll(
    'reach',
    'member',
    must(
      proposeQuestion(world.states(), reach('member'), { ...ASKED, text: ' Bao giờ\n có  nước? ' }),
    ),
  );
  return { world, reach };
}

const given = (world: World) => [...world.states().board.answers.values()];
const asked = (world: World) => {
  const question = world.states().reach.questions.get(QUESTION);
  if (question === undefined) throw new Error('not asked');
  return question;
};
const stage = (world: World) => stageOf(asked(world), answerTo(asked(world), given(world)));

function answer(world: World, id: string, questions: string[]): void {
  const ids = { answer: id, edition: `e${id.slice(1)}` };
  const texts = { vi: { asked: 'Bao giờ có nước?', said: 'Thứ Hai.' } };
  const author = world.authorFor('leader', 'board');
  world.sayAll(
    'board',
    'leader',
    must(proposeAnswer(world.states(), author, ids, { texts, questions })),
  );
}

describe('a question', () => {
  test('is tidied, waits as long as the law lets it, and is asked once however often it is pressed', () => {
    const { world, reach } = asking();
    expect(asked(world).text).toBe('Bao giờ\ncó nước?');
    expect([stage(world), dueOf(asked(world))]).toEqual(['waiting', TODAY + ANSWER_DAYS]);
    expect(isLate(asked(world), 'waiting', TODAY + ANSWER_DAYS)).toBe(false);
    expect(isLate(asked(world), 'waiting', TODAY + ANSWER_DAYS + 1)).toBe(true);
    expect(proposeQuestion(world.states(), reach('member'), { ...ASKED, text: 'x' })).toMatchObject(
      {
        error: { code: 'already-saved' },
      },
    );
    expect(
      proposeQuestion(world.states(), reach('member'), {
        ...ASKED,
        question: 'question02',
        text: ' ',
      }),
    ).toMatchObject({ error: { code: 'value-wrong' } });
  });

  test('of two assignments over the same the later stands, both are kept, and somebody is asked', () => {
    const { world } = asking();
    const of = { question: QUESTION, to: 'village' as const };
    const say = (assignment: string, owner: string, over?: string) =>
      world.say('reach', 'leader', 'question.assigned@1', {
        ...of,
        assignment,
        owner,
        due: TODAY + 2,
        ...(over !== undefined && { over }),
      });
    expect(say('assigned01', 'member0000')).toMatchObject({ verdict: 'ok' });
    expect(say('assigned02', 'second0000', 'assigned01')).toMatchObject({ verdict: 'ok' });
    expect(say('assigned03', 'leader0000', 'assigned01')).toMatchObject({
      verdict: 'flagged',
      why: 'premise-changed',
    });
    expect(asked(world).assignments.map(({ assignment }) => assignment)).toEqual([
      'assigned01',
      'assigned02',
      'assigned03',
    ]);
    expect(asked(world).assigned?.owner).toBe('leader0000');
    expect(stage(world)).toBe('assigned');
  });

  test('passed on to the commune with a day in the past is refused before it is written', () => {
    const { world, reach } = asking();
    const intent = { assignment: 'assigned01', to: 'commune' as const, due: TODAY - 1 };
    expect(proposeAssignment(world.states(), reach('leader'), QUESTION, intent)).toMatchObject({
      error: { code: 'until-before-from' },
    });
    expect(
      proposeAssignment(world.states(), reach('member'), QUESTION, { ...intent, due: TODAY }),
    ).toMatchObject({
      error: { code: 'not-yours' },
    });
  });

  test('sent to the commune is not put out of sight by the team without somebody being asked', () => {
    const { world } = asking();
    const of = { question: QUESTION };
    const assigned = { ...of, assignment: 'assigned01', to: 'commune', due: TODAY + 30 };
    const say = (who: Who, type: string, body: JsonObject) =>
      world.say('reach', who, type, { ...of, ...body }).verdict;
    // The team's own while it is the village's to answer.
    expect(say('member', 'question.worded@1', { wording: 'wording001', text: 'Nước?' })).toBe('ok');
    expect(say('leader', 'question.assigned@1', assigned)).toBe('ok');
    const worded = { wording: 'wording002', over: 'wording001', text: 'Không hỏi gì' };
    const away = { ...assigned, over: 'assigned01', assignment: 'assigned02', to: 'village' };
    const closed = { closing: 'closing001', why: 'withdrawn' };
    const ask = (who: Who, type: string, body: JsonObject) =>
      world.ask('reach', who, type, { ...of, ...body });
    for (const who of ['leader', 'member'] as const) {
      expect(ask(who, 'question.worded@1', worded)).toEqual(flagged('with-commune'));
      expect(ask(who, 'question.closed@1', closed)).toEqual(flagged('with-commune'));
    }
    expect(ask('leader', 'question.assigned@1', away)).toEqual(flagged('with-commune'));
    const later = { ...away, to: 'commune', due: TODAY + 20 };
    expect(ask('leader', 'question.assigned@1', later)).toEqual(flagged('with-commune'));
    const officer = [
      say('officer', 'question.worded@1', worded),
      say('officer', 'question.assigned@1', { ...away, to: 'commune' }),
      say('officer', 'question.closed@1', closed),
    ];
    expect(officer).toEqual(['ok', 'ok', 'ok']);
  });

  test('sent to the commune in a recording alone is typed out by the team', () => {
    const world = createWorld();
    const question = 'question03';
    const voice = { file: 'g'.repeat(43), key: 'k'.repeat(22), bytes: 1_300, media: 'audio/webm' };
    const body = { question, voice, way: 'door', to: 'commune' };
    world.say('reach', 'member', 'question.asked@1', body);
    const worded = { question, wording: 'wording001', text: 'Nước?' };
    expect(world.say('reach', 'second', 'question.worded@1', worded).verdict).toBe('ok');
  });

  test('put off for more than 30 days is asked about, whoever does it', () => {
    const { world } = asking();
    const put = (who: Who, days: number) =>
      world.ask('reach', who, 'question.assigned@1', {
        question: QUESTION,
        assignment: 'assigned01',
        to: 'village',
        due: TODAY + days,
      });
    for (const who of ['leader', 'officer'] as const) {
      expect(put(who, 30)).toEqual(OK);
      expect(put(who, 31)).toEqual(flagged('due-far'));
    }
  });

  test('is answered by what names it, or by what was answered before; a withdrawn answer opens it again', () => {
    const { world, reach } = asking();
    answer(world, 'answer0001', ['question09']);
    expect(stage(world)).toBe('waiting');
    const match = { match: 'match00001', answer: 'answer0001' };
    world.sayAll(
      'reach',
      'second',
      must(proposeMatch(world.states(), reach('second'), QUESTION, match)),
    );
    expect(stage(world)).toBe('answered');
    world.say('board', 'leader', 'answer.withdrawn@1', { answer: 'answer0001' });
    expect(stage(world)).toBe('waiting');
    answer(world, 'answer0002', [QUESTION]);
    expect(answerTo(asked(world), given(world))?.answer).toBe('answer0002');
  });

  test('was told of the edition that stands, or of one that a correction leaves as it was', () => {
    const { world, reach } = asking();
    answer(world, 'answer0001', [QUESTION]);
    const told = {
      telling: 'telling001',
      answer: 'answer0001',
      edition: 'enswer0001',
      way: 'door' as const,
    };
    world.sayAll(
      'reach',
      'member',
      must(proposeAnswerTold(world.states(), reach('member'), QUESTION, told)),
    );
    expect(stage(world)).toBe('told');
    const author = world.authorFor('leader', 'board');
    const texts = { vi: { asked: 'Bao giờ có nước?', said: 'Thứ Ba.' } };
    const correct = (edition: string, over: string, retell: boolean) =>
      world.sayAll(
        'board',
        'leader',
        must(
          proposeAnswerCorrection(
            world.states(),
            author,
            { answer: 'answer0001', edition, over },
            { texts, questions: [QUESTION], retell },
          ),
        ),
      );
    correct('edition002', 'enswer0001', false);
    expect(stage(world)).toBe('told');
    correct('edition003', 'edition002', true);
    expect(stage(world)).toBe('answered');
    const [standing] = given(world);
    expect(standing && toldOf(asked(world), standing)).toBeUndefined();
  });

  test('asked again of what was answered is taken down, matched and told in one save', () => {
    const { world, reach } = asking();
    answer(world, 'answer0001', [QUESTION]);
    const again = {
      match: 'match00001',
      telling: 'telling001',
      answer: 'answer0001',
      edition: 'enswer0001',
    };
    const proposals = must(
      proposeQuestionAgain(
        world.states(),
        reach('member'),
        { ...ASKED, question: 'question02', text: 'Nước?' },
        { ...again, way: 'door' },
      ),
    );
    const said = world.sayAll('reach', 'member', proposals);
    expect(said.map(({ verdict }) => verdict)).toEqual(['ok', 'ok', 'ok']);
    const second = world.states().reach.questions.get('question02');
    expect(second && stageOf(second, answerTo(second, given(world)))).toBe('told');
  });

  test('nobody else’s is closed or typed over as if it were one’s own', () => {
    const { world, reach } = asking();
    const closing = { closing: 'closing001', why: 'withdrawn' as const };
    expect(proposeClosing(world.states(), reach('second'), QUESTION, closing)).toMatchObject({
      error: { code: 'not-yours' },
    });
    // Whoever took it down may, and so may the leader.
    expect(proposeClosing(world.states(), reach('member'), QUESTION, closing).ok).toBe(true);
    expect(proposeClosing(world.states(), reach('leader'), QUESTION, closing).ok).toBe(true);
    const intent = { wording: 'wording001', text: ' ' };
    expect(proposeWording(world.states(), reach('second'), QUESTION, intent)).toMatchObject({
      error: { code: 'name-missing' },
    });
  });
});

test('answers are read once for however many questions, and the newest that stands is found', () => {
  let reads = 0;
  const one = (id: string, at: number, more: object = {}) => ({
    answer: id,
    at,
    get questions() {
      reads += 1;
      return ['question01', 'question02'];
    },
    ...more,
  });
  const all = [one('one', 1), one('two', 3), one('three', 2)];
  const gone = { ...one('gone', 9), withdrawn: { on: 1, at: 1 } };
  const matched = { ...one('matched', 5), questions: [] };
  reads = 0;
  const find = answersTo([...all, gone, matched]);
  const of = (question: string, matches: readonly string[] = []) => {
    const said = { match: 'match00001', at: 1, on: 1, stream: 'stream0001' };
    const each = matches.map((id) => ({ ...said, answer: id }));
    return find({ question, matches: each })?.answer;
  };
  for (let round = 0; round < 100; round += 1) expect(of('question01')).toBe('two');
  expect(of('question02', ['gone', 'matched', 'one'])).toBe('matched');
  expect(of('question03', ['gone', 'one'])).toBe('one');
  expect(of('question03')).toBeUndefined();
  expect(reads).toBe(all.length);
});

test('whatever is said of questions is folded in whatever order it comes', () => {
  const { world, reach } = asking();
  const states = world.states();
  const facts: readonly ReachFact[] = [
    ...must(
      proposeQuestion(states, reach('leader'), { ...ASKED, question: 'question02', text: 'a' }),
    ),
    ...must(
      proposeWording(states, reach('leader'), QUESTION, { wording: 'wording001', text: 'b' }),
    ),
    ...must(
      proposeAssignment(states, reach('leader'), QUESTION, {
        assignment: 'assigned01',
        to: 'commune',
        due: TODAY,
      }),
    ),
    ...must(
      proposeClosing(states, reach('leader'), QUESTION, { closing: 'closing001', why: 'other' }),
    ),
  ].map((proposal, index) => {
    const header = { stream: 'stream0001', n: index + 1, at: 1_795_000_000 + index };
    return { ...proposal, ...header } as ReachFact; // proposed
  });
  fc.assert(
    fc.property(fc.shuffledSubarray([...facts]), (some) => {
      const state = emptyReach();
      for (const fact of some) foldReach(state, fact);
      // What is said of a question that is not there yet leaves nothing behind.
      const isAsked = some.some(({ type }) => type === 'question.asked@1');
      return state.questions.size === (isAsked ? 1 : 0);
    }),
  );
});

test('an answer of before is found by what is asked now, without diacritics too', () => {
  const one = (question: string, said: string, at = 1) => ({
    texts: { vi: { asked: question, said } },
    at,
  });
  const water = one('Bao giờ có nước sinh hoạt trở lại?', 'Chiều thứ Hai.');
  const papers = one('Làm căn cước cho trẻ ở đâu?', 'Công an xã, sáng thứ Ba.', 2);
  const gone = { ...one('Nước sinh hoạt mất đến bao giờ?', 'Mai.'), withdrawn: { on: 1, at: 1 } };
  const all = [water, papers, gone];
  expect(findAnswers(all, 'nuoc sinh hoat', 3)).toEqual([water]);
  expect(findAnswers(all, 'Căn cước của cháu làm ở đâu vậy?', 3)).toEqual([papers]);
  expect(findAnswers(all, 'bao giờ thì có', 3)).toEqual([]);
  expect(findAnswers(all, 'vay vốn ngân hàng', 3)).toEqual([]);
});
