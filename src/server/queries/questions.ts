import type { Id } from '#kernel/id.ts';
import { answersTo, dueOf, isLate, isOpen, stageOf } from '#domain/asked.ts';
import type { Answer } from '#domain/board/answers.ts';
import { headNameOf, membersOf } from '#domain/homes/state.ts';
import { nameAsOf } from '#domain/places/state.ts';
import type { Question } from '#domain/reach/questions.ts';
import type { ReachState } from '#domain/reach/state.ts';
import type { QuestionsReply } from '#protocol/questions.ts';
import { type Author, findAuthors } from '#server/queries/names.ts';
import { openBoards } from '#server/queries/public-board.ts';
import { booksBeside, type Scope, type Village } from '#server/queries/scope.ts';
import { chapterOf } from '#server/queries/seen.ts';

type Line = QuestionsReply['questions'][number];
type Found = {
  readonly village: Village;
  readonly book: Id;
  readonly question: Question;
  readonly answer: Answer | undefined;
};

/** Answered ones are told as long as this many days, to be found again. */
const ANSWERED_DAYS = 60;

/** What villages sent to the commune, and what they themselves have left past its day. */
export async function questions(scope: Scope): Promise<QuestionsReply> {
  const { today } = scope.reader;
  const found: Found[] = [];
  for (const village of scope.villages) {
    found.push(...(await questionsOf(scope, village, today)));
  }
  const told = found.filter(({ question, answer }) => {
    const stage = stageOf(question, answer);
    if (question.to === 'village') return isLate(question, stage, today);
    return isOpen(stage) || (answer !== undefined && answer.on >= today - ANSWERED_DAYS);
  });
  const authors = await findAuthors(
    scope.home,
    told.map(({ question }) => question.stream),
  );
  const lines = told.map((each) => lineOf(scope, authors, each));
  lines.sort((left, right) => left.due - right.due || left.on - right.on);
  return { at: scope.home.now(), today, questions: lines };
}

/** Of what the village answers, which is most, only what may be late. */
const mayBeTold = (question: Question, today: number): boolean =>
  question.to === 'commune' || (question.closed === undefined && dueOf(question) < today);

async function questionsOf(
  scope: Scope,
  village: Village,
  today: number,
): Promise<readonly Found[]> {
  const { home } = scope;
  const boards = await openBoards(home, village.place.id);
  const find = answersTo(boards.flatMap(({ board }) => [...board.answers.values()]));
  const found: Found[] = [];
  for (const book of booksBeside(scope, village.place.id, ['reach'])) {
    const { state } = await home.warm.get(book);
    const { questions: all } = state as ReachState; // of a reach book
    for (const question of all.values()) {
      if (!mayBeTold(question, today)) continue;
      found.push({ village, book: book.id, question, answer: find(question) });
    }
  }
  return found;
}

function lineOf(
  scope: Scope,
  authors: ReadonlyMap<Id, Author>,
  { village, book, question, answer }: Found,
): Line {
  const { asOf, reader } = scope;
  const { household, text, voice, way, to, on, assigned } = question;
  const homes = chapterOf(scope, household ?? '')?.homes.state;
  const home = homes?.households.get(household ?? '');
  const name = homes && home && headNameOf(homes, home, asOf);
  const members =
    homes === undefined || household === undefined ? [] : membersOf(homes, household, asOf);
  const owner = assigned?.owner;
  return {
    id: question.question,
    village: village.place.id,
    villageName: nameAsOf(village.place, asOf).name,
    book,
    ...(household !== undefined && { household }),
    ...(name !== undefined && { name }),
    names: [...(name === undefined ? [] : [name]), ...members.map((each) => each.name)],
    ...(home?.phone !== undefined && { phone: home.phone }),
    ...(text !== undefined && { text }),
    ...(voice && { voice: { ...voice } }),
    way,
    to,
    on,
    by: way === 'page' ? '' : (authors.get(question.stream)?.person ?? ''),
    due: dueOf(question),
    stage: stageOf(question, answer),
    ...(owner !== undefined && { owner: reader.people.persons.get(owner)?.name ?? '' }),
    isMine: owner === reader.line.person,
    ...(assigned && { assignment: assigned.assignment }),
    ...(answer && { answer: answer.answer }),
  };
}
