import { FORM_LIMITS, type Item } from '#form/definition.ts';
import { chosenOf } from '#form/functions.ts';
import { daysOf, numberOf, type Scalar } from '#form/value.ts';

/** What was said, as text, under the key of each question; counts of repeats under theirs. */
export type Answers = { readonly [key: string]: string };

const WHOLE = /^-?\d{1,15}$/u;
const DECIMAL = /^-?\d{1,15}(?:[.,]\d{1,10})?$/u;
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/u;
/** Degrees to four places (some ten metres) and no more: north, east. */
const POSITION = /^-?\d{1,2}(?:\.\d{1,4})? -?\d{1,3}(?:\.\d{1,4})?$/u;

/** What an answer means in an expression; undefined when it is none of its kind. */
export function readAnswer(item: Item, raw: string): Scalar | undefined {
  const text = raw.trim();
  if (text === '') return '';
  if (text.length > FORM_LIMITS.textCharacters) return undefined;
  switch (item.type) {
    case 'integer':
      return WHOLE.test(text) ? Number(text) : undefined;
    case 'decimal':
    case 'range':
      return DECIMAL.test(text) ? Number(text.replace(',', '.')) : undefined;
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/u.test(text) && daysOf(text) !== undefined ? text : undefined;
    case 'dateTime':
      return text.includes('T') && daysOf(text) !== undefined ? text : undefined;
    case 'time':
      return TIME.test(text) ? text : undefined;
    case 'geopoint':
      return POSITION.test(text) ? text : undefined;
    case 'many':
      return chosenOf(text).join(' ');
    default:
      return text;
  }
}

/** Whether a number lies on the steps of a range. */
export function isOnRange({ range }: Item, value: Scalar): boolean {
  if (range === undefined || value === '') return true;
  const [from = 0, to = 0, step = 1] = range.map(Number);
  const number = numberOf(value);
  const steps = (number - from) / step;
  return number >= from && number <= to && Math.abs(steps - Math.round(steps)) < 1e-9;
}

/** Repeats and their times, for a count that was worked out or said. */
export const timesOf = (value: Scalar): number =>
  Math.max(0, Math.min(FORM_LIMITS.instances, Math.trunc(numberOf(value)) || 0));
