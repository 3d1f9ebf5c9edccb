import { type FactWords, join } from '#domain/words.ts';
import type { WORK_FACTS } from '#domain/work/facts.ts';

const vi = {
  facts: {
    'survey.part@1': ({ part }) => `Ghi phiếu khảo sát, phần ${part}`,
    'survey.opened@1': ({ title, questions }) => `Mở khảo sát: ${title} (${questions} câu)`,
    'survey.closed@1': ({ reason }) =>
      join(['Đóng khảo sát', reason === undefined ? '' : `lý do: ${reason}`], '; '),
  } satisfies FactWords<typeof WORK_FACTS>,
};

const en: typeof vi = {
  facts: {
    'survey.part@1': ({ part }) => `Survey form written, part ${part}`,
    'survey.opened@1': ({ title, questions }) => `Survey opened: ${title} (${questions} questions)`,
    'survey.closed@1': ({ reason }) =>
      join(['Survey closed', reason === undefined ? '' : `reason: ${reason}`], '; '),
  },
};

/** Facts of a commune's work in words. */
export const WORK_WORDS = { vi, en } as const;
