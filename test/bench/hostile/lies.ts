// What a phone may lie about, door by door: requests that are sent again and again, as fast as they
// are answered.

import { gzipSync } from 'node:zlib';
import { type Bytes, concatBytes, toBase64Url, utf8 } from '#kernel/bytes.ts';
import { newId } from '#kernel/id.ts';
import { COPIES_MEDIA_TYPE, joinFrames } from '#book/copy.ts';
import { enrolBytes, succeedBytes } from '#book/signed.ts';
import { FOLD_PRINT } from '#protocol/fold-print.ts';
import {
  CARRY_PLAIN_BYTES_MAX,
  COPY_PLAIN_BYTES_MAX,
  OFFER_BYTES_MAX,
  PULL_BOOKS_MAX,
  PUSH_FACTS_MAX,
  UPLOAD_STEP_BYTES_MAX,
} from '#protocol/limits.ts';
import type { PushPart, SignedHead } from '#protocol/messages.ts';
import { PROTOCOL } from '#protocol/version.ts';
import { cardHashOf } from '#server/cards.ts';
import { createKeyPair, createSigner, machineRandom, sha256 } from '#server/crypto.ts';
import type { FloodRequest } from '#test/support/flood.ts';
import { sealPart, sealText } from '#test/support/sealed-copies.ts';
import type { TestPhone } from '#test/support/test-phone.ts';
import { clock, random, type Stage, visitsTo } from './stage.ts';

type Requests = readonly FloodRequest[];
type Make = (stage: Stage, liar: TestPhone) => Requests | Promise<Requests>;

export type Lie = {
  /** What it is told, now and then at least: its own code, or that it asks too much. */
  readonly told: string;
  readonly make: Make;
};

const lie = (told: string, make: Make): Lie => ({ told, make });

const YEAR_2099_S = 4_070_908_800;
const NOTHING = utf8('');
const POINTS = 2_000;
/** Copies in one request, each a save of one fact. */
const COPIES = 300;

type Said = {
  readonly method?: FloodRequest['method'];
  readonly path: string;
  readonly body?: Bytes;
  readonly headers?: FloodRequest['headers'];
  readonly at?: number;
};

function signed(phone: TestPhone, said: Said): FloodRequest {
  const { method = 'POST', path, body = NOTHING, headers = {}, at = clock.now() } = said;
  const signature = toBase64Url(phone.sign(phone.requestSaid({ method, path, at, body })));
  const own = {
    'banso-stream': phone.stream,
    'banso-at': String(at),
    'banso-signature': signature,
  };
  return { method, path, headers: { ...own, ...headers }, body: toBase64(body) };
}

const unsigned = (path: string, body: Bytes, headers: FloodRequest['headers'] = {}) =>
  ({ method: 'POST', path, headers, body: toBase64(body) }) as const;

const toBase64 = (bytes: Bytes): string => Buffer.from(bytes).toString('base64');
const json = (value: object): Bytes => utf8(JSON.stringify(value));
const packed = (bytes: Uint8Array): Bytes => new Uint8Array(gzipSync(bytes));
const GZIP = { 'content-encoding': 'gzip' };
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

function pushOf({ doors, households }: Stage, liar: TestPhone, facts: number, keep: boolean) {
  const part: PushPart = liar.part(doors, visitsTo(households, facts), keep);
  const body = packed(json({ protocol: PROTOCOL, stream: liar.stream, parts: [part] }));
  return { path: '/api/push', body, headers: GZIP };
}

/** Pushes of as many facts as one may hold; `keep` makes each go on from the last. */
const pushes = (stage: Stage, liar: TestPhone, count: number, keep: boolean): Said[] =>
  times(count, () => pushOf(stage, liar, PUSH_FACTS_MAX, keep));

/** The same pushes in the name of another stream. */
const inNameOf = (stage: Stage, liar: TestPhone, stream: string): Requests =>
  pushes(stage, liar, 10, false).map((said) => {
    const request = signed(liar, said);
    return { ...request, headers: { ...request.headers, 'banso-stream': stream } };
  });

async function headOfDoors({ doors }: Stage, liar: TestPhone): Promise<SignedHead> {
  const { reply } = await liar.pull();
  const found = reply.books.find(({ book }) => book.id === doors);
  if (found === undefined) throw new Error('no doors');
  const { epoch, generation, seq, hash, signature } = found;
  return { epoch, generation, seq, hash, at: reply.at, signature };
}

/** As many megabytes as an offer may unpack to, some kilobytes on the way. */
function offerOf({ doors }: Stage, head: SignedHead): FloodRequest {
  const { epoch, seq, hash } = head;
  const common = { epoch, seq, hash };
  const told = { protocol: PROTOCOL, book: doors, head, common, cuts: [], runs: [] };
  const begin = utf8(JSON.stringify(told).slice(0, -']}'.length));
  const runs = utf8('0,'.repeat((OFFER_BYTES_MAX - begin.length) / 2 - 8));
  return unsigned('/api/offer', packed(concatBytes(begin, runs, utf8('0]}'))), GZIP);
}

const carried = (copies: readonly Bytes[]): FloodRequest =>
  unsigned('/api/carry', joinFrames(copies), { 'content-type': COPIES_MEDIA_TYPE });

async function copiesOf({ doors, households, opens }: Stage, liar: TestPhone): Promise<Bytes[]> {
  const reply = toBase64Url(random(32));
  const copies: Bytes[] = [];
  for (let made = 0; made < COPIES; made += 1) {
    const part = liar.part(doors, visitsTo(households, 1));
    copies.push(await sealPart(opens, liar.stream, reply, part));
  }
  return copies;
}

function succession(liar: TestPhone): Said {
  const pair = createKeyPair(random);
  const stream = newId(random);
  const signature = toBase64Url(createSigner(pair)(succeedBytes(liar.stream, stream, pair.key)));
  return {
    path: '/api/succeed',
    body: json({ protocol: PROTOCOL, stream, key: pair.key, signature }),
  };
}

function enrolment(isSigned: boolean, card = toBase64Url(random(24))): FloodRequest {
  const pair = createKeyPair(random);
  const stream = newId(random);
  const said = enrolBytes(stream, pair.key, cardHashOf(card));
  const signature = toBase64Url(isSigned ? createSigner(pair)(said) : random(64));
  const body = { protocol: PROTOCOL, card, stream, key: pair.key, signature };
  return unsigned(`/api/enrol?print=${FOLD_PRINT}`, json(body));
}

/** A file that comes in one step, hashed, flushed and named in the book with its answer. */
function fileOf({ doors }: Stage): Said {
  const body = machineRandom(UPLOAD_STEP_BYTES_MAX);
  const path = `/api/upload/${doors}/${toBase64Url(sha256(body))}/${body.length}`;
  const headers = {
    'tus-resumable': '1.0.0',
    'upload-offset': '0',
    'content-type': 'application/offset+octet-stream',
  };
  return { method: 'PATCH', path, body, headers };
}

const ask = (liar: TestPhone, path: string): Requests => [signed(liar, { method: 'GET', path })];

const garbage = (): string => `[${'0,'.repeat(COPY_PLAIN_BYTES_MAX / 2 - 2)}0]`;

export const LIES: Readonly<Record<string, Lie>> = {
  'says other things under used numbers': lie('fork', (stage, liar) => {
    const first = pushOf(stage, liar, 1, true);
    liar.rewind(stage.doors, undefined);
    return [first, ...pushes(stage, liar, 30, false)].map((said) => signed(liar, said));
  }),
  'brings facts without end': lie('too-many-requests', (stage, liar) =>
    pushes(stage, liar, 60, true).map((said) => signed(liar, said)),
  ),
  'lives in 2099': lie('clock-far-off', (stage, liar) =>
    pushes(stage, liar, 10, false).map((said) => signed(liar, { ...said, at: YEAR_2099_S })),
  ),
  'signs with a key that is not the stream’s': lie('signature-wrong', (stage, liar) =>
    inNameOf(stage, liar, stage.phones[0]?.phone.stream ?? ''),
  ),
  'speaks for streams that nobody knows': lie('stream-unknown', (stage, liar) =>
    inNameOf(stage, liar, newId(random)),
  ),
  'asks for everything, again and again': lie('too-many-requests', (_, liar) =>
    ask(liar, `/api/pull?protocol=${PROTOCOL}&have=`),
  ),
  'says that it has 200 books': lie('too-many-requests', ({ books }, liar) => {
    const have = times(PULL_BOOKS_MAX, (index) => `${books[index] ?? newId(random)}.0.0`);
    return ask(liar, `/api/pull?protocol=${PROTOCOL}&have=${have.join(',')}`);
  }),
  'asks for books as they are folded': lie('too-many-requests', (_, liar) =>
    ask(liar, `/api/snapshots?protocol=${PROTOCOL}&print=${FOLD_PRINT}`),
  ),
  'tries cards': lie('signature-wrong', () => times(50, () => enrolment(false))),
  'signs for cards that nobody gave': lie('card-unknown', () => times(50, () => enrolment(true))),
  'shows its own card again and again': lie('too-many-requests', ({ card }) => [
    enrolment(true, card),
  ]),
  'begins stream after stream': lie('too-many-requests', (_, liar) =>
    times(60, () => signed(liar, succession(liar))),
  ),
  'brings files without end': lie('too-many-requests', (stage, liar) =>
    times(240, () => signed(liar, fileOf(stage))),
  ),
  'carries a copy for each of its facts': lie('too-many-requests', async (stage, liar) => [
    carried(await copiesOf(stage, liar)),
    carried(await copiesOf(stage, liar)),
    carried(await copiesOf(stage, liar)),
  ]),
  'carries what is no copy': lie('too-many-requests', async ({ opens }) => {
    const copy = await sealText(opens, garbage());
    return [carried(times(CARRY_PLAIN_BYTES_MAX / COPY_PLAIN_BYTES_MAX, () => copy))];
  }),
  'shows a head that lies on the chain': lie('too-many-requests', async (stage, liar) => {
    const head = await headOfDoors(stage, liar);
    const points = times(POINTS, (index) => [index + 1, toBase64Url(random(32))]);
    const body = { protocol: PROTOCOL, book: stage.doors, head, points };
    return [unsigned('/api/rejoin', packed(json(body)), GZIP)];
  }),
  'offers what the home has': lie('too-many-requests', async (stage, liar) => [
    offerOf(stage, await headOfDoors(stage, liar)),
  ]),
  'offers under a head of its own': lie('signature-wrong', async (stage, liar) => {
    const head = await headOfDoors(stage, liar);
    return [offerOf(stage, { ...head, signature: toBase64Url(random(64)) })];
  }),
};
