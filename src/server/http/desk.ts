import type { Context } from 'hono';
import { newId } from '#kernel/id.ts';
import type { Book } from '#book/activity.ts';
import { DESK_ACCESS } from '#domain/desk/access.ts';
import { proposeAnswer, proposeTaking } from '#domain/desk/propose.ts';
import type { DeskState } from '#domain/desk/state.ts';
import { DeskStep } from '#protocol/desk.ts';
import type { Home } from '#server/home.ts';
import { AskedPlace, question } from '#server/http/ask.ts';
import type { Once } from '#server/http/once.ts';
import { problem, sendProblem } from '#server/http/problem.ts';
import { readSignedJson } from '#server/http/signed-json.ts';
import { sendWritten } from '#server/http/written.ts';
import { actorOf } from '#server/ingest/ground.ts';
import { desk, deskBooksOf } from '#server/queries/desk.ts';
import { openScope, type Scope } from '#server/queries/scope.ts';

export const askDesk = question({
  schema: AskedPlace,
  roles: DESK_ACCESS.read,
  answer: desk,
  looks: [
    'desk',
    ({ cases }) => cases.flatMap(({ resident, household }) => resident ?? household ?? []),
  ],
});

/** What an officer does about a case, written under their name by the stream that the home keeps for them. */
export async function answerDeskStep(c: Context, home: Home, once: Once): Promise<Response> {
  const request = await readSignedJson(c, home, DeskStep, { once });
  if (!request.ok) return sendProblem(c, request.error);
  const { line, value } = request.value;
  const scope = await openScope(home, line, value.place, undefined, DESK_ACCESS.read);
  if (!scope.ok) return sendProblem(c, scope.error);
  const book = await findBookOf(scope.value, value.case);
  if (book === undefined) return sendProblem(c, problem('not-found'));
  const proposed = await propose(scope.value, book, value);
  return sendWritten(c, home, line, book, proposed);
}

/** A case goes on in the book in which it was received. */
async function findBookOf(scope: Scope, id: string): Promise<Book | undefined> {
  for (const book of deskBooksOf(scope)) {
    const { state } = await scope.home.warm.get(book);
    if ((state as DeskState).cases.has(id)) return book; // of a desk book
  }
  return undefined;
}

async function propose({ home, reader }: Scope, book: Book, step: DeskStep) {
  const { people, places, line, today } = reader;
  const { state } = await home.warm.get(book);
  const states = { desk: state as DeskState }; // of a desk book
  const actor = actorOf(home.directory, people, places, book, line.stream);
  const author = {
    person: line.person,
    grants: actor?.grants ?? [],
    on: today,
    newId: () => newId(home.random),
  };
  return step.step === 'take'
    ? proposeTaking(states, author, step.case)
    : proposeAnswer(states, author, step.case, step);
}
