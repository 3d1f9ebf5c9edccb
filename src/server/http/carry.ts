import type { Context } from 'hono';
import { COPIES_MEDIA_TYPE, joinFrames, splitFrames } from '#book/copy.ts';
import { CARRY_BYTES_MAX, CARRY_COPIES_MAX } from '#protocol/limits.ts';
import { carry } from '#server/carry.ts';
import type { Home } from '#server/home.ts';
import { addressOf } from '#server/http/address.ts';
import { readBytes } from '#server/http/body.ts';
import { problem, sendProblem, TOO_MANY_UNDER_WAY } from '#server/http/problem.ts';

/** Frames in, frames out: sealed both ways, so neither is compressed and neither says who it is about. */
export async function answerCarry(
  c: Context,
  home: Home,
  log: (line: string) => void,
): Promise<Response> {
  const bytes = await readBytes(c.req.raw, CARRY_BYTES_MAX);
  if (!bytes.ok) return sendProblem(c, bytes.error);
  const copies = splitFrames(bytes.value);
  if (!copies.ok || copies.value.length === 0) {
    return sendProblem(c, problem('malformed', { where: 'frames' }));
  }
  const { length } = copies.value;
  if (length > CARRY_COPIES_MAX) {
    return sendProblem(c, problem('too-large', { limit: CARRY_COPIES_MAX }));
  }
  const turn = home.gate.inAddressLane(`carry ${addressOf(c)}`, async (rest) => {
    const startedAt = performance.now();
    try {
      return await carry(home, copies.value);
    } finally {
      rest(home.gate.carryRestMs(performance.now() - startedAt));
    }
  });
  if (turn === undefined) return sendProblem(c, TOO_MANY_UNDER_WAY);
  const carried = await turn;
  if (!carried.ok) return sendProblem(c, carried.error);
  const { answers, unreadable } = carried.value;
  if (unreadable > 0) log(`carry ${unreadable} of ${length} copies not readable`);
  return c.body(joinFrames(answers), 200, {
    'content-type': COPIES_MEDIA_TYPE,
    'cache-control': 'no-store',
  });
}
