import type { Id } from '#kernel/id.ts';
import { err } from '#kernel/result.ts';
import type { ProposalOf, Proposed } from '#book/activity.ts';
import { type Author, finish, given, present, type Rules, tidyNote } from '#domain/propose.ts';
import { REACH_ACCESS } from '#domain/reach/access.ts';
import { REACH_FACTS } from '#domain/reach/facts.ts';
import { judgeReach, type ReachStates } from '#domain/reach/judge.ts';
import type { TaskPlan } from '#domain/task.ts';
import { isSamePlan, tidyPlan } from '#domain/tidy-plan.ts';

type Schemas = typeof REACH_FACTS;
type BodyOf<Type extends keyof Schemas> = Extract<ProposalOf<Schemas>, { type: Type }>['body'];

const RULES: Rules<Schemas, ReachStates> = {
  facts: REACH_FACTS,
  access: REACH_ACCESS,
  judge: judgeReach,
};

/** Minted with the form, so that saving twice writes once. */
type Ids = { readonly task: Id; readonly edition: Id };
type StepIds = { readonly task: Id; readonly step: Id };

/** To whom, by when, and what is said with it. */
export type HandingIntent = {
  readonly to: Id;
  readonly due?: number;
  readonly note?: string;
};

/** What a village gives its own people to do, at once to somebody by name. */
export function proposeTask(
  states: ReachStates,
  author: Author,
  ids: Ids & { readonly step: Id },
  { to, ...intent }: TaskPlan & { readonly to?: Id },
): Proposed<Schemas> {
  const { step, task, edition } = ids;
  if (states.reach.tasks.has(task)) return err({ code: 'already-saved' });
  const plan = tidyPlan(intent);
  if (plan === undefined) return err({ code: 'value-wrong' });
  const { on } = author;
  const body = { task, edition, ...plan };
  return finish(RULES, states, author, [
    { type: 'task.given@1', on, body },
    ...(to === undefined ? [] : [{ type: 'task.handed@1', on, body: { step, task, to } } as const]),
  ]);
}

/** `over`: the edition that the form showed. */
export function proposeTaskChange(
  states: ReachStates,
  author: Author,
  ids: Ids & { readonly over: Id },
  { reason, ...intent }: TaskPlan & { readonly reason?: string },
): Proposed<Schemas> {
  const known = states.reach.tasks.get(ids.task);
  if (known === undefined) return err({ code: 'reference-unknown' });
  if (known.editions.includes(ids.edition)) return err({ code: 'already-saved' });
  if (known.ended !== undefined) return err({ code: 'premise-changed' });
  const plan = tidyPlan(intent);
  if (plan === undefined) return err({ code: 'value-wrong' });
  if (isSamePlan(known, plan)) return err({ code: 'already-saved' });
  const why = given(reason);
  const body = { ...ids, ...plan, ...(why !== undefined && { reason: why }) };
  return finish(RULES, states, author, [{ type: 'task.changed@1', on: author.on, body }]);
}

export function proposeTaskEnd(
  states: ReachStates,
  author: Author,
  task: Id,
  why: string,
): Proposed<Schemas> {
  const known = states.reach.tasks.get(task);
  if (known === undefined) return err({ code: 'reference-unknown' });
  if (known.ended !== undefined) return err({ code: 'already-saved' });
  const reason = given(why);
  if (reason === undefined) return err({ code: 'value-wrong' });
  const body = { task, reason };
  return finish(RULES, states, author, [{ type: 'task.ended@1', on: author.on, body }]);
}

const isTaken = ({ reach }: ReachStates, { task, step }: StepIds): boolean =>
  reach.steps.get(task)?.some((each) => each.step === step) === true;

export function proposeHanding(
  states: ReachStates,
  author: Author,
  ids: StepIds,
  { to, due, note }: HandingIntent,
): Proposed<Schemas> {
  if (isTaken(states, ids)) return err({ code: 'already-saved' });
  if (due !== undefined && due < author.on) return err({ code: 'back-in-past' });
  const body = present<BodyOf<'task.handed@1'>>({ ...ids, to, due, note: given(note, tidyNote) });
  return finish(RULES, states, author, [{ type: 'task.handed@1', on: author.on, body }]);
}

export function proposeReport(
  states: ReachStates,
  author: Author,
  ids: StepIds & { readonly edition: Id },
  { text, count, picture }: Pick<BodyOf<'task.reported@1'>, 'text' | 'count' | 'picture'>,
): Proposed<Schemas> {
  if (isTaken(states, ids)) return err({ code: 'already-saved' });
  const said = given(text, tidyNote);
  const body = present<BodyOf<'task.reported@1'>>({ ...ids, text: said, count, picture });
  return finish(RULES, states, author, [{ type: 'task.reported@1', on: author.on, body }]);
}

export function proposeSettling(
  states: ReachStates,
  author: Author,
  ids: StepIds,
): Proposed<Schemas> {
  if (isTaken(states, ids)) return err({ code: 'already-saved' });
  return finish(RULES, states, author, [{ type: 'task.settled@1', on: author.on, body: ids }]);
}

/** A report goes back to whoever reported, a settling to the village. */
export function proposeReturn(
  states: ReachStates,
  author: Author,
  ids: StepIds & { readonly of: Id },
  why: string,
): Proposed<Schemas> {
  if (isTaken(states, ids)) return err({ code: 'already-saved' });
  const reason = given(why, tidyNote);
  if (reason === undefined) return err({ code: 'why-missing' });
  const body = { ...ids, reason };
  return finish(RULES, states, author, [{ type: 'task.returned@1', on: author.on, body }]);
}

export function proposeRecall(
  states: ReachStates,
  author: Author,
  ids: StepIds,
  reason?: string,
): Proposed<Schemas> {
  if (!isTaken(states, ids)) return err({ code: 'already-settled' });
  const body = present<BodyOf<'task.recalled@1'>>({ ...ids, reason: given(reason) });
  return finish(RULES, states, author, [{ type: 'task.recalled@1', on: author.on, body }]);
}
