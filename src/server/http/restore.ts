import type { Context } from 'hono';
import type * as v from 'valibot';
import { type Bytes, concatBytes } from '#kernel/bytes.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import {
  OFFER_BYTES_MAX,
  OFFER_GZIP_BYTES_MAX,
  SUCCESSION_WEIGHT_FACTS,
} from '#protocol/limits.ts';
import { OfferRequest, RejoinRequest, SucceedRequest } from '#protocol/restore.ts';
import { rejoin } from '#server/epochs.ts';
import type { Home } from '#server/home.ts';
import { inflate, inflateBeginning, parseJson, readBytes } from '#server/http/body.ts';
import { addressOf } from '#server/http/address.ts';
import { ownerOf } from '#server/http/gate.ts';
import { type Problem, problem, sendProblem, TOO_MANY_UNDER_WAY } from '#server/http/problem.ts';
import { readSignedJson } from '#server/http/signed-json.ts';
import { protocolProblem, sendJson } from '#server/http/sync.ts';
import { answerAtOnce, offer, OfferBeginning } from '#server/offer.ts';
import { succeed } from '#server/succeed.ts';

const REJOIN_BYTES_MAX = 256 * 1024;

export const answerRejoin = (c: Context, home: Home): Promise<Response> =>
  answerShown(c, home, {
    schema: RejoinRequest,
    packedMax: REJOIN_BYTES_MAX,
    plainMax: REJOIN_BYTES_MAX,
    answer: (request) => rejoin(home, request),
  });

export const answerOffer = (c: Context, home: Home): Promise<Response> =>
  answerShown(c, home, {
    schema: OfferRequest,
    packedMax: OFFER_GZIP_BYTES_MAX,
    plainMax: OFFER_BYTES_MAX,
    async begin(bytes, isPacked) {
      const begun = await readBeginning(bytes, isPacked);
      return async () => (begun.ok ? answerAtOnce(home, begun.value) : begun);
    },
    answer: (request) => offer(home, request),
  });

/** The head of an offer lies within so many of its bytes, packed and unpacked. */
const BEGINNING_BYTES = 2 * 1024;
const BRACE = 0x7d;

/** Up to the first brace that closes, which is the head's. */
async function readBeginning(
  bytes: Bytes,
  isPacked: boolean,
): Promise<Result<v.InferOutput<typeof OfferBeginning>, Problem>> {
  const some = bytes.slice(0, BEGINNING_BYTES);
  const plain = isPacked ? await inflateBeginning(some, BEGINNING_BYTES) : ok(some);
  if (!plain.ok) return plain;
  const text = plain.value.slice(0, plain.value.indexOf(BRACE) + 1);
  const begun = parseJson(OfferBeginning, concatBytes(text, Uint8Array.of(BRACE)));
  return begun.ok ? begun : err(problem('malformed', { where: 'head' }));
}

export async function answerSucceed(c: Context, home: Home): Promise<Response> {
  const signed = await readSignedJson(c, home, SucceedRequest);
  if (!signed.ok) return sendProblem(c, signed.error);
  const { line, value } = signed.value;
  const old = protocolProblem(value.protocol);
  if (old !== undefined) return sendProblem(c, old);
  await home.directory.meetStreams([value.stream]);
  const isKnown = home.directory.findStream(value.stream) !== undefined;
  const weight = isKnown ? 0 : SUCCESSION_WEIGHT_FACTS;
  const retryAfter = home.gate.takeFacts(ownerOf(line), weight);
  if (retryAfter > 0) return sendProblem(c, problem('too-many-requests', { retryAfter }));
  const followed = await succeed(home, line, value);
  if (!followed.ok) home.gate.giveBackFacts(ownerOf(line), weight);
  return send(c, followed);
}

type ShownSchema = v.GenericSchema<unknown, { readonly protocol: number }>;

type AtOnce = () => Promise<Result<object, Problem> | undefined>;

type ShownKind<Schema extends ShownSchema> = {
  readonly schema: Schema;
  /** Bytes as they come, and as they unpack. */
  readonly packedMax: number;
  readonly plainMax: number;
  /**
   * What can be answered before all is unpacked. Its beginning waits for whatever else is unpacked here, and
   * costs next to nothing: only what comes then counts as work.
   */
  readonly begin?: (bytes: Bytes, isPacked: boolean) => Promise<AtOnce>;
  readonly answer: (request: v.InferOutput<Schema>) => Promise<Result<object, Problem>>;
};

/** A request that stands on the home's own signature inside it, gzip or not. */
async function answerShown<Schema extends ShownSchema>(
  c: Context,
  home: Home,
  { schema, packedMax, plainMax, begin, answer }: ShownKind<Schema>,
): Promise<Response> {
  const encoding = c.req.header('content-encoding') ?? 'identity';
  if (encoding !== 'gzip' && encoding !== 'identity') {
    return sendProblem(c, problem('unsupported-media', { where: 'content-encoding' }));
  }
  const isPacked = encoding === 'gzip';
  const bytes = await readBytes(c.req.raw, packedMax);
  if (!bytes.ok) return sendProblem(c, bytes.error);
  const read = async (atOnce?: AtOnce): Promise<Response> => {
    const early = await atOnce?.();
    if (early !== undefined) return send(c, early);
    const plain = isPacked ? await inflate(bytes.value, plainMax) : bytes;
    if (!plain.ok) return sendProblem(c, plain.error);
    const request = parseJson(schema, plain.value);
    if (!request.ok) return sendProblem(c, request.error);
    const old = protocolProblem(request.value.protocol);
    return old === undefined ? send(c, await answer(request.value)) : sendProblem(c, old);
  };
  const answered = home.gate.inAddressLane(`restore ${addressOf(c)}`, async (rest) => {
    const atOnce = await begin?.(bytes.value, isPacked);
    const startedAt = performance.now();
    try {
      return await read(atOnce);
    } finally {
      rest(home.gate.unsignedRestMs(performance.now() - startedAt));
    }
  });
  return answered ?? sendProblem(c, TOO_MANY_UNDER_WAY);
}

const send = (c: Context, said: Result<object, Problem>): Response | Promise<Response> =>
  said.ok ? sendJson(c, said.value) : sendProblem(c, said.error);
