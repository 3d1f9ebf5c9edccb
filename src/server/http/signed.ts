import * as v from 'valibot';
import { type Bytes, fromBase64Url } from '#kernel/bytes.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { IdText } from '#book/common.ts';
import { homeNameOf, requestBytes } from '#book/signed.ts';
import { REQUEST_AGE_MAX_S } from '#protocol/limits.ts';
import { sha256, verify } from '#server/crypto.ts';
import type { Home } from '#server/home.ts';
import { type Problem, problem } from '#server/http/problem.ts';
import type { StreamLine } from '#server/store/store.ts';

const SignedHeaders = v.object({
  stream: IdText,
  at: v.pipe(v.string(), v.regex(/^\d{1,12}$/u), v.transform(Number)),
  signature: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{86}$/u)),
});

/** Who sent a request: the stream whose signature it carries, over its method, address, second and body. */
export function findSigner(home: Home, request: Request, body: Bytes): Result<StreamLine, Problem> {
  const signed = findSigned(home, request, body);
  return signed.ok ? ok(signed.value.line) : signed;
}

export type Signed = {
  readonly line: StreamLine;
  /** The device second under which the request was signed. */
  readonly askedAt: number;
};

/** The same with the second of the signature. */
export function findSigned(home: Home, request: Request, body: Bytes): Result<Signed, Problem> {
  const headers = v.safeParse(SignedHeaders, {
    stream: request.headers.get('banso-stream') ?? undefined,
    at: request.headers.get('banso-at') ?? undefined,
    signature: request.headers.get('banso-signature') ?? undefined,
  });
  if (!headers.success) return err(problem('not-signed'));
  const { stream, at, signature } = headers.output;
  const line = home.directory.findStream(stream);
  if (line === undefined) return err(problem('stream-unknown'));
  const url = new URL(request.url);
  const path = `${url.pathname}${url.search}`;
  const { method } = request;
  const name = homeNameOf(sha256, home.directory.identity.key);
  const said = requestBytes({ home: name, stream, method, path, at, bodyHash: sha256(body) });
  const bytes = fromBase64Url(signature);
  if (!bytes.ok || !verify(line.key, said, bytes.value)) return err(problem('signature-wrong'));
  const now = home.now();
  if (Math.abs(now - at) > REQUEST_AGE_MAX_S) return err(problem('clock-far-off', { at: now }));
  return ok({ line, askedAt: at });
}
