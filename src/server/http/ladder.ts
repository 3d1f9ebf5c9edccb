import type { Context } from 'hono';
import { LEARNING_ACCESS } from '#domain/learning/access.ts';
import { TryLadder } from '#protocol/ladder.ts';
import type { Home } from '#server/home.ts';
import { AskedPlace, question } from '#server/http/ask.ts';
import { problem, sendProblem } from '#server/http/problem.ts';
import { readSignedJson } from '#server/http/signed-json.ts';
import { sendJson } from '#server/http/sync.ts';
import { ladderCounts, tryLadder } from '#server/queries/ladder.ts';
import { openScope } from '#server/queries/scope.ts';

/** Whoever may change a ladder sees what it holds. */
const roles = LEARNING_ACCESS.write['skill.described@1'];

export const askLadder = question({ schema: AskedPlace, roles, answer: ladderCounts });

/** A whole ladder in another order. */
const BYTES_MAX = 64 * 1024;

/** What would change; nothing is written, so it may be asked as often as somebody likes. */
export async function answerTryLadder(c: Context, home: Home): Promise<Response> {
  const request = await readSignedJson(c, home, TryLadder, { bytesMax: BYTES_MAX });
  if (!request.ok) return sendProblem(c, request.error);
  const { line, value } = request.value;
  const scope = await openScope(home, line, value.place, undefined, roles);
  if (!scope.ok) return sendProblem(c, scope.error);
  const tried = await tryLadder(scope.value, value.drafts);
  return tried === undefined ? sendProblem(c, problem('not-found')) : sendJson(c, tried);
}
