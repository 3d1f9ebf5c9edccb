import type {
  Addressee,
  AnswerWay,
  AskedWay,
  Closing,
  QUESTION_FACTS,
} from '#domain/reach/question-facts.ts';
import { formatDay } from '#kernel/vi-calendar.ts';
import { type FactWords, join, type Language } from '#domain/words.ts';

const askedVi: Record<AskedWay, string> = {
  door: 'hỏi tại nhà',
  call: 'gọi điện',
  meeting: 'hỏi ở cuộc họp',
  page: 'ghi trên trang của hộ',
};
const askedEn: Record<AskedWay, string> = {
  door: 'asked at the door',
  call: 'called',
  meeting: 'asked at a meeting',
  page: 'typed on the household’s page',
};
const toVi: Record<Addressee, string> = { village: 'thôn trả lời', commune: 'xã trả lời' };
const toEn: Record<Addressee, string> = {
  village: 'the village answers',
  commune: 'the commune answers',
};
const closingsVi: Record<Closing, string> = {
  withdrawn: 'bà con không hỏi nữa',
  mistake: 'ghi nhầm',
  elsewhere: 'nơi khác trả lời',
  other: 'lý do khác',
};
const closingsEn: Record<Closing, string> = {
  withdrawn: 'they ask no more',
  mistake: 'recorded by mistake',
  elsewhere: 'answered elsewhere',
  other: 'another reason',
};
const waysVi: Record<AnswerWay, string> = {
  door: 'nói tại nhà',
  call: 'gọi điện',
  slip: 'đưa giấy trả lời',
  meeting: 'nói ở cuộc họp',
  page: 'tự mở trang của hộ',
};
const waysEn: Record<AnswerWay, string> = {
  door: 'told at the door',
  call: 'called',
  slip: 'given a slip',
  meeting: 'told at a meeting',
  page: 'opened their own page',
};

const vi = {
  asked: askedVi,
  to: toVi,
  closings: closingsVi,
  ways: waysVi,
  facts: {
    'question.asked@1': ({ text, voice, way, to }) =>
      join(
        [
          join(['Câu hỏi của bà con', text ?? (voice && 'đã ghi âm')], ': '),
          `${askedVi[way]}, ${toVi[to]}`,
        ],
        '; ',
      ),
    'question.worded@1': ({ text }) => `Ghi lại câu hỏi thành chữ: ${text}`,
    'question.assigned@1': ({ to, owner, due }, names) =>
      join(
        [
          owner === undefined
            ? `Giao câu hỏi: ${toVi[to]}`
            : join(['Giao câu hỏi', names(owner)], ' cho '),
          `hẹn trả lời ${formatDay(due)}`,
        ],
        '; ',
      ),
    'question.closed@1': ({ why, reason }) =>
      join(['Không chờ trả lời câu hỏi nữa', reason ?? closingsVi[why]], ': '),
    'question.reopened@1': () => 'Câu hỏi lại chờ trả lời',
    'question.matched@1': () => 'Câu hỏi này đã có câu trả lời từ trước',
    'question.unmatched@1': () => 'Gỡ câu trả lời có sẵn',
    'question.told@1': ({ way }) => `Người hỏi đã nghe câu trả lời (${waysVi[way]})`,
    'question.untold@1': () => 'Ghi nhầm, người hỏi chưa nghe câu trả lời',
  } satisfies FactWords<typeof QUESTION_FACTS>,
};

export type QuestionWords = typeof vi;

const en: QuestionWords = {
  asked: askedEn,
  to: toEn,
  closings: closingsEn,
  ways: waysEn,
  facts: {
    'question.asked@1': ({ text, voice, way, to }) =>
      join(
        [
          join(['A resident’s question', text ?? (voice && 'recorded')], ': '),
          `${askedEn[way]}, ${toEn[to]}`,
        ],
        '; ',
      ),
    'question.worded@1': ({ text }) => `Question typed out: ${text}`,
    'question.assigned@1': ({ to, owner, due }, names) =>
      join(
        [
          owner === undefined
            ? `Question passed on: ${toEn[to]}`
            : join(['Question given', names(owner)], ' to '),
          `answer due ${formatDay(due)}`,
        ],
        '; ',
      ),
    'question.closed@1': ({ why, reason }) =>
      join(['No answer to the question is waited for', reason ?? closingsEn[why]], ': '),
    'question.reopened@1': () => 'The question waits for an answer again',
    'question.matched@1': () => 'The question had been answered before',
    'question.unmatched@1': () => 'Not the answer of before after all',
    'question.told@1': ({ way }) => `Whoever asked heard the answer (${waysEn[way]})`,
    'question.untold@1': () => 'Recorded by mistake, whoever asked has not heard the answer yet',
  },
};

export const QUESTION_WORDS: Readonly<Record<Language, QuestionWords>> = { vi, en };
