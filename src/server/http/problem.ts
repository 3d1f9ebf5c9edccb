import type { Context } from 'hono';
import { type ProblemCode, PROBLEMS } from '#protocol/problems.ts';

/** What an answer says besides its code: where the fault lies, or the time of the home. */
export type ProblemDetail = { readonly [name: string]: string | number };

/** An error as a value that handlers hand back; `sendProblem` is the only place that turns it into bytes. */
export type Problem = { readonly code: ProblemCode; readonly detail?: ProblemDetail };

export const problem = (code: ProblemCode, detail?: ProblemDetail): Problem => ({
  code,
  ...(detail && { detail }),
});

export function sendProblem(c: Context, { code, detail }: Problem): Response {
  const { status, title } = PROBLEMS[code];
  const body = JSON.stringify({ type: `urn:banso:${code}`, title, status, code, ...detail });
  return c.body(body, status, {
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
  });
}
