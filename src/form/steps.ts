import { isQuestion } from '#form/definition.ts';
import { itemOf, type Node, nodesOf } from '#form/fill.ts';
import type { Settled } from '#form/settle.ts';

/** What stands on one screen: a question, a group that belongs together, or "one more?" of a repeat. */
export type Step = { readonly key: string; readonly nodes: readonly Node[] };

/** The screens of a form as it stands, in order. A note stands with the question after it. */
export function stepsOf(settled: Settled): readonly Step[] {
  const { holders } = settled.form.outline;
  const steps: Step[] = [];
  let notes: Node[] = [];
  let together: { readonly holder: string; readonly nodes: Node[] } | undefined;
  for (const node of nodesOf(settled)) {
    const item = itemOf(settled, node);
    const isShown = item !== undefined && (isQuestion(item) || item.type === 'note');
    if (!isShown && item?.type !== 'repeat') continue;
    const group = (holders[node.item] ?? []).find((holder) => isTogether(settled, holder));
    const holder = group === undefined ? undefined : `${group} ${node.at.join('.')}`;
    if (holder !== undefined && holder === together?.holder) {
      together.nodes.push(node);
      continue;
    }
    together = undefined;
    if (holder === undefined && item?.type === 'note') {
      notes.push(node);
      continue;
    }
    const nodes = [...notes, node];
    notes = [];
    steps.push({ key: node.key, nodes });
    if (holder !== undefined) together = { holder, nodes };
  }
  const [last] = notes;
  if (last !== undefined) steps.push({ key: last.key, nodes: notes });
  return steps;
}

/** A group stands on one screen when its author says so, and nothing in it repeats. */
function isTogether({ form }: Settled, holder: number): boolean {
  const { items, outline } = { items: form.definition.items, outline: form.outline };
  if (items[holder]?.together !== true) return false;
  return items.every(
    ({ type }, index) => type !== 'repeat' || !(outline.holders[index] ?? []).includes(holder),
  );
}
