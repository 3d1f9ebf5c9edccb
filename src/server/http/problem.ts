import type { Context } from 'hono';
import { type ProblemCode, PROBLEMS } from '#protocol/problems.ts';

/** What an answer says besides its code: where the fault lies, the time of the home, seconds to wait. */
export type ProblemDetail = { readonly [name: string]: string | number };

/** An error as a value that handlers hand back; `sendProblem` is the only place that turns it into bytes. */
export type Problem = { readonly code: ProblemCode; readonly detail?: ProblemDetail };

export const problem = (code: ProblemCode, detail?: ProblemDetail): Problem => ({
  code,
  ...(detail && { detail }),
});

/** As much is under way as may be, of this person or address. */
export const TOO_MANY_UNDER_WAY = problem('too-many-requests', { retryAfter: 1 });

/** What was refused in answering a request, by kind: its problem, or parts and facts of a push. */
const refused = new WeakMap<Context, string[]>();
const problems = new WeakMap<Context, ProblemCode>();

export function noteRefusal(c: Context, kind: string): void {
  const kinds = refused.get(c);
  if (kinds === undefined) refused.set(c, [kind]);
  else kinds.push(kind);
}

/** Who a refused request came from, as far as is proven: a stream, else nobody with a name. */
const senders = new WeakMap<Context, string>();
export const noteSender = (c: Context, sender: string): unknown => senders.set(c, sender);
export const senderOf = (c: Context): string | undefined => senders.get(c);

/** Each kind once. */
export const refusalsOf = (c: Context): ReadonlySet<string> => new Set(refused.get(c));

/** The code of the last problem sent in answer to this request. */
export const problemOf = (c: Context): ProblemCode | undefined => problems.get(c);

/** A request that is refused counts as such, whatever its answer looks like. */
export function noteProblem(c: Context, code: ProblemCode): void {
  noteRefusal(c, code);
  problems.set(c, code);
}

export function sendProblem(c: Context, { code, detail }: Problem): Response {
  noteProblem(c, code);
  const { status, title } = PROBLEMS[code];
  const body = JSON.stringify({ type: `urn:banso:${code}`, title, status, code, ...detail });
  return c.body(body, status, {
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
    ...(detail?.['retryAfter'] !== undefined && { 'retry-after': String(detail['retryAfter']) }),
    // An answer to HEAD has no body to read it from.
    ...(c.req.raw.method === 'HEAD' && { 'banso-problem': code }),
  });
}
