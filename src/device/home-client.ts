import * as v from 'valibot';
import { type Bytes, fromBase64Url, toBase64Url } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { clockBytes, homeNameOf, requestBytes } from '#book/signed.ts';
import { RETRY_AFTER_MAX_S } from '#protocol/limits.ts';
import { PROTOCOL, PROTOCOL_FLOOR } from '#protocol/version.ts';
import { type Came, readWhatComes } from '#device/cut-answer.ts';
import type { PhoneClock } from '#device/phone-clock.ts';
import type { Platform } from '#device/platform.ts';

/** Why a request brought nothing: the home's own code, or `offline`, `home-older`, `home-failed`, `reply-malformed`. */
export type RequestProblem = {
  readonly code: string;
  /** Of `clock-far-off`: the home's seconds and its signature over them. */
  readonly clock?: { readonly at: number; readonly signature: string };
  /** Seconds after which the home wants to be asked again. */
  readonly retryAfter?: number;
  /** What is wrong with a file that was sent, as a code of its own. */
  readonly file?: string;
  /** The row of it, where one is at fault. */
  readonly row?: number;
  /** What had come of an answer whose end is missing, where the request asked for that. */
  readonly came?: string;
};

export type HomeRequest = {
  readonly method?: 'GET' | 'POST';
  readonly body?: Bytes;
  readonly contentType?: string;
  /** Whether `body` is gzip. */
  readonly packed?: boolean;
  /** Whether what comes of an answer is of use without its end. */
  readonly keepsCut?: boolean;
  /** Whether what is asked for has no body. */
  readonly isBare?: boolean;
};

export type HomeAnswer = {
  readonly status: number;
  readonly header: (name: string) => string | undefined;
  /** The parsed JSON; undefined when the answer has no body. */
  readonly value: unknown;
};

/** An answer with the second under which its question was signed. */
export type SignedAnswer = HomeAnswer & { readonly askedAt: number };

export type HomeClient = {
  /** The version to speak: the newest, but for a while after a home said that it knows only older ones. */
  protocol(): number;
  /**
   * Whether it may be asked by the mark alone: until a home says that it knows of no such question.
   */
  takesMark: boolean;
  /** Server seconds before which the home does not want to be asked again; undefined when it may be now. */
  retryAt(): number | undefined;
  /** A request without a stream's signature. */
  send(path: string, request: HomeRequest): Promise<Result<HomeAnswer, RequestProblem>>;
  /** A signed request; a device whose clock is far off takes the home's signed time and asks once more. */
  ask(
    path: string,
    request: HomeRequest,
    signer: Signer,
  ): Promise<Result<SignedAnswer, RequestProblem>>;
  /** A signed request whose answer goes on until the signal ends it; what it comes to delays nothing else. */
  listen(
    path: string,
    signer: Signer,
    signal: AbortSignal,
  ): Promise<Result<ReadableStream<Uint8Array>, RequestProblem>>;
};

export type Signer = {
  readonly stream: Id;
  readonly privateKey: unknown;
  /** Public key of the home that is asked: the request is worth nothing at another. */
  readonly homeKey: string;
  /** Where the person works: for whatever leads requests to one of several servers, not signed. */
  readonly place?: Id;
};
type Headers = Readonly<Record<string, string>>;

const Problem = v.object({
  code: v.string(),
  at: v.optional(v.number()),
  signature: v.optional(v.string()),
  retryAfter: v.optional(v.pipe(v.number(), v.minValue(0))),
  file: v.optional(v.string()),
  row: v.optional(v.number()),
  where: v.optional(v.string()),
});
const NOTHING: Bytes = new Uint8Array(0);

/** A home that knows only older versions is renewed some day: so often the newest is tried again. */
const OLDER_S = 10 * 60;

const protocolUntil = (leftS: number): number =>
  leftS > 0 && leftS <= OLDER_S ? PROTOCOL_FLOOR : PROTOCOL;

export function createHomeClient(
  { transport, crypto }: Pick<Platform, 'transport' | 'crypto'>,
  clock: PhoneClock,
): HomeClient {
  let olderUntil = 0;
  const protocol = (): number => protocolUntil(olderUntil - clock.now().at);
  let waitUntil = 0;

  async function exchange(
    path: string,
    request: HomeRequest,
    signed: Headers,
  ): Promise<Result<HomeAnswer, RequestProblem>> {
    try {
      const response = await transport(path, initOf(request, signed));
      const answer = await readAnswer(response, request.keepsCut);
      if (!answer.ok && answer.error.retryAfter !== undefined) {
        waitUntil = clock.now().at + Math.min(answer.error.retryAfter, RETRY_AFTER_MAX_S);
      }
      const isOlder = !answer.ok && answer.error.code === 'home-older';
      if (isOlder && protocol() === PROTOCOL_FLOOR) return err({ code: 'malformed' });
      if (isOlder) olderUntil = clock.now().at + OLDER_S;
      return answer;
    } catch {
      return err({ code: 'offline' });
    }
  }

  async function askOnce(
    path: string,
    request: HomeRequest,
    signer: Signer,
    askedAt: number,
  ): Promise<Result<SignedAnswer, RequestProblem>> {
    const headers = await signedHeaders(crypto, askedAt, path, request, signer);
    const answer = await exchange(path, request, headers);
    return answer.ok ? ok({ ...answer.value, askedAt }) : answer;
  }

  return {
    protocol,
    takesMark: true,
    retryAt: () => (isAhead(waitUntil - clock.now().at) ? waitUntil : undefined),
    send: (path, request) => exchange(path, request, {}),
    async ask(path, request, signer) {
      const askedAt = clock.now().at;
      const first = await askOnce(path, request, signer, askedAt);
      if (first.ok || first.error.clock === undefined) return first;
      const { at, signature } = first.error.clock;
      const bytes = fromBase64Url(signature);
      const said = clockBytes(signer.stream, askedAt, at);
      if (!bytes.ok || !(await crypto.verify(signer.homeKey, said, bytes.value))) return first;
      await clock.adopt(at);
      return askOnce(path, request, signer, clock.now().at);
    },
    listen: (path, signer, signal) => listen({ transport, crypto }, clock, path, signer, signal),
  };
}

async function listen(
  { transport, crypto }: Pick<Platform, 'transport' | 'crypto'>,
  clock: PhoneClock,
  path: string,
  signer: Signer,
  signal: AbortSignal,
): ReturnType<HomeClient['listen']> {
  try {
    const signed = await signedHeaders(crypto, clock.now().at, path, {}, signer);
    const headers = { accept: 'text/event-stream', ...signed };
    const response = await transport(path, { method: 'GET', headers, signal });
    if (response.ok && response.body !== null) return ok(response.body);
    const answer = await readAnswer(response);
    return answer.ok ? err({ code: 'reply-malformed' }) : answer;
  } catch {
    return err({ code: 'offline' });
  }
}

/** Longer than anybody is told to wait: the clock was set back. */
const isAhead = (leftS: number): boolean => leftS > 0 && leftS <= RETRY_AFTER_MAX_S;

function initOf(
  { method = 'GET', body, contentType = 'application/json', packed, isBare }: HomeRequest,
  signed: Headers,
): Parameters<Platform['transport']>[1] {
  const headers = {
    ...(body !== undefined && { 'content-type': contentType }),
    ...(packed === true && { 'content-encoding': 'gzip' }),
    ...signed,
  };
  return { method, headers, ...(body && { body }), ...(isBare && { isBare }) };
}

/** What says who asks, and that nothing of the request was changed. */
export async function signedHeaders(
  crypto: Platform['crypto'],
  at: number,
  path: string,
  request: { readonly method?: string; readonly body?: Bytes },
  { homeKey, stream, privateKey, place }: Signer,
): Promise<Headers> {
  const home = homeNameOf(crypto.sha256, homeKey);
  const { method = 'GET', body = NOTHING } = request;
  const bodyHash = crypto.sha256(body);
  const signature = await crypto.sign(
    privateKey,
    requestBytes({ home, stream, method, path, at, bodyHash }),
  );
  return {
    'banso-stream': stream,
    'banso-at': String(at),
    'banso-signature': toBase64Url(signature),
    ...(place !== undefined && { 'banso-place': place }),
  };
}

async function readAnswer(
  response: Response,
  keepsCut = false,
): Promise<Result<HomeAnswer, RequestProblem>> {
  const read = keepsCut ? readWhatComes(response) : readToTheEnd(response);
  const { text, isCut } = await read;
  if (isCut) return err({ code: 'offline', came: text });
  const value = parseJson(text);
  if (response.status >= 400) {
    const problem = v.safeParse(Problem, value);
    if (!problem.success) return err({ code: 'home-failed' });
    const { at, signature, retryAfter, file, row, where } = problem.output;
    const isOlder = problem.output.code === 'malformed' && where === 'protocol';
    const code = isOlder ? 'home-older' : ofHome(problem.output.code);
    const isClock = code === 'clock-far-off' && at !== undefined && signature !== undefined;
    return err({
      code,
      ...(isClock && { clock: { at, signature } }),
      ...(retryAfter !== undefined && { retryAfter }),
      ...(file !== undefined && { file }),
      ...(row !== undefined && { row }),
    });
  }
  if (text !== '' && value === undefined) {
    return err({ code: 'reply-malformed', ...(keepsCut && { came: text }) });
  }
  return ok({
    status: response.status,
    header: (name) => response.headers.get(name) ?? undefined,
    value,
  });
}

const readToTheEnd = async (response: Response): Promise<Came> => ({
  text: await response.text(),
  isCut: false,
});

/** A full disk is said to be whose it is. */
export const ofHome = (code: string): string => (code === 'disk-full' ? 'home-full' : code);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
