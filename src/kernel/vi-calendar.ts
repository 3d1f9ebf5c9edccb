import { err, ok, type Result } from './result.ts';

/**
 * Civil days in Asia/Ho_Chi_Minh: an integer count of days since 1970-01-01. The zone is UTC+7 without
 * daylight saving.
 */

const secondsPerDay = 86_400;
const offsetSeconds = 7 * 3_600;

export type CivilDate = {
  readonly year: number;
  readonly month: number;
  readonly dayOfMonth: number;
};

/** The civil day in Vietnam of a moment given in seconds UTC. */
export const dayOfSeconds = (utcSeconds: number): number =>
  Math.floor((utcSeconds + offsetSeconds) / secondsPerDay);

/** Midnight in Vietnam, at which a civil day begins, in seconds UTC. */
export const startOfDay = (day: number): number => day * secondsPerDay - offsetSeconds;

/** The minute of that day, from midnight in Vietnam. */
export const minuteOfDay = (utcSeconds: number): number =>
  Math.floor((utcSeconds + offsetSeconds - dayOfSeconds(utcSeconds) * secondsPerDay) / 60);

/**
 * Proleptic Gregorian days from civil; Howard Hinnant, "chrono-compatible low-level date
 * algorithms".
 */
export function dayOfDate({ year, month, dayOfMonth }: CivilDate): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** Inverse of `dayOfDate`, same source. */
export function dateOfDay(day: number): CivilDate {
  const z = day + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfMonth: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

/**
 * The day of a date that stands in the calendar, years 1 to 9999; undefined for 31/02 and the
 * like.
 */
export function findDay(year: number, month: number, dayOfMonth: number): number | undefined {
  if (![year, month, dayOfMonth].every(Number.isInteger) || year < 1 || year > 9_999) {
    return undefined;
  }
  if (month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > 31) return undefined;
  const day = dayOfDate({ year, month, dayOfMonth });
  return dateOfDay(day).month === month ? day : undefined;
}

export const pad = (value: number, width: number): string => String(value).padStart(width, '0');

export function dayToIso(day: number): string {
  const { year, month, dayOfMonth } = dateOfDay(day);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`;
}

export function isoToDay(iso: string): Result<number, DayError> {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(iso);
  if (parts === null) return err({ code: 'day-not-understood', text: iso });
  const day = findDay(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  return day === undefined ? err({ code: 'day-not-in-calendar', text: iso }) : ok(day);
}

/** `21/11/2026` */
export function formatDay(day: number): string {
  const { year, month, dayOfMonth } = dateOfDay(day);
  return `${pad(dayOfMonth, 2)}/${pad(month, 2)}/${pad(year, 4)}`;
}

/** `19:30`, the time of day in Vietnam of a moment in seconds UTC. */
export function formatTime(utcSeconds: number): string {
  const local = Math.floor(utcSeconds) + offsetSeconds;
  const seconds = local - Math.floor(local / secondsPerDay) * secondsPerDay;
  return `${pad(Math.floor(seconds / 3_600), 2)}:${pad(Math.floor(seconds / 60) % 60, 2)}`;
}

/** 1 = Monday … 7 = Sunday. */
export const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** Completed years on a day; a birthday on 29/02 is reached on 01/03 of common years. */
export function ageOn(birthDay: number, day: number): number {
  const birth = dateOfDay(birthDay);
  const now = dateOfDay(day);
  const reached =
    now.month > birth.month || (now.month === birth.month && now.dayOfMonth >= birth.dayOfMonth);
  return now.year - birth.year - (reached ? 0 : 1);
}

export type DayError = {
  readonly code: 'day-not-understood' | 'day-not-in-calendar' | 'day-out-of-range';
  readonly text: string;
};
