import { randomInt, type Random } from '#kernel/random.ts';
import { dayOfSeconds, minuteOfDay } from '#kernel/vi-calendar.ts';
import type { Notice } from '#domain/board/state.ts';

/* When what a board says goes out: never at night but in an emergency, and never once it is stale. */

/** Minutes of the day in Vietnam. */
const NIGHT_FROM = 22 * 60;
const NIGHT_TO = 6 * 60;
const DAY_S = 86_400;
const ZONE_S = 7 * 3_600;
/** Not every phone of a province rings at the same second of the morning. */
const MORNING_SPREAD_S = 600;

/** Hours after which a notice is news no more, and is read on the board; an alarm expires before, or then. */
const NEWS_HOURS = { ordinary: 48, priority: 24, emergency: 7 * 24 } as const;

type Pressing = Pick<Notice, 'class'>;

/** `at`, or the next morning. */
export function awakeAt({ class: pressing }: Pressing, at: number, random: Random): number {
  const minute = minuteOfDay(at);
  const isNight = minute >= NIGHT_FROM || minute < NIGHT_TO;
  if (pressing === 'emergency' || !isNight) return at;
  const day = dayOfSeconds(at) + (minute >= NIGHT_FROM ? 1 : 0);
  return startOf(day) + NIGHT_TO * 60 + randomInt(random, MORNING_SPREAD_S);
}

export const startOf = (day: number): number => day * DAY_S - ZONE_S;

/** Seconds from which a notice may be sent, and those from which on it is stale. */
export function newsSpan(
  notice: Pick<Notice, 'class' | 'from' | 'until' | 'freshAt' | 'warning'>,
): { readonly from: number; readonly until: number } {
  const from = Math.max(notice.freshAt, startOf(notice.from));
  const ends = [
    from + NEWS_HOURS[notice.class] * 3_600,
    notice.warning?.expires,
    notice.until === undefined ? undefined : startOf(notice.until + 1),
  ];
  return { from, until: Math.min(...ends.filter((end) => end !== undefined)) };
}

const FIRST_AGAIN_S = 30;
const AGAIN_TIMES = 4;
const AGAIN_S_MAX = 3_600;

/**
 * Seconds until the next attempt: 30 s, 2, 8, 32 minutes, then an hour, each shortened by up to a half so
 * that what failed together does not come again together.
 * @param tries attempts so far, 1 or more
 */
export function againAfter(tries: number, random: Random): number {
  const whole = Math.min(AGAIN_S_MAX, FIRST_AGAIN_S * AGAIN_TIMES ** Math.min(tries - 1, 8));
  return whole - randomInt(random, Math.floor(whole / 2) + 1);
}
