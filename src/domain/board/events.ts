import { BOARD_WORDS } from '#domain/board/words.ts';
import type { Standing } from '#domain/board/publish.ts';
import type { Notice } from '#domain/board/state.ts';
import type { Language } from '#domain/words.ts';

/** Something with a time or with days, as a calendar on somebody's phone keeps it. */
export type PublicEvent = {
  /** The same for all editions, so that a calendar changes what it has. */
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** Which edition it is: a calendar believes the higher one. */
  readonly edition: number;
  /** Seconds UTC at which it was last changed. */
  readonly changed: number;
  readonly isOff: boolean;
  readonly code?: string;
} & (
  | { readonly days: { readonly from: number; readonly until: number } }
  | { readonly times: { readonly from: number; readonly until: number } }
);

/**
 * All of a board that has a date, for its calendar: what is said until a day, and warnings with their hours.
 * Whatever else gets a date on a board becomes an entry here.
 */
export const eventsOf = (
  notices: readonly Standing[],
  language: Language,
): readonly PublicEvent[] => notices.flatMap((standing) => eventOfNotice(standing, language) ?? []);

function eventOfNotice(
  { notice, source, code }: Standing,
  language: Language,
): PublicEvent | undefined {
  const { warning, withdrawn, until, from, number, at } = notice;
  const said = notice.texts[language] ?? notice.texts['vi'];
  if (said === undefined) return undefined;
  const event = {
    id: `${source.place}.${notice.notice}`,
    title: titleOf(notice, said.title, language),
    text: [said.text, said.do].filter(Boolean).join('\n\n'),
    edition: number + (withdrawn === undefined ? 0 : 1),
    changed: withdrawn?.at ?? at,
    isOff: withdrawn !== undefined,
    code,
  };
  if (warning !== undefined) {
    return { ...event, times: { from: warning.issued, until: warning.expires } };
  }
  return until === undefined ? undefined : { ...event, days: { from, until } };
}

function titleOf({ warning, class: pressing }: Notice, title: string, language: Language): string {
  const { dangers, classes } = BOARD_WORDS[language];
  if (warning !== undefined) return `${title} (${dangers[warning.danger]})`;
  return pressing === 'ordinary' ? title : `${title} (${classes[pressing]})`;
}
