import { dateOfDay, formatDay, pad } from '#kernel/vi-calendar.ts';
import { nearDay } from '#domain/words.ts';
import { language } from '#pwa/ui/language.ts';

/** "19:30, thứ Bảy 28/11", with its year where it is another. */
export function meetingTime(
  { day, minute }: { readonly day: number; readonly minute: number },
  today: number,
): string {
  const clock = `${pad(Math.floor(minute / 60), 2)}:${pad(minute % 60, 2)}`;
  const isThisYear = dateOfDay(day).year === dateOfDay(today).year;
  const near = nearDay(language.value, day);
  return `${clock}, ${isThisYear ? near : `${near.replace(/ \S+$/u, '')} ${formatDay(day)}`}`;
}

/** Minutes since midnight of "19:30", "19h30", "19 giờ", "7"; undefined of anything else. */
export function minuteOf(text: string): number | undefined {
  const found = /^(\d{1,2})\s*(?:(?::|h|g|giờ|\.)\s*(\d{2})?)?$/u.exec(text.trim().toLowerCase());
  if (found === null) return undefined;
  const [hour, minute] = [Number(found[1]), Number(found[2] ?? '0')];
  return hour < 24 && minute < 60 ? hour * 60 + minute : undefined;
}

export const clockOf = (minute: number): string =>
  `${pad(Math.floor(minute / 60), 2)}:${pad(minute % 60, 2)}`;
