import type { Context } from 'hono';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { Book, Proposal } from '#book/activity.ts';
import { standing } from '#domain/actor.ts';
import { IN_CHARGE } from '#domain/judge.ts';
import { DecideRequest } from '#protocol/decide.ts';
import type { DecideReply } from '#protocol/decide.ts';
import type { Home } from '#server/home.ts';
import type { Once } from '#server/http/once.ts';
import { type Problem, problem, sendProblem } from '#server/http/problem.ts';
import { readSignedJson } from '#server/http/signed-json.ts';
import { sendJson } from '#server/http/sync.ts';
import { actorOf } from '#server/ingest/ground.ts';
import { mayRead, openReader, type Reader } from '#server/me.ts';
import type { NotRecorded } from '#server/record.ts';

/** As many origins as may be decided about at once. */
const BYTES_MAX = 16 * 1024;

/**
 * Writes decisions under the person's name by the stream that the home keeps for them. Who is not in charge
 * today is told so before anything is written; of the rest the judge decides, as it does for a phone, of each
 * over what the ones before it made.
 */
export async function answerDecide(c: Context, home: Home, once: Once): Promise<Response> {
  const request = await readSignedJson(c, home, DecideRequest, { once, bytesMax: BYTES_MAX });
  if (!request.ok) return sendProblem(c, request.error);
  const { line, value } = request.value;
  const book = home.directory.findBook(value.book);
  if (book === undefined) return sendProblem(c, problem('not-found'));
  const reader = await openReader(home, line);
  if (!mayRead(home, reader, book) || !isInCharge(home, reader, book)) {
    return sendProblem(c, problem('not-yours'));
  }
  const as = await home.recorder.keepStream(line.person, home.directory.getBook(line.people));
  if (!as.ok) return sendProblem(c, problemOf(as.error));
  const recorded = await home.recorder.record(book, proposalsOf(value, dayOfSeconds(home.now())), {
    as: as.value,
  });
  if (!recorded.ok) return sendProblem(c, problemOf(recorded.error));
  const items = value.of.map((origin, index) => {
    const item = recorded.value[index];
    if (item === undefined) throw new Error('invariant broken: a recorded fact without a verdict');
    const { verdict, seq, why } = item;
    return { ...origin, verdict, seq, why };
  });
  return sendJson(c, { at: home.now(), items } satisfies DecideReply);
}

function isInCharge(home: Home, { line, people, places, today }: Reader, book: Book): boolean {
  const actor = actorOf(home.directory, people, places, book, line.stream);
  return actor !== undefined && standing(actor, IN_CHARGE, today) === 'on-that-day';
}

/** What the home did not write, by its own code; one that no caller can meet is a bug. */
function problemOf({ code }: NotRecorded): Problem {
  if (code === 'disk-full' || code === 'book-full') return problem(code);
  throw new Error(`invariant broken: a decision was not written (${code})`);
}

const TYPES = {
  release: 'fact.released@1',
  decline: 'fact.declined@1',
  settle: 'question.settled@1',
} as const;

function proposalsOf({ of, decision, note }: DecideRequest, on: number): readonly Proposal[] {
  const field = decision === 'decline' ? 'reason' : 'note';
  const isNoted = note !== undefined && decision !== 'release';
  const said = isNoted ? { [field]: note.normalize('NFC') } : {};
  return of.map((origin) => ({ type: TYPES[decision], on, body: { ...origin, ...said } }));
}
