import type { Context } from 'hono';
import type * as v from 'valibot';
import { err, ok, type Result } from '#kernel/result.ts';
import type { Home } from '#server/home.ts';
import { parseJson, readBytes } from '#server/http/body.ts';
import type { Problem } from '#server/http/problem.ts';
import { findSigner } from '#server/http/signed.ts';
import type { StreamLine } from '#server/store/store.ts';

const BYTES_MAX = 4 * 1024;

type SignedJson<Value> = { readonly line: StreamLine; readonly value: Value };

/** A small signed request in JSON: who sent it and what it says. */
export async function readSignedJson<Schema extends v.GenericSchema>(
  c: Context,
  home: Home,
  schema: Schema,
): Promise<Result<SignedJson<v.InferOutput<Schema>>, Problem>> {
  const bytes = await readBytes(c.req.raw, BYTES_MAX);
  if (!bytes.ok) return bytes;
  const signer = findSigner(home, c.req.raw, bytes.value);
  if (!signer.ok) return err(signer.error);
  const parsed = parseJson(schema, bytes.value);
  return parsed.ok ? ok({ line: signer.value, value: parsed.value }) : parsed;
}
