import { useMemo, useState } from 'preact/hooks';
import { dayOfSeconds, dayToIso, formatTime } from '#kernel/vi-calendar.ts';
import type { Answers } from '#form/answer.ts';
import { missingOf, type Node, problemOf, withDefaults } from '#form/fill.ts';
import type { OpenForm } from '#form/open.ts';
import { settle, type Settled } from '#form/settle.ts';
import { type Step, stepsOf } from '#form/steps.ts';
import type { FillDraft } from './fill-draft.ts';

export const END = 'end';

/** A form with its answers, the screen one stands on, and the ways on from there. */
export type Filling = {
  readonly settled: Settled;
  readonly steps: readonly Step[];
  /** Of the step; undefined for the last look. */
  readonly index: number | undefined;
  /** Whether somebody wanted to go on, so that what is missing is told. */
  readonly isPressed: boolean;
  readonly answer: (node: Node, text: string) => void;
  /** `at`: another screen to stand on, else the same. */
  readonly take: (answers: Answers, at?: string) => void;
  readonly go: (key: string) => void;
  readonly next: () => void;
  readonly back: () => void;
  readonly speakIn: (language: number) => void;
};

const momentText = (seconds: number): string =>
  `${dayToIso(dayOfSeconds(seconds))}T${formatTime(seconds)}:00`;

/** Goes through a form: what was said is written down with every letter, what stands against it is told. */
export function useFilling(
  form: OpenForm,
  draft: FillDraft,
  nowSeconds: number,
  change: (next: FillDraft) => void,
): Filling {
  const [isPressed, setPressed] = useState(false);
  const now = momentText(nowSeconds);
  const start = draft.start ?? now;
  const moment = useMemo(
    () => ({ today: now.slice(0, 10), now, start, language: draft.language }),
    [now, start, draft.language],
  );
  const settled = useMemo(
    () => settle(form, withDefaults(form, draft.answers, moment), moment),
    [form, draft.answers, moment],
  );
  const steps = useMemo(() => stepsOf(settled), [settled]);
  const found = steps.findIndex(({ key }) => isAt(key, draft.at));
  const index = draft.at === END ? undefined : Math.max(0, found);
  const stand = (at: string): void => {
    setPressed(false);
    change({ ...draft, start, at, answers: { ...settled.answers, ...settled.fixed } });
    window.scrollTo(0, 0);
  };
  // Where one stands stays, whatever the answer opens or closes.
  const here = index === undefined ? END : (steps[index]?.key ?? '');
  const take = (answers: Answers, at = here): void => {
    if (at !== here) setPressed(false);
    change({ ...draft, start, at, answers: { ...answers } });
  };
  const next = (): void => {
    const nodes = index === undefined ? [] : (steps[index]?.nodes ?? []);
    const isWrong = nodes.some((node) => wrongOf(settled, node) !== undefined);
    if (isWrong) setPressed(true);
    else stand(steps[(index ?? 0) + 1]?.key ?? END);
  };
  const back = (): void => stand(steps[(index ?? steps.length) - 1]?.key ?? '');
  return {
    settled,
    steps,
    index,
    isPressed,
    answer: (node, text) => take({ ...settled.answers, [node.key]: text }),
    take,
    go: stand,
    next,
    back,
    speakIn: (language) => change({ ...draft, start, language }),
  };
}

/** `people[2]/` is the first screen of that time of a repeat. */
const isAt = (key: string, at: string | undefined): boolean =>
  at !== undefined && (key === at || (at.endsWith('/') && key.startsWith(at)));

/** What stands in the way of an answer, or of its absence. */
export const wrongOf = (settled: Settled, node: Node) =>
  problemOf(settled, node) ?? missingOf(settled, node);
