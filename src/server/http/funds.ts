import type { Context } from 'hono';
import * as v from 'valibot';
import { ok, type Result } from '#kernel/result.ts';
import { IdText } from '#book/common.ts';
import { REGISTER_FILE_BYTES_MAX } from '#protocol/limits.ts';
import {
  confirmStatement,
  previewStatement,
  type StatementRequest,
} from '#server/funds/import-statement.ts';
import type { Home } from '#server/home.ts';
import { parseValue } from '#server/http/body.ts';
import { type Problem, sendProblem } from '#server/http/problem.ts';
import { readSigned } from '#server/http/signed.ts';
import { sendJson } from '#server/http/sync.ts';

const FileName = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const Preview = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/u));
const Asked = v.object({
  place: IdText,
  account: IdText,
  name: FileName,
  preview: v.optional(v.union([Preview, v.literal('')]), ''),
});

export async function answerStatementPreview(c: Context, home: Home): Promise<Response> {
  const asked = await readRequest(c, home);
  if (!asked.ok) return sendProblem(c, asked.error);
  const preview = await previewStatement(asked.value.request);
  return preview.ok ? sendJson(c, preview.value) : sendProblem(c, preview.error);
}

export async function answerStatementConfirm(c: Context, home: Home): Promise<Response> {
  const asked = await readRequest(c, home);
  if (!asked.ok) return sendProblem(c, asked.error);
  const done = await confirmStatement(asked.value.request, asked.value.preview);
  return done.ok ? sendJson(c, done.value) : sendProblem(c, done.error);
}

/** The file is the body, covered by the signature; the address says for which account it is. */
async function readRequest(
  c: Context,
  home: Home,
): Promise<Result<{ readonly request: StatementRequest; readonly preview: string }, Problem>> {
  const signed = await readSigned(home, c.req.raw, REGISTER_FILE_BYTES_MAX);
  if (!signed.ok) return signed;
  const query = parseValue(Asked, c.req.query());
  if (!query.ok) return query;
  const { name: fileName, preview, ...of } = query.value;
  return ok({ request: { home, ...signed.value, ...of, fileName }, preview });
}
