import type { Context } from 'hono';
import * as v from 'valibot';
import { toBase64Url, utf8 } from '#kernel/bytes.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { Hash } from '#protocol/messages.ts';
import { SealedName, type SealedPart, type SealedReply } from '#protocol/sealed.ts';
import type { Home } from '#server/home.ts';
import { parseValue } from '#server/http/body.ts';
import { type Problem, problem, sendProblem } from '#server/http/problem.ts';
import { findSigner } from '#server/http/signed.ts';
import { sendJson } from '#server/http/sync.ts';
import { mayKeep, openReader } from '#server/me.ts';
import { listSealed, readSealed } from '#server/sealed.ts';

const AskedList = v.strictObject({ after: v.union([v.literal(''), Hash]) });
const AskedPart = v.strictObject({
  name: SealedName,
  from: v.pipe(v.string(), v.regex(/^\d{1,12}$/u), v.transform(Number)),
});

export async function answerSealed(c: Context, home: Home): Promise<Response> {
  const folder = await findFolder(c, home);
  if (!folder.ok) return sendProblem(c, folder.error);
  const asked = parseValue(AskedList, { after: '', ...c.req.query() });
  if (!asked.ok) return sendProblem(c, asked.error);
  const listed = listSealed(folder.value, home.directory.identity.key, asked.value.after);
  return sendJson(c, { at: home.now(), ...listed } satisfies SealedReply);
}

export async function answerSealedPart(c: Context, home: Home): Promise<Response> {
  const folder = await findFolder(c, home);
  if (!folder.ok) return sendProblem(c, folder.error);
  const asked = parseValue(AskedPart, c.req.query());
  if (!asked.ok) return sendProblem(c, asked.error);
  const bytes = await readSealed(folder.value, asked.value.name, asked.value.from);
  if (bytes === undefined) return sendProblem(c, problem('not-found'));
  return sendJson(c, { at: home.now(), bytes: toBase64Url(bytes) } satisfies SealedPart);
}

/** Where sealed copies lie, for whoever may keep them. */
async function findFolder(c: Context, home: Home): Promise<Result<string, Problem>> {
  const signer = await findSigner(home, c.req.raw, utf8(''));
  if (!signer.ok) return signer;
  if (!mayKeep(home, await openReader(home, signer.value))) return err(problem('not-yours'));
  return home.sealed === undefined ? err(problem('not-found')) : ok(home.sealed);
}
