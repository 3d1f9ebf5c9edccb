import type { Id } from '#kernel/id.ts';
import type { FactOf } from '#book/activity.ts';
import { trustedAt } from '#book/fact.ts';
import { createTable, type Table } from '#book/table.ts';
import type { MEETING_REACH_FACTS, ReplyWay, RollWay } from '#domain/reach/meeting-facts.ts';

export type RollFact = FactOf<typeof MEETING_REACH_FACTS>;

type Saying = { readonly id: Id; readonly at: number; readonly on: number; readonly stream: Id };
export type Reply = Saying & {
  readonly edition: Id;
  readonly heads: number;
  readonly way: ReplyWay;
};
export type Mark = Saying & { readonly how: RollWay };

/** Both by `meeting.household`, in the order of the book. */
export type RollState = {
  readonly replies: Table<readonly Reply[]>;
  readonly present: Table<readonly Mark[]>;
};

export const emptyRoll = (): RollState => ({ replies: createTable(), present: createTable() });

export const isOfRoll = (fact: { readonly type: string }): fact is RollFact =>
  /^(?:meeting|attendance)\./u.test(fact.type);

export const pairKey = (thing: Id, household: Id): string => `${thing}.${household}`;

/** The id of a reply or of a mark. */
export const rollIdOf = ({ body }: RollFact): Id =>
  'reply' in body ? body.reply : body.attendance;

export function foldRoll({ replies, present }: RollState, fact: RollFact): void {
  const { on, stream } = fact;
  const key = pairKey(fact.body.meeting, fact.body.household);
  const said = { id: rollIdOf(fact), at: trustedAt(fact), on, stream };
  switch (fact.type) {
    case 'meeting.replied@1': {
      const { edition, heads, way } = fact.body;
      add(replies, key, { ...said, edition, heads, way });
      return;
    }
    case 'attendance.marked@1':
      add(present, key, { ...said, how: fact.body.how });
      return;
    case 'meeting.unreplied@1':
      drop(replies, key, said.id);
      return;
    case 'attendance.unmarked@1':
      drop(present, key, said.id);
  }
}

function add<Each extends Saying>(table: Table<readonly Each[]>, key: string, each: Each): void {
  const known = table.get(key) ?? [];
  if (!known.some(({ id }) => id === each.id)) table.set(key, [...known, each]);
}

function drop<Each extends Saying>(table: Table<readonly Each[]>, key: string, gone: Id): void {
  const left = (table.get(key) ?? []).filter(({ id }) => id !== gone);
  if (left.length === 0) table.delete(key);
  else table.set(key, left);
}

export const repliesOf = ({ replies }: RollState, meeting: Id, household: Id): readonly Reply[] =>
  replies.get(pairKey(meeting, household)) ?? [];

export const marksOf = ({ present }: RollState, meeting: Id, household: Id): readonly Mark[] =>
  present.get(pairKey(meeting, household)) ?? [];
