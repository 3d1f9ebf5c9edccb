import type { Id } from '#kernel/id.ts';
import { NO_FILE } from '#book/common.ts';
import { trustedAt } from '#book/fact.ts';
import type { Table } from '#book/table.ts';
import { type Edition, enoughFor } from '#domain/board/editions.ts';
import type { BoardFact } from '#domain/board/facts.ts';

export type AnswerFact = Extract<BoardFact, { readonly type: `answer.${string}` }>;
type FactOf<Type extends AnswerFact['type']> = Extract<AnswerFact, { type: Type }>;

/** An answer as it stands; its parts as those of a notice. */
export type Answer = FactOf<'answer.given@1'>['body'] & {
  readonly number: number;
  readonly at: number;
  readonly on: number;
  readonly stream: Id;
  readonly givenAt: number;
  readonly givenOn: number;
  readonly enough: readonly Id[];
  readonly withdrawn?: { readonly on: number; readonly at: number; readonly reason?: string };
};

type Voice = Omit<FactOf<'answer.voiced@1'>['body'], 'answer'> & {
  readonly notice: Id;
  readonly on: number;
  readonly at: number;
  readonly stream: Id;
};

type Tables = {
  readonly answers: Table<Answer>;
  readonly editions: Table<Edition>;
  readonly voices: Table<Voice>;
};

export const isOfAnswer = (fact: BoardFact): fact is AnswerFact => fact.type.startsWith('answer.');

export function foldAnswer(state: Tables, fact: AnswerFact): void {
  const { answers, editions, voices } = state;
  const { on, stream } = fact;
  const at = trustedAt(fact);
  switch (fact.type) {
    case 'answer.given@1': {
      const { answer, edition } = fact.body;
      if (answers.has(answer) || editions.has(edition)) return;
      editions.set(edition, { notice: answer, number: 1, at });
      const first = { number: 1, at, on, stream, enough: [edition], givenAt: at, givenOn: on };
      answers.set(answer, { ...fact.body, ...first });
      return;
    }
    case 'answer.corrected@1':
      correct(state, fact, at);
      return;
    case 'answer.withdrawn@1': {
      const { answer, reason } = fact.body;
      const known = answers.get(answer);
      if (known === undefined || known.withdrawn !== undefined) return;
      const withdrawn = { on, at, ...(reason !== undefined && { reason }) };
      answers.set(answer, { ...known, withdrawn });
      return;
    }
    case 'answer.voiced@1': {
      const { answer, ...voice } = fact.body;
      if (voices.has(voice.voice) || voice.file === NO_FILE.file) return;
      voices.set(voice.voice, { ...voice, notice: answer, on, at, stream });
      return;
    }
    case 'answer.unvoiced@1':
      voices.delete(fact.body.voice);
  }
}

/** It stands over what stood; over an edition that stands no more the one that was written later. */
function correct(
  { answers, editions }: Tables,
  { body: { retell, over, ...body }, on, stream }: FactOf<'answer.corrected@1'>,
  at: number,
): void {
  const { answer, edition } = body;
  const [known, before] = [answers.get(answer), editions.get(over)];
  if (known === undefined || before?.notice !== answer || editions.has(edition)) return;
  const number = before.number + 1;
  editions.set(edition, { notice: answer, number, at, ...(!retell && { over }) });
  if (over !== known.edition && at < known.at) return;
  const { givenAt, givenOn, withdrawn } = known;
  const enough = enoughFor(editions, edition);
  const said = { number, at, on, stream, enough, givenAt, givenOn };
  answers.set(answer, { ...body, ...said, ...(withdrawn !== undefined && { withdrawn }) });
}

/** An edition's or voice's own id comes last, so that its trace shows what became of it. */
export function aboutAnswer({ body }: AnswerFact): readonly Id[] {
  if ('voice' in body) return [body.answer, body.voice];
  return 'edition' in body ? [body.answer, body.edition] : [body.answer];
}

export function introducedByAnswer({ type, body }: AnswerFact): readonly Id[] {
  if (type === 'answer.given@1') return [body.answer, body.edition];
  if (type === 'answer.corrected@1') return [body.edition];
  return type === 'answer.voiced@1' ? [body.voice] : [];
}

/** All that it names and does not bring. */
export function premisesOfAnswer(fact: AnswerFact): readonly Id[] {
  const brought = introducedByAnswer(fact);
  const { answer, edition, over, voice }: Readonly<Record<string, unknown>> = fact.body;
  return [answer, edition, over, voice].filter(
    (id) => typeof id === 'string' && !brought.includes(id),
  ) as Id[]; // strings alone are left
}
