import type { Id } from '#kernel/id.ts';
import { err, ok } from '#kernel/result.ts';
import type { ProposalOf, Proposed } from '#book/activity.ts';
import type { Skill, Step } from '#domain/doors/facts.ts';
import type { DoorsStates } from '#domain/doors/judge.ts';
import {
  type AttachmentIntent,
  draftAttachment,
  findDoorProblem,
  findResidentProblem,
  proposeStepCorrection,
  RULES,
  type WorkSchemas,
} from '#domain/doors/propose.ts';
import { timesOffRoll } from '#domain/doors/sessions.ts';
import { hasReached, stepOf } from '#domain/doors/state.ts';
import { type Author, finish, given, present } from '#domain/propose.ts';

type Schemas = WorkSchemas;

export type SessionIntent = {
  /** Minted by the phone that opened it; a phone that scanned its code says the same. */
  readonly session: Id;
  readonly title: string;
  readonly skill: Skill;
  readonly reached: Step;
  /** The day of the lesson. */
  readonly on: number;
  readonly there: readonly Id[];
};

/**
 * The roll of a lesson and one step for everybody who was there. Who has left meanwhile is left out, who has
 * come further already stays there, and who is on the roll already is not written again. Who was taken off it
 * is put back by whoever knows that.
 */
export function proposeSession(
  states: DoorsStates,
  author: Author,
  intent: SessionIntent,
): Proposed<Schemas> {
  const { session, skill, reached, on } = intent;
  const title = given(intent.title);
  if (title === undefined) return err({ code: 'session-title-missing' });
  if (on > author.on) return err({ code: 'day-ahead' });
  const { doors } = states;
  const known = new Set((doors.attended.get(session) ?? []).map(({ resident }) => resident));
  const drafts: ProposalOf<Schemas>[] = doors.sessions.has(session)
    ? []
    : [{ type: 'session.held@1', on, body: { session, title, skill, reached } }];
  for (const id of new Set(intent.there)) {
    const resident = states.homes.residents.get(id);
    if (resident === undefined || findResidentProblem(resident, on) !== undefined) continue;
    const about = { session, household: resident.household, resident: id };
    if (!known.has(id)) {
      const again = timesOffRoll(doors, about);
      const body = { ...about, ...(again > 0 && { again }) };
      drafts.push({ type: 'session.attended@1', on, body });
    }
    if (hasReached(stepOf(doors, id, skill, on), reached)) continue;
    const body = { step: author.newId(), ...about, skill, reached };
    drafts.push({ type: 'skill.stepped@1', on, body });
  }
  return finish(RULES, states, author, drafts);
}

export type RollBack = {
  /** Who stood on which roll. */
  readonly roll: readonly { readonly session: Id; readonly resident: Id }[];
  /** What was recorded in the roll. */
  readonly steps: readonly { readonly step: Id; readonly resident: Id }[];
  readonly reason?: string;
};

/** Takes names off a roll, and back the steps that were recorded in it; what is off already is left out. */
export function proposeRollBack(
  states: DoorsStates,
  author: Author,
  { roll, steps, reason }: RollBack,
): Proposed<Schemas> {
  const why = given(reason);
  const drafts: ProposalOf<Schemas>[] = roll.flatMap(({ session, resident }) => {
    const there = states.doors.attended.get(session) ?? [];
    const known = there.find((each) => each.resident === resident);
    if (known === undefined) return [];
    const body = present({ session, household: known.household, resident, reason: why });
    return [{ type: 'session.corrected@1', on: author.on, body }];
  });
  for (const step of steps) {
    const said = { ...step, ...(why !== undefined && { reason: why }) };
    const proposed = proposeStepCorrection(states, author, said);
    if (proposed.ok) drafts.push(...proposed.value);
    else if (proposed.error.code !== 'step-unknown') return proposed;
  }
  return finish(RULES, states, author, drafts);
}

export type ExampleIntent = {
  /** Minted with the form, so that saving it twice tells it once. */
  readonly example?: Id;
  readonly household: Id;
  readonly resident?: Id;
  readonly skill: Skill;
  readonly before: string;
  readonly after: string;
  /** Whoever it tells of was asked and agreed, until this day. */
  readonly agreed: boolean;
  readonly until: number;
  readonly picture?: AttachmentIntent;
  readonly sound?: AttachmentIntent;
};

/** Tells how it was for a household before and after, with what was pictured and recorded of it. */
export function proposeExample(
  states: DoorsStates,
  author: Author,
  intent: ExampleIntent,
): Proposed<Schemas> {
  const { household, resident, skill, until, picture, sound } = intent;
  const { on } = author;
  const example = intent.example ?? author.newId();
  if (states.doors.examples.has(example)) return err({ code: 'already-saved' });
  const refusal =
    findDoorProblem(states.homes.households.get(household), on) ??
    (resident === undefined
      ? undefined
      : findResidentProblem(states.homes.residents.get(resident), on));
  if (refusal !== undefined) return err(refusal);
  const [before, after] = [given(intent.before), given(intent.after)];
  if (before === undefined || after === undefined) return err({ code: 'example-empty' });
  if (!intent.agreed || until < on) return err({ code: 'example-unagreed' });
  const files = [picture, sound].flatMap((file) =>
    file === undefined ? [] : [draftAttachment({ ...file, household, on })],
  );
  const body = {
    example,
    household,
    resident,
    skill,
    before,
    after,
    until,
    picture: picture?.attachment,
    sound: sound?.attachment,
  };
  return finish(RULES, states, author, [
    ...files,
    { type: 'example.told@1', on, body: present(body) },
  ]);
}

/** It is told no longer. */
export function proposeExampleEnd(
  states: DoorsStates,
  author: Author,
  intent: { readonly example: Id; readonly reason?: string },
): Proposed<Schemas> {
  const known = states.doors.examples.get(intent.example);
  if (known === undefined) return err({ code: 'example-unknown' });
  const body = {
    example: known.id,
    household: known.household,
    reason: given(intent.reason),
  };
  return finish(RULES, states, author, [
    { type: 'example.withdrawn@1', on: author.on, body: present(body) },
  ]);
}

/** A household does as the example tells; its own household does not count, nor does it twice. */
export function proposeFollowed(
  states: DoorsStates,
  author: Author,
  { example, household }: { readonly example: Id; readonly household: Id },
): Proposed<Schemas> {
  const known = states.doors.examples.get(example);
  if (known === undefined) return err({ code: 'example-unknown' });
  const refusal = findDoorProblem(states.homes.households.get(household), author.on);
  if (refusal !== undefined) return err(refusal);
  const isCounted = states.doors.followers.get(example)?.includes(household) === true;
  if (isCounted || known.household === household) return ok([]);
  const body = { example, household };
  return finish(RULES, states, author, [{ type: 'example.followed@1', on: author.on, body }]);
}
