import { type Answers, readAnswer, timesOf } from '#form/answer.ts';
import type { Bound } from '#form/bind.ts';
import { type Choice, FORM_LIMITS, type Item } from '#form/definition.ts';
import { evaluate, type Moment, type Scope } from '#form/evaluate.ts';
import type { OpenForm } from '#form/open.ts';
import { type At, keyOf } from '#form/outline.ts';
import { booleanOf, cutText, type Scalar, scalarOf, textOf } from '#form/value.ts';

/** A form with its answers worked through: what is asked, what everything comes to. */
export type Settled = {
  readonly form: OpenForm;
  readonly answers: Answers;
  readonly moment: Moment;
  /** Of every item that is asked or worked out at present; absent where it is not relevant. */
  readonly values: ReadonlyMap<string, Scalar>;
  /** How often each repeat is asked, by its key. */
  readonly times: ReadonlyMap<string, number>;
  /** What `once` has settled on: kept with the answers from here on. */
  readonly fixed: Answers;
};

type Working = Settled & {
  readonly values: Map<string, Scalar>;
  readonly times: Map<string, number>;
  readonly fixed: Record<string, string>;
  /** How often items in repeats are asked so far, all of them together. */
  instances: number;
};

/**
 * Works through a form once, each item after those it reads. What is not relevant has no value for
 * others, and what was answered there is kept all the same.
 */
export function settle(
  form: OpenForm,
  answers: Answers,
  moment: Moment,
  order: readonly number[] = form.order,
): Settled {
  const working: Working = {
    form,
    answers,
    moment,
    values: new Map(),
    times: new Map(),
    fixed: {},
    instances: 0,
  };
  for (const index of order) {
    for (const at of instancesAround(working, index, [])) settleOne(working, index, at);
  }
  return working;
}

function settleOne(working: Working, index: number, at: At): void {
  const { form, values, times, answers, moment, fixed } = working;
  const item = form.definition.items[index];
  const bound = form.bound[index];
  if (item === undefined || bound === undefined) return;
  const key = keyOf(form.outline, index, at);
  const scope = scopeOf(working, index, at, '');
  const isAsked = bound.relevant === undefined || booleanOf(evaluate(bound.relevant, scope));
  if (!isAsked) return;
  if (item.type === 'repeat') {
    const said =
      bound.count === undefined ? (answers[key] ?? '') : evaluateScalar(bound.count, scope);
    times.set(key, takeTimes(working, index, timesOf(said)));
    values.set(key, '');
    return;
  }
  const value = valueOf(item, bound.calculation, scope, answers[key] ?? '', moment);
  if (bound.hasOnce && value !== '' && scope.kept === '') fixed[key] = textOf(value);
  values.set(key, value);
}

/** Of the times that are wanted as many as there is room for in the form as a whole. */
function takeTimes(working: Working, repeat: number, wanted: number): number {
  const { repeats } = working.form.outline;
  const within = Math.max(1, repeats.filter((around) => around.at(-1) === repeat).length);
  const room = Math.floor((FORM_LIMITS.allInstances - working.instances) / within);
  const times = Math.min(wanted, room);
  working.instances += times * within;
  return times;
}

function valueOf(
  item: Item,
  calculation: Bound | undefined,
  scope: Scope,
  raw: string,
  moment: Moment,
): Scalar {
  if (item.type === 'today') return moment.today;
  if (item.type === 'start') return moment.start;
  if (item.type === 'end') return moment.now;
  if (calculation !== undefined) return evaluateScalar(calculation, scope);
  return readAnswer(item, raw) ?? '';
}

const evaluateScalar = (bound: Bound, scope: Scope): Scalar => {
  const value = scalarOf(evaluate(bound, scope));
  if (typeof value === 'string') return cutText(value);
  return typeof value === 'number' && !Number.isFinite(value) ? '' : value;
};

/** What an expression of one instance may look at. */
export function scopeOf(
  settled: Pick<Settled, 'form' | 'answers' | 'moment' | 'values' | 'times'>,
  index: number,
  at: At,
  self: Scalar,
  choice?: Choice,
): Scope {
  const { form, answers, moment, values } = settled;
  return {
    at,
    self,
    moment,
    ...(choice && { choice }),
    kept: answers[keyOf(form.outline, index, at)] ?? '',
    read: (item, where) => values.get(keyOf(form.outline, item, where)) ?? '',
    instances: (item, within) => instancesOf(settled, item, within),
    choicesOf: (list) => form.definition.lists[list] ?? [],
  };
}

/** Every instance of what stands in these repeats, as the repeats stand at present. */
function instancesAround(
  { form, values, times }: Pick<Settled, 'form' | 'values' | 'times'>,
  index: number,
  within: At,
): readonly At[] {
  const holder = form.definition.items[index]?.in;
  let all: readonly At[] = [within];
  for (const repeat of (form.outline.repeats[index] ?? []).slice(within.length)) {
    all = all.flatMap((at) =>
      Array.from({ length: times.get(keyOf(form.outline, repeat, at)) ?? 0 }, (_, time): At => [
        ...at,
        time + 1,
      ]),
    );
  }
  if (holder === undefined) return all;
  // Nothing is asked in what is not asked itself.
  return all.filter((at) => values.has(keyOf(form.outline, holder, at)));
}

/** The same, each time of a repeat being an instance of the repeat itself. */
export function instancesOf(
  settled: Pick<Settled, 'form' | 'values' | 'times'>,
  index: number,
  within: At,
): readonly At[] {
  const { form, times } = settled;
  const depth = form.outline.repeats[index]?.length ?? 0;
  const isRepeat = form.definition.items[index]?.type === 'repeat';
  const around = instancesAround(settled, index, within.slice(0, depth));
  if (!isRepeat || within.length > depth) return around;
  return around.flatMap((at) =>
    Array.from({ length: times.get(keyOf(form.outline, index, at)) ?? 0 }, (_, time): At => [
      ...at,
      time + 1,
    ]),
  );
}
