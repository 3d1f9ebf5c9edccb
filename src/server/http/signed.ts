import * as v from 'valibot';
import { type Bytes, fromBase64Url, toBase64Url } from '#kernel/bytes.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import type { Id } from '#kernel/id.ts';
import { IdText } from '#book/common.ts';
import { clockBytes, homeNameOf, requestBytes } from '#book/signed.ts';
import { hasEnded, type PeopleState } from '#domain/people/state.ts';
import { REQUEST_AGE_MAX_S } from '#protocol/limits.ts';
import { sha256, verify } from '#server/crypto.ts';
import type { Home } from '#server/home.ts';
import { readBytes } from '#server/http/body.ts';
import { ownerOf } from '#server/http/gate.ts';
import { type Problem, problem } from '#server/http/problem.ts';
import type { StreamLine } from '#server/store/store.ts';

const SignedHeaders = v.object({
  stream: IdText,
  at: v.pipe(v.string(), v.regex(/^\d{1,12}$/u), v.transform(Number)),
  signature: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{86}$/u)),
});

/** Streams whose signature held, by request. */
const proven = new WeakMap<Request, Id>();
export const provenStream = (request: Request): Id | undefined => proven.get(request);

/** Whether a stream that has ended is heard: what it has said is kept, and waits; it is told nothing. */
type Ended = 'heard' | 'not-heard';

/** Who sent a request: the stream whose signature it carries, over its method, address, second and body. */
export async function findSigner(
  home: Home,
  request: Request,
  body: Bytes,
  ended: Ended = 'not-heard',
): Promise<Result<StreamLine, Problem>> {
  const signed =
    ended === 'heard' ? findProven(home, request, body) : await findSigned(home, request, body);
  return signed.ok ? ok(signed.value.line) : signed;
}

/** The body of a request and who signed it. What names no stream of this home is not read. */
export async function readSigned(
  home: Home,
  request: Request,
  bytesMax: number,
  ended: Ended = 'not-heard',
): Promise<Result<{ readonly line: StreamLine; readonly bytes: Bytes }, Problem>> {
  const claim = findClaim(home, request);
  if (!claim.ok) return claim;
  const bytes = await readBytes(request, bytesMax);
  if (!bytes.ok) return bytes;
  const signer = await findSigner(home, request, bytes.value, ended);
  return signer.ok ? ok({ line: signer.value, bytes: bytes.value }) : signer;
}

export type Signed = {
  readonly line: StreamLine;
  /** The device second under which the request was signed. */
  readonly askedAt: number;
};

type Claim = v.InferOutput<typeof SignedHeaders> & { readonly line: StreamLine };

/** What a request says of who signed it. */
function findClaim(home: Home, request: Request): Result<Claim, Problem> {
  const headers = v.safeParse(SignedHeaders, {
    stream: request.headers.get('banso-stream') ?? undefined,
    at: request.headers.get('banso-at') ?? undefined,
    signature: request.headers.get('banso-signature') ?? undefined,
  });
  if (!headers.success) return err(problem('not-signed'));
  const line = home.directory.findStream(headers.output.stream);
  return line === undefined ? err(problem('stream-unknown')) : ok({ ...headers.output, line });
}

/** The same with the second of the signature. */
export async function findSigned(
  home: Home,
  request: Request,
  body: Bytes,
): Promise<Result<Signed, Problem>> {
  const signed = findProven(home, request, body);
  if (!signed.ok) return signed;
  const { stream, people } = signed.value.line;
  const { state } = await home.warm.get(home.directory.getBook(people));
  const known = (state as PeopleState).streams.get(stream); // streams are registered in people books
  const isEnded = known !== undefined && hasEnded(known, home.now());
  return isEnded ? err(problem('stream-ended')) : signed;
}

function findProven(home: Home, request: Request, body: Bytes): Result<Signed, Problem> {
  const claim = findClaim(home, request);
  if (!claim.ok) return claim;
  const { line, stream, at, signature } = claim.value;
  const url = new URL(request.url);
  const path = `${url.pathname}${url.search}`;
  const { method } = request;
  const name = homeNameOf(sha256, home.directory.identity.key);
  const said = requestBytes({ home: name, stream, method, path, at, bodyHash: sha256(body) });
  const bytes = fromBase64Url(signature);
  if (!bytes.ok || !verify(line.key, said, bytes.value)) return err(problem('signature-wrong'));
  proven.set(request, stream);
  const retryAfter = home.gate.begin(ownerOf(line));
  if (retryAfter > 0) return err(problem('too-many-requests', { retryAfter }));
  const now = home.now();
  if (Math.abs(now - at) > REQUEST_AGE_MAX_S) {
    const word = toBase64Url(home.sign(clockBytes(stream, at, now)));
    return err(problem('clock-far-off', { at: now, signature: word }));
  }
  home.heard.set(stream, now);
  return ok({ line, askedAt: at });
}
