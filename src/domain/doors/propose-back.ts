import type { Id } from '#kernel/id.ts';
import { err, ok } from '#kernel/result.ts';
import type { ProposalOf, Proposed } from '#book/activity.ts';
import { answerOf } from '#domain/doors/cases.ts';
import type { Example } from '#domain/doors/examples.ts';
import type { DOOR_FACTS } from '#domain/doors/facts.ts';
import type { DoorsStates } from '#domain/doors/judge.ts';
import { RULES, type WorkSchemas } from '#domain/doors/propose.ts';
import { CASE_RULES, proposeAsking, whomOf } from '#domain/doors/propose-case.ts';
import { type Author, finish, present } from '#domain/propose.ts';

/* What takes back what one tap wrote; it comes only when somebody asks for it. */

type Schemas = WorkSchemas;
type BodyOf<Type extends keyof typeof DOOR_FACTS> = Extract<
  ProposalOf<typeof DOOR_FACTS>,
  { type: Type }
>['body'];

/** Gives doors back to whoever looked after them; where somebody divided them anew since, that stands. */
export function proposeSplitBack(
  states: DoorsStates,
  author: Author,
  split: readonly BodyOf<'door.assigned@1'>[],
): Proposed<Schemas> {
  const drafts = split.flatMap(({ household, to, was }): ProposalOf<Schemas>[] => {
    if (was === to || states.doors.keepers.get(household) !== to) return [];
    const body = present<BodyOf<'door.assigned@1'>>({ household, to: was, was: to });
    return [{ type: 'door.assigned@1', on: author.on, body }];
  });
  return finish(RULES, states, author, drafts);
}

/** What was just handed over is taken back: the team does it as before. */
export const proposeHandingBack = (
  states: DoorsStates,
  author: Author,
  body: { readonly handing: Id; readonly household: Id; readonly resident: Id },
): Proposed<typeof DOOR_FACTS> =>
  finish(RULES, states, author, [{ type: 'handing.withdrawn@1', on: author.on, body }]);

/** They were not, after all. */
export function proposeUntold(
  states: DoorsStates,
  author: Author,
  id: Id,
): Proposed<typeof DOOR_FACTS> {
  const known = states.doors.cases.get(id);
  const answer = answerOf(states.doors, id)?.answer;
  if (known === undefined || answer === undefined) return err({ code: 'reference-unknown' });
  if (!states.doors.toldAnswers.has(answer)) return ok([]);
  const body = { ...whomOf(known), answer };
  return finish(CASE_RULES, states, author, [
    { type: 'case.untold@1', on: author.on, body: present<BodyOf<'case.untold@1'>>(body) },
  ]);
}

/** What was taken back by mistake is asked once more, in a case of its own: the desk has closed the other. */
export function proposeAskedAgain(
  states: DoorsStates,
  author: Author,
  id: Id,
): Proposed<typeof DOOR_FACTS> {
  const known = states.doors.cases.get(id);
  if (known === undefined) return err({ code: 'reference-unknown' });
  const { matter, words, call, household, resident, agreed } = known;
  // A day on which they wished to hear of it may have passed.
  const isAhead = call !== undefined && call.on >= author.on;
  return proposeAsking(states, author, {
    case: author.newId(),
    matter,
    words,
    ...(household !== undefined && { household }),
    ...(resident !== undefined && { resident }),
    ...(agreed && { agreed }),
    ...(isAhead && { call }),
  });
}

/** It was recorded by mistake that a household does so. */
export function proposeUnfollowed(
  states: DoorsStates,
  author: Author,
  body: { readonly example: Id; readonly household: Id },
): Proposed<Schemas> {
  if (states.doors.followers.get(body.example)?.includes(body.household) !== true) return ok([]);
  return finish(RULES, states, author, [{ type: 'example.unfollowed@1', on: author.on, body }]);
}

/** What was ended by mistake is told again, with those who follow it, under an id of its own. */
export function proposeExampleAgain(
  states: DoorsStates,
  author: Author,
  { was, followers }: { readonly was: Example; readonly followers: readonly Id[] },
): Proposed<Schemas> {
  const { on } = author;
  if (was.until < on) return err({ code: 'example-unagreed' });
  const { id: _, stream: __, on: ___, at: ____, ...told } = was;
  const example = author.newId();
  return finish(RULES, states, author, [
    { type: 'example.told@1', on, body: { example, ...told } },
    ...followers.map(
      (household) => ({ type: 'example.followed@1', on, body: { example, household } }) as const,
    ),
  ]);
}
