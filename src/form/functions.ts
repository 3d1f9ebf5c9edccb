import { dateOfDay, weekdayOf } from '#kernel/vi-calendar.ts';
import { FORM_LIMITS } from '#form/definition.ts';
import { readPattern } from '#form/pattern.ts';
import {
  booleanOf,
  cutText,
  dateText,
  daysOf,
  isList,
  numberOf,
  type Scalar,
  scalarOf,
  textOf,
  type Value,
} from '#form/value.ts';

/** A function that needs nothing but its arguments; `takes` are the fewest and the most of them. */
type Pure = {
  readonly takes: readonly [number, number];
  /** Whether an argument may be all that a repeat answered. */
  readonly many?: true;
  of(args: readonly Value[]): Value;
};

const text = (args: readonly Value[], index: number): string => textOf(args[index] ?? '');
const number = (args: readonly Value[], index: number): number => numberOf(args[index] ?? '');

const allOf = (args: readonly Value[]): readonly Scalar[] =>
  args.flatMap((arg): readonly Scalar[] => (isList(arg) ? arg : [arg]));

/** What was chosen, in the order it was chosen in. */
export const chosenOf = (value: Value): readonly string[] =>
  textOf(value)
    .split(/\s+/u)
    .filter((name) => name !== '');

const numbersOf = (args: readonly Value[]): readonly number[] =>
  allOf(args)
    .filter((each) => each !== '')
    .map(numberOf);

const extreme = (args: readonly Value[], pick: (...of: number[]) => number): Value => {
  const numbers = numbersOf(args);
  return numbers.length === 0 ? '' : pick(...numbers);
};

/** Halves go up, as in XPath; with places, also before the point. */
function round(value: number, places: number): number {
  const factor = 10 ** Math.max(-12, Math.min(12, Math.trunc(places) || 0));
  return Math.floor(Number((value * factor).toPrecision(15)) + 0.5) / factor;
}

/** From the first to before the last, from 0; what is negative counts from the end. */
function substr(whole: string, from: number, to: number): string {
  const chars = [...whole];
  return chars.slice(from || 0, Number.isNaN(to) ? chars.length : to).join('');
}

function before(whole: string, sign: string): string {
  return whole.includes(sign) ? whole.slice(0, whole.indexOf(sign)) : '';
}

function after(whole: string, sign: string): string {
  return whole.includes(sign) ? whole.slice(whole.indexOf(sign) + sign.length) : '';
}

function translate(whole: string, from: string, to: string): string {
  const [signs, others] = [[...from], [...to]];
  return [...whole]
    .map((char) => (signs.includes(char) ? (others[signs.indexOf(char)] ?? '') : char))
    .join('');
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** A date as told to people; `%b` and `%a` are the short month and weekday of Vietnamese. */
function formatDate(value: Value, format: string): string {
  const days = numberOf(value);
  if (dateText(days) === '') return '';
  const day = Math.floor(days);
  const seconds = Math.round((days - day) * 86_400);
  const { year, month, dayOfMonth } = dateOfDay(day);
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  const parts: Readonly<Record<string, string>> = {
    Y: pad(year, 4),
    y: pad(year % 100, 2),
    m: pad(month, 2),
    n: String(month),
    b: `Th${month}`,
    d: pad(dayOfMonth, 2),
    e: String(dayOfMonth),
    H: pad(hours, 2),
    h: String(hours),
    M: pad(minutes, 2),
    S: pad(seconds % 60, 2),
    3: '000',
    a: weekdayOf(day) === 7 ? 'CN' : `T${weekdayOf(day) + 1}`,
    '%': '%',
  };
  return format.replaceAll(/%(.)/gu, (whole, sign: string) => parts[sign] ?? whole);
}

function dateOf(value: Value): string {
  const scalar = scalarOf(value);
  if (typeof scalar === 'number') return dateText(scalar);
  return daysOf(scalar === true || scalar === false ? '' : scalar) === undefined
    ? ''
    : textOf(scalar).slice(0, 10);
}

function isTrue(value: Value): boolean {
  return ['1', 'true'].includes(textOf(value).toLowerCase());
}

function matches(value: string, pattern: string): boolean {
  const read = readPattern(pattern);
  return read.ok && read.value.matches(value);
}

/** No longer than an answer may be, so that texts made of texts do not outgrow a phone. */
function joined(values: readonly Scalar[], sign: string): string {
  let whole = '';
  for (const [index, value] of values.entries()) {
    whole += (index === 0 ? '' : sign) + textOf(value);
    if (whole.length > FORM_LIMITS.textCharacters) return cutText(whole);
  }
  return whole;
}

const join = ([sign = '', ...rest]: readonly Value[]): string => joined(allOf(rest), textOf(sign));

/** What forms may call, without those that look at the form itself. */
export const FUNCTIONS: Readonly<Record<string, Pure>> = {
  true: { takes: [0, 0], of: () => true },
  false: { takes: [0, 0], of: () => false },
  not: { takes: [1, 1], of: ([value = '']) => !booleanOf(value) },
  boolean: { takes: [1, 1], of: ([value = '']) => booleanOf(value) },
  'boolean-from-string': { takes: [1, 1], of: ([value = '']) => isTrue(value) },
  string: { takes: [1, 1], of: (args) => text(args, 0) },
  concat: { takes: [1, 50], many: true, of: (args) => joined(allOf(args), '') },
  join: { takes: [2, 50], many: true, of: join },
  contains: { takes: [2, 2], of: (args) => text(args, 0).includes(text(args, 1)) },
  'starts-with': { takes: [2, 2], of: (args) => text(args, 0).startsWith(text(args, 1)) },
  'ends-with': { takes: [2, 2], of: (args) => text(args, 0).endsWith(text(args, 1)) },
  'substring-before': { takes: [2, 2], of: (args) => before(text(args, 0), text(args, 1)) },
  'substring-after': { takes: [2, 2], of: (args) => after(text(args, 0), text(args, 1)) },
  substr: {
    takes: [2, 3],
    of: (args) => substr(text(args, 0), number(args, 1), number(args, 2)),
  },
  'string-length': { takes: [1, 1], of: (args) => [...text(args, 0)].length },
  'normalize-space': { takes: [1, 1], of: (args) => chosenOf(text(args, 0)).join(' ') },
  translate: {
    takes: [3, 3],
    of: (args) => translate(text(args, 0), text(args, 1), text(args, 2)),
  },
  regex: { takes: [2, 2], of: (args) => matches(text(args, 0), text(args, 1)) },
  number: { takes: [1, 1], of: (args) => number(args, 0) },
  int: { takes: [1, 1], of: (args) => Math.trunc(number(args, 0)) },
  round: {
    takes: [1, 2],
    of: (args) => round(number(args, 0), args.length > 1 ? number(args, 1) : 0),
  },
  abs: { takes: [1, 1], of: (args) => Math.abs(number(args, 0)) },
  pow: { takes: [2, 2], of: (args) => number(args, 0) ** number(args, 1) },
  sqrt: { takes: [1, 1], of: (args) => Math.sqrt(number(args, 0)) },
  min: { takes: [1, 50], many: true, of: (args) => extreme(args, Math.min) },
  max: { takes: [1, 50], many: true, of: (args) => extreme(args, Math.max) },
  sum: {
    takes: [1, 1],
    many: true,
    of: (args) => numbersOf(args).reduce((sum, each) => sum + each, 0),
  },
  count: { takes: [1, 1], many: true, of: (args) => allOf(args).length },
  'count-non-empty': {
    takes: [1, 1],
    many: true,
    of: (args) => allOf(args).filter((each) => each !== '').length,
  },
  selected: { takes: [2, 2], of: (args) => chosenOf(text(args, 0)).includes(text(args, 1).trim()) },
  'count-selected': { takes: [1, 1], of: (args) => chosenOf(text(args, 0)).length },
  'selected-at': { takes: [2, 2], of: (args) => chosenOf(text(args, 0))[number(args, 1)] ?? '' },
  date: { takes: [1, 1], of: ([value = '']) => dateOf(value) },
  'decimal-date-time': { takes: [1, 1], of: ([value = '']) => numberOf(value) },
  'format-date': { takes: [2, 2], of: ([value = '', ...rest]) => formatDate(value, text(rest, 0)) },
  'format-date-time': {
    takes: [2, 2],
    of: ([value = '', ...rest]) => formatDate(value, text(rest, 0)),
  },
};

/** Those that look at the form, the person's clock or the choice at hand. */
export const FORM_FUNCTIONS: Readonly<Record<string, readonly [number, number]>> = {
  if: [3, 3],
  coalesce: [2, 2],
  once: [1, 1],
  today: [0, 0],
  now: [0, 0],
  position: [1, 1],
  'indexed-repeat': [3, 7],
  'jr:choice-name': [2, 2],
};

/**
 * Known to the standard and not done here: chance would make two phones differ, files and other forms are
 * not at the door, the rest nobody has needed.
 */
export const REFUSED_FUNCTIONS: ReadonlySet<string> = new Set([
  'random',
  'randomize',
  'uuid',
  'digest',
  'base64-decode',
  'extract-signed',
  'pulldata',
  'instance',
  'property',
  'version',
  'checklist',
  'weighted-checklist',
  'area',
  'distance',
  'geofence',
  'enclosed-area',
  'intersects',
  'log',
  'log10',
  'exp',
  'exp10',
  'pi',
  'sin',
  'cos',
  'tan',
  'asin',
  'acos',
  'atan',
  'atan2',
  'date-time',
  'decimal-time',
  'rank-value',
  'last-saved',
  'jr:itext',
  'search',
  'linear-scale',
]);
