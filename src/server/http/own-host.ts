import type { MiddlewareHandler } from 'hono';
import { problem, sendProblem } from '#server/http/problem.ts';

/** With or without a port. */
const THIS_MACHINE = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/iu;

/**
 * A demo listens on this machine only, but a page of another site could make its own name point here: what is
 * asked under any other name is not answered.
 */
export const ownHostOnly: MiddlewareHandler = async (c, next) => {
  const host = c.req.header('host') ?? new URL(c.req.url).host;
  if (!THIS_MACHINE.test(host)) return sendProblem(c, problem('host-unknown'));
  await next();
  return undefined;
};
