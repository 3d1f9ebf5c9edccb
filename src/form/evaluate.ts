import type { Bound } from '#form/bind.ts';
import type { Choice } from '#form/definition.ts';
import { FUNCTIONS } from '#form/functions.ts';
import type { At } from '#form/outline.ts';
import { booleanOf, compare, numberOf, type Scalar, textOf, type Value } from '#form/value.ts';

/** The clock of whoever fills in, and the language that names of choices are told in. */
export type Moment = {
  /** `2026-11-28` */
  readonly today: string;
  /** `2026-11-28T19:30:00` */
  readonly now: string;
  readonly start: string;
  readonly language: number;
};

/** What an expression may look at. */
export type Scope = {
  readonly at: At;
  readonly self: Scalar;
  readonly moment: Moment;
  readonly choice?: Choice;
  /** What it said the first time, for `once`. */
  readonly kept: string;
  read(item: number, at: At): Scalar;
  /** All instances of an item below the first indices. */
  instances(item: number, within: At): readonly At[];
  choicesOf(list: string): readonly Choice[];
};

export function evaluate(bound: Bound, scope: Scope): Value {
  switch (bound.kind) {
    case 'literal':
      return bound.value;
    case 'self':
      return scope.self;
    case 'negate':
      return -numberOf(evaluate(bound.of, scope));
    case 'binary':
      return evaluateBinary(bound, scope);
    case 'column':
      return columnOf(scope, bound.name);
    case 'item':
      return evaluateItem(bound, scope);
    case 'position':
      return scope.at[bound.depth] ?? 1;
    case 'indexed':
      return scope.read(
        bound.item,
        bound.indices.map((index) => numberOf(evaluate(index, scope))),
      );
    case 'choice-name':
      return choiceName(scope, bound.list, textOf(evaluate(bound.of, scope)));
    case 'call':
      return evaluateCall(bound, scope);
  }
}

function evaluateItem({ item, shared }: Extract<Bound, { kind: 'item' }>, scope: Scope): Value {
  const instances = scope.instances(item, scope.at.slice(0, shared));
  const [only] = instances;
  return instances.length === 1 && only !== undefined && only.length === shared
    ? scope.read(item, only)
    : instances.map((at) => scope.read(item, at));
}

function columnOf({ choice }: Scope, name: string): Scalar {
  if (choice === undefined) return '';
  if (name === 'name') return choice.name;
  if (name === 'label') return choice.label[0] ?? '';
  const { columns = {} } = choice;
  return Object.hasOwn(columns, name) ? (columns[name] ?? '') : '';
}

function choiceName({ choicesOf, moment }: Scope, list: string, name: string): string {
  const choice = choicesOf(list).find((each) => each.name === name);
  return choice === undefined ? '' : choice.label[moment.language] || (choice.label[0] ?? '');
}

function evaluateBinary(
  { op, left, right }: Extract<Bound, { kind: 'binary' }>,
  scope: Scope,
): Value {
  const a = evaluate(left, scope);
  if (op === 'or') return booleanOf(a) || booleanOf(evaluate(right, scope));
  if (op === 'and') return booleanOf(a) && booleanOf(evaluate(right, scope));
  const b = evaluate(right, scope);
  switch (op) {
    case '+':
      return numberOf(a) + numberOf(b);
    case '-':
      return numberOf(a) - numberOf(b);
    case '*':
      return numberOf(a) * numberOf(b);
    case 'div':
      return numberOf(a) / numberOf(b);
    case 'mod':
      return numberOf(a) % numberOf(b);
    default:
      return compare(op, a, b);
  }
}

function evaluateCall({ name, args }: Extract<Bound, { kind: 'call' }>, scope: Scope): Value {
  const value = (index: number): Value => {
    const arg = args[index];
    return arg === undefined ? '' : evaluate(arg, scope);
  };
  switch (name) {
    case 'if':
      return booleanOf(value(0)) ? value(1) : value(2);
    case 'coalesce': {
      const first = value(0);
      return textOf(first) === '' ? value(1) : first;
    }
    case 'once':
      return scope.kept === '' ? value(0) : scope.kept;
    case 'today':
      return scope.moment.today;
    case 'now':
      return scope.moment.now;
    default:
      return FUNCTIONS[name]?.of(args.map((arg) => evaluate(arg, scope))) ?? '';
  }
}
