import { utf8 } from '#kernel/bytes.ts';
import { canonicalText } from '#kernel/canonical.ts';
import type { Id } from '#kernel/id.ts';
import { err } from '#kernel/result.ts';
import type { ProposalOf, Proposed } from '#book/activity.ts';
import { LETTER_AT_MOST } from '#book/letter.ts';
import { BODY_BYTES_MAX } from '#book/limits.ts';
import { DESK_ACCESS } from '#domain/desk/access.ts';
import { DESK_FACTS } from '#domain/desk/facts.ts';
import { type DeskStates, judgeDesk } from '#domain/desk/judge.ts';
import type { DeskCase } from '#domain/desk/state.ts';
import { type Author, finish, given, present, type Rules, tidyNote } from '#domain/propose.ts';

type Schemas = typeof DESK_FACTS;
type BodyOf<Type extends keyof Schemas> = Extract<ProposalOf<Schemas>, { type: Type }>['body'];

const RULES: Rules<Schemas, DeskStates> = {
  facts: DESK_FACTS,
  access: DESK_ACCESS,
  judge: judgeDesk,
};

/** An officer takes a case on. */
export function proposeTaking(states: DeskStates, author: Author, id: Id): Proposed<Schemas> {
  const known = states.desk.cases.get(id);
  if (known === undefined) return err({ code: 'reference-unknown' });
  const body = present<BodyOf<'case.taken@1'>>(whomOf(known));
  return finish(RULES, states, author, [{ type: 'case.taken@1', on: author.on, body }]);
}

/** `answer` is minted with the form, so that sending it twice answers once. */
export type AnswerIntent = Pick<BodyOf<'case.answered@1'>, 'answer' | 'state' | 'come'> & {
  readonly words: string;
  readonly bring?: readonly string[];
};

export function proposeAnswer(
  states: DeskStates,
  author: Author,
  id: Id,
  intent: AnswerIntent,
): Proposed<Schemas> {
  const known = states.desk.cases.get(id);
  if (known === undefined) return err({ code: 'reference-unknown' });
  const { answer, state, come } = intent;
  if (known.answers.some((each) => each.answer === answer)) return err({ code: 'already-saved' });
  const words = given(intent.words, tidyNote);
  if (words === undefined) return err({ code: 'value-wrong' });
  if (come !== undefined && come.on < author.on) return err({ code: 'back-in-past' });
  const things = (intent.bring ?? []).flatMap((thing) => given(thing) ?? []);
  const bring = things.length === 0 ? undefined : things;
  const body = present<BodyOf<'case.answered@1'>>({
    ...whomOf(known),
    answer,
    state,
    words,
    bring,
    come,
  });
  if (letterBytes(body) > BODY_BYTES_MAX) return err({ code: 'answer-too-long' });
  return finish(RULES, states, author, [{ type: 'case.answered@1', on: author.on, body }]);
}

/** Of the copy that the team reads: an answer that did not fit into it would never reach them. */
const letterBytes = (body: BodyOf<'case.answered@1'>): number =>
  utf8(canonicalText({ ...body, ...LETTER_AT_MOST })).length;

const whomOf = ({ id, household, resident }: DeskCase) => ({ case: id, household, resident });
