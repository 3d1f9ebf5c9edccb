import { useMemo, useState } from 'preact/hooks';
import type { Answers } from '#form/answer.ts';
import { missingOf, type Node, problemOf } from '#form/fill.ts';
import type { OpenForm } from '#form/open.ts';
import type { Settled } from '#form/settle.ts';
import { END, type FillDraft } from './fill-draft.ts';
import { answered, gone, type Standing, standingOf, taken } from './stand.ts';

/** A form with its answers, the screen one stands on, and the ways on from there. */
export type Filling = Omit<Standing, 'draft'> & {
  /** Whether somebody wanted to go on, so that what is missing is told. */
  readonly isPressed: boolean;
  /** Changes the draft as it stands when the change comes, be it long after it was asked for. */
  readonly edit: (to: (standing: Standing) => FillDraft) => void;
  readonly answer: (node: Node, text: string) => void;
  /** `at`: another screen to stand on, else the same. */
  readonly take: (change: (settled: Settled) => Answers, at?: string) => void;
  readonly go: (key: string) => void;
  readonly next: () => void;
  readonly back: () => void;
  readonly speakIn: (language: number) => void;
};

/** Changes a draft as it stands when the change comes. */
export type ChangeFill = (change: (now: FillDraft) => FillDraft) => void;

/** Goes through a form: what was said is written down with every letter, what stands against it is told. */
export function useFilling(
  form: OpenForm,
  draft: FillDraft,
  nowSeconds: number,
  change: ChangeFill,
): Filling {
  const [isPressed, setPressed] = useState(false);
  // The clock of a form shows minutes.
  const minute = nowSeconds - (nowSeconds % 60);
  const work = useMemo(
    () => lastOf((each: FillDraft) => standingOf(form, each, minute)),
    [form, minute],
  );
  const { settled, steps, index, here } = work(draft);
  const edit = (to: (standing: Standing) => FillDraft): void => change((now) => to(work(now)));
  const stand = (at: string): void => {
    setPressed(false);
    edit((standing) => gone(standing, at));
    window.scrollTo(0, 0);
  };
  const next = (): void => {
    const nodes = index === undefined ? [] : (steps[index]?.nodes ?? []);
    const isWrong = nodes.some((node) => wrongOf(settled, node) !== undefined);
    if (isWrong) setPressed(true);
    else stand(steps[(index ?? 0) + 1]?.key ?? END);
  };
  return {
    settled,
    steps,
    index,
    here,
    isPressed,
    edit,
    answer: (node, text) => edit((standing) => answered(standing, node.key, text)),
    take: (changed, at) => {
      if (at !== undefined) setPressed(false);
      edit((standing) => taken(standing, changed(standing.settled), at));
    },
    go: stand,
    next,
    back: () => stand(steps[(index ?? steps.length) - 1]?.key ?? ''),
    speakIn: (language) =>
      edit((standing) => ({ ...standing.draft, start: standing.settled.moment.start, language })),
  };
}

/** Works out the same thing once, for what is looked at and then changed. */
function lastOf<Of extends object, Value>(work: (of: Of) => Value): (of: Of) => Value {
  let last: { readonly of: Of; readonly value: Value } | undefined;
  return (of) => {
    if (last?.of !== of) last = { of, value: work(of) };
    return last.value;
  };
}

/** What stands in the way of an answer, or of its absence. */
export const wrongOf = (settled: Settled, node: Node) =>
  problemOf(settled, node) ?? missingOf(settled, node);

/** Questions that stand in the way of saving. */
export const wrongCount = ({ settled, steps }: Filling): number =>
  steps.flatMap(({ nodes }) => nodes).filter((node) => wrongOf(settled, node) !== undefined).length;
