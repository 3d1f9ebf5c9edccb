import type { Context } from 'hono';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { Proposal } from '#book/activity.ts';
import { DecideRequest } from '#protocol/decide.ts';
import type { DecideReply } from '#protocol/decide.ts';
import type { Home } from '#server/home.ts';
import { problem, sendProblem } from '#server/http/problem.ts';
import { readSignedJson } from '#server/http/signed-json.ts';
import { sendJson } from '#server/http/sync.ts';
import { mayRead, openReader } from '#server/me.ts';

/**
 * Writes a decision under the person's name by the stream that the home keeps for them; the judge decides
 * whether it is theirs to make, as it does for a phone.
 */
export async function answerDecide(c: Context, home: Home): Promise<Response> {
  const request = await readSignedJson(c, home, DecideRequest);
  if (!request.ok) return sendProblem(c, request.error);
  const { line, value } = request.value;
  const book = home.directory.findBook(value.book);
  if (book === undefined) return sendProblem(c, problem('not-found'));
  const reader = await openReader(home, line);
  if (!mayRead(home, reader, book)) return sendProblem(c, problem('not-yours'));
  const as = await home.recorder.keepStream(line.person, home.directory.getBook(line.people));
  const recorded = await home.recorder.record(book, [proposalOf(value, dayOfSeconds(home.now()))], {
    as,
  });
  if (!recorded.ok) return sendProblem(c, problem('disk-full'));
  const item = recorded.value[0];
  if (item === undefined) throw new Error('invariant broken: a recorded fact without a verdict');
  const { verdict, seq, why } = item;
  return sendJson(c, { at: home.now(), verdict, seq, why } satisfies DecideReply);
}

const TYPES = {
  release: 'fact.released@1',
  decline: 'fact.declined@1',
  settle: 'question.settled@1',
} as const;

function proposalOf({ stream, n, decision, note }: DecideRequest, on: number): Proposal {
  const field = decision === 'decline' ? 'reason' : 'note';
  const isNoted = note !== undefined && decision !== 'release';
  const body = { stream, n, ...(isNoted && { [field]: note.normalize('NFC') }) };
  return { type: TYPES[decision], on, body };
}
