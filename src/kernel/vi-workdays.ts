import { dateOfDay, dayOfDate, weekdayOf } from './vi-calendar.ts';

/*
 * Working days of Vietnam's public offices. Holidays are fixed year by year, with Saturdays worked in return
 * for bridging days, so they are data: a year is added here once its notice is out. In a year that is not
 * here Saturdays and Sundays alone are left out, which makes a term end too early and never too late.
 *
 * Law: Labour Code 2019, article 112. 24 November is not among them: no law made it a day off yet.
 */

type Span = readonly [fromMonth: number, from: number, toMonth: number, to: number];

type Year = {
  /** Days off on which offices would work else, as spans that may cross weekends. */
  readonly off: readonly Span[];
  /** Saturdays worked instead. */
  readonly worked: readonly (readonly [month: number, day: number])[];
  readonly source: string;
};

export const YEARS: Readonly<Record<number, Year>> = {
  2025: {
    off: [
      [1, 1, 1, 1],
      [1, 25, 2, 2],
      [4, 7, 4, 7],
      [4, 30, 5, 4],
      [8, 30, 9, 2],
    ],
    worked: [[4, 26]],
    source: 'Bộ Nội vụ, thông báo nghỉ Tết và các ngày lễ năm 2025',
  },
  2026: {
    off: [
      [1, 1, 1, 4],
      [2, 14, 2, 22],
      [4, 26, 4, 27],
      [4, 30, 5, 3],
      [8, 29, 9, 2],
    ],
    worked: [
      [1, 10],
      [8, 22],
    ],
    source: 'Văn phòng Chính phủ, công văn 12729/VPCP; Bộ Nội vụ, thông báo nghỉ năm 2026',
  },
};

/** Whether the holidays of a day's year are known. */
export const knowsHolidays = (day: number): boolean =>
  Object.hasOwn(YEARS, String(dateOfDay(day).year));

export function isWorkingDay(day: number): boolean {
  const { year } = dateOfDay(day);
  const known = Object.hasOwn(YEARS, String(year)) ? YEARS[year] : undefined;
  const at = (month: number, dayOfMonth: number): number => dayOfDate({ year, month, dayOfMonth });
  if (known?.worked.some(([month, dayOfMonth]) => at(month, dayOfMonth) === day) === true) {
    return true;
  }
  const isOff = known?.off.some(
    ([fromMonth, from, toMonth, to]) => at(fromMonth, from) <= day && day <= at(toMonth, to),
  );
  return isOff !== true && weekdayOf(day) <= 5;
}

/** `isSure`: the holidays of every year that was passed are known. */
export type Term = { readonly day: number; readonly isSure: boolean };

/** The last of so many working days after a day, which itself is not counted. */
export function workingDaysAfter(from: number, count: number): Term {
  let day = from;
  let isSure = true;
  for (let left = count; left > 0;) {
    day += 1;
    isSure &&= knowsHolidays(day);
    if (isWorkingDay(day)) left -= 1;
  }
  return { day, isSure };
}
