import * as v from 'valibot';
import { HELPS, OUTCOMES, SkillName, STEPS } from '#domain/doors/facts.ts';
import type { Skill, Step } from '#domain/doors/facts.ts';
import type { SkillLadder } from '#domain/ladder.ts';
import { RELATIONS, SEXES } from '#domain/homes/facts.ts';
import type { HouseholdReply } from '#protocol/queries.ts';

/* States of one household as the home folded them. Fields that a newer home adds are left alone. */

const Text = v.optional(v.string());
const Day = v.optional(v.number());
const Flag = v.optional(v.boolean());
const Left = v.optional(v.object({ on: v.number(), reason: v.string() }));

const HouseholdRecord = v.object({
  id: v.string(),
  head: Text,
  code: Text,
  alley: Text,
  phone: Text,
  business: Flag,
  left: Left,
});

const PersonRecord = v.object({
  id: v.string(),
  name: v.string(),
  birthYear: Day,
  sex: v.optional(v.picklist(SEXES)),
  relation: v.optional(v.picklist(RELATIONS)),
  phone: Text,
  smartphone: Flag,
  bank: Flag,
  epay: Flag,
  away: Flag,
  consentUntil: Day,
  left: Left,
});
export type PersonRecord = v.InferOutput<typeof PersonRecord>;

const VisitRecord = v.object({
  id: v.string(),
  outcome: v.optional(v.picklist(OUTCOMES)),
  on: v.number(),
  at: v.number(),
  stream: v.string(),
  back: v.optional(v.object({ on: v.number(), hour: v.optional(v.number()) })),
  note: Text,
  corrected: Flag,
});
export type VisitRecord = v.InferOutput<typeof VisitRecord>;

const RungRecord = v.object({
  skill: SkillName,
  reached: v.optional(v.picklist(STEPS)),
  on: v.number(),
  at: v.number(),
});
type RungRecord = v.InferOutput<typeof RungRecord>;

const HelpRecord = v.object({
  skill: SkillName,
  how: v.picklist(HELPS),
  on: v.number(),
  stream: v.string(),
  note: Text,
});
export type HelpRecord = v.InferOutput<typeof HelpRecord>;

/** What can be read of a list; a line of another form is left out rather than all of it. */
function readAll<Schema extends v.GenericSchema>(
  schema: Schema,
  list: readonly unknown[] | undefined,
): readonly v.InferOutput<Schema>[] {
  return (list ?? []).flatMap((item) => {
    const read = v.safeParse(schema, item);
    return read.success ? [read.output] : [];
  });
}

export type HomePerson = PersonRecord & {
  /** The latest step that stands, by skill. */
  readonly steps: ReadonlyMap<Skill, Step>;
  readonly helps: readonly HelpRecord[];
};

export function readHome(reply: HouseholdReply) {
  const household = v.safeParse(HouseholdRecord, reply.household);
  const people = readAll(PersonRecord, reply.residents).map((person): HomePerson => ({
    ...person,
    steps: stepsOf(readAll(RungRecord, reply.rungs[person.id])),
    helps: readAll(HelpRecord, reply.helps[person.id]),
  }));
  const visits = [...readAll(VisitRecord, reply.visits)].sort(
    (left, right) => right.on - left.on || right.at - left.at,
  );
  return { household: household.success ? household.output : undefined, people, visits };
}

function stepsOf(rungs: readonly RungRecord[]): ReadonlyMap<Skill, Step> {
  const steps = new Map<Skill, Step>();
  const inOrder = [...rungs].sort((left, right) => left.on - right.on || left.at - right.at);
  for (const { skill, reached } of inOrder) if (reached !== undefined) steps.set(skill, reached);
  return steps;
}

const PROFICIENT = STEPS.indexOf('alone');

const isAlone = (step: Step | undefined): boolean =>
  step !== undefined && STEPS.indexOf(step) >= PROFICIENT;

/** Which of the five basic skills a person does alone. */
export const basicsOf = (
  { panes }: SkillLadder,
  steps: ReadonlyMap<Skill, Step>,
): readonly boolean[] => panes.map((skills) => skills.some((skill) => isAlone(steps.get(skill))));

/** The door as it is drawn, from those who live there. */
export function faceOfHome(
  ladder: SkillLadder,
  { people, visits }: Pick<ReturnType<typeof readHome>, 'people' | 'visits'>,
) {
  const there = people.filter((person) => person.left === undefined);
  const basics = there.map((person) => basicsOf(ladder, person.steps));
  const counted = visits.filter((visit) => visit.outcome !== undefined);
  const answered = counted.findIndex((visit) => visit.outcome !== 'nobody');
  return {
    panes: ladder.panes.map((_, pane) => basics.some((known) => known[pane] === true)),
    met: counted.some((visit) => visit.outcome === 'met'),
    whole: basics.some((known) => known.every(Boolean)),
    teaches: there.some((person) => [...person.steps.values()].includes('teaches')),
    away: answered < 0 ? counted.length : answered,
  };
}
