import { concatBytes, type Bytes } from '#kernel/bytes.ts';
import type { Dice } from '#test/fuzz/dice.ts';

/** Texts that only JSON written by hand can hold; each stands for itself until the value is rendered. */
const RAW: readonly (readonly [string, (dice: Dice) => string])[] = [
  ['@raw:huge@', () => '1e999'],
  ['@raw:digits@', () => '9'.repeat(400)],
  ['@raw:minus-zero@', () => '-0'],
  ['@raw:fraction@', () => '0.1'],
  ['@raw:lone@', () => '"\\ud800"'],
  ['@raw:nul@', () => '"\\u0000"'],
  ['@raw:escaped@', () => '"\\u0041"'],
  ['@raw:deep-list@', (dice) => nest('[', ']', dice)],
  ['@raw:deep-object@', (dice) => nest('{"a":', '}', dice)],
  ['@raw:broken@', () => '{'],
  ['@raw:nan@', () => 'NaN'],
];

const nest = (open: string, close: string, dice: Dice): string => {
  const depth = dice.pick([17, 100, 3_000]);
  return `${open.repeat(depth)}0${close.repeat(depth)}`;
};

const NUMBERS = [
  0,
  -1,
  1,
  0.5,
  255,
  4_096,
  2 ** 31,
  2 ** 32,
  2 ** 53 - 1,
  2 ** 53,
  -(2 ** 53) + 1,
  1e21,
  -43_831,
  84_006,
  253_402_300_799,
] as const;

export const TEXTS: readonly string[] = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  '\udc00x',
  '\u202e',
  '\uffff',
  'é',
  'e\u0301',
  '☺',
  '💥',
  'null',
  '-1',
  '1e9',
  'NaN',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '..\\..\\etc\\passwd',
  '%2e%2e%2f',
  "' OR 1=1 --",
  '<script>',
  '${7*7}',
  '\r\nx: y',
  'AAAAAAAAAA',
  '__________',
  '----------',
  'A'.repeat(9),
  'A'.repeat(11),
  'A'.repeat(43),
  'A'.repeat(86),
  'A'.repeat(87),
  'a'.repeat(2_001),
  'đ'.repeat(5_000),
  '=1+1',
  'thứ',
  'door.visited@1',
  'x@1',
];

const KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'length',
  '',
  '0',
  'a.b',
  'on',
  'id',
  'verdict',
  'seq',
  'n',
  'extra',
  '\0',
  '\ud800',
] as const;

/** Anything that JSON can say, and some of what it cannot. */
export function junk(dice: Dice): unknown {
  switch (dice.below(8)) {
    case 0:
      return null;
    case 1:
      return dice.chance(50);
    case 2:
      return dice.pick(NUMBERS);
    case 3:
      return dice.pick(TEXTS);
    case 4:
      return dice.pick([[], [[]], [null], {}, { a: {} }, [1, 2, 3]]);
    case 5:
      return Array.from({ length: dice.pick([2, 21, 501, 1_001]) }, () => 0);
    default:
      return dice.pick(RAW)[0];
  }
}

type Container = { [key: string]: unknown };

/** A copy of a JSON value with one thing changed somewhere in it. */
export function mutateJson(dice: Dice, value: unknown): unknown {
  const copy = structuredClone(value);
  const containers: Container[] = [];
  collect(copy, containers);
  if (containers.length === 0 || dice.chance(3)) return changed(dice, copy);
  const container = dice.pick(containers);
  const keys = Object.keys(container);
  if (keys.length === 0 || dice.chance(15)) {
    add(dice, container);
    return copy;
  }
  const key = dice.pick(keys);
  if (dice.chance(20)) remove(container, key);
  else if (dice.chance(10)) rename(dice, container, key);
  else put(container, key, changed(dice, container[key]));
  return copy;
}

function collect(value: unknown, into: Container[]): void {
  // Bytes are one value, not a list.
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return;
  into.push(value as Container); // lists are asked by index, which are keys too
  for (const item of Object.values(value)) collect(item, into);
}

/** Also `__proto__` becomes a property of its own. */
const put = (container: Container, key: string, value: unknown): unknown =>
  Object.defineProperty(container, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });

function add(dice: Dice, container: Container): void {
  if (Array.isArray(container)) {
    container.push(container.length > 0 && dice.chance(50) ? container[0] : junk(dice));
  } else put(container, dice.pick(KEYS), junk(dice));
}

function remove(container: Container, key: string): void {
  if (Array.isArray(container)) container.splice(Number(key), 1);
  else Reflect.deleteProperty(container, key);
}

function rename(dice: Dice, container: Container, key: string): void {
  const value = container[key];
  remove(container, key);
  if (Array.isArray(container)) container.unshift(value);
  else put(container, dice.chance(50) ? dice.pick(KEYS) : mutateText(dice, key), value);
}

function changed(dice: Dice, value: unknown): unknown {
  if (dice.chance(35)) return junk(dice);
  if (typeof value === 'string') return mutateText(dice, value);
  if (typeof value === 'number') {
    return dice.pick([value + 1, value - 1, -value, value * 2, value + 0.5, String(value)]);
  }
  if (typeof value === 'boolean') return dice.pick([!value, String(value), Number(value)]);
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value;
    return dice.pick<unknown>([[...list, ...list], list.toReversed(), { ...list }, list[0] ?? 0]);
  }
  return dice.pick<unknown>([[value], JSON.stringify(value), junk(dice)]);
}

const LETTERS = [
  'a',
  'Z',
  '0',
  '_',
  '-',
  '.',
  ',',
  '%',
  '/',
  '\\',
  '"',
  ' ',
  '\t',
  '\n',
  '\0',
  'đ',
  '\ud83d',
  '🏠',
  '+',
  '=',
];

/** A text with a few characters changed, added, taken away or repeated. */
export function mutateText(dice: Dice, text: string): string {
  let next = text;
  for (let round = 0; round <= dice.below(3); round += 1) {
    const at = dice.below(next.length + 1);
    const length = dice.below(4);
    switch (dice.below(6)) {
      case 0:
        next = next.slice(0, at) + dice.pick(LETTERS) + next.slice(at);
        break;
      case 1:
        next = next.slice(0, at) + next.slice(at + 1 + length);
        break;
      case 2:
        next = next.slice(0, at) + dice.pick(LETTERS) + next.slice(at + 1);
        break;
      case 3:
        next = next.slice(0, at) + dice.pick(TEXTS) + next.slice(at + length);
        break;
      case 4:
        next = next.slice(0, at);
        break;
      default:
        next += next.slice(at).repeat(1 + length);
    }
  }
  return next.slice(0, 20_000);
}

/** JSON text of a value as `mutateJson` makes it; sometimes with a key twice, spaces, a mark or a cut end. */
export function render(dice: Dice, value: unknown): string {
  let text = JSON.stringify(value) ?? '';
  for (const [name, make] of RAW) {
    if (text.includes(name)) text = text.replaceAll(`"${name}"`, () => make(dice));
  }
  switch (dice.below(40)) {
    case 0:
      return text.replace(/\{"([^"]*)":/u, '{"$1":null,"$1":');
    case 1:
      return `\ufeff${text}`;
    case 2:
      return ` \n${text}\t `;
    case 3:
      return text.slice(0, dice.below(text.length + 1));
    case 4:
      return text + text;
    case 5:
      return mutateText(dice, text);
    default:
      return text;
  }
}

/** Bytes with some flipped, cut off, put in, repeated or blanked. */
export function mutateBytes(dice: Dice, bytes: Bytes): Bytes {
  let next = Uint8Array.from(bytes);
  for (let round = 0; round <= dice.below(4); round += 1) {
    const at = dice.below(next.length + 1);
    const length = dice.below(16);
    switch (dice.below(6)) {
      case 0:
        next = next.slice(0, at);
        break;
      case 1:
        next = concatBytes(next.slice(0, at), dice.bytes(length), next.slice(at));
        break;
      case 2:
        next = concatBytes(next.slice(0, at), next.slice(at + length));
        break;
      case 3:
        next.fill(dice.pick([0, 255, 32]), at, at + length);
        break;
      case 4:
        next = concatBytes(next, next.slice(at, at + 64));
        break;
      default:
        if (at < next.length) next[at] = (next[at] ?? 0) ^ (1 << dice.below(8));
    }
  }
  return next;
}
