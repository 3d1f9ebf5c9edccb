import type { Context } from 'hono';
import { newId } from '#kernel/id.ts';
import type { Book } from '#book/activity.ts';
import type { HomesState } from '#domain/homes/state.ts';
import { OFFICE } from '#domain/reach/access.ts';
import { proposeAssignment } from '#domain/reach/propose-question.ts';
import type { ReachState } from '#domain/reach/state.ts';
import { QuestionStep } from '#protocol/questions.ts';
import type { Home } from '#server/home.ts';
import { AskedPlace, question } from '#server/http/ask.ts';
import type { Once } from '#server/http/once.ts';
import { problem, sendProblem } from '#server/http/problem.ts';
import { readSignedJson } from '#server/http/signed-json.ts';
import { sendWritten } from '#server/http/written.ts';
import { actorOf } from '#server/ingest/ground.ts';
import { questions } from '#server/queries/questions.ts';
import { booksBeside, openScope, type Scope } from '#server/queries/scope.ts';

export const askQuestions = question({
  schema: AskedPlace,
  roles: OFFICE,
  answer: questions,
  looks: ['questions', (reply) => reply.questions.flatMap(({ household }) => household ?? [])],
});

/** Whose a question is, said by an officer and written by the stream that the home keeps for them. */
export async function answerQuestionStep(c: Context, home: Home, once: Once): Promise<Response> {
  const request = await readSignedJson(c, home, QuestionStep, { once });
  if (!request.ok) return sendProblem(c, request.error);
  const { line, value } = request.value;
  const scope = await openScope(home, line, value.place, undefined, OFFICE);
  if (!scope.ok) return sendProblem(c, scope.error);
  const book = await findBookOf(scope.value, value.question);
  if (book === undefined) return sendProblem(c, problem('not-found'));
  const proposed = await propose(scope.value, book, value);
  return sendWritten(c, home, line, book, proposed);
}

/** A question goes on in the book in which it was asked. */
async function findBookOf(scope: Scope, id: string): Promise<Book | undefined> {
  for (const { place } of scope.villages) {
    for (const book of booksBeside(scope, place.id, ['reach'])) {
      const { state } = await scope.home.warm.get(book);
      if ((state as ReachState).questions.has(id)) return book; // of a reach book
    }
  }
  return undefined;
}

async function propose({ home, reader }: Scope, book: Book, step: QuestionStep) {
  const { people, places, line, today } = reader;
  const homes = home.directory.findBookOf('homes', book.place);
  const states = {
    reach: (await home.warm.get(book)).state as ReachState, // of a reach book
    // of a homes book
    homes: (homes && (await home.warm.get(homes)).state) as HomesState,
    people,
  };
  const actor = actorOf(home.directory, people, places, book, line.stream);
  const author = {
    person: line.person,
    grants: actor?.grants ?? [],
    on: today,
    newId: () => newId(home.random),
  };
  const { question: id, assignment, over, to, due } = step;
  return proposeAssignment(states, author, id, {
    assignment,
    to,
    due,
    ...(over !== undefined && { over }),
    ...(to === 'commune' && { owner: line.person }),
  });
}
