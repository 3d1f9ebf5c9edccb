import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Context } from 'hono';
import * as v from 'valibot';
import { type Bytes, concatBytes, utf8 } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import { ok, type Result } from '#kernel/result.ts';
import { type WhoseReply, WhoseRequest } from '#protocol/cards.ts';
import { PUSH_BYTES_MAX, PUSH_FACTS_MAX, PUSH_GZIP_BYTES_MAX } from '#protocol/limits.ts';
import {
  EnrolRequest,
  type HomeAbout,
  PullQuery,
  type PushReply,
  PushRequest,
  StillQuery,
} from '#protocol/messages.ts';
import { Print, SnapshotQuery, type SnapshotReply } from '#protocol/snapshots.ts';
import { PROTOCOL, PROTOCOL_FLOOR } from '#protocol/version.ts';
import { enrol, whoseCard } from '#server/enrol.ts';
import type { Home } from '#server/home.ts';
import { booksToFollow, openReader } from '#server/me.ts';
import { inflate, parseJson, parseValue, readBytes } from '#server/http/body.ts';
import { ownerOf } from '#server/http/gate.ts';
import type { Rest } from '#server/http/lanes.ts';
import { createPacks, packed, type Packs } from '#server/http/packed.ts';
import {
  noteRefusal,
  type Problem,
  problem,
  sendProblem,
  TOO_MANY_UNDER_WAY,
} from '#server/http/problem.ts';
import { findSigned, readSigned, type Signed } from '#server/http/signed.ts';
import { findUnkept, isText } from '#server/ingest/part.ts';
import { findStill, pull } from '#server/pull.ts';
import type { Have } from '#server/runs.ts';
import { push } from '#server/push.ts';
import { askSnapshots } from '#server/snapshots.ts';
import type { StreamLine } from '#server/store/store.ts';

const ENROL_BYTES_MAX = 4 * 1024;
const COMPRESS_FROM_BYTES = 512;

/** What a phone is told before it has a card: the home's name, and whether its people are invented. */
export const answerHome = (c: Context, home: Home): Promise<Response> => {
  const about: HomeAbout = { name: home.name, demo: home.store.kind === 'demo' };
  return sendJson(c, about);
};

export async function answerEnrol(
  c: Context,
  home: Home,
  log: (line: string) => void,
): Promise<Response> {
  const bytes = await readBytes(c.req.raw, ENROL_BYTES_MAX);
  if (!bytes.ok) return sendProblem(c, bytes.error);
  const request = parseJson(EnrolRequest, bytes.value);
  if (!request.ok) return sendProblem(c, request.error);
  const { protocol, device = '' } = request.value;
  const bad =
    protocolProblem(protocol) ??
    (isText(device) ? undefined : problem('malformed', { where: 'device' }));
  if (bad !== undefined) return sendProblem(c, bad);
  const reply = await enrol(home, request.value, log);
  if (!reply.ok) return sendProblem(c, reply.error);
  const given = await giveAlong(c, home, request.value);
  if (given === undefined) return sendJson(c, reply.value);
  const own = `,${JSON.stringify(reply.value).slice(1)}`;
  return sendGiven(c, given, { packs: alongPacks, before: '{"given":', own });
}

/** What a new phone would ask for next: on a bad link a way there and back is half a second. */
async function giveAlong(
  c: Context,
  home: Home,
  { protocol, stream }: EnrolRequest,
): Promise<SnapshotReply | undefined> {
  const print = v.safeParse(Print, c.req.query('print'));
  const line = print.success ? home.directory.findStream(stream) : undefined;
  if (!print.success || line === undefined) return undefined;
  return handSnapshots(home, line, { protocol, print: print.output, part: 'first' });
}

export async function answerWhose(c: Context, home: Home): Promise<Response> {
  const bytes = await readBytes(c.req.raw, ENROL_BYTES_MAX);
  if (!bytes.ok) return sendProblem(c, bytes.error);
  const request = parseJson(WhoseRequest, bytes.value);
  if (!request.ok) return sendProblem(c, request.error);
  const person = await whoseCard(home, request.value.card);
  if (!person.ok) return sendProblem(c, person.error);
  return sendJson(c, { at: home.now(), person: person.value } satisfies v.InferOutput<
    typeof WhoseReply
  >);
}

/** The signature covers the bytes as they came, gzip or not. */
export async function answerPush(c: Context, home: Home): Promise<Response> {
  const encoding = c.req.header('content-encoding') ?? 'identity';
  if (encoding !== 'gzip' && encoding !== 'identity') {
    return sendProblem(c, problem('unsupported-media', { where: 'content-encoding' }));
  }
  const bytesMax = encoding === 'gzip' ? PUSH_GZIP_BYTES_MAX : PUSH_BYTES_MAX;
  const signed = await readSigned(home, c.req.raw, bytesMax, 'heard');
  if (!signed.ok) return sendProblem(c, signed.error);
  const { line, bytes } = signed.value;
  const taken = home.gate.inLane(`push ${ownerOf(line)}`, (rest) =>
    takePush(c, home, line, encoding === 'gzip', bytes, rest),
  );
  return taken ?? sendProblem(c, TOO_MANY_UNDER_WAY);
}

async function takePush(
  c: Context,
  home: Home,
  signer: StreamLine,
  isPacked: boolean,
  bytes: Bytes,
  rest: Rest,
): Promise<Response> {
  const plain = isPacked ? await inflate(bytes, PUSH_BYTES_MAX) : ok(bytes);
  if (!plain.ok) return sendProblem(c, plain.error);
  const request = parseJson(PushRequest, plain.value);
  if (!request.ok) return sendProblem(c, request.error);
  const bad =
    protocolProblem(request.value.protocol) ??
    countProblem(request.value) ??
    textProblem(request.value);
  if (bad !== undefined) return sendProblem(c, bad);
  const count = countFacts(request.value);
  rest(home.gate.pushRestMs(count));
  const retryAfter = home.gate.takeFacts(ownerOf(signer), count);
  if (retryAfter > 0) return sendProblem(c, problem('too-many-requests', { retryAfter }));
  let free = count;
  let reply: PushReply;
  try {
    ({ reply, free } = await push(home, signer, request.value));
  } finally {
    // All of it when the home could not answer: its failure is not this person's to pay for.
    home.gate.giveBackFacts(ownerOf(signer), free);
  }
  for (const kind of refusedIn(reply)) noteRefusal(c, kind);
  const isFull = reply.parts.some((part) => 'code' in part && part.code === 'disk-full');
  const isNothingTaken = reply.parts.every((part) => 'code' in part);
  return isFull && isNothingTaken ? sendProblem(c, problem('disk-full')) : sendJson(c, reply);
}

export async function answerPull(c: Context, home: Home): Promise<Response> {
  const signed = await findSigned(home, c.req.raw, utf8(''));
  return signed.ok ? pullFor(c, home, signed.value, false) : sendProblem(c, signed.error);
}

/** A pull of another home, which is told when there is nothing that it may keep. */
export async function answerFollow(c: Context, home: Home): Promise<Response> {
  const signed = await findSigned(home, c.req.raw, utf8(''));
  if (!signed.ok) return sendProblem(c, signed.error);
  const reader = await openReader(home, signed.value.line);
  if (booksToFollow(home, reader).length === 0) return sendProblem(c, problem('not-yours'));
  return pullFor(c, home, signed.value, true);
}

async function pullFor(
  c: Context,
  home: Home,
  signed: Signed,
  isFollowing: boolean,
): Promise<Response> {
  const asked = c.req.query();
  const query: Result<PullQuery | StillQuery, Problem> =
    'left' in asked ? parseValue(StillQuery, asked) : parseValue(PullQuery, { have: '', ...asked });
  if (!query.ok) return sendProblem(c, query.error);
  const { value } = query;
  const old = protocolProblem(value.protocol);
  if (old !== undefined) return sendProblem(c, old);
  const pulled = home.gate.inLane(`pull ${ownerOf(signed.line)}`, (rest) =>
    'left' in value
      ? answerStill(c, home, signed, { ...value, isFollowing })
      : answerPulled(c, home, signed, { ...value, isFollowing }, rest),
  );
  return pulled ?? sendProblem(c, TOO_MANY_UNDER_WAY);
}

/** The signed word that nothing is new, or none. */
async function answerStill(
  c: Context,
  home: Home,
  signed: Signed,
  asked: Parameters<typeof findStill>[2],
): Promise<Response> {
  const still = await findStill(home, signed, asked);
  return c.body(null, 204, {
    'cache-control': 'no-store',
    ...(still && { 'banso-still': `${still.at}.${still.days}.${still.signature}` }),
  });
}

/** Weighs on whoever asks as a pull does, and goes in turn with their pulls. */
export async function answerSnapshots(c: Context, home: Home): Promise<Response> {
  const signed = await findSigned(home, c.req.raw, utf8(''));
  if (!signed.ok) return sendProblem(c, signed.error);
  const query = parseValue(SnapshotQuery, c.req.query());
  if (!query.ok) return sendProblem(c, query.error);
  const old = protocolProblem(query.value.protocol);
  if (old !== undefined) return sendProblem(c, old);
  const reply = await handSnapshots(home, signed.value.line, query.value);
  if (reply === undefined) return sendProblem(c, TOO_MANY_UNDER_WAY);
  return sendGiven(c, reply, { packs: givenPacks });
}

/** In turn with all that this person fetches; undefined where too much of that is under way. */
const handSnapshots = (
  home: Home,
  line: StreamLine,
  query: SnapshotQuery,
): Promise<SnapshotReply> | undefined =>
  home.gate.inLane(`pull ${ownerOf(line)}`, async (rest) => {
    const { reply, facts } = await askSnapshots(home, line, query);
    home.gate.handOut(ownerOf(line), facts);
    rest(home.gate.pullRestMs(facts));
    return reply;
  });

async function answerPulled(
  c: Context,
  home: Home,
  signed: Signed,
  { have, ...asked }: PullQuery & { readonly isFollowing: boolean },
  rest: Rest,
): Promise<Response> {
  const pulled = await pull(home, signed, {
    have: positionsOf(have),
    mark: asked.mark,
    protocol: asked.protocol,
    isFollowing: asked.isFollowing,
  });
  if (pulled.changed) {
    home.gate.handOut(ownerOf(signed.line), pulled.handed);
    rest(home.gate.pullRestMs(pulled.handed));
    return sendJson(c, pulled.reply);
  }
  return c.body(null, 304, {
    'banso-at': String(pulled.at),
    'banso-mark': pulled.mark,
    'banso-signature': pulled.signature,
    'banso-lease': `${pulled.lease.days}.${pulled.lease.signature}`,
    'cache-control': 'no-store',
  });
}

export const protocolProblem = (protocol: number): Problem | undefined => {
  if (protocol < PROTOCOL_FLOOR) return problem('protocol-too-old', { floor: PROTOCOL_FLOOR });
  return protocol > PROTOCOL ? problem('malformed', { where: 'protocol' }) : undefined;
};

const countFacts = ({ parts }: PushRequest): number =>
  parts.reduce((sum, { facts }) => sum + facts.length, 0);

/** The limit holds for the push, however many books it brings facts of. */
const countProblem = (request: PushRequest): Problem | undefined =>
  countFacts(request) > PUSH_FACTS_MAX
    ? problem('too-large', { limit: PUSH_FACTS_MAX })
    : undefined;

/** Codes of parts that were not taken, and reasons of facts that were refused. */
const refusedIn = ({ parts }: PushReply): readonly string[] =>
  parts.flatMap((part) =>
    'code' in part
      ? [part.code]
      : part.items.flatMap(({ verdict, why }) => (verdict === 'refused' ? [why] : [])),
  );

function textProblem({ parts }: PushRequest): Problem | undefined {
  const where = findUnkept(parts.flatMap((part) => part.facts));
  return where && problem('malformed', { where: `parts.facts.${where}` });
}

function positionsOf(have: readonly string[]): ReadonlyMap<Id, Have> {
  return new Map(
    have.map((line) => {
      const [book = '', epoch, seq] = line.split('.');
      return [book, { epoch: Number(epoch), seq: Number(seq) }];
    }),
  );
}

const zip = promisify(gzip);

/** A personal answer: never stored on the way, compressed as the caller can read it. */
export const sendJson = (c: Context, value: unknown): Promise<Response> =>
  sendBytes(c, utf8(JSON.stringify(value)), packed);

const givenPacks = createPacks();
/** Of what comes along with the answer to a card. */
const alongPacks = createPacks();

/** What many are given, after some words and before what is the asker's own. */
function sendGiven(
  c: Context,
  given: SnapshotReply,
  { packs, before = '', own = '' }: { packs: Packs; before?: string; own?: string },
): Promise<Response> {
  const bytes = utf8(before + JSON.stringify(given));
  const ownBytes = utf8(own);
  // A list is signed for whoever asks; only pieces are heavy.
  const pack = given.pieces.length === 0 ? packed : () => packs.pack(given, bytes, ownBytes);
  return sendBytes(c, concatBytes(bytes, ownBytes), pack);
}

async function sendBytes(
  c: Context,
  bytes: Bytes,
  pack: (bytes: Bytes) => Promise<Bytes>,
): Promise<Response> {
  const accepted = c.req.header('accept-encoding') ?? '';
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    vary: 'accept-encoding',
  };
  if (bytes.length < COMPRESS_FROM_BYTES) return c.body(bytes, 200, headers);
  if (/\bbr\b/u.test(accepted)) {
    return c.body(await pack(bytes), 200, { ...headers, 'content-encoding': 'br' });
  }
  if (/\bgzip\b/u.test(accepted)) {
    return c.body(await zip(bytes), 200, { ...headers, 'content-encoding': 'gzip' });
  }
  return c.body(bytes, 200, headers);
}
