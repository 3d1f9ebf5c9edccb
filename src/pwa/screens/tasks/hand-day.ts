import { dateOfDay } from '#kernel/vi-calendar.ts';
import { parseDay } from '#kernel/vi-day-text.ts';

/** A typed day from a day on; undefined where nothing is typed. */
export function dayFrom(typed: string, since: number): number | 'wrong' | undefined {
  if (typed.trim() === '') return undefined;
  const read = parseDay(typed.trim(), dateOfDay(since).year + 20);
  return read.ok && 'day' in read.value && read.value.day >= since ? read.value.day : 'wrong';
}
