import type { Context } from 'hono';
import { markCookie, MARKS_MAX, marksIn } from '#protocol/mark.ts';

/** Sets the marks that came with the request once more; nothing of them is kept or written down. */
export function answerMark(c: Context): Response {
  // A browser names the page that asks; behind a proxy only it knows of https.
  const isSecure = c.req.header('origin')?.startsWith('https://') === true;
  for (const line of marksIn(c.req.header('cookie') ?? '').slice(0, MARKS_MAX)) {
    c.header('set-cookie', markCookie(line, isSecure), { append: true });
  }
  return c.body(null, 204, { 'cache-control': 'no-store' });
}
