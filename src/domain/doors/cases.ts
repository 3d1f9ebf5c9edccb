import type { Id } from '#kernel/id.ts';
import { trustedAt } from '#book/fact.ts';
import { createTable, type Table } from '#book/table.ts';
import type { DoorFact } from '#domain/doors/facts.ts';

export type CaseFact = Extract<DoorFact, { readonly type: `case.${string}` }>;
type BodyOf<Type extends CaseFact['type']> = Extract<CaseFact, { type: Type }>['body'];

/** A matter that was passed on to the desk of the commune, as it stands after corrections. */
export type Case = Omit<BodyOf<'case.asked@1'>, 'case'> & {
  readonly id: Id;
  /** Counts corrections, from 1. */
  readonly edition: number;
  readonly stream: Id;
  readonly on: number;
  readonly at: number;
  readonly withdrawn?: { readonly on: number; readonly reason?: string };
};

/** What the desk wrote back; `by` is the stream of whoever wrote it. */
export type Reply = Omit<BodyOf<'case.replied@1'>, 'from' | 'case' | 'household' | 'resident'> & {
  readonly by: Id;
  readonly on: number;
};

type Told = { readonly on: number; readonly stream: Id };

export type CaseTables = {
  readonly cases: Table<Case>;
  /** In the order of the book. */
  readonly casesByHousehold: Table<readonly Id[]>;
  /** By case, in the order of the book. After a restore a letter may stand before what it answers. */
  readonly replies: Table<readonly Reply[]>;
  /** By answer. */
  readonly toldAnswers: Table<readonly Told[]>;
};

export const emptyCases = (): CaseTables => ({
  cases: createTable(),
  casesByHousehold: createTable(),
  replies: createTable(),
  toldAnswers: createTable(),
});

export const isOfCase = (fact: DoorFact): fact is CaseFact => fact.type.startsWith('case.');

export function foldCase(state: CaseTables, fact: CaseFact): void {
  const { cases, replies, toldAnswers } = state;
  const { on, stream } = fact;
  const known = cases.get(fact.body.case);
  switch (fact.type) {
    case 'case.asked@1':
      if (known === undefined) addCase(state, fact);
      return;
    case 'case.amended@1': {
      // Of two over the same edition the one that comes later stands, and the leader was asked.
      if (known === undefined || fact.body.edition < known.edition) return;
      const { words: _, call: __, ...kept } = known;
      const { matter, words, call } = fact.body;
      const edition = Math.min(fact.body.edition, known.edition + 1);
      const said = { matter, ...(words !== undefined && { words }), ...(call && { call }) };
      cases.set(known.id, { ...kept, ...said, edition });
      return;
    }
    case 'case.withdrawn@1': {
      const { reason } = fact.body;
      if (known === undefined || known.withdrawn !== undefined) return;
      const withdrawn = { on, ...(reason !== undefined && { reason }) };
      cases.set(known.id, { ...known, withdrawn });
      return;
    }
    case 'case.told@1':
      toldAnswers.set(fact.body.answer, [
        ...(toldAnswers.get(fact.body.answer) ?? []),
        { on, stream },
      ]);
      return;
    case 'case.untold@1': {
      // Each takes back their own word: another who told it too has told it.
      const told = toldAnswers.get(fact.body.answer) ?? [];
      const others = told.filter((each) => each.stream !== stream);
      if (others.length > 0) toldAnswers.set(fact.body.answer, others);
      else toldAnswers.delete(fact.body.answer);
      return;
    }
    case 'case.replied@1': {
      const { from, case: id, household: _, resident: __, ...said } = fact.body;
      const earlier = replies.get(id) ?? [];
      if (earlier.some(({ letter }) => letter === said.letter)) return;
      replies.set(id, [...earlier, { ...said, by: from.stream, on }]);
    }
  }
}

function addCase(
  { cases, casesByHousehold }: CaseTables,
  fact: Extract<CaseFact, { type: 'case.asked@1' }>,
): void {
  const { case: id, ...body } = fact.body;
  const at = trustedAt(fact);
  cases.set(id, { id, ...body, edition: 1, stream: fact.stream, on: fact.on, at });
  const { household } = body;
  if (household === undefined) return;
  casesByHousehold.set(household, [...(casesByHousehold.get(household) ?? []), id]);
}

/** Where a case stands, for whoever passed it on: `asked` until somebody at the desk takes it on. */
export type CaseStage = 'withdrawn' | 'asked' | Reply['state'];

export const stageOf = (
  { replies }: Pick<CaseTables, 'replies'>,
  { id, withdrawn }: Case,
): CaseStage => {
  if (withdrawn !== undefined) return 'withdrawn';
  return replies.get(id)?.at(-1)?.state ?? 'asked';
};

/** The newest answer of the desk, whether or not somebody was told of it. */
export const answerOf = (
  { replies }: Pick<CaseTables, 'replies'>,
  id: Id,
): (Reply & { readonly answer: Id }) | undefined =>
  (replies.get(id) ?? []).findLast(
    (reply): reply is Reply & { readonly answer: Id } => reply.answer !== undefined,
  );

/** Whether the desk answered and nobody has told the people yet. */
export function isUntold(state: CaseTables, { id, withdrawn }: Case): boolean {
  const answer = answerOf(state, id);
  return withdrawn === undefined && answer !== undefined && !state.toldAnswers.has(answer.answer);
}

/** Whether the desk still has something to do about it. */
export const isOpen = (state: CaseTables, each: Case): boolean => OPEN.has(stageOf(state, each));

const OPEN: ReadonlySet<CaseStage> = new Set(['asked', 'taken', 'open']);

/** Cases of a household, the newest first. */
export const casesOf = ({ cases, casesByHousehold }: CaseTables, household: Id): readonly Case[] =>
  (casesByHousehold.get(household) ?? []).flatMap((id) => cases.get(id) ?? []).reverse();

/** A letter's own id comes last. */
export function aboutCase({ body }: CaseFact): readonly Id[] {
  const { case: id, household, resident } = body;
  const whom = [household, resident].filter((each) => each !== undefined);
  return [...whom, id, ...('letter' in body ? [body.letter] : [])];
}

export function introducedByCase(fact: CaseFact): readonly Id[] {
  if (fact.type === 'case.asked@1') return [fact.body.case];
  return fact.type === 'case.replied@1' ? [fact.body.letter] : [];
}

/** A letter rests on nothing here: what it answers stands in its own book. */
export const premisesOfCase = (fact: CaseFact): readonly Id[] =>
  fact.type === 'case.asked@1' || fact.type === 'case.replied@1' ? [] : [fact.body.case];
