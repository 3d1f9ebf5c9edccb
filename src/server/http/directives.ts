import type { Context } from 'hono';
import * as v from 'valibot';
import { newId } from '#kernel/id.ts';
import type { Book } from '#book/activity.ts';
import { IdText } from '#book/common.ts';
import { emptyHomes } from '#domain/homes/state.ts';
import { proposeReturn } from '#domain/reach/propose-task.ts';
import type { ReachState } from '#domain/reach/state.ts';
import { WORK_ACCESS } from '#domain/work/access.ts';
import { DirectiveStep } from '#protocol/directives.ts';
import type { Home } from '#server/home.ts';
import { AskedPlace, question } from '#server/http/ask.ts';
import type { Once } from '#server/http/once.ts';
import { problem, sendProblem } from '#server/http/problem.ts';
import { readSignedJson } from '#server/http/signed-json.ts';
import { sendWritten } from '#server/http/written.ts';
import { actorOf } from '#server/ingest/ground.ts';
import { directive, directives, stepsIn } from '#server/queries/directives.ts';
import { openScope, type Scope } from '#server/queries/scope.ts';

/** Whoever may give them sees how far they have come; a village sees that in its own books. */
const roles = WORK_ACCESS.write['directive.given@1'];

export const askDirectives = question({ schema: AskedPlace, roles, answer: directives });
export const askDirective = question({
  schema: v.object({ ...AskedPlace.entries, task: IdText }),
  roles,
  answer: directive,
});

/** What a village has settled is sent back, under the officer's name by the stream that the home keeps. */
export async function answerDirectiveStep(c: Context, home: Home, once: Once): Promise<Response> {
  const request = await readSignedJson(c, home, DirectiveStep, { once });
  if (!request.ok) return sendProblem(c, request.error);
  const { line, value } = request.value;
  const scope = await openScope(home, line, value.place, undefined, roles);
  if (!scope.ok) return sendProblem(c, scope.error);
  const written = await stepsIn(scope.value, value.place, value.task);
  const book = written.find(({ step }) => step.step === value.of)?.book;
  if (book === undefined) return sendProblem(c, problem('not-found'));
  const states = await statesOf(scope.value, book);
  const { people, places, today } = scope.value.reader;
  const author = {
    person: line.person,
    grants: actorOf(home.directory, people, places, book, line.stream)?.grants ?? [],
    on: today,
    newId: () => newId(home.random),
  };
  const { task, step, of, reason } = value;
  const proposed = proposeReturn(states, author, { task, step, of }, reason);
  return sendWritten(c, home, line, book, proposed);
}

async function statesOf({ home, reader }: Scope, book: Book) {
  const reach = (await home.warm.get(book)).state as ReachState; // of a reach book
  // No step of a task asks who lives where.
  return { reach, homes: emptyHomes(), people: reader.people };
}
