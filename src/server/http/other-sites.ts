import type { Context, MiddlewareHandler } from 'hono';
import { problem, sendProblem } from '#server/http/problem.ts';

/** How a page's own script asks. A form, a picture, a frame or a typed address asks otherwise. */
const BY_SCRIPT: ReadonlySet<string> = new Set(['cors', 'same-origin']);

/**
 * A home knows nobody by what a browser sends of itself, so a page of another site gains nothing by making
 * one ask. It is not answered all the same. Browsers say who asks, and a page cannot change it; other
 * programs, and browsers over plain http, say nothing.
 * @param excepted addresses to which other sites send a browser on purpose
 */
export function notForOtherSites(excepted: ReadonlySet<string>): MiddlewareHandler {
  return async (c, next) => {
    if (isOther(c) && !excepted.has(`${c.req.method} ${c.req.path}`)) {
      return sendProblem(c, problem('site-unknown'));
    }
    await next();
    return undefined;
  };
}

function isOther(c: Context): boolean {
  const site = c.req.header('sec-fetch-site') ?? 'same-origin';
  const mode = c.req.header('sec-fetch-mode') ?? 'same-origin';
  return site !== 'same-origin' || !BY_SCRIPT.has(mode);
}
