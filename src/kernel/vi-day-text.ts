import { err, ok, type Result } from './result.ts';
import { dateOfDay, findDay, pad, type DayError } from './vi-calendar.ts';

/** A whole day, or as much of one as was written: a year, perhaps with its month. */
export type ParsedDay =
  | { readonly year: number; readonly day: number }
  | { readonly year: number; readonly month?: number };

const firstYear = 1_850;
const lastYear = 2_150;

function partsToDay(
  text: string,
  year: number,
  month: number,
  dayOfMonth: number,
): Result<ParsedDay, DayError> {
  if (year < firstYear || year > lastYear) return err({ code: 'day-out-of-range', text });
  if (month === 0 && dayOfMonth === 0) return ok({ year });
  if (dayOfMonth === 0 && month <= 12) return ok({ year, month });
  const day = findDay(year, month, dayOfMonth);
  return day === undefined ? err({ code: 'day-not-in-calendar', text }) : ok({ year, day });
}

/**
 * Excel serial of the 1900 system: 1 = 01/01/1900; serial 60 is the 29/02/1900 that never was,
 * so later ones
 * are one too high. Time of day is cut off.
 */
export function dayOfExcelSerial(serial: number): Result<number, DayError> {
  const whole = Math.floor(serial);
  const text = String(serial);
  if (!Number.isFinite(serial) || whole < 1 || whole > 2_958_465) {
    return err({ code: 'day-out-of-range', text });
  }
  if (whole === 60) return err({ code: 'day-not-in-calendar', text });
  return ok(whole - (whole > 60 ? 25_569 : 25_568));
}

function parseDayNumber(value: number): Result<ParsedDay, DayError> {
  const text = String(value);
  if (Number.isInteger(value) && value >= firstYear && value <= lastYear) {
    return ok({ year: value });
  }
  if (Number.isInteger(value) && value >= 1_011_850 && value <= 31_122_150) {
    const digits = pad(value, 8);
    return partsToDay(
      text,
      Number(digits.slice(4)),
      Number(digits.slice(2, 4)),
      Number(digits.slice(0, 2)),
    );
  }
  const found = dayOfExcelSerial(value);
  if (!found.ok) return found;
  const { year } = dateOfDay(found.value);
  return year > lastYear ? err({ code: 'day-out-of-range', text }) : ok({ year, day: found.value });
}

const timeTail = /[ t]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*z?$/u;
const longForm = /^(?:ngày\s*)?(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})$/u;

/** A two-digit year is the latest such year that is not after `latestYear`. */
function fullYear(digits: string, latestYear: number): number {
  if (digits.length > 2) return Number(digits);
  const guess = latestYear - (latestYear % 100) + Number(digits);
  return guess > latestYear ? guess - 100 : guess;
}

/**
 * Reads a day as people write it: 21/11/2026, 1-2-85, 1.2.1985, 2026-11-21, "ngày 2 tháng 9 năm
 * 1985", Excel
 * serials (a number, or a text of five digits), 21111985, 11/1985, 1985, 00/00/1985. Day stands
 * before month;
 * the other order is never guessed.
 * @param latestYear the year two-digit years may reach, usually the current one
 */
export function parseDay(input: string | number, latestYear: number): Result<ParsedDay, DayError> {
  if (typeof input === 'number') return parseDayNumber(input);
  const text = input.normalize('NFC').trim().toLowerCase();
  const bare = text
    .replace(timeTail, '')
    .replaceAll(/[\s\u00a0]*([/.-])[\s\u00a0]*/gu, '$1')
    .trim();
  if (/^\d{4,5}$|^\d{5}\.\d+$|^\d{8}$/u.test(bare)) return parseDayNumber(Number(bare));
  const long = longForm.exec(bare);
  if (long !== null) return partsToDay(input, Number(long[3]), Number(long[2]), Number(long[1]));
  const iso = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/u.exec(bare);
  if (iso !== null) return partsToDay(input, Number(iso[1]), Number(iso[3]), Number(iso[4]));
  const dayFirst = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})$/u.exec(bare);
  if (dayFirst !== null) {
    const year = fullYear(dayFirst[4] ?? '', latestYear);
    return partsToDay(input, year, Number(dayFirst[3]), Number(dayFirst[1]));
  }
  const monthFirst = /^(\d{1,2})[-/. ](\d{4})$/u.exec(bare);
  if (monthFirst !== null) {
    const month = Number(monthFirst[1]);
    if (month > 12) return err({ code: 'day-not-in-calendar', text: input });
    return partsToDay(input, Number(monthFirst[2]), month, 0);
  }
  return err({ code: 'day-not-understood', text: input });
}
