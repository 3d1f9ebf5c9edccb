import type { Id } from '#kernel/id.ts';
import type { Actor, Judgement } from '#book/activity.ts';
import { daysOf, standing } from '#domain/actor.ts';
import { flagged, IN_CHARGE, judgeStanding, OK, refused } from '#domain/judge.ts';
import { judgeTask } from '#domain/judge-task.ts';
import type { PeopleState } from '#domain/people/state.ts';
import { OFFICE } from '#domain/reach/access.ts';
import type { Step, TasksFact, TasksState } from '#domain/reach/tasks.ts';

type States = { readonly reach: TasksState; readonly people: PeopleState };
type Of<Type extends TasksFact['type']> = Extract<TasksFact, { type: Type }>;

/** Who speaks for the commune; what it gave, it alone sends back. */

export function judgeTasks(states: States, actor: Actor, fact: TasksFact): Judgement {
  switch (fact.type) {
    case 'task.handed@1':
      return states.people.persons.has(fact.body.to) ? OK : flagged('person-unknown');
    case 'task.reported@1': {
      const { text, count, picture } = fact.body;
      return text === undefined && count === undefined && picture === undefined
        ? refused('report-empty')
        : OK;
    }
    case 'task.settled@1':
      return OK;
    case 'task.returned@1':
      return judgeReturn(states, actor, fact);
    case 'task.recalled@1':
      return judgeRecall(states, actor, fact);
    default:
      return judgeTask(states.reach.tasks.get(fact.body.task), fact);
  }
}

const stepIn = ({ steps }: TasksState, task: Id, id: Id): Step | undefined =>
  steps.get(task)?.find(({ step }) => step === id);

/** Whether it is the word of a commune over what a village has settled. */
const isAbove = (reach: TasksState, task: Id, of: Id): boolean =>
  !reach.tasks.has(task) && stepIn(reach, task, of)?.type === 'task.settled@1';

function judgeReturn(
  { reach }: States,
  actor: Actor,
  { body: { task, of }, ...fact }: Of<'task.returned@1'>,
): Judgement {
  const step = stepIn(reach, task, of);
  if (step === undefined) return flagged('premise-changed');
  if (step.type === 'task.settled@1' && isAbove(reach, task, of)) {
    return judgeStanding(standing(actor, OFFICE, ...daysOf(fact)));
  }
  return step.type === 'task.settled@1' || step.type === 'task.reported@1'
    ? OK
    : refused('reference-mismatch');
}

/** Whoever took the step, or is in charge of taking such a one. */
function judgeRecall(
  { reach, people }: States,
  actor: Actor,
  { body: { task, step: id }, ...fact }: Of<'task.recalled@1'>,
): Judgement {
  const step = stepIn(reach, task, id);
  if (step === undefined) return flagged('premise-changed');
  // What was sent back is done anew; it was said, and somebody answered it.
  if (reach.steps.get(task)?.some((each) => 'of' in each && each.of === id) === true) {
    return refused('reference-mismatch');
  }
  if (people.streams.get(step.stream)?.person === actor.person) return OK;
  const isCommunes = step.type === 'task.returned@1' && isAbove(reach, task, step.of);
  return judgeStanding(standing(actor, isCommunes ? OFFICE : IN_CHARGE, ...daysOf(fact)));
}
