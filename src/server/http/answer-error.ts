import type { Context } from 'hono';
import { problem, sendProblem } from '#server/http/problem.ts';
import { StoreAwayError } from '#server/store/store-away.ts';
import { DiskFullError } from '#server/store/store.ts';

/** Writes one line of the server's log; never given personal data. */
type Log = (line: string) => void;

/** What nobody expected, as an answer with a code. */
export function answerError(c: Context, error: Error, log: Log): Response {
  if (error instanceof StoreAwayError) return answerAway(c, error, log);
  // A full disk is no bug, wherever it is met: nothing was written.
  if (error instanceof DiskFullError) return sendProblem(c, problem('disk-full'));
  return answerBug(c, error, log);
}

/** The store comes back by itself: the phone asks again, and nothing it says twice counts twice. */
function answerAway(c: Context, { cause }: StoreAwayError, log: Log): Response {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'no answer';
  log(`error ${c.req.method} ${c.req.path.split('/').slice(0, 3).join('/')} store-away ${code}`);
  return sendProblem(c, problem('store-away'));
}

/** A bug: the log gets where it happened, never what was asked; the caller gets a number to name it by. */
function answerBug(c: Context, error: Error, log: Log): Response {
  const at =
    error.stack
      ?.split('\n')
      .slice(1, 6)
      .map((line) => line.trim())
      .join(' < ') ?? '';
  const damage = /^(?:store|invariant) broken/u.test(error.message) ? `${error.message} ` : '';
  log(
    `error ${c.req.method} ${c.req.path.split('/').slice(0, 3).join('/')} ${error.name} ${damage}${at}`,
  );
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
