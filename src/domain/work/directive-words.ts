import { formatDay } from '#kernel/vi-calendar.ts';
import { type FactWords, join } from '#domain/words.ts';
import type { DIRECTIVE_FACTS } from '#domain/work/directive-facts.ts';

const because = (word: string, reason: string | undefined): string =>
  reason === undefined ? '' : `${word}: ${reason}`;

const vi: FactWords<typeof DIRECTIVE_FACTS> = {
  'directive.given@1': ({ title, due }) =>
    `Giao việc cho các thôn: ${title} (hạn ${formatDay(due)})`,
  'directive.changed@1': ({ title, due, reason }) =>
    join(
      [`Sửa việc giao cho các thôn: ${title} (hạn ${formatDay(due)})`, because('lý do', reason)],
      '; ',
    ),
  'directive.ended@1': ({ reason }) => `Thôi giao việc cho các thôn; lý do: ${reason}`,
};

const en: FactWords<typeof DIRECTIVE_FACTS> = {
  'directive.given@1': ({ title, due }) =>
    `Directive to the villages: ${title} (due ${formatDay(due)})`,
  'directive.changed@1': ({ title, due, reason }) =>
    join([`Directive changed: ${title} (due ${formatDay(due)})`, because('reason', reason)], '; '),
  'directive.ended@1': ({ reason }) => `Directive ended; reason: ${reason}`,
};

/** Directives in words, for the trace alone. */
export const DIRECTIVE_WORDS = { vi, en } as const;
