import type { Context } from 'hono';
import type * as v from 'valibot';
import { ok, type Result } from '#kernel/result.ts';
import type { Home } from '#server/home.ts';
import { parseJson } from '#server/http/body.ts';
import type { Problem } from '#server/http/problem.ts';
import { readSigned } from '#server/http/signed.ts';
import type { StreamLine } from '#server/store/store.ts';

const BYTES_MAX = 4 * 1024;

type SignedJson<Value> = { readonly line: StreamLine; readonly value: Value };

/** A small signed request in JSON: who sent it and what it says. */
export async function readSignedJson<Schema extends v.GenericSchema>(
  c: Context,
  home: Home,
  schema: Schema,
): Promise<Result<SignedJson<v.InferOutput<Schema>>, Problem>> {
  const signed = await readSigned(home, c.req.raw, BYTES_MAX);
  if (!signed.ok) return signed;
  const { line, bytes } = signed.value;
  const parsed = parseJson(schema, bytes);
  return parsed.ok ? ok({ line, value: parsed.value }) : parsed;
}
