import type { Id } from '#kernel/id.ts';
import { err } from '#kernel/result.ts';
import type { ProposalOf, Proposed } from '#book/activity.ts';
import { DOORS_ACCESS } from '#domain/doors/access.ts';
import { DOOR_FACTS } from '#domain/doors/facts.ts';
import { type DoorsStates, judgeDoors } from '#domain/doors/judge.ts';
import type { AttachmentIntent } from '#domain/doors/propose.ts';
import { type Author, finish, given, present, type Rules } from '#domain/propose.ts';

type Schemas = typeof DOOR_FACTS;
type BodyOf<Type extends keyof Schemas> = Extract<ProposalOf<Schemas>, { type: Type }>['body'];

const RULES: Rules<Schemas, DoorsStates> = {
  facts: DOOR_FACTS,
  access: DOORS_ACCESS,
  judge: judgeDoors,
};

export type AnswerIntent = {
  /** Minted with the draft, so that saving it twice is one answer. */
  readonly answer: Id;
  readonly survey: Id;
  readonly household: Id;
  readonly said: { readonly [question: string]: string };
  /** Pictures and sounds that answers name. */
  readonly attachments?: readonly AttachmentIntent[];
};

/**
 * A household's answers with what was pictured, in one save; also where the register says it left meanwhile.
 */
export function proposeAnswer(
  states: DoorsStates,
  author: Author,
  { attachments = [], ...intent }: AnswerIntent,
): Proposed<Schemas> {
  const { household } = intent;
  if (!states.homes.households.has(household)) return err({ code: 'household-unknown' });
  if (states.doors.answers.has(intent.answer)) return err({ code: 'already-saved' });
  const { on } = author;
  return finish(RULES, states, author, [
    ...added(household, attachments, on),
    { type: 'survey.answered@1' as const, on, body: intent },
  ]);
}

/**
 * Other answers in the place of those that stood; without `said` they were recorded by mistake. Who corrected
 * them meanwhile is not passed over: the home asks which is right.
 */
export function proposeAnswerCorrection(
  states: DoorsStates,
  author: Author,
  intent: {
    readonly answer: Id;
    /** What stood when the correction was begun. */
    readonly edition: number;
    readonly said?: AnswerIntent['said'];
    readonly reason?: string;
    readonly attachments?: readonly AttachmentIntent[];
  },
): Proposed<Schemas> {
  const known = states.doors.answers.get(intent.answer);
  if (known === undefined) return err({ code: 'premise-changed' });
  const { household } = known;
  const body = present<BodyOf<'survey.corrected@1'>>({
    answer: intent.answer,
    household,
    edition: intent.edition + 1,
    said: intent.said,
    reason: given(intent.reason),
  });
  const { on } = author;
  return finish(RULES, states, author, [
    ...added(household, intent.attachments ?? [], on),
    { type: 'survey.corrected@1' as const, on, body },
  ]);
}

const added = (household: Id, attachments: readonly AttachmentIntent[], on: number) =>
  attachments.map(({ note, ...attachment }) => ({
    type: 'attachment.added@1' as const,
    on,
    body: present<BodyOf<'attachment.added@1'>>({ ...attachment, household, note: given(note) }),
  }));
