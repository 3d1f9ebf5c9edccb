import type { Context } from 'hono';
import { type Hook, type HookKeys, HOOKS, readHook } from '#server/funds/hooks.ts';
import { takeTold } from '#server/funds/take-told.ts';
import type { Home } from '#server/home.ts';
import { readBytes } from '#server/http/body.ts';
import { noteRefusal, problem, sendProblem } from '#server/http/problem.ts';

const BODY_BYTES_MAX = 16_384;

const isHook = (name: string): name is Hook => HOOKS.some((hook) => hook === name);

/**
 * What a service tells of a transfer. The answer is the same whether it was new: a service that hears
 * anything but yes sends it again.
 */
export async function answerHook(c: Context, home: Home, keys: HookKeys): Promise<Response> {
  const hook = c.req.param('id') ?? '';
  if (!isHook(hook)) return sendProblem(c, problem('not-found'));
  const body = await readBytes(c.req.raw, BODY_BYTES_MAX);
  if (!body.ok) return sendProblem(c, body.error);
  const { headers } = c.req.raw;
  const read = readHook(hook, keys, { headers, body: body.value, now: home.now() });
  if (read === undefined) return sendProblem(c, problem('not-found'));
  if (!read.ok) return sendProblem(c, read.error);
  const taken = await takeTold(home, read.value);
  // Whoever set the service up hears of it in the log; to send it again would not help.
  if (typeof taken === 'string') noteRefusal(c, `hook-${taken}`);
  else if (!taken.ok) return sendProblem(c, taken.error);
  return c.json({ success: true }, 200, { 'cache-control': 'no-store' });
}
