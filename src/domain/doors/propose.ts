import type { Id } from '#kernel/id.ts';
import { err, ok } from '#kernel/result.ts';
import type { ProposalOf, Proposed, Refusal } from '#book/activity.ts';
import { DOORS_ACCESS } from '#domain/doors/access.ts';
import { secondsLeft } from '#domain/doors/acting.ts';
import type { CaseFact } from '#domain/doors/cases.ts';
import {
  ACTING_MINUTES_MAX,
  type ActingOutcome,
  type Back,
  DOOR_FACTS,
  type Help,
  type Media,
  type Outcome,
  type Skill,
  type Step,
} from '#domain/doors/facts.ts';
import { type DoorsStates, judgeDoors } from '#domain/doors/judge.ts';
import { type Rung, stepOf } from '#domain/doors/state.ts';
import type { Household, Resident } from '#domain/homes/state.ts';
import { type Author, finish, given, present, type Rules, tidyNote } from '#domain/propose.ts';

/** Of all but matters for the desk, which `propose-case.ts` proposes. */
export type WorkSchemas = Omit<typeof DOOR_FACTS, CaseFact['type']>;
type Schemas = WorkSchemas;
type Drafts = readonly ProposalOf<Schemas>[];

export const RULES: Rules<Schemas, DoorsStates> = {
  facts: DOOR_FACTS,
  access: DOORS_ACCESS,
  judge: judgeDoors,
};

export type StepIntent = {
  readonly resident: Id;
  readonly skill: Skill;
  readonly reached: Step;
  /** The time of acting it is done in. */
  readonly acting?: Id;
};
export type HelpIntent = {
  /** Minted with the form, so that saving it twice cannot help twice. */
  readonly help?: Id;
  readonly resident: Id;
  readonly skill: Skill;
  readonly how: Help;
  readonly note?: string;
  /** The time of acting it is done in. */
  readonly acting?: Id;
};

/** A sealed file that lies on the phone: its name, key and length stand in the fact. */
export type AttachmentIntent = {
  /** Minted when it was taken, so that saving it twice cannot add it twice. */
  readonly attachment: Id;
  readonly file: string;
  readonly key: string;
  readonly bytes: number;
  readonly media: Media;
  readonly note?: string;
};

export type VisitIntent = {
  /** Minted with the draft, so that saving a draft twice cannot make two visits. */
  readonly visit?: Id;
  readonly household: Id;
  /** The day of the visit, when it is written down later. */
  readonly on?: number;
  readonly outcome: Outcome;
  readonly back?: Back;
  readonly note?: string;
  readonly steps?: readonly StepIntent[];
  readonly helps?: readonly HelpIntent[];
  readonly attachments?: readonly AttachmentIntent[];
  /** Residents whose consent is marked in the same save. */
  readonly consented?: readonly Id[];
};

/** A knock at a door with all that came of it: the visit, steps of its people, help given. */
export function proposeVisit(
  states: DoorsStates,
  author: Author,
  intent: VisitIntent,
): Proposed<Schemas> {
  const on = intent.on ?? author.on;
  const { household, outcome, back, steps = [], helps = [] } = intent;
  const refusal =
    findDoorProblem(states.homes.households.get(household), on) ??
    findBackProblem(back, on) ??
    findDayProblem(on, author.on);
  if (refusal !== undefined) return err(refusal);
  if (outcome !== 'met' && steps.length + helps.length > 0) return err({ code: 'nobody-met' });
  const visit = intent.visit ?? author.newId();
  if (states.doors.visits.has(visit)) return err({ code: 'already-saved' });
  const drafts: ProposalOf<Schemas>[] = [
    {
      type: 'door.visited@1',
      on,
      body: present({ visit, household, outcome, back, note: given(intent.note, tidyNote) }),
    },
  ];
  for (const step of steps) {
    const proposed = draftStep(states, author, { ...step, visit, on });
    if (!proposed.ok) return proposed;
    drafts.push(...proposed.value);
  }
  for (const help of helps) {
    const proposed = draftHelp(states, author, { ...help, visit, on }, intent.consented ?? []);
    if (!proposed.ok) return proposed;
    drafts.push(...proposed.value);
  }
  for (const attachment of intent.attachments ?? []) {
    drafts.push(draftAttachment({ ...attachment, visit, household, on }));
  }
  return finish(RULES, states, author, drafts);
}

/** Adds a picture, scan or sound to a household, outside a visit. */
export function proposeAttachment(
  states: DoorsStates,
  author: Author,
  intent: AttachmentIntent & { readonly household: Id },
): Proposed<Schemas> {
  const { on } = author;
  const refusal = findDoorProblem(states.homes.households.get(intent.household), on);
  if (refusal !== undefined) return err(refusal);
  if (states.doors.attachments.has(intent.attachment)) return err({ code: 'already-saved' });
  return finish(RULES, states, author, [draftAttachment({ ...intent, on })]);
}

/** Takes one back; both facts stay in the trace. */
export function proposeWithdrawal(
  states: DoorsStates,
  author: Author,
  intent: { readonly attachment: Id; readonly reason?: string },
): Proposed<Schemas> {
  const known = states.doors.attachments.get(intent.attachment);
  if (known === undefined) return err({ code: 'attachment-unknown' });
  const { id: attachment, household } = known;
  const body = present({ attachment, household, reason: given(intent.reason) });
  return finish(RULES, states, author, [{ type: 'attachment.withdrawn@1', on: author.on, body }]);
}

export function draftAttachment(
  intent: AttachmentIntent & {
    readonly household: Id;
    readonly visit?: Id;
    readonly on: number;
  },
): ProposalOf<Schemas> {
  const { attachment, household, visit, file, key, bytes, media, note, on } = intent;
  const body = { attachment, household, visit, file, key, bytes, media, note: given(note) };
  return { type: 'attachment.added@1', on, body: present(body) };
}

/** One person comes one or more steps further in a skill, or has to begin lower again. */
export function proposeStep(
  states: DoorsStates,
  author: Author,
  intent: StepIntent & { readonly visit?: Id; readonly on?: number },
): Proposed<Schemas> {
  const proposed = draftStep(states, author, { ...intent, on: intent.on ?? author.on });
  return proposed.ok ? finish(RULES, states, author, proposed.value) : proposed;
}

/** Help with a task, outside a recorded visit or within one. */
export function proposeHelp(
  states: DoorsStates,
  author: Author,
  intent: HelpIntent & { readonly visit?: Id; readonly consented?: boolean },
): Proposed<Schemas> {
  const helps = states.doors.helpsByResident.get(intent.resident) ?? [];
  if (helps.some(({ help }) => help === intent.help)) return err({ code: 'already-saved' });
  const consented = intent.consented === true ? [intent.resident] : [];
  const proposed = draftHelp(states, author, { ...intent, on: author.on }, consented);
  return proposed.ok ? finish(RULES, states, author, proposed.value) : proposed;
}

function draftStep(
  states: DoorsStates,
  author: Author,
  intent: StepIntent & { readonly visit?: Id; readonly on: number },
): Proposed<Schemas> {
  const { resident: id, skill, reached, on } = intent;
  const resident = states.homes.residents.get(id);
  const refusal = findResidentProblem(resident, on) ?? findDayProblem(on, author.on);
  if (resident === undefined || refusal !== undefined) {
    return err(refusal ?? { code: 'resident-unknown' });
  }
  if (stepOf(states.doors, id, skill, on) === reached) return ok([]);
  const { household } = resident;
  const body = {
    step: author.newId(),
    visit: intent.visit,
    household,
    resident: id,
    skill,
    reached,
    acting: intent.acting,
  };
  return ok([{ type: 'skill.stepped@1', on, body: present(body) }]);
}

function draftHelp(
  states: DoorsStates,
  author: Author,
  intent: HelpIntent & { readonly visit?: Id; readonly on: number },
  consented: readonly Id[],
): Proposed<Schemas> {
  const { resident: id, skill, how, on } = intent;
  const resident = states.homes.residents.get(id);
  const refusal = findResidentProblem(resident, on);
  if (resident === undefined || refusal !== undefined) {
    return err(refusal ?? { code: 'resident-unknown' });
  }
  const until = resident.consentUntil;
  const isConsented = consented.includes(id) || (until !== undefined && on <= until);
  if (how === 'for' && !isConsented) return err({ code: 'no-consent' });
  const { household } = resident;
  const note = given(intent.note, tidyNote);
  const body = {
    help: intent.help ?? author.newId(),
    visit: intent.visit,
    household,
    resident: id,
    skill,
    how,
    note,
    acting: intent.acting,
  };
  return ok([{ type: 'help.given@1', on, body: present(body) }]);
}

export type ActingIntent = {
  /** Minted with the form, so that one time of acting is begun once. */
  readonly acting?: Id;
  readonly resident: Id;
  readonly skill: Skill;
  /** What the person asked for, in a few words. */
  readonly reason: string;
  /** Other times of acting of the same author that this one ends: nobody acts for two at once. */
  readonly ends?: readonly Id[];
  /** Device seconds of now. */
  readonly at: number;
};

/** Begins to act for a person whose consent runs, for half an hour. */
export function proposeActing(
  states: DoorsStates,
  author: Author,
  intent: ActingIntent,
): Proposed<Schemas> {
  const { resident: id, skill, ends = [], at } = intent;
  const resident = states.homes.residents.get(id);
  const refusal = findResidentProblem(resident, author.on);
  if (resident === undefined || refusal !== undefined) {
    return err(refusal ?? { code: 'resident-unknown' });
  }
  const acting = intent.acting ?? author.newId();
  if (states.doors.actings.has(acting)) return err({ code: 'already-saved' });
  const until = resident.consentUntil;
  if (until === undefined || author.on > until) return err({ code: 'no-consent' });
  const reason = given(intent.reason);
  if (reason === undefined) return err({ code: 'acting-why-missing' });
  const drafts: ProposalOf<Schemas>[] = ends.flatMap((other) =>
    draftActingEnd(states, author.on, { acting: other, outcome: 'done', at }),
  );
  const { household } = resident;
  const minutes = ACTING_MINUTES_MAX;
  const body = { acting, household, resident: id, skill, reason, minutes };
  drafts.push({ type: 'acting.begun@1', on: author.on, body });
  return finish(RULES, states, author, drafts);
}

export type ActingEnd = {
  readonly acting: Id;
  readonly outcome: ActingOutcome;
  readonly at: number;
};

/** Ends a time of acting; one that is over has nothing left to end. */
export const proposeActingEnd = (
  states: DoorsStates,
  author: Author,
  intent: ActingEnd,
): Proposed<Schemas> => finish(RULES, states, author, draftActingEnd(states, author.on, intent));

function draftActingEnd(states: DoorsStates, on: number, intent: ActingEnd): Drafts {
  const { outcome, at } = intent;
  const acting = states.doors.actings.get(intent.acting);
  if (acting === undefined || secondsLeft(acting, at) === 0) return [];
  const { id, household, resident } = acting;
  return [{ type: 'acting.ended@1', on, body: { acting: id, household, resident, outcome } }];
}

export type VisitCorrection = {
  readonly visit: Id;
  /** Absent: there was no such visit. */
  readonly outcome?: Outcome;
  readonly back?: Back;
  readonly note?: string;
  readonly reason?: string;
};

/** What a visit really was. `back` and `note` are those that stand from now on. */
export function proposeVisitCorrection(
  states: DoorsStates,
  author: Author,
  intent: VisitCorrection,
): Proposed<Schemas> {
  const visit = states.doors.visits.get(intent.visit);
  if (visit === undefined) return err({ code: 'visit-unknown' });
  const { outcome, back } = intent;
  const refusal = findBackProblem(back, visit.on);
  if (refusal !== undefined) return err(refusal);
  const note = given(intent.note, tidyNote);
  const isSame =
    outcome === visit.outcome &&
    note === visit.note &&
    back?.on === visit.back?.on &&
    back?.hour === visit.back?.hour;
  if (isSame) return ok([]);
  const { household } = visit;
  const body = present<Extract<Drafts[number], { type: 'door.corrected@1' }>['body']>({
    visit: visit.id,
    household,
    was: visit.outcome,
    outcome,
    back,
    note,
    reason: given(intent.reason),
  });
  return finish(RULES, states, author, [{ type: 'door.corrected@1', on: author.on, body }]);
}

export type StepCorrection = {
  readonly resident: Id;
  readonly step: Id;
  /** Absent: the step was recorded by mistake. */
  readonly reached?: Step;
  readonly reason?: string;
};

/** Corrects or withdraws a recorded step. */
export function proposeStepCorrection(
  states: DoorsStates,
  author: Author,
  intent: StepCorrection,
): Proposed<Schemas> {
  const { step, reached } = intent;
  const rung = (states.doors.rungsByResident.get(intent.resident) ?? []).find(
    (each: Rung) => each.step === step,
  );
  const resident = rung?.under ?? intent.resident;
  const household = states.homes.residents.get(resident)?.household;
  if (rung === undefined || household === undefined) return err({ code: 'step-unknown' });
  if (rung.reached === reached) return ok([]);
  const reason = given(intent.reason);
  const body = { step, household, resident, was: rung.reached, reached, reason };
  return finish(RULES, states, author, [
    { type: 'skill.corrected@1', on: author.on, body: present(body) },
  ]);
}

export function findDoorProblem(household: Household | undefined, on: number): Refusal | undefined {
  if (household === undefined) return { code: 'household-unknown' };
  return household.left !== undefined && household.left.on <= on
    ? { code: 'household-left' }
    : undefined;
}

export function findResidentProblem(
  resident: Resident | undefined,
  on: number,
): Refusal | undefined {
  if (resident === undefined) return { code: 'resident-unknown' };
  return resident.left !== undefined && resident.left.on <= on
    ? { code: 'resident-left' }
    : undefined;
}

const findBackProblem = (back: Back | undefined, on: number): Refusal | undefined =>
  back !== undefined && back.on < on ? { code: 'back-in-past' } : undefined;

const findDayProblem = (on: number, today: number): Refusal | undefined =>
  on > today ? { code: 'day-ahead' } : undefined;
