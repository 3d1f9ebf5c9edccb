import type { Id } from '#kernel/id.ts';
import { createTable, type Table } from '#book/table.ts';
import type { DeskFact } from '#domain/desk/facts.ts';

type BodyOf<Type extends DeskFact['type']> = Extract<DeskFact, { type: Type }>['body'];

export type DeskAnswer = Pick<
  BodyOf<'case.answered@1'>,
  'answer' | 'state' | 'words' | 'bring' | 'come'
> & {
  readonly on: number;
  readonly stream: Id;
  /** When it was told at the door. */
  readonly told?: number;
};

/** A case as the desk has it. `on`: the day it was asked; `receivedAt`: seconds at which its letter came. */
export type DeskCase = Omit<BodyOf<'case.received@1'>, 'case' | 'letter'> & {
  readonly id: Id;
  readonly edition: number;
  readonly on: number;
  readonly receivedAt: number;
  readonly recalled?: { readonly on: number; readonly reason?: string };
  readonly taken?: { readonly on: number; readonly stream: Id };
  readonly answers: readonly DeskAnswer[];
};

export type DeskState = { readonly cases: Table<DeskCase> };

export const emptyDesk = (): DeskState => ({ cases: createTable() });

export function foldDesk({ cases }: DeskState, fact: DeskFact): void {
  const { on, stream } = fact;
  const known = cases.get(fact.body.case);
  if (fact.type === 'case.received@1') {
    if (known !== undefined) return;
    const { case: id, letter: _, ...body } = fact.body;
    cases.set(id, {
      id,
      ...body,
      edition: 1,
      on,
      receivedAt: fact.receivedAt ?? fact.at,
      answers: [],
    });
    return;
  }
  if (known === undefined) return;
  switch (fact.type) {
    case 'case.restated@1': {
      if (fact.body.edition < known.edition) return;
      const { words: _, call: __, ...kept } = known;
      const { matter, words, call } = fact.body;
      const edition = Math.min(fact.body.edition, known.edition + 1);
      const said = { matter, ...(words !== undefined && { words }), ...(call && { call }) };
      cases.set(known.id, { ...kept, ...said, edition });
      return;
    }
    case 'case.recalled@1': {
      const { reason } = fact.body;
      const recalled = { on, ...(reason !== undefined && { reason }) };
      if (known.recalled === undefined) cases.set(known.id, { ...known, recalled });
      return;
    }
    case 'case.taken@1':
      if (known.taken === undefined) cases.set(known.id, { ...known, taken: { on, stream } });
      return;
    case 'case.answered@1': {
      const { case: _, household: __, resident: ___, ...answer } = fact.body;
      if (known.answers.some((each) => each.answer === answer.answer)) return;
      const taken = known.taken ?? { on, stream };
      cases.set(known.id, {
        ...known,
        taken,
        answers: [...known.answers, { ...answer, on, stream }],
      });
      return;
    }
    case 'case.relayed@1':
    case 'case.unrelayed@1':
      cases.set(known.id, { ...known, answers: known.answers.map((each) => toldBy(each, fact)) });
  }
}

/** An answer after it was told, or was not after all; the first day stands. */
function toldBy(
  answer: DeskAnswer,
  { type, on, body }: Extract<DeskFact, { type: 'case.relayed@1' | 'case.unrelayed@1' }>,
): DeskAnswer {
  if (answer.answer !== body.answer) return answer;
  if (type === 'case.relayed@1') return { told: on, ...answer };
  const { told: _, ...untold } = answer;
  return untold;
}

export type DeskStage = 'recalled' | 'waiting' | 'taken' | DeskAnswer['state'];

/** Where a case stands at the desk: `waiting` until somebody takes it on. */
export function deskStageOf({ recalled, taken, answers }: DeskCase): DeskStage {
  if (recalled !== undefined) return 'recalled';
  return answers.at(-1)?.state ?? (taken === undefined ? 'waiting' : 'taken');
}

/** A letter's or an answer's own id comes last. */
export function aboutDesk({ body }: DeskFact): readonly Id[] {
  const { case: id, household, resident } = body;
  const whom = [household, resident].filter((each) => each !== undefined);
  if ('letter' in body) return [...whom, id, body.letter];
  return [...whom, id, ...('answer' in body ? [body.answer] : [])];
}

export function introducedByDesk({ body }: DeskFact): readonly Id[] {
  if ('letter' in body) return [body.letter];
  return 'answer' in body ? [body.answer] : [];
}

/** What was said later of a case waits with the letter that brings it, which waits for nothing itself. */
export const awaitedByDesk = ({ type, body }: DeskFact): readonly Id[] =>
  type === 'case.received@1' ? [] : [body.case];

/** A letter rests on nothing here: what it tells of stands in its own book. */
export const premisesOfDesk = ({ body }: DeskFact): readonly Id[] =>
  'letter' in body ? [] : [body.case];
