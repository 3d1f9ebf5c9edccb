import type { Context } from 'hono';
import * as v from 'valibot';
import { ok, type Result } from '#kernel/result.ts';
import { IdText } from '#book/common.ts';
import { REGISTER_FILE_BYTES_MAX } from '#protocol/limits.ts';
import type { Home } from '#server/home.ts';
import { parseValue } from '#server/http/body.ts';
import { type Problem, sendProblem } from '#server/http/problem.ts';
import { readSigned } from '#server/http/signed.ts';
import { sendJson } from '#server/http/sync.ts';
import {
  confirmImport,
  type ImportRequest,
  previewImport,
} from '#server/import/import-register.ts';

const FileName = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const AskedPreview = v.object({ place: IdText, name: FileName });
const AskedConfirm = v.object({
  ...AskedPreview.entries,
  preview: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/u)),
});

export async function answerImportPreview(c: Context, home: Home): Promise<Response> {
  const asked = await readRequest(c, home, AskedPreview);
  if (!asked.ok) return sendProblem(c, asked.error);
  const preview = await previewImport(asked.value.request);
  return preview.ok ? sendJson(c, preview.value) : sendProblem(c, preview.error);
}

export async function answerImportConfirm(c: Context, home: Home): Promise<Response> {
  const asked = await readRequest(c, home, AskedConfirm);
  if (!asked.ok) return sendProblem(c, asked.error);
  const done = await confirmImport(asked.value.request, asked.value.query.preview);
  return done.ok ? sendJson(c, done.value) : sendProblem(c, done.error);
}

type Asked<Query> = { readonly request: ImportRequest; readonly query: Query };

/** The file is the body, covered by the signature; the address says for which place it is. */
async function readRequest<
  Schema extends v.GenericSchema<unknown, v.InferOutput<typeof AskedPreview>>,
>(c: Context, home: Home, schema: Schema): Promise<Result<Asked<v.InferOutput<Schema>>, Problem>> {
  const signed = await readSigned(home, c.req.raw, REGISTER_FILE_BYTES_MAX);
  if (!signed.ok) return signed;
  const query = parseValue(schema, c.req.query());
  if (!query.ok) return query;
  const { place, name: fileName } = query.value;
  return ok({
    request: { home, ...signed.value, place, fileName },
    query: query.value,
  });
}
