import { utf8 } from '#kernel/bytes.ts';
import { canonicalText } from '#kernel/canonical.ts';
import type { Id } from '#kernel/id.ts';
import { err } from '#kernel/result.ts';
import type { ProposalOf, Proposed } from '#book/activity.ts';
import { LONG_BODY_BYTES_MAX } from '#book/limits.ts';
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

type Said = { readonly [question: string]: string };

/** Facts one answer may be told in: one save with its copies is sent at once. */
const PARTS_MAX = 8;
/** What a body holds besides what was said: ids, an edition, a reason of 200 letters. */
const AROUND_BYTES = 1_024;
const PART_BYTES = LONG_BODY_BYTES_MAX - AROUND_BYTES;

/** What was said, in parts that a body each can hold, in the order of the questions; never none. */
function partsOf(said: Said): readonly Said[] {
  const parts: Record<string, string>[] = [{}];
  let bytes = 0;
  for (const [question, text] of Object.entries(said)) {
    const length = utf8(canonicalText({ [question]: text })).length;
    if (bytes + length > PART_BYTES) {
      parts.push({});
      bytes = 0;
    }
    bytes += length;
    Object.assign(parts.at(-1) ?? {}, { [question]: text });
  }
  return parts;
}

/** How much of the room that an answer has is taken; above 1 it cannot be written. */
export const roomTaken = (said: Said): number => {
  const parts = partsOf(said);
  const last = utf8(canonicalText(parts.at(-1) ?? {})).length;
  return (parts.length - 1 + last / PART_BYTES) / PARTS_MAX;
};

export type AnswerIntent = {
  /** Minted with the draft, so that saving it twice is one answer. */
  readonly answer: Id;
  readonly survey: Id;
  readonly household: Id;
  readonly said: Said;
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
  const [said = {}, ...more] = partsOf(intent.said);
  if (more.length >= PARTS_MAX) return err({ code: 'text-too-long' });
  const { answer } = intent;
  return finish(RULES, states, author, [
    ...added(household, attachments, on),
    { type: 'survey.answered@1' as const, on, body: { ...intent, said, ...counted(more) } },
    ...continued({ answer, household, edition: 1 }, more, on),
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
    readonly said?: Said;
    readonly reason?: string;
    readonly attachments?: readonly AttachmentIntent[];
  },
): Proposed<Schemas> {
  const known = states.doors.answers.get(intent.answer);
  if (known === undefined) return err({ code: 'premise-changed' });
  const of = { answer: intent.answer, household: known.household, edition: intent.edition + 1 };
  const [said, ...more] = intent.said === undefined ? [] : partsOf(intent.said);
  if (more.length >= PARTS_MAX) return err({ code: 'text-too-long' });
  const body = present<BodyOf<'survey.corrected@1'>>({
    ...of,
    said,
    ...counted(more),
    reason: given(intent.reason),
  });
  const { on } = author;
  return finish(RULES, states, author, [
    ...added(known.household, intent.attachments ?? [], on),
    { type: 'survey.corrected@1' as const, on, body },
    ...continued(of, more, on),
  ]);
}

/** How many facts it is told in, where they are several: a reader knows by it that some are missing. */
const counted = (more: readonly Said[]): { readonly parts?: number } =>
  more.length === 0 ? {} : { parts: 1 + more.length };

const continued = (
  of: Omit<BodyOf<'survey.continued@1'>, 'said'>,
  more: readonly Said[],
  on: number,
) => more.map((said) => ({ type: 'survey.continued@1' as const, on, body: { ...of, said } }));

const added = (household: Id, attachments: readonly AttachmentIntent[], on: number) =>
  attachments.map(({ note, ...attachment }) => ({
    type: 'attachment.added@1' as const,
    on,
    body: present<BodyOf<'attachment.added@1'>>({ ...attachment, household, note: given(note) }),
  }));
