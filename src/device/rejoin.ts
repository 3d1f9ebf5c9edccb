import * as v from 'valibot';
import { fromBase64Url, toBase64Url, utf8 } from '#kernel/bytes.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { bookStart } from '#book/chain.ts';
import type { Position } from '#book/epochs.ts';
import type { SignedHead } from '#protocol/messages.ts';
import { OfferReply, RejoinReply } from '#protocol/restore.ts';
import { endOfRun, provenOf } from '#device/book-rows.ts';
import type { HomeClient, RequestProblem } from '#device/home-client.ts';
import { openPage } from '#device/pages.ts';
import type { Platform } from '#device/platform.ts';
import type { BookRow } from '#device/rows.ts';

/*
 * A home that was restored lacks what it had signed. The phone shows it the last signed head, learns where
 * both chains part, and brings back the facts behind that place. Its own pages go back to it only in the
 * moment in which it has the home's: one that is killed in between, or meets a home that was replaced once
 * more, brings them again.
 */

const POINTS_MAX = 2_000;
/** Answers that asking again does not change: what lies here cannot be brought back to that home. */
const HOPELESS: ReadonlySet<string> = new Set(['malformed', 'signature-wrong']);

/** An encoded run of the stored pages with the place of the chain where it ends. */
type StoredRun = { readonly encoded: unknown; readonly end: Position };

/** Brings the home what it lacks of a book. Answers where both chains part, or why it cannot go on now. */
export async function rejoinBook(
  platform: Platform,
  client: HomeClient,
  row: BookRow,
): Promise<Result<Position, string>> {
  const head = signedHeadOf(row);
  const start: Position = {
    epoch: 0,
    seq: 0,
    hash: bookStart(platform.crypto.sha256, row.book.id),
  };
  if (head === undefined) return ok(start);
  const runs = await listRuns(platform, row);
  const ends = [...(row.begins === undefined ? [] : [row.begins]), ...runs.map(({ end }) => end)];
  const points = ends.map(({ seq, hash }) => [seq, toBase64Url(hash)]).slice(-POINTS_MAX);
  const request = { protocol: client.protocol(), book: row.book.id, head };
  const reply = await post(platform, client, '/api/rejoin', RejoinReply, { ...request, points });
  if (!reply.ok) return err(reply.error.code);
  const { common, epoch, whole } = reply.value;
  if (whole) return err('chain-broken');
  if (epoch <= provenOf(row).epoch) return err('home-behind');
  const place = ends.findLast(({ seq }) => seq === common) ?? start;
  // What came before a given state does not lie here: what came after it leads on from where it was given.
  const from = row.begins !== undefined && place.seq < row.begins.seq ? row.begins : place;
  const lacking = runs.filter(({ end }) => end.seq > from.seq).map(({ encoded }) => encoded);
  if (lacking.length > 0) {
    const told = { epoch: from.epoch, seq: from.seq, hash: toBase64Url(from.hash) };
    const offered = await post(platform, client, '/api/offer', OfferReply, {
      ...request,
      common: told,
      cuts: row.cuts ?? [],
      runs: lacking,
    });
    if (!offered.ok && !HOPELESS.has(offered.error.code)) return err(offered.error.code);
  }
  return ok(place);
}

/** The last head of a book that the home signed, as it is shown to it. */
function signedHeadOf(row: BookRow): SignedHead | undefined {
  if (row.signed === undefined) return undefined;
  const { epoch, seq, hash } = provenOf(row);
  const { at, signature, generation = row.generation } = row.signed;
  return {
    epoch,
    generation,
    seq,
    hash: toBase64Url(hash),
    at,
    signature: toBase64Url(signature),
  };
}

/** The proven runs of a book in order, as far as their pages can be read. */
async function listRuns(platform: Platform, row: BookRow): Promise<readonly StoredRun[]> {
  const runs: StoredRun[] = [];
  for (const { key, value } of await platform.store.list('pages', { prefix: `${row.book.id}.` })) {
    const page = await openPage(platform, key, value);
    if (!page.ok) return runs;
    for (const encoded of page.value) {
      const end = endPlace(encoded);
      if (end === undefined || end.seq > row.proven) return runs;
      runs.push({ encoded, end });
    }
  }
  return runs;
}

const RunEnd = v.object({ epoch: v.number(), hash: v.string() });

function endPlace(encoded: unknown): Position | undefined {
  const run = v.safeParse(RunEnd, encoded);
  const hash = run.success ? fromBase64Url(run.output.hash) : undefined;
  if (!run.success || hash?.ok !== true) return undefined;
  return { epoch: run.output.epoch, seq: endOfRun(encoded), hash: hash.value };
}

/** An unsigned request: the home's own signature inside is what it stands on. */
async function post<Schema extends v.GenericSchema>(
  platform: Platform,
  client: HomeClient,
  path: string,
  schema: Schema,
  request: object,
): Promise<Result<v.InferOutput<Schema>, RequestProblem>> {
  const body = await platform.gzip.pack(utf8(JSON.stringify(request)));
  const answer = await client.send(path, { method: 'POST', body, packed: true });
  if (!answer.ok) return answer;
  const reply = v.safeParse(schema, answer.value.value);
  return reply.success ? ok(reply.output) : { ok: false, error: { code: 'reply-malformed' } };
}
