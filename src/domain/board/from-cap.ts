import { err, ok, type Result } from '#kernel/result.ts';
import type { CapAlert, CapCertainty, CapInfo, CapSeverity } from '#form/cap/alert.ts';
import {
  CERTAINTIES,
  type Certainty,
  DANGERS,
  type Danger,
  LANGUAGES_MAX,
  LEVELS_MAX,
  type NoticeClass,
  type NoticeText,
} from '#domain/board/facts.ts';
import {
  CAP_DANGER,
  CAP_LEVEL,
  CATEGORY_OF,
  CERTAINTY_OF,
  URGENCY_OF,
} from '#domain/board/to-cap.ts';

/**
 * Why a message is nothing to post: a drill or a try, an answer between machines, not for everybody, it takes
 * back another, its time is over, or it says nothing.
 */
export type CapRefusal =
  | 'cap-not-actual'
  | 'cap-no-alert'
  | 'cap-not-public'
  | 'cap-cancels'
  | 'cap-over'
  | 'cap-no-words';

/** What whoever posts it should look at: each is a sentence on the form. */
export type CapNote =
  'corrects' | 'no-vietnamese' | 'no-end' | 'shortened' | 'level-guessed' | 'more-than-one';

/** A warning as somebody else sent it, for a person to read, change and post. */
export type CapDraft = {
  readonly class: NoticeClass;
  readonly texts: Readonly<Record<string, NoticeText>>;
  readonly danger: Danger;
  readonly level: number;
  readonly certainty: Certainty;
  readonly source: string;
  /** Seconds UTC; absent where the message has no end. */
  readonly expires?: number;
  /** Where it holds, in the sender's words. */
  readonly areas: readonly string[];
  readonly notes: readonly CapNote[];
};

const TITLE_MAX = 120;
const TEXT_MAX = 1_800;
const DO_MAX = 600;

/** @param at seconds UTC, now */
export function draftFromCap(
  alert: CapAlert,
  at: number,
): Result<CapDraft, { readonly code: CapRefusal }> {
  const refusal = refuse(alert);
  if (refusal !== undefined) return err({ code: refusal });
  const standing = alert.infos.filter(({ expires }) => expires === undefined || expires > at);
  if (standing.length === 0) {
    return err({ code: alert.infos.length === 0 ? 'cap-no-words' : 'cap-over' });
  }
  const byTag = new Map<string, CapInfo>();
  for (const info of standing) {
    const tag = tagOf(info);
    if (tag !== undefined && !byTag.has(tag)) byTag.set(tag, info);
  }
  const main = byTag.get('vi') ?? byTag.get('en') ?? [...byTag.values()][0];
  if (main === undefined) return err({ code: 'cap-no-words' });
  return ok(draftOf(alert, main, byTag, standing));
}

function refuse({ status, kind, scope }: CapAlert): CapRefusal | undefined {
  if (status !== 'Actual') return 'cap-not-actual';
  if (kind === 'Cancel') return 'cap-cancels';
  if (kind === 'Ack' || kind === 'Error') return 'cap-no-alert';
  return scope === 'Public' ? undefined : 'cap-not-public';
}

/** The language alone, without its country: "vi-VN" → "vi". */
function tagOf({ language }: CapInfo): string | undefined {
  const tag = language.toLowerCase().split('-')[0] ?? '';
  return /^[a-z]{2,3}$/u.test(tag) ? tag : undefined;
}

function draftOf(
  alert: CapAlert,
  main: CapInfo,
  byTag: ReadonlyMap<string, CapInfo>,
  standing: readonly CapInfo[],
): CapDraft {
  const told = [...byTag].sort(([left], [right]) => Number(right === 'vi') - Number(left === 'vi'));
  const texts = told.slice(0, LANGUAGES_MAX).map(([tag, info]) => [tag, textOf(info)] as const);
  const level = levelOf(main);
  const source = main.senderName ?? alert.source ?? alert.sender;
  const areas = [
    ...new Set(standing.flatMap((each) => each.areas.map((area) => area.description))),
  ];
  const notes: readonly (CapNote | false)[] = [
    alert.kind === 'Update' && 'corrects',
    !byTag.has('vi') && 'no-vietnamese',
    main.expires === undefined && 'no-end',
    texts.some(([tag, said]) => isShortened(said, byTag.get(tag))) && 'shortened',
    level.isGuessed && 'level-guessed',
    standing.length > byTag.size && 'more-than-one',
  ];
  return {
    class: classOf(main),
    texts: Object.fromEntries(texts),
    danger: dangerOf(main),
    level: level.level,
    certainty: certaintyOf(main.certainty),
    source: cut(source, TITLE_MAX),
    ...(main.expires !== undefined && { expires: main.expires }),
    areas,
    notes: notes.filter((note) => note !== false),
  };
}

function textOf(info: CapInfo): NoticeText {
  const { headline, event, description, instruction } = info;
  return {
    title: cut(headline ?? event, TITLE_MAX),
    text: cut(description ?? headline ?? event, TEXT_MAX),
    ...(instruction !== undefined && { do: cut(instruction, DO_MAX) }),
  };
}

const isShortened = (said: NoticeText, info: CapInfo | undefined): boolean =>
  [
    [said.title, info?.headline ?? info?.event],
    [said.text, info?.description],
    [said.do, info?.instruction],
  ].some(([kept = '', whole = '']) => kept.endsWith('…') && !whole.endsWith('…'));

/** Of what is longer than a notice holds, the beginning, not through the middle of a letter. */
function cut(text: string, max: number): string {
  const tidy = text.replaceAll(/[^\S\n]+/gu, ' ').trim();
  if (tidy.length <= max) return tidy;
  return `${tidy.slice(0, max - 1).replace(/[\ud800-\udbff]$/u, '')}…`;
}

const classOf = ({ urgency }: CapInfo): NoticeClass =>
  (['emergency', 'priority'] as const).find((each) => URGENCY_OF[each] === urgency) ?? 'ordinary';

const valueOf = ({ parameters }: CapInfo, name: string): string | undefined =>
  parameters.find((each) => each.name === name)?.value;

/** What one of us said, or the first danger that any of its categories names. */
function dangerOf(info: CapInfo): Danger {
  const own = DANGERS.find((danger) => danger === valueOf(info, CAP_DANGER));
  if (own !== undefined && info.categories.includes(CATEGORY_OF[own])) return own;
  if (info.categories.includes('Geo')) return 'weather';
  const order: readonly Danger[] = ['weather', 'fire', 'health', 'security', 'traffic'];
  return order.find((danger) => info.categories.includes(CATEGORY_OF[danger])) ?? 'other';
}

const LEVEL_OF: Readonly<Partial<Record<CapSeverity, number>>> = {
  Minor: 1,
  Moderate: 2,
  Severe: 3,
  Extreme: 4,
};
const LEVEL_UNKNOWN = 2;

/** The highest of the standard is two levels here: what one of us said, else the lower. */
function levelOf(info: CapInfo): { readonly level: number; readonly isGuessed: boolean } {
  const level = LEVEL_OF[info.severity];
  if (level === undefined) return { level: LEVEL_UNKNOWN, isGuessed: true };
  const isHighest = level === LEVEL_OF.Extreme;
  const own = valueOf(info, CAP_LEVEL);
  return isHighest && own === String(LEVELS_MAX)
    ? { level: LEVELS_MAX, isGuessed: false }
    : { level, isGuessed: isHighest && own === undefined };
}

const certaintyOf = (certainty: CapCertainty): Certainty =>
  CERTAINTIES.find((each) => CERTAINTY_OF[each] === certainty) ?? 'possible';
