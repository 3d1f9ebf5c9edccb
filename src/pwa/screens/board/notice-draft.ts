import * as v from 'valibot';
import type { Id } from '#kernel/id.ts';
import { dateOfDay, dayOfSeconds, formatDay } from '#kernel/vi-calendar.ts';
import { parseDay } from '#kernel/vi-day-text.ts';
import { AUDIENCES, CERTAINTIES, CLASSES, DANGERS, type Warning } from '#domain/board/facts.ts';
import type { NoticeIntent } from '#domain/board/propose.ts';
import type { Notice } from '#domain/board/state.ts';
import { PICTURE_MEDIA } from '#domain/learning/facts.ts';

const Photo = v.strictObject({
  file: v.string(),
  key: v.string(),
  bytes: v.number(),
  media: v.picklist(PICTURE_MEDIA),
});

const Said = v.strictObject({ title: v.string(), text: v.string(), do: v.string() });

/** A notice as it is being written; a picture taken for it lies on the phone already. */
export const NoticeDraft = v.strictObject({
  notice: v.string(),
  edition: v.string(),
  /** What stood when the form was opened; empty where nothing did. */
  over: v.string(),
  class: v.picklist(CLASSES),
  texts: v.record(v.string(), Said),
  to: v.picklist(AUDIENCES),
  alleys: v.array(v.string()),
  villages: v.array(v.string()),
  pinned: v.boolean(),
  until: v.string(),
  warns: v.boolean(),
  danger: v.picklist(DANGERS),
  level: v.string(),
  certainty: v.picklist(CERTAINTIES),
  source: v.string(),
  expiresDay: v.string(),
  expiresHour: v.string(),
  photo: v.nullable(Photo),
  shows: v.string(),
  retell: v.boolean(),
});
export type NoticeDraft = v.InferOutput<typeof NoticeDraft>;

const SHOWN_DAYS = 14;
const HOUR_S = 3_600;
/** Vietnam is seven hours ahead of UTC. */
const ZONE_S = 7 * HOUR_S;

/** An empty form, or one with what stands. */
export function draftOf(
  notice: Notice | undefined,
  { day, newId }: { readonly day: number; readonly newId: () => Id },
): NoticeDraft {
  const ids = { notice: notice?.notice ?? newId(), edition: newId(), over: notice?.edition ?? '' };
  if (notice === undefined) return { ...ids, ...freshOn(day) };
  const { class: pressing, to, pinned, warning, picture } = notice;
  const texts = Object.entries(notice.texts).map(([tag, { title, text, do: todo = '' }]) => [
    tag,
    { title, text, do: todo },
  ]);
  return {
    ...ids,
    ...freshOn(day),
    class: pressing,
    texts: Object.fromEntries(texts) as NoticeDraft['texts'], // by the languages of the notice
    to,
    alleys: [...(notice.alleys ?? [])],
    villages: [...(notice.villages ?? [])],
    pinned,
    until: notice.until === undefined ? '' : formatDay(notice.until),
    warns: warning !== undefined,
    ...(warning && {
      danger: warning.danger,
      level: String(warning.level),
      certainty: warning.certainty,
      source: warning.source,
      expiresDay: formatDay(dayOfSeconds(warning.expires)),
      expiresHour: String(Math.floor(((warning.expires + ZONE_S) % 86_400) / HOUR_S)),
    }),
    ...(picture && {
      photo: { file: picture.file, key: picture.key, bytes: picture.bytes, media: picture.media },
      shows: picture.shows,
    }),
  };
}

const freshOn = (day: number): Omit<NoticeDraft, 'notice' | 'edition' | 'over'> => ({
  class: 'ordinary',
  texts: { vi: { title: '', text: '', do: '' } },
  to: 'everyone',
  alleys: [],
  villages: [],
  pinned: false,
  until: formatDay(day + SHOWN_DAYS),
  warns: false,
  danger: 'weather',
  level: '2',
  certainty: 'likely',
  source: '',
  expiresDay: formatDay(day + 1),
  expiresHour: '20',
  photo: null,
  shows: '',
  retell: true,
});

/** The field that is wrong. */
export type NoticeProblem = 'title' | 'text' | 'until' | 'expires' | 'source' | 'shows';

type Now = { readonly day: number; readonly at: number };

/** @param notice what stands, when it is corrected: its first day and the hour of its warning stay */
export function intentOf(
  draft: NoticeDraft,
  { day, at }: Now,
  notice: Notice | undefined,
): NoticeIntent | NoticeProblem {
  const said = draft.texts['vi'];
  if ((said?.title ?? '').trim() === '') return 'title';
  if ((said?.text ?? '').trim() === '') return 'text';
  const { year } = dateOfDay(day);
  const until = draft.until.trim() === '' ? undefined : dayIn(draft.until, year);
  if (draft.until.trim() !== '' && (until === undefined || until < day)) return 'until';
  const warning = warnsOf(draft) ? warningOf(draft, { day, at }, notice?.warning) : undefined;
  if (typeof warning === 'string') return warning;
  const { photo, alleys, villages } = draft;
  const shows = draft.shows.trim();
  if (photo !== null && shows === '') return 'shows';
  return {
    class: draft.class,
    to: draft.to,
    pinned: draft.pinned,
    from: notice?.from ?? day,
    texts: draft.texts,
    ...(until !== undefined && { until }),
    ...(alleys.length > 0 && { alleys }),
    ...(villages.length > 0 && { villages }),
    ...(warning && { warning }),
    ...(photo && { picture: { ...photo, shows } }),
  };
}

/** An emergency warns of something, whatever else was said. */
export const warnsOf = ({ class: pressing, warns }: NoticeDraft): boolean =>
  warns || pressing === 'emergency';

function warningOf(
  draft: NoticeDraft,
  { day, at }: Now,
  stands: Warning | undefined,
): Warning | NoticeProblem {
  const on = dayIn(draft.expiresDay, dateOfDay(day).year);
  const hour = /^\d{1,2}$/u.test(draft.expiresHour.trim()) ? Number(draft.expiresHour) : -1;
  if (on === undefined || hour < 0 || hour > 23) return 'expires';
  const expires = on * 86_400 + hour * HOUR_S - ZONE_S;
  if (expires <= at) return 'expires';
  const source = draft.source.trim();
  if (source === '') return 'source';
  const { danger, certainty } = draft;
  return {
    danger,
    certainty,
    level: Number(draft.level),
    source,
    issued: stands?.issued ?? at,
    expires,
  };
}

function dayIn(text: string, year: number): number | undefined {
  const parsed = parseDay(text.trim(), year);
  return parsed.ok && 'day' in parsed.value ? parsed.value.day : undefined;
}
