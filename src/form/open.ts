import { type Binding, bindExpression, type Bound } from '#form/bind.ts';
import type { FormDefinition, Item } from '#form/definition.ts';
import { type Outline, outlineOf } from '#form/outline.ts';
import type { ProblemCode } from '#form/problem.ts';
import { REFERENCE } from '#form/tokens.ts';

/** Fields of an item that are expressions. */
const EXPRESSIONS = [
  'relevant',
  'required',
  'constraint',
  'calculation',
  'defaultBy',
  'readOnly',
  'filter',
  'count',
] as const;
/** Fields of an item that are shown, and may name answers in between. */
const TEXTS = ['label', 'hint', 'requiredMessage', 'constraintMessage'] as const;

export type ExpressionField = (typeof EXPRESSIONS)[number];
export type ItemField = ExpressionField | (typeof TEXTS)[number] | 'name';

/** Of these the value of an item is made: what they read must be known before. */
const MAKES_VALUE: ReadonlySet<ExpressionField> = new Set<ExpressionField>([
  'relevant',
  'calculation',
  'defaultBy',
  'count',
]);

type BoundItem = Readonly<Partial<Record<ExpressionField, Bound>>> & {
  /** What `${name}` in its texts stands for. */
  readonly names: ReadonlyMap<string, Bound>;
  readonly hasOnce: boolean;
};

/** A form ready to be filled in. */
export type OpenForm = {
  readonly definition: FormDefinition;
  readonly outline: Outline;
  readonly bound: readonly BoundItem[];
  /** Items in an order in which each finds what it reads. */
  readonly order: readonly number[];
  /** For each item the items that must be worked out before it. */
  readonly needs: readonly ReadonlySet<number>[];
};

export type ItemProblem = {
  readonly item: number;
  readonly field: ItemField;
  readonly code: ProblemCode;
  readonly value: string;
};

/** The form with its expressions read; problems name the item and the field. */
export function openForm(definition: FormDefinition): {
  readonly form: OpenForm;
  readonly problems: readonly ItemProblem[];
} {
  const outline = outlineOf(definition.items);
  const problems: ItemProblem[] = [];
  const needs = definition.items.map(
    (item) => new Set<number>(item.in === undefined ? [] : [item.in]),
  );
  const bound = definition.items.map((item, index): BoundItem => {
    const note = (field: ItemField, { problems: found }: Binding): void => {
      for (const problem of found) problems.push({ item: index, field, ...problem });
    };
    const fields: Partial<Record<ExpressionField, Bound>> = {};
    for (const field of EXPRESSIONS) {
      const text = item[field];
      if (text === undefined) continue;
      const binding = bindExpression(outline, index, text, field === 'filter');
      note(field, binding);
      fields[field] = binding.bound;
      if (MAKES_VALUE.has(field)) for (const read of binding.reads) needs[index]?.add(read);
    }
    const names = bindTexts(outline, index, item, note);
    return { ...fields, names, hasOnce: /\bonce\s*\(/u.test(item.calculation ?? '') };
  });
  const { order, cycles } = orderOf(needs);
  for (const cycle of cycles) problems.push(cycleProblem(outline, cycle));
  return { form: { definition, outline, bound, order, needs }, problems };
}

function bindTexts(
  outline: Outline,
  index: number,
  item: Item,
  note: (field: ItemField, binding: Binding) => void,
): ReadonlyMap<string, Bound> {
  const names = new Map<string, Bound>();
  for (const field of TEXTS) {
    for (const text of item[field] ?? []) {
      for (const [whole, name = ''] of text.matchAll(REFERENCE)) {
        if (names.has(name)) continue;
        const binding = bindExpression(outline, index, whole);
        note(field, binding);
        names.set(name, binding.bound);
      }
    }
  }
  return names;
}

/** More are of no help to anybody, and a form can have as many as it has references. */
const CYCLES_MAX = 100;
/** Of a cycle so many are named. */
const CYCLE_NAMES = 10;

/** The field that closes a cycle is the one to look at: relevance, a calculation, how often. */
function cycleProblem({ items }: Outline, cycle: readonly number[]): ItemProblem {
  const [item = 0] = cycle;
  const field = (['calculation', 'relevant', 'count', 'defaultBy'] as const).find(
    (each) => items[item]?.[each] !== undefined,
  );
  const names = [...cycle, item].map((each) => items[each]?.name ?? '');
  const told = names.length > CYCLE_NAMES ? [...names.slice(0, CYCLE_NAMES), '…'] : names;
  const value = told.join(' → ');
  return { item, field: field ?? 'name', code: 'cycle', value };
}

/** Depth first, in the order of the sheet, so that the same form is always worked out the same way. */
function orderOf(needs: readonly ReadonlySet<number>[]): {
  readonly order: readonly number[];
  readonly cycles: readonly (readonly number[])[];
} {
  const order: number[] = [];
  const cycles: number[][] = [];
  const states = new Map<number, 'open' | 'done'>();
  for (const start of needs.keys()) {
    if (states.has(start)) continue;
    const path = [{ item: start, rest: [...(needs[start] ?? [])] }];
    states.set(start, 'open');
    while (path.length > 0) {
      const top = path.at(-1);
      const next = top?.rest.shift();
      if (top === undefined) break;
      if (next === undefined) {
        order.push(top.item);
        states.set(top.item, 'done');
        path.pop();
      } else if (states.get(next) === 'open') {
        if (cycles.length >= CYCLES_MAX) continue;
        const from = path.findIndex(({ item }) => item === next);
        cycles.push(path.slice(from).map(({ item }) => item));
      } else if (!states.has(next)) {
        states.set(next, 'open');
        path.push({ item: next, rest: [...(needs[next] ?? [])] });
      }
    }
  }
  return { order, cycles };
}
