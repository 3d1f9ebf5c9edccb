import { fromBase64Url } from '#kernel/bytes.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import { succeedBytes } from '#book/signed.ts';
import { KEPT_DEVICE } from '#domain/people/facts.ts';
import type { PeopleState } from '#domain/people/state.ts';
import { present } from '#domain/propose.ts';
import type { SucceedReply, SucceedRequest } from '#protocol/restore.ts';
import { isPublicKey, verify } from '#server/crypto.ts';
import type { Home } from '#server/home.ts';
import { type Problem, problem } from '#server/http/problem.ts';
import type { StreamLine } from '#server/store/store.ts';

/**
 * Registers a new stream for the person of one that cannot go on: its store was copied or damaged. It is the
 * same phone and goes on to be called so; where somebody signed in for a while, it lasts no longer than the
 * one before. May be repeated, so that a phone that lost the answer asks again.
 */
export async function succeed(
  home: Home,
  earlier: StreamLine,
  { stream, key, signature: text, device }: SucceedRequest,
): Promise<Result<SucceedReply, Problem>> {
  const signature = fromBase64Url(text);
  if (!isPublicKey(key)) return err(problem('malformed', { where: 'key' }));
  if (device === KEPT_DEVICE) return err(problem('malformed', { where: 'device' }));
  if (!signature.ok || !verify(key, succeedBytes(earlier.stream, stream, key), signature.value)) {
    return err(problem('signature-wrong'));
  }
  const known = home.directory.findStream(stream);
  const { person, people } = earlier;
  if (known !== undefined && (known.key !== key || known.person !== person)) {
    return err(problem('not-yours'));
  }
  if (known === undefined) {
    const book = home.directory.getBook(people);
    const state = (await home.warm.get(book)).state as PeopleState; // of a people book
    const { device: called, cardBy, way, endsAt } = state.streams.get(earlier.stream) ?? {};
    const goesOn = { device: device ?? called, cardBy, after: earlier.stream, way, endsAt };
    const body = present({ stream, person, key, ...goesOn });
    const recorded = await home.recorder.record(book, [
      { type: 'stream.registered@1', on: dayOfSeconds(home.now()), body },
    ]);
    if (!recorded.ok) {
      return err(problem(recorded.error.code === 'disk-full' ? 'disk-full' : 'not-yours'));
    }
    if (home.directory.findStream(stream) === undefined) await home.ingest.repairStreams();
  }
  if (home.directory.findStream(stream) === undefined) return err(problem('not-yours'));
  return ok({ at: home.now(), stream });
}
