import { FORM_FUNCTIONS, FUNCTIONS, REFUSED_FUNCTIONS } from '#form/functions.ts';
import { type Outline, sharedRepeats } from '#form/outline.ts';
import { type Expr, type Operator, parseExpression } from '#form/parse.ts';
import { readPattern } from '#form/pattern.ts';
import type { ProblemCode } from '#form/problem.ts';

/** An expression whose names have become items of the form. */
export type Bound =
  | { readonly kind: 'literal'; readonly value: string | number }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Bound[] }
  | { readonly kind: 'binary'; readonly op: Operator; readonly left: Bound; readonly right: Bound }
  | { readonly kind: 'negate'; readonly of: Bound }
  /** `.` */
  | { readonly kind: 'self' }
  /** A column of the choice that a filter asks about. */
  | { readonly kind: 'column'; readonly name: string }
  /** `shared`: so many of the repeats around it are those around whoever asks. */
  | { readonly kind: 'item'; readonly item: number; readonly shared: number }
  | { readonly kind: 'position'; readonly depth: number }
  /** `indexed-repeat`: one index for each repeat around the item. */
  | { readonly kind: 'indexed'; readonly item: number; readonly indices: readonly Bound[] }
  | { readonly kind: 'choice-name'; readonly of: Bound; readonly list: string };

export type BindProblem = { readonly code: ProblemCode; readonly value: string };

type Binder = {
  readonly outline: Outline;
  /** Who asks. */
  readonly at: number;
  readonly isFilter: boolean;
  readonly problems: BindProblem[];
  /** Items it reads. */
  readonly reads: Set<number>;
};

export type Binding = {
  readonly bound: Bound;
  readonly reads: ReadonlySet<number>;
  readonly problems: readonly BindProblem[];
};

/** Reads an expression of an item and finds what it speaks of. */
export function bindExpression(
  outline: Outline,
  at: number,
  text: string,
  isFilter = false,
): Binding {
  const binder: Binder = { outline, at, isFilter, problems: [], reads: new Set() };
  const parsed = parseExpression(text);
  if (!parsed.ok) {
    const { code, near } = parsed.error;
    const problem = {
      code: code === 'too-deep' ? 'expression-unreadable' : code,
      value: near || text,
    };
    return { bound: NOTHING, reads: binder.reads, problems: [problem] };
  }
  const bound = bind(binder, parsed.value, false);
  return { bound, reads: binder.reads, problems: binder.problems };
}

const NOTHING: Bound = { kind: 'literal', value: '' };

function refuse(binder: Binder, code: ProblemCode, value: string): Bound {
  binder.problems.push({ code, value });
  return NOTHING;
}

/** `many`: whether all that a repeat answered may stand here. */
function bind(binder: Binder, expr: Expr, many: boolean): Bound {
  switch (expr.kind) {
    case 'literal':
      return expr;
    case 'negate':
      return { kind: 'negate', of: bind(binder, expr.of, false) };
    case 'binary': {
      const [left, right] = [bind(binder, expr.left, false), bind(binder, expr.right, false)];
      return { kind: 'binary', op: expr.op, left, right };
    }
    case 'name':
      return bindItem(binder, findByName(binder, expr.name), `\${${expr.name}}`, many);
    case 'path':
      return bindPath(binder, expr, many);
    case 'call':
      return bindCall(binder, expr);
  }
}

type Found = number | ProblemCode;

/** A name that several items bear means the one in the same group, if there is one. */
function findByName({ outline, at }: Binder, name: string): Found {
  const [first, ...others] = outline.byName.get(name) ?? [];
  if (first === undefined) return 'reference-unknown';
  if (others.length === 0) return first;
  const holder = outline.items[at]?.in;
  const beside = [first, ...others].filter((each) => outline.items[each]?.in === holder);
  return beside.length === 1 ? (beside[0] ?? first) : 'reference-ambiguous';
}

function bindItem(binder: Binder, found: Found, value: string, many: boolean): Bound {
  if (typeof found === 'string') return refuse(binder, found, value);
  const { outline, at } = binder;
  const shared = sharedRepeats(outline, found, at);
  const isMany =
    shared < (outline.repeats[found]?.length ?? 0) || outline.items[found]?.type === 'repeat';
  if (isMany && !many) return refuse(binder, 'reference-repeated', value);
  binder.reads.add(found);
  return { kind: 'item', item: found, shared };
}

function bindPath(binder: Binder, expr: Extract<Expr, { kind: 'path' }>, many: boolean): Bound {
  const { from, steps } = expr;
  if (steps.length === 1 && steps[0] === '.') return { kind: 'self' };
  if (binder.isFilter && from === 'here' && steps.length === 1 && steps[0] !== '..') {
    return { kind: 'column', name: steps[0] ?? '' };
  }
  const shown = `${from === 'root' ? '/' : ''}${steps.join('/')}`;
  return bindItem(binder, findByPath(binder, from, steps), shown, many);
}

function findByPath({ outline, at }: Binder, from: string, steps: readonly string[]): Found {
  const { items, holders, byPath } = outline;
  // The first step of a whole path is the form itself.
  const path =
    from === 'root' ? [] : [...(holders[at] ?? []), at].map((each) => items[each]?.name ?? '');
  for (const step of from === 'root' ? steps.slice(1) : steps) {
    if (step === '..') path.pop();
    else if (step !== '.') path.push(step);
  }
  return byPath.get(path.join('/')) ?? 'reference-unknown';
}

function bindCall(binder: Binder, { name, args }: Extract<Expr, { kind: 'call' }>): Bound {
  const known = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  const takes =
    known?.takes ?? (Object.hasOwn(FORM_FUNCTIONS, name) ? FORM_FUNCTIONS[name] : undefined);
  if (takes === undefined) {
    return refuse(
      binder,
      REFUSED_FUNCTIONS.has(name) ? 'function-refused' : 'function-unknown',
      name,
    );
  }
  if (args.length < takes[0] || args.length > takes[1]) {
    return refuse(binder, 'function-arguments', name);
  }
  if (name === 'position') return bindPosition(binder, args);
  if (name === 'indexed-repeat') return bindIndexed(binder, args);
  if (name === 'jr:choice-name') return bindChoiceName(binder, args);
  const pattern = name === 'regex' ? args[1] : undefined;
  if (pattern?.kind === 'literal' && !readPattern(String(pattern.value)).ok) {
    return refuse(binder, 'pattern-unreadable', String(pattern.value));
  }
  return { kind: 'call', name, args: args.map((arg) => bind(binder, arg, known?.many === true)) };
}

/** `position(..)`: which time of the innermost repeat it is. */
function bindPosition(binder: Binder, [arg]: readonly Expr[]): Bound {
  const isParent = arg?.kind === 'path' && arg.steps.every((step) => step === '..');
  const depth = binder.outline.repeats[binder.at]?.length ?? 0;
  if (!isParent || depth === 0) return refuse(binder, 'path-unsupported', 'position()');
  return { kind: 'position', depth: depth - 1 };
}

function bindIndexed(binder: Binder, [what, ...pairs]: readonly Expr[]): Bound {
  const item = findMeant(binder, what);
  if (typeof item === 'string') return refuse(binder, item, 'indexed-repeat()');
  const { outline, at } = binder;
  const around = outline.repeats[item] ?? [];
  const given = new Map<number, Bound>();
  for (let index = 0; index < pairs.length; index += 2) {
    const repeat = findMeant(binder, pairs[index]);
    const position = pairs[index + 1];
    if (typeof repeat === 'string' || !around.includes(repeat) || position === undefined) {
      return refuse(binder, 'function-arguments', 'indexed-repeat');
    }
    given.set(repeat, bind(binder, position, false));
  }
  const shared = sharedRepeats(outline, item, at);
  const indices: Bound[] = [];
  for (const [depth, repeat] of around.entries()) {
    const index =
      given.get(repeat) ?? (depth < shared ? { kind: 'position' as const, depth } : undefined);
    if (index === undefined) return refuse(binder, 'reference-repeated', 'indexed-repeat()');
    indices.push(index);
  }
  binder.reads.add(item);
  for (const repeat of given.keys()) binder.reads.add(repeat);
  return { kind: 'indexed', item, indices };
}

function findMeant(binder: Binder, expr: Expr | undefined): Found {
  if (expr?.kind === 'name') return findByName(binder, expr.name);
  if (expr?.kind === 'path') return findByPath(binder, expr.from, expr.steps);
  return 'function-arguments';
}

/** `jr:choice-name(${q}, '${q}')`: the question is named in a text, or as such. */
function bindChoiceName(binder: Binder, [of, named]: readonly Expr[]): Bound {
  const quoted = named?.kind === 'literal' ? parseExpression(String(named.value)) : undefined;
  const item = findMeant(binder, quoted?.ok === true ? quoted.value : named);
  const list = typeof item === 'number' ? binder.outline.items[item]?.list : undefined;
  if (of === undefined || list === undefined) {
    return refuse(binder, 'function-arguments', 'jr:choice-name');
  }
  return { kind: 'choice-name', of: bind(binder, of, false), list };
}
