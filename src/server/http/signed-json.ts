import type { Context } from 'hono';
import type * as v from 'valibot';
import { err, ok, type Result } from '#kernel/result.ts';
import type { Home } from '#server/home.ts';
import { parseJson } from '#server/http/body.ts';
import type { Once } from '#server/http/once.ts';
import { type Problem, problem } from '#server/http/problem.ts';
import { readSigned } from '#server/http/signed.ts';
import type { StreamLine } from '#server/store/store.ts';

const BYTES_MAX = 4 * 1024;

type Reading = {
  /** Refuses what comes a second time under the same signature. */
  readonly once?: Once;
  readonly bytesMax?: number;
};

type SignedJson<Value> = { readonly line: StreamLine; readonly value: Value };

/**
 * A small signed request in JSON: who sent it and what it says.
 */
export async function readSignedJson<Schema extends v.GenericSchema>(
  c: Context,
  home: Home,
  schema: Schema,
  { once, bytesMax = BYTES_MAX }: Reading = {},
): Promise<Result<SignedJson<v.InferOutput<Schema>>, Problem>> {
  const signed = await readSigned(home, c.req.raw, bytesMax);
  if (!signed.ok) return signed;
  const { line, bytes } = signed.value;
  const parsed = parseJson(schema, bytes);
  const said = signatureName(c.req.header('banso-signature') ?? '');
  if (once?.(said) === false) return err(problem('said-before'));
  return parsed.ok ? ok({ line, value: parsed.value }) : parsed;
}

const R_CHARACTERS = 42;

/** The first half of a signature, which is never the same twice; the second has two spellings that hold. */
const signatureName = (signature: string): string => signature.slice(0, R_CHARACTERS);
