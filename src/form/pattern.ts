import { err, ok, type Result } from '#kernel/result.ts';

/*
 * Patterns that a form checks texts with. The browser's own would do, were it not that a careless one
 * ("(a+)+") holds a phone for hours: here the time grows with text and pattern, and not beyond.
 */

type Part =
  | { readonly kind: 'one'; readonly isMet: (char: string) => boolean }
  | { readonly kind: 'all'; readonly parts: readonly Part[] }
  | { readonly kind: 'any'; readonly parts: readonly Part[] }
  | { readonly kind: 'times'; readonly of: Part; readonly least: number; readonly most: number }
  | { readonly kind: 'edge'; readonly isStart: boolean };

export type Pattern = { readonly matches: (text: string) => boolean };

const TIMES_MAX = 1_000;
const TEXT_MAX = 2_000;
const DEPTH_MAX = 20;
/** Parts tried at places, in one text: what needs more is a careless pattern, and fits nothing. */
const TRIES_MAX = 2_000_000;

/** What one text has left to try. */
type Fuel = { left: number };

type Reader = { readonly chars: readonly string[]; at: number };

const unreadable: unique symbol = Symbol('unreadable');

/** Reads a pattern that must fit a text as a whole. */
export function readPattern(source: string): Result<Pattern, { readonly code: 'unreadable' }> {
  const reader: Reader = { chars: [...source], at: 0 };
  const part = readChoice(reader, 0);
  if (part === unreadable || reader.at < reader.chars.length) return err({ code: 'unreadable' });
  return ok({
    matches: (text) => {
      const chars = [...text];
      if (chars.length > TEXT_MAX) return false;
      const fuel: Fuel = { left: TRIES_MAX };
      const ends = endsOf(part, chars, new Set([0]), fuel);
      return fuel.left >= 0 && ends.has(chars.length);
    },
  });
}

function readChoice(reader: Reader, depth: number): Part | typeof unreadable {
  if (depth > DEPTH_MAX) return unreadable;
  const parts: Part[] = [];
  for (;;) {
    const part = readRow(reader, depth);
    if (part === unreadable) return unreadable;
    parts.push(part);
    if (reader.chars[reader.at] !== '|') return { kind: 'any', parts };
    reader.at += 1;
  }
}

function readRow(reader: Reader, depth: number): Part | typeof unreadable {
  const parts: Part[] = [];
  while (reader.at < reader.chars.length && !['|', ')'].includes(reader.chars[reader.at] ?? '')) {
    const one = readOne(reader, depth);
    const part = one === unreadable ? one : readTimes(reader, one);
    if (part === unreadable) return unreadable;
    parts.push(part);
  }
  return { kind: 'all', parts };
}

const SIGNS: ReadonlySet<string> = new Set(['*', '+', '?', '{', ']', '}']);

function readOne(reader: Reader, depth: number): Part | typeof unreadable {
  const char = reader.chars[reader.at] ?? '';
  if (SIGNS.has(char)) return unreadable;
  reader.at += 1;
  if (char === '(') return readBracket(reader, depth);
  if (char === '[') return readClass(reader);
  if (char === '.') return { kind: 'one', isMet: (each) => each !== '\n' };
  if (char === '^' || char === '$') return { kind: 'edge', isStart: char === '^' };
  if (char !== '\\') return { kind: 'one', isMet: (each) => each === char };
  const isMet = readEscape(reader);
  return isMet === undefined ? unreadable : { kind: 'one', isMet };
}

function readBracket(reader: Reader, depth: number): Part | typeof unreadable {
  const isUnnamed = reader.chars[reader.at] === '?' && reader.chars[reader.at + 1] === ':';
  if (isUnnamed) reader.at += 2;
  const part = readChoice(reader, depth + 1);
  if (reader.chars[reader.at] !== ')') return unreadable;
  reader.at += 1;
  return part;
}

const KINDS: Readonly<Record<string, RegExp>> = {
  d: /^[0-9]$/u,
  w: /^[A-Za-z0-9_]$/u,
  s: /^\s$/u,
};

function readEscape(reader: Reader): ((char: string) => boolean) | undefined {
  const char = reader.chars[reader.at];
  if (char === undefined) return undefined;
  reader.at += 1;
  // The letters of every alphabet, as a name in Vietnamese needs them.
  if (char === 'p' && reader.chars.slice(reader.at, reader.at + 3).join('') === '{L}') {
    reader.at += 3;
    return (each) => /^\p{L}$/u.test(each);
  }
  const kind = KINDS[char.toLowerCase()];
  if (kind !== undefined) {
    const isMeant = char === char.toLowerCase();
    return (each) => kind.test(each) === isMeant;
  }
  if (/[A-Za-z0-9]/u.test(char) && !['n', 't'].includes(char)) return undefined;
  const literal = { n: '\n', t: '\t' }[char] ?? char;
  return (each) => each === literal;
}

function readClass(reader: Reader): Part | typeof unreadable {
  const isNot = reader.chars[reader.at] === '^';
  if (isNot) reader.at += 1;
  const tests: ((char: string) => boolean)[] = [];
  const first = reader.at;
  for (;;) {
    const char = reader.chars[reader.at];
    if (char === undefined) return unreadable;
    reader.at += 1;
    if (char === ']' && reader.at - 1 > first) break;
    if (char === '\\') {
      const escape = readEscape(reader);
      if (escape === undefined) return unreadable;
      tests.push(escape);
    } else tests.push(readSpan(reader, char));
  }
  return { kind: 'one', isMet: (each) => tests.some((test) => test(each)) !== isNot };
}

/** `a-z`, or a letter that stands for itself. */
function readSpan(reader: Reader, from: string): (char: string) => boolean {
  const to = reader.chars[reader.at + 1];
  const isSpan = reader.chars[reader.at] === '-' && to !== undefined && ![']', '\\'].includes(to);
  if (!isSpan) return (each) => each === from;
  reader.at += 2;
  return (each) => codeOf(from) <= codeOf(each) && codeOf(each) <= codeOf(to);
}

const codeOf = (char: string): number => char.codePointAt(0) ?? 0;

function readTimes(reader: Reader, of: Part): Part | typeof unreadable {
  const rest = reader.chars.slice(reader.at, reader.at + 12).join('');
  const sign = /^(?:[*+?]|\{(\d{1,4})(,(\d{1,4})?)?\})/u.exec(rest);
  if (sign === null) return of;
  reader.at += sign[0].length;
  const [, from, comma, to] = sign;
  const least = from === undefined ? Number(sign[0] === '+') : Number(from);
  let most = TIMES_MAX * 2;
  if (sign[0] === '?') most = 1;
  else if (from !== undefined && comma === undefined) most = least;
  else if (to !== undefined) most = Number(to);
  if (least > TIMES_MAX || most < least) return unreadable;
  // Only its greed would change by it, and what fits as a whole fits either way.
  if (reader.chars[reader.at] === '?') reader.at += 1;
  return { kind: 'times', of, least, most };
}

/** Where a part may end that begins at one of these places. */
function endsOf(
  part: Part,
  chars: readonly string[],
  starts: ReadonlySet<number>,
  fuel: Fuel,
): Set<number> {
  const ends = new Set<number>();
  fuel.left -= starts.size;
  if (starts.size === 0 || fuel.left < 0) return ends;
  switch (part.kind) {
    case 'one':
      for (const at of starts) {
        const char = chars[at];
        if (char !== undefined && part.isMet(char)) ends.add(at + 1);
      }
      return ends;
    case 'edge':
      for (const at of starts) if (at === (part.isStart ? 0 : chars.length)) ends.add(at);
      return ends;
    case 'all': {
      let at = new Set(starts);
      for (const each of part.parts) at = endsOf(each, chars, at, fuel);
      return at;
    }
    case 'any':
      for (const each of part.parts) {
        for (const end of endsOf(each, chars, starts, fuel)) ends.add(end);
      }
      return ends;
    case 'times':
      return endsOfTimes(part, chars, starts, fuel);
  }
}

const isSame = (left: ReadonlySet<number>, right: ReadonlySet<number>): boolean =>
  left.size === right.size && [...left].every((each) => right.has(each));

function endsOfTimes(
  { of, least, most }: Extract<Part, { kind: 'times' }>,
  chars: readonly string[],
  starts: ReadonlySet<number>,
  fuel: Fuel,
): Set<number> {
  let at = new Set(starts);
  for (let time = 0; time < least && at.size > 0; time += 1) {
    const next = endsOf(of, chars, at, fuel);
    // The same places lead to the same places, however often.
    if (isSame(next, at)) break;
    at = next;
  }
  const ends = new Set(at);
  // Places once reached lead nowhere new, so that it ends with the text.
  for (let time = least; time < most && at.size > 0; time += 1) {
    at = new Set([...endsOf(of, chars, at, fuel)].filter((end) => !ends.has(end)));
    for (const end of at) ends.add(end);
  }
  return ends;
}
