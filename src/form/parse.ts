import { err, ok, type Result } from '#kernel/result.ts';
import { type Token, tokensOf } from '#form/tokens.ts';

/** The part of XPath that forms are written in; what it leaves out is refused by name. */
export type Expr =
  | { readonly kind: 'literal'; readonly value: string | number }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expr[] }
  | { readonly kind: 'binary'; readonly op: Operator; readonly left: Expr; readonly right: Expr }
  | { readonly kind: 'negate'; readonly of: Expr }
  /** `${name}` */
  | { readonly kind: 'name'; readonly name: string }
  /** `.`, `..`, `../name`, `/form/name`; `current()/…` is told from a path of the choice at hand. */
  | {
      readonly kind: 'path';
      readonly from: 'root' | 'here' | 'current';
      readonly steps: readonly string[];
    };

export type Operator = (typeof LEVELS)[number][number];

export type ExpressionError = {
  readonly code: 'expression-unreadable' | 'expression-quotes' | 'path-unsupported' | 'too-deep';
  /** What stands where it stops to make sense. */
  readonly near: string;
};

/** From what binds least to what binds most. */
const LEVELS = [
  ['or'],
  ['and'],
  ['=', '!='],
  ['<', '<=', '>', '>='],
  ['+', '-'],
  ['*', 'div', 'mod'],
] as const;

const NESTING_MAX = 40;
const TERMS_MAX = 400;

type Reader = { readonly tokens: readonly Token[]; at: number; terms: number };

class Unreadable extends Error {
  readonly error: ExpressionError;
  constructor(error: ExpressionError) {
    super(error.code);
    this.error = error;
  }
}

const fail = (
  reader: Reader,
  code: ExpressionError['code'] = 'expression-unreadable',
): Unreadable => new Unreadable({ code, near: reader.tokens[reader.at]?.text ?? '' });

/** Reads an expression; an error names what stands where reading stopped. */
export function parseExpression(text: string): Result<Expr, ExpressionError> {
  const tokens = tokensOf(text);
  if (!tokens.ok) return tokens;
  const reader: Reader = { tokens: tokens.value, at: 0, terms: 0 };
  try {
    const expr = readLevel(reader, 0, 0);
    if (reader.at < reader.tokens.length) throw fail(reader);
    return ok(expr);
  } catch (cause) {
    // Left from the depths of the reading, and a value from here on.
    if (cause instanceof Unreadable) return err(cause.error);
    throw cause;
  }
}

const isAt = (reader: Reader, text: string): boolean => {
  const token = reader.tokens[reader.at];
  return token?.kind === 'sign' && token.text === text;
};

function take(reader: Reader, text: string): void {
  if (!isAt(reader, text)) throw fail(reader);
  reader.at += 1;
}

function readLevel(reader: Reader, level: number, depth: number): Expr {
  const operators: readonly Operator[] | undefined = LEVELS[level];
  if (operators === undefined) return readUnary(reader, depth);
  let left = readLevel(reader, level + 1, depth);
  for (;;) {
    const token = reader.tokens[reader.at];
    const op = operators.find((each) => each === token?.text);
    if (op === undefined || token?.kind === 'string' || token?.kind === 'reference') return left;
    reader.at += 1;
    left = { kind: 'binary', op, left, right: readLevel(reader, level + 1, depth) };
  }
}

function readUnary(reader: Reader, depth: number): Expr {
  if (depth > NESTING_MAX || reader.terms > TERMS_MAX) throw fail(reader, 'too-deep');
  if (!isAt(reader, '-')) return readPrimary(reader, depth);
  reader.at += 1;
  return { kind: 'negate', of: readUnary(reader, depth + 1) };
}

function readPrimary(reader: Reader, depth: number): Expr {
  const token = reader.tokens[reader.at];
  reader.terms += 1;
  if (token === undefined) throw fail(reader);
  if (token.kind === 'string' || token.kind === 'number') {
    reader.at += 1;
    return { kind: 'literal', value: token.kind === 'number' ? Number(token.text) : token.text };
  }
  if (token.kind === 'reference') {
    reader.at += 1;
    if (isAt(reader, '/') || isAt(reader, '[')) throw fail(reader, 'path-unsupported');
    return { kind: 'name', name: token.text };
  }
  if (isAt(reader, '(')) {
    reader.at += 1;
    const inner = readLevel(reader, 0, depth + 1);
    take(reader, ')');
    return inner;
  }
  const next = reader.tokens[reader.at + 1];
  if (token.kind === 'name' && next?.kind === 'sign' && next.text === '(') {
    return readCall(reader, token.text, depth);
  }
  return readPath(reader, 'here');
}

function readCall(reader: Reader, name: string, depth: number): Expr {
  reader.at += 2;
  const args: Expr[] = [];
  if (!isAt(reader, ')')) {
    args.push(readLevel(reader, 0, depth + 1));
    while (isAt(reader, ',')) {
      reader.at += 1;
      args.push(readLevel(reader, 0, depth + 1));
    }
  }
  take(reader, ')');
  if (name === 'current' && args.length === 0) {
    take(reader, '/');
    return readPath(reader, 'current');
  }
  if (isAt(reader, '/') || isAt(reader, '[')) throw fail(reader, 'path-unsupported');
  return { kind: 'call', name, args };
}

function readPath(reader: Reader, origin: 'here' | 'current'): Expr {
  const isAbsolute = isAt(reader, '/');
  if (isAbsolute) reader.at += 1;
  const steps: string[] = [];
  for (;;) {
    const token = reader.tokens[reader.at];
    if (token === undefined) throw fail(reader);
    const isDots = token.kind === 'sign' && (token.text === '.' || token.text === '..');
    if (!isDots && token.kind !== 'name') {
      const isKnown = ['*', '@', '[', '/', '//', '|'].includes(token.text);
      throw fail(reader, token.kind === 'sign' && isKnown ? 'path-unsupported' : undefined);
    }
    steps.push(token.text);
    reader.at += 1;
    if (['[', '//', '|', '@'].some((sign) => isAt(reader, sign))) {
      throw fail(reader, 'path-unsupported');
    }
    if (!isAt(reader, '/')) return { kind: 'path', from: isAbsolute ? 'root' : origin, steps };
    reader.at += 1;
  }
}
