import type { Context } from 'hono';
import type { Result } from '#kernel/result.ts';
import type { Book, Proposal } from '#book/activity.ts';
import type { WrittenReply } from '#protocol/decide.ts';
import type { Home } from '#server/home.ts';
import { problem, sendProblem } from '#server/http/problem.ts';
import { sendJson } from '#server/http/sync.ts';
import type { StreamLine } from '#server/store/store.ts';

/** Writes what an officer does under their name, by the stream that the home keeps for them. */
export async function sendWritten(
  c: Context,
  home: Home,
  line: StreamLine,
  book: Book,
  proposed: Result<readonly Proposal[], { readonly code: string }>,
): Promise<Response> {
  if (!proposed.ok) {
    const reply = { at: home.now(), verdict: 'refused', seq: 0, why: proposed.error.code } as const;
    return sendJson(c, reply satisfies WrittenReply);
  }
  const as = await home.recorder.keepStream(line.person, home.directory.getBook(line.people));
  if (!as.ok) return sendProblem(c, problem('disk-full'));
  const recorded = await home.recorder.record(book, proposed.value, { as: as.value });
  const item = recorded.ok ? recorded.value[0] : undefined;
  if (item === undefined) return sendProblem(c, problem('disk-full'));
  const { verdict, seq, why } = item;
  return sendJson(c, { at: home.now(), verdict, seq, why } satisfies WrittenReply);
}
