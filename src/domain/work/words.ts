import { formatDay } from '#kernel/vi-calendar.ts';
import { type FactWords, join } from '#domain/words.ts';
import type { DIRECTIVE_FACTS } from '#domain/work/directive-facts.ts';
import type { Target, WORK_FACTS } from '#domain/work/facts.ts';

const wanted = (target: Target, each: string): string =>
  'percent' in target ? `${target.percent}%` : `${target.perVillage} ${each}`;

const because = (word: string, reason: string | undefined): string =>
  reason === undefined ? '' : `${word}: ${reason}`;

const vi = {
  facts: {
    'survey.part@1': ({ part }) => `Ghi phiếu khảo sát, phần ${part}`,
    'survey.opened@1': ({ title, questions }) => `Mở khảo sát: ${title} (${questions} câu)`,
    'survey.closed@1': ({ reason }) => join(['Đóng khảo sát', because('lý do', reason)], '; '),
    'campaign.started@1': ({ title, target, until }) =>
      `Mở đợt vận động: ${title} (${wanted(target, 'mỗi thôn')}, đến ngày ${formatDay(until)})`,
    'campaign.changed@1': ({ title, target, until, reason }) =>
      join(
        [
          `Sửa đợt vận động: ${title} (${wanted(target, 'mỗi thôn')}, đến ngày ${formatDay(until)})`,
          because('lý do', reason),
        ],
        '; ',
      ),
    'campaign.ended@1': ({ reason }) => `Kết thúc sớm đợt vận động; lý do: ${reason}`,
  } satisfies FactWords<Omit<typeof WORK_FACTS, keyof typeof DIRECTIVE_FACTS>>,
};

const en: typeof vi = {
  facts: {
    'survey.part@1': ({ part }) => `Survey form written, part ${part}`,
    'survey.opened@1': ({ title, questions }) => `Survey opened: ${title} (${questions} questions)`,
    'survey.closed@1': ({ reason }) => join(['Survey closed', because('reason', reason)], '; '),
    'campaign.started@1': ({ title, target, until }) =>
      `Campaign started: ${title} (${wanted(target, 'in each village')}, by ${formatDay(until)})`,
    'campaign.changed@1': ({ title, target, until, reason }) =>
      join(
        [
          `Campaign changed: ${title} (${wanted(target, 'in each village')}, by ${formatDay(until)})`,
          because('reason', reason),
        ],
        '; ',
      ),
    'campaign.ended@1': ({ reason }) => `Campaign ended early; reason: ${reason}`,
  },
};

/** Facts of a commune's work in words. */
export const WORK_WORDS = { vi, en } as const;
