import type { Id } from '#kernel/id.ts';
import { err } from '#kernel/result.ts';
import type { Proposed } from '#book/activity.ts';
import { type Author, finish, given, present, type Rules } from '#domain/propose.ts';
import type { Task, TaskPlan } from '#domain/task.ts';
import { isSamePlan, tidyPlan } from '#domain/tidy-plan.ts';
import { WORK_ACCESS } from '#domain/work/access.ts';
import { WORK_FACTS } from '#domain/work/facts.ts';
import { judgeWork, type WorkStates } from '#domain/work/judge.ts';

type Schemas = typeof WORK_FACTS;

const RULES: Rules<Schemas, WorkStates> = {
  facts: WORK_FACTS,
  access: WORK_ACCESS,
  judge: judgeWork,
};

/** Minted with the form, so that saving twice writes once. */
type Ids = { readonly task: Id; readonly edition: Id };
/** Absent `villages`: every village of the commune. */
export type DirectiveIntent = TaskPlan & { readonly villages?: readonly Id[] };

const whole = ({ villages, ...typed }: DirectiveIntent) => {
  const plan = tidyPlan(typed);
  return plan && { ...plan, ...(villages && { villages: [...villages] }) };
};

export function proposeDirective(
  states: WorkStates,
  author: Author,
  ids: Ids,
  intent: DirectiveIntent,
): Proposed<Schemas> {
  if (states.work.directives.has(ids.task)) return err({ code: 'already-saved' });
  const plan = whole(intent);
  if (plan === undefined) return err({ code: 'value-wrong' });
  const body = { ...ids, ...plan };
  return finish(RULES, states, author, [{ type: 'directive.given@1', on: author.on, body }]);
}

/** `over`: the edition that the form showed. */
export function proposeDirectiveChange(
  states: WorkStates,
  author: Author,
  ids: Ids & { readonly over: Id },
  { reason, ...intent }: DirectiveIntent & { readonly reason?: string },
): Proposed<Schemas> {
  const known = states.work.directives.get(ids.task);
  if (known === undefined) return err({ code: 'reference-unknown' });
  if (known.editions.includes(ids.edition)) return err({ code: 'already-saved' });
  if (known.ended !== undefined) return err({ code: 'premise-changed' });
  const plan = whole(intent);
  if (plan === undefined) return err({ code: 'value-wrong' });
  if (isSamePlan(known, plan) && areSame(known, plan)) return err({ code: 'already-saved' });
  const why = given(reason);
  const body = { ...ids, ...plan, ...(why !== undefined && { reason: why }) };
  return finish(RULES, states, author, [{ type: 'directive.changed@1', on: author.on, body }]);
}

const areSame = (one: Pick<Task, 'villages'>, other: Pick<Task, 'villages'>): boolean =>
  one.villages?.join(' ') === other.villages?.join(' ');

export function proposeDirectiveEnd(
  states: WorkStates,
  author: Author,
  task: Id,
  why: string,
): Proposed<Schemas> {
  const known = states.work.directives.get(task);
  if (known === undefined) return err({ code: 'reference-unknown' });
  if (known.ended !== undefined) return err({ code: 'already-saved' });
  const reason = given(why);
  if (reason === undefined) return err({ code: 'value-wrong' });
  const body = present({ task, reason });
  return finish(RULES, states, author, [{ type: 'directive.ended@1', on: author.on, body }]);
}
