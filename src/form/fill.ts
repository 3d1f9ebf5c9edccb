import { type Answers, isOnRange, readAnswer } from '#form/answer.ts';
import type { Bound } from '#form/bind.ts';
import { type Choice, FORM_LIMITS, isQuestion, type Item } from '#form/definition.ts';
import { evaluate, type Moment } from '#form/evaluate.ts';
import { chosenOf } from '#form/functions.ts';
import type { OpenForm } from '#form/open.ts';
import { type At, keyOf } from '#form/outline.ts';
import { instancesOf, scopeOf, type Settled, settle } from '#form/settle.ts';
import { REFERENCE } from '#form/tokens.ts';
import { booleanOf, cutText, scalarOf, textOf } from '#form/value.ts';

/** One asking of an item: the item, and which time of each repeat around it. */
export type Node = { readonly item: number; readonly at: At; readonly key: string };

const nodeOf = ({ outline }: OpenForm, item: number, at: At): Node => ({
  item,
  at,
  key: keyOf(outline, item, at),
});

export const itemOf = ({ form }: Pick<Settled, 'form'>, { item }: Node): Item | undefined =>
  form.definition.items[item];

/** Everything that is asked or worked out at present, in the order of the sheet, repeats unrolled. */
export function nodesOf(settled: Settled): readonly Node[] {
  const { form } = settled;
  const children = new Map<number | undefined, number[]>();
  form.definition.items.forEach((item, index) => {
    children.set(item.in, [...(children.get(item.in) ?? []), index]);
  });
  const walk = (holder: number | undefined, at: At): readonly Node[] =>
    (children.get(holder) ?? []).flatMap((index): readonly Node[] => {
      const node = nodeOf(form, index, at);
      if (!settled.values.has(node.key)) return [];
      const { type } = form.definition.items[index] ?? {};
      if (type === 'group') return [node, ...walk(index, at)];
      if (type !== 'repeat') return [node];
      const times = instancesOf(settled, index, at);
      return [...times.flatMap((time) => walk(index, time)), node];
    });
  return walk(undefined, []);
}

export type FillProblem = {
  readonly code: 'required' | 'malformed' | 'constraint' | 'off-range' | 'choice-gone';
  /** The form's own words for it. */
  readonly message?: string;
};

/** What speaks against the answer of a question as it stands; nothing where nothing was answered yet. */
export function problemOf(settled: Settled, node: Node): FillProblem | undefined {
  const item = itemOf(settled, node);
  const bound = settled.form.bound[node.item];
  if (item === undefined || bound === undefined || !isQuestion(item)) return undefined;
  const raw = item.calculation === undefined ? (settled.answers[node.key] ?? '') : '';
  const value = settled.values.get(node.key) ?? '';
  if (raw.trim() !== '' && readAnswer(item, raw) === undefined) return { code: 'malformed' };
  if (value === '') return undefined;
  if (!isOnRange(item, value)) return { code: 'off-range' };
  if (item.list !== undefined) {
    const offered = new Set(choicesOf(settled, node).map(({ name }) => name));
    if (chosenOf(value).some((name) => !offered.has(name))) return { code: 'choice-gone' };
  }
  if (bound.constraint === undefined || isTrue(settled, node, bound.constraint)) return undefined;
  return withMessage(settled, node, 'constraint', item.constraintMessage);
}

/** That a question must be answered and was not; asked when somebody goes on. */
export function missingOf(settled: Settled, node: Node): FillProblem | undefined {
  const item = itemOf(settled, node);
  const required = settled.form.bound[node.item]?.required;
  if (item === undefined || required === undefined || !isQuestion(item)) return undefined;
  const isAnswered = (settled.values.get(node.key) ?? '') !== '';
  if (isAnswered || !isTrue(settled, node, required)) return undefined;
  return withMessage(settled, node, 'required', item.requiredMessage);
}

function withMessage(
  settled: Settled,
  node: Node,
  code: FillProblem['code'],
  texts: readonly string[] | undefined,
): FillProblem {
  const message = textFor(settled, node, texts);
  return message === '' ? { code } : { code, message };
}

const isTrue = (settled: Settled, node: Node, bound: Bound): boolean =>
  booleanOf(evaluate(bound, scopeOfNode(settled, node)));

const scopeOfNode = (settled: Settled, { item, at, key }: Node, choice?: Choice) =>
  scopeOf(settled, item, at, settled.values.get(key) ?? '', choice);

/** Whether an answer is shown and not given: it is worked out, or the form says so. */
export function isFixed(settled: Settled, node: Node): boolean {
  const { readOnly, calculation } = settled.form.bound[node.item] ?? {};
  return calculation !== undefined || (readOnly !== undefined && isTrue(settled, node, readOnly));
}

/** What may be chosen at present. */
export function choicesOf(settled: Settled, node: Node): readonly Choice[] {
  const list = settled.form.definition.lists[itemOf(settled, node)?.list ?? ''] ?? [];
  const filter = settled.form.bound[node.item]?.filter;
  if (filter === undefined) return list;
  return list.filter((choice) => booleanOf(evaluate(filter, scopeOfNode(settled, node, choice))));
}

/** A text in the language of the moment, or the first that has it, with answers in the place of names. */
export function textFor(settled: Settled, node: Node, texts: readonly string[] = []): string {
  const text = texts[settled.moment.language] || texts.find((each) => each !== '') || '';
  const names = settled.form.bound[node.item]?.names;
  const scope = scopeOfNode(settled, node);
  return text.replaceAll(REFERENCE, (whole, name: string) => {
    const bound = names?.get(name);
    return bound === undefined ? whole : textOf(scalarOf(evaluate(bound, scope)));
  });
}

export const choiceText = ({ moment }: Pick<Settled, 'moment'>, { label, name }: Choice): string =>
  label[moment.language] || label.find((each) => each !== '') || name;

/** Writes down what stands in questions before they are asked, where nothing stands yet. */
export function withDefaults(form: OpenForm, answers: Answers, moment: Moment): Answers {
  const all: Record<string, string> = { ...answers };
  let settled = settle(form, all, moment);
  for (const index of form.order) {
    const item = form.definition.items[index];
    const by = form.bound[index]?.defaultBy;
    if (item === undefined || (item.default === undefined && by === undefined)) continue;
    let isGiven = false;
    for (const at of instancesOf(settled, index, [])) {
      const node = nodeOf(form, index, at);
      if (all[node.key] !== undefined || !settled.values.has(node.key)) continue;
      const text =
        by === undefined ? item.default : cutText(textOf(evaluate(by, scopeOfNode(settled, node))));
      isGiven = true;
      all[node.key] = text === undefined || text === 'NaN' ? '' : text;
    }
    if (isGiven) settled = settle(form, all, moment);
  }
  return all;
}

/** One more time of a repeat; the answers as they are when there may be no more. */
export function addTime(settled: Settled, node: Node): Answers {
  const times = settled.times.get(node.key) ?? 0;
  if (times >= FORM_LIMITS.instances) return settled.answers;
  return { ...settled.answers, [node.key]: String(times + 1) };
}

/** A time of a repeat taken away; those behind it move up. */
export function removeTime(settled: Settled, node: Node, time: number): Answers {
  const times = settled.times.get(node.key) ?? 0;
  const kept = moveTimes(settled.answers, node, (at) => {
    if (at === time) return undefined;
    return at < time ? at : at - 1;
  });
  return { ...kept, [node.key]: String(Math.max(0, times - 1)) };
}

/** A time that was taken away back in its place, as it stood before; what was said since stays. */
export function putTimeBack(settled: Settled, node: Node, time: number, before: Answers): Answers {
  const times = settled.times.get(node.key) ?? 0;
  if (times >= FORM_LIMITS.instances || time > times + 1) return settled.answers;
  const apart = moveTimes(settled.answers, node, (at) => (at < time ? at : at + 1));
  const prefix = `${node.key}[${time}]`;
  const back = Object.entries(before).filter(([key]) => key.startsWith(prefix));
  return { ...apart, ...Object.fromEntries(back), [node.key]: String(times + 1) };
}

/** Answers with the times of one repeat under other numbers; without one they are left out. */
function moveTimes(
  answers: Answers,
  { key: repeat }: Node,
  to: (at: number) => number | undefined,
): Answers {
  const prefix = `${repeat}[`;
  const moved = Object.entries(answers).flatMap(([key, text]): [string, string][] => {
    if (!key.startsWith(prefix)) return [[key, text]];
    const end = key.indexOf(']', prefix.length);
    const at = to(Number(key.slice(prefix.length, end)));
    return at === undefined ? [] : [[`${prefix}${at}${key.slice(end)}`, text]];
  });
  return Object.fromEntries(moved);
}

/** What is handed in: answers that are asked for, what was worked out, and how often repeats were asked. */
export function submit(settled: Settled): Answers {
  const said: Record<string, string> = {};
  for (const node of nodesOf(settled)) {
    const item = itemOf(settled, node);
    if (item === undefined || item.type === 'group' || item.type === 'note') continue;
    const value = settled.values.get(node.key) ?? '';
    const text = item.type === 'repeat' ? String(settled.times.get(node.key) ?? 0) : textOf(value);
    if (text !== '') said[node.key] = text;
  }
  return said;
}
