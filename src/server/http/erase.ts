import type { Context } from 'hono';
import { EraseRequest, type EraseReply } from '#protocol/erase.ts';
import { erase, type NotErased } from '#server/erase/erase.ts';
import type { Home } from '#server/home.ts';
import type { Once } from '#server/http/once.ts';
import { type Problem, problem, sendProblem } from '#server/http/problem.ts';
import { readSignedJson } from '#server/http/signed-json.ts';
import { sendJson } from '#server/http/sync.ts';
import { isEraser, openReader } from '#server/me.ts';

/**
 * Erases under the officer's name, by the stream that the home keeps for them. Whoever may not erase in every
 * book that it would touch erases nothing.
 */
export async function answerErase(c: Context, home: Home, once: Once): Promise<Response> {
  const request = await readSignedJson(c, home, EraseRequest, { once });
  if (!request.ok) return sendProblem(c, request.error);
  const { line, value } = request.value;
  const reader = await openReader(home, line);
  if (![...home.directory.books()].some((book) => isEraser(home, reader, book))) {
    return sendProblem(c, problem('not-yours'));
  }
  const as = await home.recorder.keepStream(line.person, home.directory.getBook(line.people));
  if (!as.ok) return sendProblem(c, problemFor(as.error));
  const { ground, document, ...wanted } = value;
  const done = await erase(home, {
    wanted,
    ground,
    ...(document !== undefined && { document }),
    as: as.value,
    mayErase: (book) => isEraser(home, reader, book),
  });
  if (!done.ok) return sendProblem(c, problemFor(done.error));
  return sendJson(c, { at: home.now(), ...done.value } satisfies EraseReply);
}

/** What was not erased, by its own code; one that no caller can meet is a bug. */
function problemFor({ code }: NotErased): Problem {
  switch (code) {
    case 'nothing-to-erase':
      return problem('not-found');
    case 'not-yours':
    case 'disk-full':
    case 'book-full':
    case 'tombstones-unset':
    case 'tombstones-same-disk':
    case 'tombstones-failed':
      return problem(code);
    default:
      throw new Error(`invariant broken: an erasure was not written (${code})`);
  }
}
