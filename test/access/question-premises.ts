// Questions of residents in the team's book, and their answers on a board.

import type { JsonObject } from '#kernel/canonical.ts';
import type { Id } from '#kernel/id.ts';
import type { Country } from '#test/access/country.ts';
import { family } from '#test/access/home-premises.ts';
import { type Make, say } from '#test/access/place-premises.ts';

type Of = { readonly question: Id; readonly household: Id };
type BodyOf = (of: Of, country: Country) => JsonObject;

/** Ids of their own for what is said of a question, whatever letter it begins with. */
const other = (id: Id, letter: string): Id => (id.startsWith(letter) ? '_' : letter) + id.slice(1);

const asked: BodyOf = (of) => ({ ...of, text: 'Bao giờ có nước lại', way: 'door', to: 'village' });
const closed: BodyOf = (of) => ({ ...of, closing: other(of.question, 'C'), why: 'withdrawn' });
const matched: BodyOf = (of) => ({ ...of, match: other(of.question, 'M'), answer: of.question });
const told: BodyOf = (of) => ({
  ...of,
  telling: other(of.question, 'T'),
  answer: of.question,
  edition: other(of.question, 'E'),
  way: 'door',
});

const first = ['question.asked@1', asked] as const;

const inReach =
  (type: string, bodyOf: BodyOf, earlier: readonly (readonly [string, BodyOf])[] = []): Make =>
  (country, place) => {
    const { household, before } = family(country, place);
    const book = country.book('reach', place);
    const of = { question: country.newId(), household };
    const then = earlier.map(([said, body]) => ({
      book,
      proposal: say(country, said, body(of, country)),
    }));
    return {
      book,
      before: [...before, ...then],
      proposal: say(country, type, bodyOf(of, country)),
    };
  };

type AnswerOf = (answer: Id) => JsonObject;

const texts = { vi: { asked: 'Bao giờ có nước lại?', said: 'Sáng thứ Hai.' } };
const given: AnswerOf = (answer) => ({ answer, edition: other(answer, 'E'), texts });
const voiced: AnswerOf = (answer) => ({
  voice: other(answer, 'V'),
  answer,
  edition: other(answer, 'E'),
  language: 'tyz',
  file: 'F'.repeat(43),
  key: 'K'.repeat(22),
  bytes: 10,
  media: 'audio/webm',
});

const onBoard =
  (type: string, bodyOf: AnswerOf, earlier: readonly (readonly [string, AnswerOf])[] = []): Make =>
  (country, place) => {
    const book = country.book('board', place);
    const answer = country.newId();
    return {
      book,
      before: earlier.map(([said, body]) => ({ book, proposal: say(country, said, body(answer)) })),
      proposal: say(country, type, bodyOf(answer)),
    };
  };

const answered = ['answer.given@1', given] as const;

/** By fact type. */
export const ON_QUESTIONS: Readonly<Record<string, Make>> = {
  'question.asked@1': inReach('question.asked@1', asked),
  'question.worded@1': inReach(
    'question.worded@1',
    (of) => ({ ...of, wording: other(of.question, 'W'), text: 'Bao giờ có nước' }),
    [first],
  ),
  'question.assigned@1': inReach(
    'question.assigned@1',
    (of, { the }) => ({
      ...of,
      assignment: other(of.question, 'A'),
      to: 'commune',
      due: the.today + 3,
    }),
    [first],
  ),
  'question.closed@1': inReach('question.closed@1', closed, [first]),
  'question.reopened@1': inReach(
    'question.reopened@1',
    (of) => ({ ...of, closing: other(of.question, 'C') }),
    [first, ['question.closed@1', closed]],
  ),
  'question.matched@1': inReach('question.matched@1', matched, [first]),
  'question.unmatched@1': inReach(
    'question.unmatched@1',
    (of) => ({ ...of, match: other(of.question, 'M') }),
    [first, ['question.matched@1', matched]],
  ),
  'question.told@1': inReach('question.told@1', told, [first]),
  'question.untold@1': inReach(
    'question.untold@1',
    (of) => ({ ...of, telling: other(of.question, 'T') }),
    [first, ['question.told@1', told]],
  ),
  'answer.given@1': onBoard('answer.given@1', given),
  'answer.corrected@1': onBoard(
    'answer.corrected@1',
    (answer) => ({
      ...given(answer),
      edition: other(answer, 'N'),
      over: other(answer, 'E'),
      retell: true,
    }),
    [answered],
  ),
  'answer.withdrawn@1': onBoard('answer.withdrawn@1', (answer) => ({ answer }), [answered]),
  'answer.voiced@1': onBoard('answer.voiced@1', voiced, [answered]),
  'answer.unvoiced@1': onBoard(
    'answer.unvoiced@1',
    (answer) => ({ answer, voice: other(answer, 'V') }),
    [answered, ['answer.voiced@1', voiced]],
  ),
};
