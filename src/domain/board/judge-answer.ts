import type { Id } from '#kernel/id.ts';
import type { Judgement } from '#book/activity.ts';
import type { AnswerFact } from '#domain/board/answers.ts';
import type { BoardState } from '#domain/board/state.ts';
import { flagged, OK, refused } from '#domain/judge.ts';

/** As of notices; and a number of a phone or card is in no question that everybody reads. */
export function judgeAnswer(board: BoardState, fact: AnswerFact): Judgement {
  switch (fact.type) {
    case 'answer.given@1':
      return isNaming(fact.body.texts) ? refused('names-somebody') : OK;
    case 'answer.corrected@1': {
      const { answer, over, texts } = fact.body;
      if (!isOf(board, answer, over)) return refused('reference-mismatch');
      if (isNaming(texts)) return refused('names-somebody');
      const known = board.answers.get(answer);
      const isOnTop = known?.withdrawn === undefined && known?.edition === over;
      return isOnTop ? OK : flagged('premise-changed');
    }
    case 'answer.withdrawn@1':
      return standsIn(board, fact.body.answer);
    case 'answer.voiced@1': {
      const { answer, edition } = fact.body;
      if (!isOf(board, answer, edition)) return refused('reference-mismatch');
      return standsIn(board, answer);
    }
    case 'answer.unvoiced@1': {
      const voice = board.voices.get(fact.body.voice);
      if (voice === undefined) return flagged('premise-changed');
      return voice.notice === fact.body.answer ? OK : refused('reference-mismatch');
    }
  }
}

const standsIn = ({ answers }: BoardState, answer: Id): Judgement =>
  answers.get(answer)?.withdrawn === undefined ? OK : flagged('premise-changed');

/** What is not known yet waits elsewhere, and is asked about there. */
const isOf = ({ editions }: BoardState, answer: Id, edition: Id): boolean =>
  (editions.get(edition)?.notice ?? answer) === answer;

/** Nine digits or more, with gaps or none: a phone, or a citizen's card. Money is written with dots. */
const NUMBER = /(?<![\d.,])\+?\d(?:[ -]?\d){8,}(?![\d.,]*\d)/u;

/**
 * The same with dots, dashes and brackets, where it begins as phones do: money of nine digits begins with
 * neither 0 nor, but for 84 billion, 84. The lookbehind leaves out the zeros within an amount.
 */
const PHONE = /(?<!\d[.,]?)(?:0[\s.\-‐-―−()]*\d|84)(?:[\s.\-‐-―−()]*\d){7,}/u;

const isNaming = (texts: Readonly<Record<string, { readonly asked: string }>>): boolean =>
  Object.values(texts).some(({ asked }) => NUMBER.test(asked) || PHONE.test(asked));
