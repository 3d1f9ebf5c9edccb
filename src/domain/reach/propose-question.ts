import type { Id } from '#kernel/id.ts';
import { err } from '#kernel/result.ts';
import type { ProposalOf, Proposed } from '#book/activity.ts';
import { type Author, finish, given, present, type Rules, tidyNote } from '#domain/propose.ts';
import { REACH_ACCESS } from '#domain/reach/access.ts';
import { REACH_FACTS } from '#domain/reach/facts.ts';
import { judgeReach, type ReachStates } from '#domain/reach/judge.ts';
import type { Question, QuestionFact } from '#domain/reach/questions.ts';

type Schemas = typeof REACH_FACTS;
type Type = QuestionFact['type'];
type BodyOf<Each extends Type> = Extract<ProposalOf<Schemas>, { type: Each }>['body'];
/** What a form says of a question that is there: whose it is follows from it. */
type Intent<Each extends Type> = Omit<BodyOf<Each>, keyof Whose>;

const RULES: Rules<Schemas, ReachStates> = {
  facts: REACH_FACTS,
  access: REACH_ACCESS,
  judge: judgeReach,
};

/** `question` is minted with the form, so that saving twice asks once. */
export function proposeQuestion(
  states: ReachStates,
  author: Author,
  { text, ...intent }: Omit<BodyOf<'question.asked@1'>, 'text'> & { readonly text?: string },
): Proposed<Schemas> {
  if (states.reach.questions.has(intent.question)) return err({ code: 'already-saved' });
  const body = present<BodyOf<'question.asked@1'>>({ ...intent, text: given(text, tidyNote) });
  return finish(RULES, states, author, [{ type: 'question.asked@1', on: author.on, body }]);
}

/** Asked again what was answered already, and heard there and then: one save. */
export function proposeQuestionAgain(
  states: ReachStates,
  author: Author,
  intent: Parameters<typeof proposeQuestion>[2],
  { match, telling, answer, edition, way }: Again,
): Proposed<Schemas> {
  const asked = proposeQuestion(states, author, intent);
  if (!asked.ok) return asked;
  const of = ofWhom(intent);
  return finish(RULES, states, author, [
    ...asked.value,
    { type: 'question.matched@1', on: author.on, body: { ...of, match, answer } },
    { type: 'question.told@1', on: author.on, body: { ...of, telling, answer, edition, way } },
  ]);
}

type Again = Intent<'question.matched@1'> & Intent<'question.told@1'>;

/** Typed out, or better; `over` is the wording that was shown. */
export function proposeWording(
  states: ReachStates,
  author: Author,
  question: Id,
  { text, ...intent }: Intent<'question.worded@1'>,
): Proposed<Schemas> {
  const tidied = given(text, tidyNote);
  if (tidied === undefined) return err({ code: 'name-missing' });
  return propose(states, author, question, 'question.worded@1', { ...intent, text: tidied });
}

export const proposeAssignment = (
  states: ReachStates,
  author: Author,
  question: Id,
  intent: Intent<'question.assigned@1'>,
): Proposed<Schemas> => propose(states, author, question, 'question.assigned@1', intent);

export const proposeClosing = (
  states: ReachStates,
  author: Author,
  question: Id,
  { reason, ...intent }: Omit<Intent<'question.closed@1'>, 'reason'> & { readonly reason?: string },
): Proposed<Schemas> =>
  propose(states, author, question, 'question.closed@1', {
    ...intent,
    ...present<{ reason?: string }>({ reason: given(reason) }),
  });

export function proposeReopening(
  states: ReachStates,
  author: Author,
  question: Id,
): Proposed<Schemas> {
  const closing = states.reach.questions.get(question)?.closed?.closing;
  if (closing === undefined) return err({ code: 'premise-changed' });
  return propose(states, author, question, 'question.reopened@1', { closing });
}

/** The same was answered already: that answer is for this question, too. */
export const proposeMatch = (
  states: ReachStates,
  author: Author,
  question: Id,
  intent: Intent<'question.matched@1'>,
): Proposed<Schemas> => propose(states, author, question, 'question.matched@1', intent);

export const proposeUnmatch = (
  states: ReachStates,
  author: Author,
  question: Id,
  match: Id,
): Proposed<Schemas> => propose(states, author, question, 'question.unmatched@1', { match });

export const proposeAnswerTold = (
  states: ReachStates,
  author: Author,
  question: Id,
  intent: Intent<'question.told@1'>,
): Proposed<Schemas> => propose(states, author, question, 'question.told@1', intent);

export const proposeAnswerUntold = (
  states: ReachStates,
  author: Author,
  question: Id,
  telling: Id,
): Proposed<Schemas> => propose(states, author, question, 'question.untold@1', { telling });

function propose<Each extends Exclude<Type, 'question.asked@1'>>(
  states: ReachStates,
  author: Author,
  question: Id,
  type: Each,
  intent: Intent<Each>,
): Proposed<Schemas> {
  const known = states.reach.questions.get(question);
  if (known === undefined) return err({ code: 'reference-unknown' });
  const body = { ...intent, ...ofWhom(known) };
  // of the type whose intent it is
  const proposal = { type, on: author.on, body } as unknown as ProposalOf<Schemas>;
  return finish(RULES, states, author, [proposal]);
}

type Whose = Pick<Question, 'question' | 'household' | 'resident'>;

/** What every fact about a question says of whoever asked it. */
export const ofWhom = ({ question, household, resident }: Whose): Whose =>
  present<Whose>({ question, household, resident });
