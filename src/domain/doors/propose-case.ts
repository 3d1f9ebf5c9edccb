import type { Id } from '#kernel/id.ts';
import { err, ok } from '#kernel/result.ts';
import type { ProposalOf, Proposed } from '#book/activity.ts';
import { answerOf, type Case, stageOf } from '#domain/doors/cases.ts';
import { DOORS_ACCESS } from '#domain/doors/access.ts';
import { DOOR_FACTS } from '#domain/doors/facts.ts';
import type { DoorsStates } from '#domain/doors/judge.ts';
import { judgeDoorsAndCases } from '#domain/doors/judge-case.ts';
import { findDoorProblem, findResidentProblem } from '#domain/doors/propose.ts';
import { type Author, finish, given, present, type Rules, tidyNote } from '#domain/propose.ts';

type Schemas = typeof DOOR_FACTS;
type BodyOf<Type extends keyof Schemas> = Extract<ProposalOf<Schemas>, { type: Type }>['body'];
type Asked = Pick<BodyOf<'case.amended@1'>, 'matter' | 'call'> & {
  readonly words?: string | undefined;
};

export const CASE_RULES: Rules<Schemas, DoorsStates> = {
  facts: DOOR_FACTS,
  access: DOORS_ACCESS,
  judge: judgeDoorsAndCases,
};

/** `case` is minted with the form, so that saving it twice asks once. */
export type AskingIntent = Asked &
  Pick<BodyOf<'case.asked@1'>, 'case' | 'household' | 'resident' | 'agreed'>;

/** Passes a matter on to the desk of the commune. */
export function proposeAsking(
  states: DoorsStates,
  author: Author,
  intent: AskingIntent,
): Proposed<Schemas> {
  const { on } = author;
  const { household, resident, agreed } = intent;
  if (states.doors.cases.has(intent.case)) return err({ code: 'already-saved' });
  const refusal =
    (resident === undefined
      ? undefined
      : findResidentProblem(states.homes.residents.get(resident), on)) ??
    (household === undefined
      ? undefined
      : findDoorProblem(states.homes.households.get(household), on)) ??
    findAskedProblem(intent, on);
  if (refusal !== undefined) return err(refusal);
  const body = { case: intent.case, household, resident, ...saidIn(intent), agreed };
  return finish(CASE_RULES, states, author, [
    { type: 'case.asked@1', on, body: present<BodyOf<'case.asked@1'>>(body) },
  ]);
}

/** What is asked in the place of what was, until the desk took it on. */
export function proposeAmending(
  states: DoorsStates,
  author: Author,
  id: Id,
  intent: Asked,
): Proposed<Schemas> {
  const known = states.doors.cases.get(id);
  if (known === undefined) return err({ code: 'reference-unknown' });
  if (stageOf(states.doors, known) !== 'asked') return err({ code: 'premise-changed' });
  const refusal = findAskedProblem(intent, author.on);
  if (refusal !== undefined) return err(refusal);
  const said = saidIn(intent);
  const { matter, words, call } = known;
  if (
    JSON.stringify([matter, words, call]) === JSON.stringify([said.matter, said.words, said.call])
  ) {
    return ok([]);
  }
  const body = { ...whomOf(known), edition: known.edition + 1, ...said };
  return finish(CASE_RULES, states, author, [
    { type: 'case.amended@1', on: author.on, body: present<BodyOf<'case.amended@1'>>(body) },
  ]);
}

/** Takes back what was asked. */
export function proposeCaseEnd(
  states: DoorsStates,
  author: Author,
  id: Id,
  reason?: string,
): Proposed<Schemas> {
  const known = states.doors.cases.get(id);
  if (known === undefined) return err({ code: 'reference-unknown' });
  if (known.withdrawn !== undefined) return err({ code: 'already-saved' });
  const body = { ...whomOf(known), reason: given(reason) };
  return finish(CASE_RULES, states, author, [
    { type: 'case.withdrawn@1', on: author.on, body: present<BodyOf<'case.withdrawn@1'>>(body) },
  ]);
}

/** They were told what the desk answered last. */
export function proposeTold(states: DoorsStates, author: Author, id: Id): Proposed<Schemas> {
  const known = states.doors.cases.get(id);
  const answer = answerOf(states.doors, id)?.answer;
  if (known === undefined || answer === undefined) return err({ code: 'reference-unknown' });
  if (states.doors.toldAnswers.has(answer)) return err({ code: 'already-saved' });
  const body = { ...whomOf(known), answer };
  return finish(CASE_RULES, states, author, [
    { type: 'case.told@1', on: author.on, body: present<BodyOf<'case.told@1'>>(body) },
  ]);
}

export const whomOf = ({ id, household, resident }: Case) => ({ case: id, household, resident });

const saidIn = ({ matter, words, call }: Asked) => ({
  matter,
  words: given(words, tidyNote),
  call,
});

/** Whatever no name of a matter says is told in words. */
function findAskedProblem({ matter, words, call }: Asked, on: number) {
  if (matter === 'other' && given(words) === undefined) return { code: 'value-wrong' };
  return call !== undefined && call.on < on ? { code: 'back-in-past' } : undefined;
}
