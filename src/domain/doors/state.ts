import { insertDated } from '#kernel/dated.ts';
import type { Id } from '#kernel/id.ts';
import { NO_FILE } from '#book/common.ts';
import { trustedAt } from '#book/fact.ts';
import { createTable, type Table } from '#book/table.ts';
import { type ActingTables, foldActing } from '#domain/doors/acting.ts';
import { type AnswerTables, emptyAnswers, foldAnswer } from '#domain/doors/survey.ts';
import {
  type Back,
  type DoorFact,
  type Media,
  type Outcome,
  type Skill,
  type Step,
  STEPS,
} from '#domain/doors/facts.ts';
import {
  type CaseFact,
  type CaseTables,
  emptyCases,
  foldCase,
  isOfCase,
} from '#domain/doors/cases.ts';
import { type ExampleFact, type ExampleTables, foldExample } from '#domain/doors/examples.ts';
import { foldPair, type PairTables } from '#domain/doors/pairs.ts';
import { promiseOf } from '#domain/doors/promise.ts';
import { foldSession, type SessionTables, timesOffRoll } from '#domain/doors/sessions.ts';
import { foldTask, type TaskTables } from '#domain/doors/tasks.ts';
import type { SkillLadder } from '#domain/ladder.ts';
import { foldTeam, type TeamTables } from '#domain/doors/team.ts';

/**
 * A visit as it stands after corrections. `on`: civil day; `at`: device seconds; `first`: the
 * outcome first recorded.
 */
export type Visit = {
  readonly id: Id;
  readonly household: Id;
  readonly stream: Id;
  readonly on: number;
  readonly at: number;
  readonly outcome: Outcome;
  readonly back?: Back;
  readonly note?: string;
  readonly corrected?: true;
};

/**
 * One recorded step of one person in one skill; without `reached` it was a mistake and counts
 * for nothing.
 */
export type Rung = {
  readonly step: Id;
  readonly skill: Skill;
  readonly reached?: Step;
  readonly on: number;
  readonly at: number;
  readonly stream: Id;
  /** The other entry of the same person it was told under, where it was. */
  readonly under?: Id;
};

/** A picture, scan or sound that stands. `file` is its name at the home, `key` opens it. */
export type Attachment = {
  readonly id: Id;
  readonly household: Id;
  readonly visit?: Id;
  readonly file: string;
  readonly key: string;
  readonly bytes: number;
  readonly media: Media;
  readonly note?: string;
  readonly stream: Id;
  readonly on: number;
  readonly at: number;
};

export type DoorsState = ActingTables &
  TaskTables &
  AnswerTables &
  TeamTables &
  SessionTables &
  ExampleTables &
  CaseTables &
  PairTables & {
    readonly visits: Table<Visit>;
    /** Visits of a household in the order of (on, at). */
    readonly visitsByHousehold: Table<readonly Id[]>;
    /** Steps of a resident in the order of (on, at). */
    readonly rungsByResident: Table<readonly Rung[]>;
    readonly attachments: Table<Attachment>;
    /** In the order of (on, at). */
    readonly attachmentsByHousehold: Table<readonly Id[]>;
  };

export const emptyDoors = (): DoorsState => ({
  visits: createTable(),
  visitsByHousehold: createTable(),
  rungsByResident: createTable(),
  helpsByResident: createTable(),
  handingsByResident: createTable(),
  attachments: createTable(),
  attachmentsByHousehold: createTable(),
  actings: createTable(),
  actingsByResident: createTable(),
  keepers: createTable(),
  keeperStamps: createTable(),
  praises: createTable(),
  sessions: createTable(),
  attended: createTable(),
  takenOff: createTable(),
  examples: createTable(),
  followers: createTable(),
  followings: createTable(),
  pairs: createTable(),
  pairsByResident: createTable(),
  ...emptyAnswers(),
  ...emptyCases(),
});

export function foldDoors(state: DoorsState, fact: DoorFact): void {
  switch (fact.type) {
    case 'door.visited@1':
      foldVisit(state, fact);
      return;
    case 'door.corrected@1':
      foldCorrection(state, fact);
      return;
    case 'skill.stepped@1':
      foldStep(state, fact);
      return;
    case 'skill.corrected@1':
      foldStepCorrection(state, fact);
      return;
    case 'help.given@1':
    case 'help.corrected@1':
    case 'help.handed@1':
    case 'handing.withdrawn@1':
      foldTask(state, fact);
      return;
    case 'attachment.added@1':
      foldAttachment(state, fact);
      return;
    case 'attachment.withdrawn@1':
      foldWithdrawal(state, fact.body.attachment);
      return;
    case 'acting.begun@1':
    case 'acting.ended@1':
      foldActing(state, fact);
      return;
    case 'door.assigned@1':
    case 'praise.given@1':
      foldTeam(state, fact);
      return;
    case 'session.held@1':
    case 'session.attended@1':
    case 'session.corrected@1':
      foldSession(state, fact);
      return;
    case 'survey.answered@1':
    case 'survey.corrected@1':
    case 'survey.continued@1':
      foldAnswer(state, fact);
      return;
    case 'pair.agreed@1':
    case 'pair.ended@1':
      foldPair(state, fact);
      return;
    default:
      foldRest(state, fact);
  }
}

function foldStep(state: DoorsState, fact: Extract<DoorFact, { type: 'skill.stepped@1' }>): void {
  const { step, resident, skill, session } = fact.body;
  const rungs = state.rungsByResident.get(resident) ?? [];
  if (rungs.some((rung) => rung.step === step)) return;
  // Whoever was not at the lesson learnt nothing there.
  const isOff = session !== undefined && timesOffRoll(state, { session, resident }) > 0;
  const rung: Rung = {
    step,
    skill,
    ...(!isOff && { reached: fact.body.reached }),
    on: fact.on,
    at: trustedAt(fact),
    stream: fact.stream,
  };
  const dated = insertDated(rungs, rung, (each) => each);
  state.rungsByResident.set(resident, dated);
}

function foldStepCorrection(
  { rungsByResident }: DoorsState,
  fact: Extract<DoorFact, { type: 'skill.corrected@1' }>,
): void {
  const { step, resident, reached } = fact.body;
  const rungs = (rungsByResident.get(resident) ?? []).map((rung): Rung => {
    if (rung.step !== step) return rung;
    const { reached: _, ...kept } = rung;
    return reached === undefined ? kept : { ...kept, reached };
  });
  rungsByResident.set(resident, rungs);
}

function foldRest(state: DoorsState, fact: ExampleFact | CaseFact): void {
  if (isOfCase(fact)) foldCase(state, fact);
  else foldExample(state, fact);
}

function foldVisit(state: DoorsState, fact: Extract<DoorFact, { type: 'door.visited@1' }>): void {
  const { visit: id, ...body } = fact.body;
  if (state.visits.has(id)) return;
  const visit: Visit = { id, ...body, stream: fact.stream, on: fact.on, at: trustedAt(fact) };
  state.visits.set(id, visit);
  const earlier = state.visitsByHousehold.get(visit.household) ?? [];
  const dated = insertDated(earlier, id, (each) => state.visits.get(each));
  state.visitsByHousehold.set(visit.household, dated);
}

function foldCorrection(
  state: DoorsState,
  fact: Extract<DoorFact, { type: 'door.corrected@1' }>,
): void {
  const visit = state.visits.get(fact.body.visit);
  if (visit === undefined) return;
  const { outcome, back, note } = fact.body;
  if (outcome === undefined) {
    state.visits.delete(visit.id);
    const others = state.visitsByHousehold.get(visit.household) ?? [];
    state.visitsByHousehold.set(
      visit.household,
      others.filter((id) => id !== visit.id),
    );
    return;
  }
  const { back: _back, note: _note, ...kept } = visit;
  state.visits.set(visit.id, {
    ...kept,
    outcome,
    ...(back && { back }),
    ...(note !== undefined && { note }),
    corrected: true,
  });
}

function foldAttachment(
  state: DoorsState,
  fact: Extract<DoorFact, { type: 'attachment.added@1' }>,
): void {
  const { attachment: id, ...body } = fact.body;
  if (state.attachments.has(id) || body.file === NO_FILE.file) return;
  const { household } = body;
  const added = { id, ...body, stream: fact.stream, on: fact.on, at: trustedAt(fact) };
  const earlier = state.attachmentsByHousehold.get(household) ?? [];
  state.attachments.set(id, added);
  const dated = insertDated(earlier, id, (each) => state.attachments.get(each));
  state.attachmentsByHousehold.set(household, dated);
}

function foldWithdrawal(state: DoorsState, id: Id): void {
  const known = state.attachments.get(id);
  if (known === undefined) return;
  state.attachments.delete(id);
  const others = state.attachmentsByHousehold.get(known.household) ?? [];
  state.attachmentsByHousehold.set(
    known.household,
    others.filter((other) => other !== id),
  );
}

/** Visits of a household up to a day, oldest first. */
export const visitsOf = (state: DoorsState, household: Id, day: number): readonly Visit[] =>
  (state.visitsByHousehold.get(household) ?? []).flatMap((id) => {
    const visit = state.visits.get(id);
    return visit !== undefined && visit.on <= day ? [visit] : [];
  });

/** Pictures, scans and sounds of a household, oldest first. */
export const attachmentsOf = (
  { attachments, attachmentsByHousehold }: DoorsState,
  household: Id,
): readonly Attachment[] =>
  (attachmentsByHousehold.get(household) ?? []).flatMap((id) => attachments.get(id) ?? []);

/** How far a person has come in a skill by a day: the latest step that stands. */
export function stepOf(
  state: DoorsState,
  resident: Id,
  skill: Skill,
  day: number,
): Step | undefined {
  return (state.rungsByResident.get(resident) ?? []).findLast(
    (rung) => rung.skill === skill && rung.reached !== undefined && rung.on <= day,
  )?.reached;
}

export const hasReached = (step: Step | undefined, target: Step): boolean =>
  step !== undefined && STEPS.indexOf(step) >= STEPS.indexOf(target);

/** The door as it is drawn: how far a household has come. */
export type Door = {
  /** Lit when somebody of the household can do that basic skill alone. */
  readonly panes: readonly boolean[];
  readonly met: boolean;
  readonly proficient: boolean;
  readonly teaches: boolean;
  /** Visits in a row, up to the last, that found nobody. */
  readonly nobodyHome: number;
  readonly back?: Back;
};

/** Draws a household's door as of a day; `residents` are those who live there. */
export function doorOf(
  { panes }: Pick<SkillLadder, 'panes'>,
  state: DoorsState,
  household: Id,
  residents: readonly Id[],
  day: number,
): Door {
  const visits = visitsOf(state, household, day);
  const skills = residents.map((resident) =>
    panes.map((pane) =>
      pane.some((skill) => hasReached(stepOf(state, resident, skill, day), 'alone')),
    ),
  );
  const lastAnswer = visits.findLastIndex((visit) => visit.outcome !== 'nobody');
  const back = promiseOf(visits)?.back;
  return {
    panes: panes.map((_, pane) => skills.some((known) => known[pane] === true)),
    met: visits.some((visit) => visit.outcome === 'met'),
    proficient: skills.some((known) => known.every(Boolean)),
    teaches: residents.some((resident) =>
      (state.rungsByResident.get(resident) ?? []).some(
        (rung) =>
          rung.reached === 'teaches' &&
          rung.on <= day &&
          stepOf(state, resident, rung.skill, day) === 'teaches',
      ),
    ),
    nobodyHome: visits.length - 1 - lastAnswer,
    ...(back && { back }),
  };
}
