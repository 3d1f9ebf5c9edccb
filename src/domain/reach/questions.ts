import type { Id } from '#kernel/id.ts';
import { trustedAt } from '#book/fact.ts';
import { createTable, type Table } from '#book/table.ts';
import type { ReachFact } from '#domain/reach/facts.ts';

export type QuestionFact = Extract<ReachFact, { readonly type: `question.${string}` }>;
type BodyOf<Type extends QuestionFact['type']> = Extract<QuestionFact, { type: Type }>['body'];
type Part<Type extends QuestionFact['type']> = Omit<BodyOf<Type>, Whose> & Said;

type Whose = 'question' | 'household' | 'resident';

/** When and by which stream. */
export type Said = { readonly at: number; readonly on: number; readonly stream: Id };

/** Who sees to it, and by when. */
export type Assignment = Part<'question.assigned@1'>;
export type AnswerTelling = Part<'question.told@1'>;

/** A question as it stands, with all that was done about it, in the order of the book. */
export type Question = Omit<BodyOf<'question.asked@1'>, 'text'> &
  Said & {
    /** As it was asked or typed out; absent while it stands in a recording alone, or was erased. */
    readonly text?: string;
    readonly wording?: Part<'question.worded@1'>;
    readonly assigned?: Assignment;
    readonly assignments: readonly Assignment[];
    readonly closed?: Part<'question.closed@1'>;
    readonly matches: readonly Part<'question.matched@1'>[];
    readonly told: readonly AnswerTelling[];
  };

export type QuestionTables = { readonly questions: Table<Question> };

export const emptyQuestions = (): QuestionTables => ({ questions: createTable() });

export const isOfQuestion = (fact: ReachFact): fact is QuestionFact =>
  fact.type.startsWith('question.');

export function foldQuestion({ questions }: QuestionTables, fact: QuestionFact): void {
  const { on, stream } = fact;
  const said = { at: trustedAt(fact), on, stream };
  const known = questions.get(fact.body.question);
  if (fact.type === 'question.asked@1') {
    if (known !== undefined) return;
    const nothing = { assignments: [], matches: [], told: [] };
    questions.set(fact.body.question, { ...fact.body, ...said, ...nothing });
    return;
  }
  if (known === undefined) return;
  const next = after(known, fact, said);
  if (next !== undefined) questions.set(known.question, next);
}

/** What a fact says of a question, with its header. */
function partOf<Body extends { readonly [Name in Whose]?: Id }>(
  body: Body,
  said: Said,
): Omit<Body, Whose> & Said {
  const { question: _, household: __, resident: ___, ...rest } = body;
  return { ...rest, ...said };
}

/** Undefined: it changes nothing. */
function after(
  known: Question,
  fact: Exclude<QuestionFact, { type: 'question.asked@1' }>,
  said: Said,
): Question | undefined {
  switch (fact.type) {
    case 'question.worded@1': {
      const wording = partOf(fact.body, said);
      return stands(wording.over, known.wording?.wording, said, known.wording)
        ? { ...known, text: wording.text, wording }
        : undefined;
    }
    case 'question.assigned@1': {
      const each = partOf(fact.body, said);
      const { assigned } = known;
      const assignments = [...known.assignments, each];
      return stands(each.over, assigned?.assignment, said, assigned)
        ? { ...known, to: each.to, assigned: each, assignments }
        : { ...known, assignments };
    }
    case 'question.closed@1':
      return known.closed ? undefined : { ...known, closed: partOf(fact.body, said) };
    case 'question.reopened@1': {
      if (known.closed?.closing !== fact.body.closing) return undefined;
      const { closed: _, ...open } = known;
      return open;
    }
    case 'question.matched@1':
      return { ...known, matches: [...known.matches, partOf(fact.body, said)] };
    case 'question.unmatched@1': {
      const matches = known.matches.filter(({ match }) => match !== fact.body.match);
      return { ...known, matches };
    }
    case 'question.told@1':
      return { ...known, told: [...known.told, partOf(fact.body, said)] };
    case 'question.untold@1': {
      const told = known.told.filter(({ telling }) => telling !== fact.body.telling);
      return { ...known, told };
    }
  }
}

/** Whether it stands over what it names, or over another that was said no later. */
const stands = (
  over: Id | undefined,
  standing: Id | undefined,
  { at }: Said,
  before: Said | undefined,
): boolean => over === standing || at >= (before?.at ?? 0);

/** What each brings besides the question; what takes something back names it again. */
const OWN = ['wording', 'assignment', 'closing', 'match', 'telling'] as const;

const idsIn = (body: QuestionFact['body'], names: readonly string[]): readonly Id[] => {
  const ids: Readonly<Record<string, unknown>> = body;
  return names.map((name) => ids[name]).filter((id) => typeof id === 'string');
};

/** Of whoever asked first, whose trace it stands in, then the question, then what it brings. */
export const aboutQuestion = ({ body }: QuestionFact): readonly Id[] =>
  idsIn(body, ['household', 'resident', 'question', ...OWN]);

const TAKES_BACK = /reopened|unmatched|untold/u;

export function introducedByQuestion({ type, body }: QuestionFact): readonly Id[] {
  if (type === 'question.asked@1') return [body.question];
  return TAKES_BACK.test(type) ? [] : idsIn(body, OWN);
}

/** Answers stand on boards, whoever asked in the register; what was said over another needs it. */
export function premisesOfQuestion({ type, body }: QuestionFact): readonly Id[] {
  if (type === 'question.asked@1') return [];
  return idsIn(body, ['question', 'over', ...(TAKES_BACK.test(type) ? OWN : [])]);
}
