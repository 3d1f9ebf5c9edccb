import { dayOfSeconds, dayToIso, formatTime, isoToDay } from '#kernel/vi-calendar.ts';
import type { Answers } from '#form/answer.ts';
import { withDefaults } from '#form/fill.ts';
import type { OpenForm } from '#form/open.ts';
import { settle, type Settled } from '#form/settle.ts';
import { type Step, stepsOf } from '#form/steps.ts';
import { END, type FillDraft } from './fill-draft.ts';

/** A draft worked through: what is asked at present, and the screen one stands on. */
export type Standing = {
  readonly draft: FillDraft;
  readonly settled: Settled;
  readonly steps: readonly Step[];
  /** Of the step; undefined for the last look. */
  readonly index: number | undefined;
  /** Its key. */
  readonly here: string;
};

const momentText = (seconds: number): string =>
  `${dayToIso(dayOfSeconds(seconds))}T${formatTime(seconds)}:00`;

export function standingOf(form: OpenForm, draft: FillDraft, seconds: number): Standing {
  const now = momentText(seconds);
  const start = draft.start ?? now;
  const moment = { today: dayAsked(draft, start), now, start, language: draft.language };
  const settled = settle(form, withDefaults(form, draft.answers, moment), moment);
  const steps = stepsOf(settled);
  const found = steps.findIndex(({ key }) => isAt(key, draft.at));
  const index = draft.at === END ? undefined : Math.max(0, found);
  const here = index === undefined ? END : (steps[index]?.key ?? '');
  return { draft, settled, steps, index, here };
}

/** "Today" is the day on which it was first asked, however late it is gone on with or corrected. */
const dayAsked = ({ before }: FillDraft, start: string): string =>
  before === undefined ? start.slice(0, 10) : dayToIso(before.on);

/** The civil day of the first touch, on which the answers were given. */
export function dayOfFill({ start = '' }: FillDraft, today: number): number {
  const begun = isoToDay(start.slice(0, 10));
  return begun.ok ? Math.min(begun.value, today) : today;
}

/** `people[2]/` is the first screen of that time of a repeat. */
const isAt = (key: string, at: string | undefined): boolean =>
  at !== undefined && (key === at || (at.endsWith('/') && key.startsWith(at)));

/** Other answers; where one stands stays, whatever they open or close. */
export const taken = (
  { draft, settled, here }: Standing,
  answers: Answers,
  at = here,
): FillDraft => ({ ...draft, start: settled.moment.start, at, answers: { ...answers } });

/** One answer, beside whatever else was given by the time it came. */
export const answered = (standing: Standing, key: string, text: string): FillDraft =>
  taken(standing, { ...standing.settled.answers, [key]: text });

/** On another screen; what is worked out once is kept from here on. */
export const gone = (standing: Standing, at: string): FillDraft =>
  taken(standing, { ...standing.settled.answers, ...standing.settled.fixed }, at);
