import { dayToIso, isoToDay } from '#kernel/vi-calendar.ts';
import { FORM_LIMITS } from '#form/definition.ts';

/** What an expression comes to. A list is what the instances of a repeat answered. */
export type Scalar = string | number | boolean;
export type Value = Scalar | readonly Scalar[];

const SECONDS_PER_DAY = 86_400;
/** A phone's own time is kept as it was written; times compare as if all were said here. */
const DATE =
  /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/u;

/** The first of a list: what the standard makes of many where one is wanted. */
export const scalarOf = (value: Value): Scalar => (isList(value) ? (value[0] ?? '') : value);

export const isList = (value: Value): value is readonly Scalar[] => Array.isArray(value);

export function textOf(value: Value): string {
  const scalar = scalarOf(value);
  if (typeof scalar === 'string') return scalar;
  if (typeof scalar === 'boolean') return scalar ? 'true' : 'false';
  return numberText(scalar);
}

/** As much of a text as an answer may be long; a letter is not cut in two. */
export const cutText = (text: string): string =>
  text.length <= FORM_LIMITS.textCharacters
    ? text
    : text.slice(0, FORM_LIMITS.textCharacters).replace(/\p{Surrogate}$/u, '');

/** Plain notation, without what binary fractions leave at the end. */
export function numberText(number: number): string {
  if (Number.isNaN(number)) return 'NaN';
  if (!Number.isFinite(number)) return number > 0 ? 'Infinity' : '-Infinity';
  const rounded = Number(number.toPrecision(15));
  const text = String(rounded === 0 ? 0 : rounded);
  return text.includes('e') ? String(BigInt(Math.trunc(rounded))) : text;
}

/** A date is the number of its day, with the hours as a fraction; a text that is no number is none. */
export function numberOf(value: Value): number {
  const scalar = scalarOf(value);
  if (typeof scalar === 'number') return scalar;
  if (typeof scalar === 'boolean') return scalar ? 1 : 0;
  const text = scalar.trim();
  if (/^-?(?:\d+(?:\.\d*)?|\.\d+)$/u.test(text)) return Number(text);
  return daysOf(text) ?? Number.NaN;
}

export function booleanOf(value: Value): boolean {
  const scalar = scalarOf(value);
  if (typeof scalar === 'number') return scalar !== 0 && !Number.isNaN(scalar);
  return typeof scalar === 'boolean' ? scalar : scalar !== '';
}

/** Days since 1970 of a date, or of a date and a time; undefined for any other text. */
export function daysOf(text: string): number | undefined {
  const parts = DATE.exec(text);
  const day = isoToDay(parts?.[1] ?? '');
  if (parts === null || !day.ok) return undefined;
  const [, , hours = 0, minutes = 0, seconds = 0] = parts.map(Number).map((each) => each || 0);
  const inDay = hours * 3_600 + minutes * 60 + seconds;
  return inDay >= SECONDS_PER_DAY ? undefined : day.value + inDay / SECONDS_PER_DAY;
}

/** `2026-11-28` of a day, whole or with its hours. */
export function dateText(days: number): string {
  const day = Math.floor(days);
  return Number.isFinite(days) && Math.abs(day) < 1_000_000 ? dayToIso(day) : '';
}

/** Equality and order as XPath has them: by truth, by number, else by letter. */
export function compare(
  op: '=' | '!=' | '<' | '<=' | '>' | '>=',
  left: Value,
  right: Value,
): boolean {
  const [a, b] = [scalarOf(left), scalarOf(right)];
  if (op === '=' || op === '!=') return isEqual(a, b) === (op === '=');
  const [x, y] = [numberOf(a), numberOf(b)];
  if (op === '<') return x < y;
  if (op === '<=') return x <= y;
  return op === '>' ? x > y : x >= y;
}

function isEqual(a: Scalar, b: Scalar): boolean {
  if (typeof a === 'boolean' || typeof b === 'boolean') return booleanOf(a) === booleanOf(b);
  if (typeof a === 'number' || typeof b === 'number') return numberOf(a) === numberOf(b);
  return a === b;
}
