import { ID, PLACE, THING, WHY, WORK, type Line, type Lines } from '#domain/field-lines.ts';

// What the fields of directives, of a village's own tasks and of their steps are kept for.

const PLAN: Line = ['organise', 'none', 'not-personal', 'with-book'];
const WORDS: Line = ['organise', 'basic', 'task', 'until-erased'];
const TASK = {
  task: THING,
  edition: THING,
  title: WORDS,
  text: WORDS,
  due: PLAN,
  wants: PLAN,
  unit: PLAN,
  source: PLAN,
} as const satisfies Readonly<Record<string, Line>>;
const STEP = { step: THING, task: THING } as const;

export const DIRECTIVE_FIELDS: Lines = {
  'directive.given@1': { ...TASK, villages: PLACE },
  'directive.changed@1': { ...TASK, over: THING, villages: PLACE, reason: WHY },
  'directive.ended@1': { task: THING, reason: WHY },
};

export const TASK_FIELDS: Lines = {
  'task.given@1': TASK,
  'task.changed@1': { ...TASK, over: THING, reason: WHY },
  'task.ended@1': { task: THING, reason: WHY },
  // Who did what by which day: the records of a commune's work.
  'task.handed@1': { ...STEP, to: ID, due: WORK, note: WORDS },
  'task.reported@1': { ...STEP, edition: THING, text: WORDS, count: WORK, picture: WORDS },
  'task.settled@1': { ...STEP, note: WORDS },
  'task.returned@1': { ...STEP, of: THING, reason: WHY },
  'task.recalled@1': { ...STEP, reason: WHY },
};

/** What somebody is to their neighbours, as everybody there knows. */
export const POST_FIELDS: Lines = {
  'post.held@1': {
    holding: THING,
    person: ID,
    place: PLACE,
    as: WORK,
    alley: WORK,
    from: WORK,
    until: WORK,
  },
  'post.left@1': { holding: THING, until: WORK },
};
