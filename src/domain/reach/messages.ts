import type { Id } from '#kernel/id.ts';
import type { FactOf } from '#book/activity.ts';
import { type Fact, trustedAt } from '#book/fact.ts';
import type { Table } from '#book/table.ts';
import type { MESSAGE_FACTS, MessageWay } from '#domain/reach/message-facts.ts';

type MessageFact = FactOf<typeof MESSAGE_FACTS>;

/** What a household last said to being sent messages; no `ways`: it wants none. */
export type MessageAnswer = {
  readonly answer: Id;
  readonly resident?: Id;
  readonly ways: readonly MessageWay[];
  readonly at: number;
  readonly on: number;
  readonly stream: Id;
};

export const isAnswer = (fact: Pick<Fact, 'type'>): fact is MessageFact =>
  fact.type.startsWith('messages.');

/**
 * Over what stands, it stands. Of two that did not know of each other, a "no" stands until they are asked
 * again, else the later.
 */
export function foldAnswer(answers: Table<MessageAnswer>, fact: MessageFact): void {
  const { answer, household, over } = fact.body;
  const known = answers.get(household);
  const at = trustedAt(fact);
  const { resident, ways } = 'ways' in fact.body ? fact.body : { resident: undefined, ways: [] };
  const isBeside = known !== undefined && known.answer !== over;
  if (isBeside && (known.ways.length === 0 || (ways.length > 0 && at < known.at))) return;
  const { on, stream } = fact;
  answers.set(household, { answer, ...(resident && { resident }), ways, at, on, stream });
}
