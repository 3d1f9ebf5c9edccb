import type { MiddlewareHandler } from 'hono';
import { isId } from '#kernel/id.ts';
import type { Home } from '#server/home.ts';

const BOOKS_AGE_MS_MAX = 1_000;

/**
 * Before a request that reads books is answered, what other app servers wrote into the directory becomes
 * known here: the stream that asks at once, new books within a second.
 */
export const meetOthers =
  ({ directory }: Home): MiddlewareHandler =>
  async (c, next) => {
    if (/^\/(?:api\/|xa\/|thon\/|quy\/|bien\/|ho$)/u.test(c.req.path)) {
      await directory.meetBooks(BOOKS_AGE_MS_MAX);
      const stream = c.req.header('banso-stream');
      if (stream !== undefined && isId(stream)) await directory.meetStreams([stream]);
    }
    await next();
  };
