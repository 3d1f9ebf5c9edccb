import type { Json, JsonObject } from '#kernel/canonical.ts';
import { isId } from '#kernel/id.ts';
import { canPack, packNumbers, unpackNumbers } from '#book/packed.ts';

/*
 * A list of values as columns, which compress better than rows: objects by their shapes, one column to a
 * key; lists as their lengths and one column of all their items; whole numbers as they are or as
 * differences, whichever is shorter; texts with a dictionary where they come again; ids by their place in
 * one list that the whole encoding shares, because they are random and everything else refers to them.
 *
 *   column := [SAME, value]               every row is this value
 *           | [WHOLE, numbers, base]      added to the base
 *           | [STEPS, numbers]            differences to the row before
 *           | [TEXTS, texts]
 *           | [DICTIONARY, texts, column of places in it]
 *           | [IDS, numbers]              differences of places in the list of ids
 *           | [PARTS, columns]            texts that dots join, one column to a part
 *           | [LISTS, column of lengths, column of items]
 *           | [OBJECTS, keys, shapes, column of shapes, columns by key]
 *           | [MIXED, values]
 *
 * Numbers are one packed text (`packed.ts`), or a list where one is too large for it.
 */

const SAME = 0;
const WHOLE = 1;
const STEPS = 2;
const TEXTS = 3;
const DICTIONARY = 4;
const IDS = 5;
const PARTS = 6;
const LISTS = 7;
const OBJECTS = 8;
const MIXED = 9;

/** Above it a dictionary takes more room than it saves. */
const DICTIONARY_SHARE = 0.7;
const ID_LENGTH = 10;
/** More than any book holds; what asks for more is damaged. */
const ROWS_MAX = 20_000_000;

type Ids = Map<string, number>;
type Column = readonly Json[];

/** Values as columns over a list of ids, which grows. */
export function encodeColumn(values: readonly Json[], ids: Ids): Column {
  const [first] = values;
  if (first === undefined) return [MIXED, []];
  if (typeof first !== 'object' && values.every((value) => value === first)) return [SAME, first];
  if (values.every(isWhole)) return encodeNumbers(values);
  if (values.every(isText)) return encodeTexts(values, ids);
  if (values.every(isList)) {
    const lengths = encodeNumbers(values.map((list) => list.length));
    return [LISTS, lengths, encodeColumn(values.flat(), ids)];
  }
  return values.every(isObject) ? encodeObjects(values, ids) : [MIXED, values];
}

/** A list of ids as one text. */
export const joinIds = (ids: Ids): string => [...ids.keys()].join('');

const isWhole = (value: Json): value is number => Number.isSafeInteger(value);
const isText = (value: Json): value is string => typeof value === 'string';
const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);
/** A key of this name would not come back as it was. */
const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && !isList(value) && !Object.hasOwn(value, '__proto__');

/** From the least of them on, as they are, or as differences, whichever is shortest. */
export function encodeNumbers(values: readonly number[]): Column {
  const base = values.reduce((least, each) => Math.min(least, each), values[0] ?? 0);
  const above = packed(values.map((value) => value - base));
  const whole = packed(values);
  const steps = packed(stepsOf(values));
  if (!isText(above) || !isText(whole) || !isText(steps)) return [WHOLE, values, 0];
  const shortest = Math.min(above.length, whole.length, steps.length);
  if (above.length === shortest) return [WHOLE, above, base];
  return whole.length === shortest ? [WHOLE, whole, 0] : [STEPS, steps];
}

const packed = (numbers: readonly number[]): Json =>
  canPack(numbers) ? packNumbers(numbers) : numbers;

const stepsOf = (values: readonly number[]): readonly number[] =>
  values.map((value, row) => value - (values[row - 1] ?? 0));

const areIds = (values: readonly string[]): boolean => values.every(isId);

function encodeTexts(values: readonly string[], ids: Ids): Column {
  if (areIds(values)) {
    const places = values.map((id) => {
      const place = ids.get(id) ?? ids.size;
      if (place === ids.size) ids.set(id, place);
      return place;
    });
    return [IDS, packed(stepsOf(places))];
  }
  const parts = values.map((value) => value.split('.'));
  const count = parts[0]?.length ?? 0;
  if (count > 1 && parts.every((each) => each.length === count && isId(each[0]))) {
    const columnOf = (part: number): Column =>
      encodeColumn(
        parts.map((each) => each[part] ?? ''),
        ids,
      );
    return [PARTS, Array.from({ length: count }, (_, part) => columnOf(part))];
  }
  const places = new Map<string, number>();
  for (const value of values) if (!places.has(value)) places.set(value, places.size);
  if (places.size > values.length * DICTIONARY_SHARE) return [TEXTS, values];
  const found = encodeNumbers(values.map((value) => places.get(value) ?? 0));
  return [DICTIONARY, [...places.keys()], found];
}

function encodeObjects(values: readonly JsonObject[], ids: Ids): Column {
  const shapes = new Map<string, readonly string[]>();
  const places = new Map<string, number>();
  const columns = new Map<string, Json[]>();
  const shaped = values.map((value) => {
    const keys = Object.keys(value);
    const shape = JSON.stringify(keys);
    if (!shapes.has(shape)) places.set(shape, shapes.size);
    shapes.set(shape, keys);
    for (const [key, part] of Object.entries(value)) {
      const column = columns.get(key);
      if (column === undefined) columns.set(key, [part]);
      else column.push(part);
    }
    return places.get(shape) ?? 0;
  });
  const keys = [...columns.keys()];
  return [
    OBJECTS,
    keys,
    Array.from(shapes.values(), (shape) => shape.map((key) => keys.indexOf(key))),
    encodeNumbers(shaped),
    Array.from(columns.values(), (column) => encodeColumn(column, ids)),
  ];
}

/** What is no encoding of so many values. */
class Malformed extends Error {}

function malformed(): never {
  throw new Malformed('columns malformed');
}

/** The ids of one text; undefined when it is none. */
export function splitIds(text: unknown): readonly string[] | undefined {
  if (typeof text !== 'string' || text.length % ID_LENGTH !== 0) return undefined;
  return Array.from({ length: text.length / ID_LENGTH }, (_, place) =>
    text.slice(place * ID_LENGTH, (place + 1) * ID_LENGTH),
  );
}

/** So many values from a column; undefined when it is no encoding of them. */
export function decodeColumn(
  column: unknown,
  rows: number,
  ids: readonly string[],
): readonly Json[] | undefined {
  try {
    return decode(column, rows, ids);
  } catch (error) {
    if (error instanceof Malformed || error instanceof RangeError) return undefined;
    throw error;
  }
}

function decode(column: unknown, rows: number, ids: readonly string[]): readonly Json[] {
  if (rows > ROWS_MAX) return malformed();
  const [kind, first, second, third, fourth] = listOf(column);
  switch (kind) {
    case SAME:
      return Array.from({ length: rows }, () => jsonOf(first));
    case WHOLE: {
      if (typeof second !== 'number' || !Number.isSafeInteger(second)) return malformed();
      return numbersOf(first, rows).map((each) => each + second);
    }
    case STEPS:
      return summed(numbersOf(first, rows));
    case TEXTS:
      return textsOf(first, rows);
    case DICTIONARY: {
      const texts = textsOf(first);
      return decode(second, rows, ids).map((place) => at(texts, place));
    }
    case IDS:
      return summed(numbersOf(first, rows)).map((place) => at(ids, place));
    case PARTS: {
      const parts = listOf(first).map((part) => textsOf(decode(part, rows, ids)));
      return Array.from({ length: rows }, (_, row) => parts.map((part) => part[row]).join('.'));
    }
    case LISTS:
      return decodeLists(numbersOf(decode(first, rows, ids), rows), second, ids);
    case OBJECTS:
      return decodeObjects(textsOf(first), listOf(second), decode(third, rows, ids), fourth, ids);
    case MIXED:
      return listOf(first, rows).map(jsonOf);
    default:
      return malformed();
  }
}

function decodeLists(
  lengths: readonly number[],
  items: unknown,
  ids: readonly string[],
): readonly Json[] {
  if (lengths.some((length) => length < 0)) malformed();
  const all = decode(items, sum(lengths), ids);
  let from = 0;
  return lengths.map((length) => {
    from += length;
    return all.slice(from - length, from);
  });
}

function decodeObjects(
  keys: readonly string[],
  shapes: readonly unknown[],
  shaped: readonly Json[],
  columns: unknown,
  ids: readonly string[],
): readonly Json[] {
  const keysOf = shapes.map((shape) => numbersOf(shape));
  const counts = keys.map(() => 0);
  for (const shape of shaped) {
    for (const key of at(keysOf, shape)) counts[key] = (counts[key] ?? malformed()) + 1;
  }
  const given = listOf(columns, keys.length);
  const parts = keys.map((_, key) => decode(given[key], counts[key] ?? 0, ids));
  const next = keys.map(() => 0);
  return shaped.map((shape) => {
    const value: { [key: string]: Json } = {};
    for (const key of at(keysOf, shape)) {
      const row = next[key] ?? 0;
      next[key] = row + 1;
      value[at(keys, key)] = at(parts[key] ?? [], row);
    }
    return value;
  });
}

const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, each) => total + each, 0);

function summed(steps: readonly number[]): readonly number[] {
  let value = 0;
  return steps.map((step) => {
    value += step;
    return value;
  });
}

function at<Value>(list: readonly Value[], place: Json): Value {
  const value = typeof place === 'number' ? list[place] : undefined;
  return value ?? malformed();
}

function listOf(value: unknown, rows?: number): readonly unknown[] {
  if (!Array.isArray(value) || (rows !== undefined && value.length !== rows)) return malformed();
  return value;
}

function numbersOf(value: unknown, rows?: number): readonly number[] {
  const list = listOf(typeof value === 'string' ? unpackNumbers(value) : value, rows);
  return list.every((each): each is number => Number.isSafeInteger(each)) ? list : malformed();
}

function textsOf(value: unknown, rows?: number): readonly string[] {
  const list = listOf(value, rows);
  return list.every((each): each is string => typeof each === 'string') ? list : malformed();
}

/** Parsed JSON is a value of ours but for null, and for fractions, which no fold makes. */
const jsonOf = (value: unknown): Json =>
  value === undefined || value === null ? malformed() : (value as Json); // as said
