import type { Id } from '#kernel/id.ts';
import { dayOfSeconds, startOfDay } from '#kernel/vi-calendar.ts';
import type {
  CapAlert,
  CapArea,
  CapCategory,
  CapCertainty,
  CapInfo,
  CapReference,
  CapSeverity,
  CapUrgency,
} from '#form/cap/alert.ts';
import type { Certainty, Danger, NoticeClass, Warning } from '#domain/board/facts.ts';
import { type BoardState, languagesOf, type Notice } from '#domain/board/state.ts';
import { BOARD_WORDS } from '#domain/board/words.ts';

/** Whose board a warning stands on, and where it holds. */
export type CapPlace = {
  /** Of the board's book: it stays when villages merge. */
  readonly place: Id;
  /** As people call it, with what it lies in. */
  readonly name: string;
  readonly areas: readonly CapArea[];
  /** Where anybody can read it and check it. */
  readonly web?: string;
};

/** What others do not know of a warning here, told beside the words of the standard. */
export const CAP_LEVEL = 'ban-so-level';
export const CAP_DANGER = 'ban-so-danger';

export const CATEGORY_OF: Readonly<Record<Danger, CapCategory>> = {
  weather: 'Met',
  fire: 'Fire',
  health: 'Health',
  fraud: 'Security',
  security: 'Security',
  traffic: 'Transport',
  other: 'Other',
};
export const URGENCY_OF: Readonly<Record<NoticeClass, CapUrgency>> = {
  emergency: 'Immediate',
  priority: 'Expected',
  ordinary: 'Future',
};
export const CERTAINTY_OF: Readonly<Record<Certainty, CapCertainty>> = {
  observed: 'Observed',
  likely: 'Likely',
  possible: 'Possible',
};

/** Levels 4 and 5 of Decision 18/2021/QĐ-TTg are both the highest that the standard knows. */
const SEVERITIES: readonly CapSeverity[] = ['Minor', 'Moderate', 'Severe', 'Extreme', 'Extreme'];
const severityOf = (level: number): CapSeverity => SEVERITIES[level - 1] ?? 'Unknown';

/** What a list of warnings has room for. */
const EVENT_LETTERS_MAX = 35;

/**
 * A notice as a message of CAP 1.2: its first warning is an Alert, a later edition an Update of what was
 * warned of before, and what was withdrawn or warns no more a Cancel. Undefined for what never warned of
 * anything.
 */
export function capOf(board: BoardState, notice: Notice, where: CapPlace): CapAlert | undefined {
  const { warning, withdrawn, edition } = notice;
  // Whom an edition was withdrawn from has not heard what came after it.
  const isLast = board.notices.get(notice.notice)?.edition === edition;
  const last = isLast ? Number.POSITIVE_INFINITY : notice.number;
  const warned = [...board.editions.entries()].filter(
    ([, each]) => each.notice === notice.notice && each.warns && each.number <= last,
  );
  const referenceOf = (id: Id, sent: number): CapReference => ({
    sender: `ban-so:${where.place}`,
    identifier: `${where.place}.${id}`,
    sent,
  });
  const before = warned
    .filter(([id]) => id !== edition || withdrawn !== undefined)
    .map(([id, { at }]) => referenceOf(id, at))
    .sort((left, right) => left.sent - right.sent);
  const told = { status: 'Actual', scope: 'Public', references: before } as const;
  if (warning === undefined || withdrawn !== undefined) {
    if (before.length === 0) return undefined;
    const said = withdrawn?.reason;
    // A clock that goes slow does not send it before what it calls back.
    const sent = Math.max(withdrawn?.at ?? notice.at, ...before.map((each) => each.sent));
    return {
      ...referenceOf(withdrawn === undefined ? edition : `${edition}.off`, sent),
      ...told,
      kind: 'Cancel',
      ...(said !== undefined && { note: said }),
      infos: [],
    };
  }
  return {
    ...referenceOf(edition, notice.at),
    ...told,
    kind: before.length === 0 ? 'Alert' : 'Update',
    source: warning.source,
    infos: languagesOf(notice).flatMap((tag) => infoOf(notice, warning, tag, where) ?? []),
  };
}

function infoOf(
  notice: Notice,
  warning: Warning,
  tag: string,
  where: CapPlace,
): CapInfo | undefined {
  const said = notice.texts[tag];
  if (said === undefined) return undefined;
  return {
    language: tag === 'vi' ? 'vi-VN' : tag,
    categories: [CATEGORY_OF[warning.danger]],
    event: eventOf(warning.danger, tag, said.title),
    urgency: URGENCY_OF[notice.class],
    severity: severityOf(warning.level),
    certainty: CERTAINTY_OF[warning.certainty],
    effective: warning.issued,
    ...(notice.from > dayOfSeconds(warning.issued) && { onset: startOfDay(notice.from) }),
    expires: warning.expires,
    senderName: where.name,
    headline: said.title,
    description: said.text,
    ...(said.do !== undefined && { instruction: said.do }),
    ...(where.web !== undefined && { web: where.web }),
    parameters: [
      { name: CAP_DANGER, value: warning.danger },
      { name: CAP_LEVEL, value: String(warning.level) },
    ],
    areas: where.areas,
  };
}

/** In one language throughout: where none of ours has a word for the danger, the notice's own name. */
function eventOf(danger: Danger, tag: string, title: string): string {
  if (tag === 'vi' || tag === 'en') return BOARD_WORDS[tag].dangers[danger];
  return title.length <= EVENT_LETTERS_MAX ? title : `${title.slice(0, EVENT_LETTERS_MAX - 1)}…`;
}
