import type { DESK_FACTS } from '#domain/desk/facts.ts';
import { CASE_WORDS } from '#domain/case-words.ts';
import { type FactWords, join } from '#domain/words.ts';

const { vi: inVi, en: inEn } = CASE_WORDS;

const vi = {
  facts: {
    'case.received@1': ({ matter, words }) =>
      join([`Việc từ thôn gửi lên: ${inVi.matter(matter)}`, words], ': '),
    'case.restated@1': ({ matter, words }) =>
      join([`Thôn sửa việc đã gửi: ${inVi.matter(matter)}`, words], ': '),
    'case.recalled@1': ({ reason }) =>
      join(['Thôn rút việc đã gửi', reason === undefined ? '' : `lý do: ${reason}`], '; '),
    'case.taken@1': () => 'Nhận việc',
    'case.answered@1': ({ state, words, bring, come }) => {
      const coming = inVi.toCome({ ...(bring && { bring }), ...(come && { come }) });
      return join([`Trả lời: ${inVi.stages[state]}`, join([words, coming], '; ')], ' – ');
    },
    'case.relayed@1': () => 'Tổ đã báo lại cho bà con',
    'case.unrelayed@1': () => 'Tổ chưa báo lại cho bà con, đã ghi nhầm',
  } satisfies FactWords<typeof DESK_FACTS>,
};

const en: typeof vi = {
  facts: {
    'case.received@1': ({ matter, words }) =>
      join([`Asked from a village: ${inEn.matter(matter)}`, words], ': '),
    'case.restated@1': ({ matter, words }) =>
      join([`Corrected by the village: ${inEn.matter(matter)}`, words], ': '),
    'case.recalled@1': ({ reason }) =>
      join(['Taken back by the village', reason === undefined ? '' : `reason: ${reason}`], '; '),
    'case.taken@1': () => 'Taken on',
    'case.answered@1': ({ state, words, bring, come }) => {
      const coming = inEn.toCome({ ...(bring && { bring }), ...(come && { come }) });
      return join([`Answered: ${inEn.stages[state]}`, join([words, coming], '; ')], ' – ');
    },
    'case.relayed@1': () => 'The team has told the people',
    'case.unrelayed@1': () => 'The team has not told the people yet, recorded by mistake',
  },
};

/** Facts of the desk in words. */
export const DESK_WORDS = { vi, en } as const;
