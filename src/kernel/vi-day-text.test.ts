import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateOfDay, dayToIso, formatDay, isoToDay } from './vi-calendar.ts';
import { dayOfExcelSerial, parseDay } from './vi-day-text.ts';

const day = (iso: string): number => {
  const found = isoToDay(iso);
  if (!found.ok) throw new Error(iso);
  return found.value;
};
const anyDay = fc.integer({ min: day('1850-01-01'), max: day('2150-12-31') });

describe('parseDay', () => {
  const whole = (iso: string): object => ({
    ok: true,
    value: { year: Number(iso.slice(0, 4)), day: day(iso) },
  });

  test.each([
    ['21/11/2026', '2026-11-21'],
    ['1/2/1985', '1985-02-01'],
    ['01-02-85', '1985-02-01'],
    ['1.2.1985', '1985-02-01'],
    [' 01 / 02 / 1985 ', '1985-02-01'],
    ['2/9/26', '2026-09-02'],
    ['2/9/27', '1927-09-02'],
    ['1985-02-01', '1985-02-01'],
    ['1985/2/1', '1985-02-01'],
    ['1985-02-01 00:00:00', '1985-02-01'],
    ['1985-02-01T00:00:00.000Z', '1985-02-01'],
    ['ngày 2 tháng 9 năm 1985', '1985-09-02'],
    ['Ngày 2 tháng 9 năm 1985'.normalize('NFD'), '1985-09-02'],
    ['31079', '1985-02-01'],
    ['31079.5', '1985-02-01'],
    ['01021985', '1985-02-01'],
  ])('%s', (text, iso) => {
    expect(parseDay(text, 2026)).toEqual(whole(iso));
  });

  test.each([
    [31_079, '1985-02-01'],
    [31_079.75, '1985-02-01'],
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [61, '1900-03-01'],
    [46_347, '2026-11-21'],
    [1_021_985, '1985-02-01'],
    [21_111_985, '1985-11-21'],
  ])('number %d', (serial, iso) => {
    expect(parseDay(serial, 2026)).toEqual(whole(iso));
  });

  test.each([
    ['1970', { year: 1970 }],
    [1970, { year: 1970 }],
    ['5/1970', { year: 1970, month: 5 }],
    ['05-1970', { year: 1970, month: 5 }],
    ['00/00/1970', { year: 1970 }],
    ['00/05/1970', { year: 1970, month: 5 }],
  ])('%s is no whole day', (text, value) => {
    expect(parseDay(text, 2026)).toEqual({ ok: true, value });
  });

  test.each([
    ['31/02/1970', 'day-not-in-calendar'],
    ['12/25/1970', 'day-not-in-calendar'],
    ['29/02/1900', 'day-not-in-calendar'],
    ['13/1970', 'day-not-in-calendar'],
    [60, 'day-not-in-calendar'],
    ['1/1/1785', 'day-out-of-range'],
    [-5, 'day-out-of-range'],
    [0, 'day-out-of-range'],
    [200_000, 'day-out-of-range'],
    [Number.NaN, 'day-out-of-range'],
    ['', 'day-not-understood'],
    ['khoảng 1970', 'day-not-understood'],
    ['1/2/19855', 'day-not-understood'],
    ['1/2-1985', 'day-not-understood'],
    ['197', 'day-not-understood'],
  ])('%s is refused', (text, code) => {
    expect(parseDay(text, 2026)).toMatchObject({ ok: false, error: { code, text: String(text) } });
  });

  test('reads back every way of writing a day', () => {
    fc.assert(
      fc.property(anyDay, (at) => {
        const { year, month, dayOfMonth } = dateOfDay(at);
        const expected = { ok: true, value: { year, day: at } };
        const written = [
          formatDay(at),
          dayToIso(at),
          `${String(dayOfMonth)}-${String(month)}-${String(year)}`,
        ];
        for (const text of written) expect(parseDay(text, 2026)).toEqual(expected);
        expect(isoToDay(dayToIso(at))).toEqual({ ok: true, value: at });
      }),
    );
  });

  test('Excel counts one too many from March 1900 on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 70_000 }), (serial) => {
        expect(dayOfExcelSerial(serial)).toEqual({ ok: true, value: serial - 25_569 });
      }),
    );
  });

  test('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.double()), (input) => {
        expect(typeof parseDay(input, 2026).ok).toBe('boolean');
      }),
    );
  });
});
