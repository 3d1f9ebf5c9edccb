import type { Context } from 'hono';
import { problem, sendProblem } from '#server/http/problem.ts';
import { StoreAwayError } from '#server/store/store-away.ts';
import { DiskFullError } from '#server/store/store.ts';

/** Writes one line of the server's log; never given personal data. */
type Log = (line: string) => void;

/** What nobody expected, as an answer with a code. @param route of what was asked only that much is told */
export function answerError(c: Context, error: Error, route: string, log: Log): Response {
  if (error instanceof StoreAwayError) return answerAway(c, error, route, log);
  // A full disk is no bug, wherever it is met: nothing was written.
  if (error instanceof DiskFullError) return sendProblem(c, problem('disk-full'));
  return answerBug(c, error, route, log);
}

/** The store comes back by itself: the phone asks again, and nothing it says twice counts twice. */
function answerAway(c: Context, { cause }: StoreAwayError, route: string, log: Log): Response {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'no answer';
  log(`error ${c.req.method} ${route} store-away ${oneLine(code)}`);
  return sendProblem(c, problem('store-away'));
}

/** A bug: the log gets where it happened, never what was asked; the caller gets a number to name it by. */
function answerBug(c: Context, error: Error, route: string, log: Log): Response {
  // A message of several lines stands in the stack as such; it may say what was asked.
  const frames = (error.stack ?? '').split('\n').map((line) => line.trim());
  const at = frames
    .filter((line) => line.startsWith('at '))
    .slice(0, 5)
    .join(' < ');
  const damage = /^(?:store|invariant) broken/u.test(error.message) ? `${error.message} ` : '';
  log(`error ${c.req.method} ${route} ${oneLine(`${error.name} ${damage}${at}`)}`);
  return c.body(
    JSON.stringify({
      type: 'urn:banso:bug',
      title: 'The home has a bug',
      status: 500,
      code: 'bug',
    }),
    500,
    {
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
    },
  );
}

/** Whatever an error says, the log has one line of it. */
const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ');
