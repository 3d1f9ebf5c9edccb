import { type Bytes, fromBase64Url, fromUtf8, utf8 } from '#kernel/bytes.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { ANSWER_NONCE_LENGTH, openCopy, openingIdOf, sealAnswer } from '#book/copy.ts';
import { type CarryAnswer, CopyMessage } from '#protocol/carry.ts';
import { CARRY_PLAIN_BYTES_MAX, COPY_PLAIN_BYTES_MAX, PUSH_FACTS_MAX } from '#protocol/limits.ts';
import { hpkeCrypto } from '#server/crypto.ts';
import type { Home } from '#server/home.ts';
import { inflate, parseJson } from '#server/http/body.ts';
import { ownerOf } from '#server/http/gate.ts';
import { type Problem, problem } from '#server/http/problem.ts';
import { findUnkept } from '#server/ingest/part.ts';
import { takeParts } from '#server/push.ts';
import type { StreamLine } from '#server/store/store.ts';

/*
 * Copies that somebody carried. Each stands on its author's signature alone, so who brings it, how often and
 * in which order makes no difference; what it is answered only its author can read.
 */

export type Carried = {
  /** One for each copy, in their order; empty for what could not be opened or read. */
  readonly answers: readonly Bytes[];
  readonly unreadable: number;
  /** Copies that brought nothing new. */
  readonly idle: number;
};

const NOTHING: Bytes = new Uint8Array(0);

/** Takes what can be opened of them; a full disk that kept all of it out is answered as a whole. */
export async function carry(
  home: Home,
  copies: readonly Bytes[],
): Promise<Result<Carried, Problem>> {
  const opened = await openCopies(home, copies);
  if (!opened.ok) return opened;
  const { said, busy } = await takeOpened(home, opened.value);
  const all = [...said.values()];
  if (all.length > 0 && all.every((each) => 'code' in each && each.code === 'disk-full')) {
    return err(problem('disk-full'));
  }
  const answers = await Promise.all(
    opened.value.map(async (message) => {
      const answer = message && said.get(message);
      const reply = message && fromBase64Url(message.reply);
      if (answer === undefined || reply?.ok !== true) return NOTHING;
      const nonce = home.random(ANSWER_NONCE_LENGTH);
      const plain = utf8(JSON.stringify(answer));
      return sealAnswer(hpkeCrypto, reply.value, nonce, 'items' in answer, plain);
    }),
  );
  const unreadable = answers.filter(({ length }) => length === 0).length;
  return ok({ answers, unreadable, idle: copies.length - busy });
}

type Opened = CopyMessage | undefined;

type Taken = {
  readonly said: ReadonlyMap<CopyMessage, CarryAnswer>;
  /** Copies that brought something new. */
  readonly busy: number;
};

/** What lies in each copy; undefined for what is none, is sealed to nobody here, or says nothing readable. */
async function openCopies(
  home: Home,
  copies: readonly Bytes[],
): Promise<Result<readonly Opened[], Problem>> {
  const opened: Opened[] = [];
  let room = CARRY_PLAIN_BYTES_MAX;
  for (const copy of copies) {
    const plain = await openOne(home, copy);
    room -= plain?.length ?? 0;
    if (room < 0) return err(problem('too-large', { limit: CARRY_PLAIN_BYTES_MAX }));
    opened.push(plain && readMessage(plain));
  }
  return ok(opened);
}

async function openOne(home: Home, copy: Bytes): Promise<Bytes | undefined> {
  const key = home.opening.find(openingIdOf(copy) ?? 0);
  const point = key && fromBase64Url(key.key);
  if (key === undefined || point?.ok !== true) return undefined;
  const pair = { point: point.value, privateKey: key.secret };
  const packed = await openCopy(hpkeCrypto, pair, copy);
  if (!packed.ok) return undefined;
  const plain = await inflate(packed.value, COPY_PLAIN_BYTES_MAX);
  return plain.ok ? plain.value : undefined;
}

function readMessage(plain: Bytes): Opened {
  if (!fromUtf8(plain).ok) return undefined;
  const message = parseJson(CopyMessage, plain);
  if (!message.ok) return undefined;
  const isCanonical = fromBase64Url(message.value.reply).ok;
  const isKept = findUnkept(message.value.part.facts) === undefined;
  return isCanonical && isKept ? message.value : undefined;
}

/** Earlier numbers first, whatever the order in which they came; no transaction larger than a push's. */
async function takeOpened(home: Home, opened: readonly Opened[]): Promise<Taken> {
  const streams = new Set(opened.flatMap((message) => message?.stream ?? []));
  await home.directory.meetStreams([...streams]);
  const said = new Map<CopyMessage, CarryAnswer>();
  const known: Signed[] = [];
  await home.directory.meetStreams(opened.flatMap((message) => message?.stream ?? []));
  for (const message of opened) {
    if (message === undefined) continue;
    const signer = home.directory.findStream(message.stream);
    if (signer === undefined) {
      said.set(message, { book: message.part.book, code: 'stream-unknown' });
    } else {
      known.push({ message, signer });
    }
  }
  known.sort((left, right) => left.message.part.from - right.message.part.from);
  let busy = 0;
  for (const some of cutByFacts(known)) {
    for (const { message, answer, fresh } of await takeAllowed(home, some)) {
      said.set(message, answer);
      if (fresh > 0) busy += 1;
    }
  }
  return { said, busy };
}

type Answered = {
  readonly message: CopyMessage;
  readonly answer: CarryAnswer;
  readonly fresh: number;
};

/**
 * While an author's allowance lasts, all is taken, and what was new is paid for. What is not taken costs
 * nothing: a carrier can seal anything in another's name.
 */
async function takeAllowed(home: Home, some: readonly Signed[]): Promise<readonly Answered[]> {
  const answered: Answered[] = [];
  const allowed = some.filter(({ message, signer }) => {
    const { book } = message.part;
    if (home.gate.takeFacts(ownerOf(signer), 0) === 0) return true;
    answered.push({ message, answer: { book, code: 'too-many-requests' }, fresh: 0 });
    return false;
  });
  const taken = await takeParts(
    home,
    allowed.map(({ message, signer }) => ({ signer, part: message.part })),
  );
  allowed.forEach(({ message, signer }, index) => {
    const part = taken[index];
    if (part === undefined) return;
    const fresh = 'items' in part.answer ? message.part.facts.length - part.free : 0;
    home.gate.payFacts(ownerOf(signer), fresh);
    answered.push({ message, answer: part.answer, fresh });
  });
  return answered;
}

type Signed = { readonly message: CopyMessage; readonly signer: StreamLine };

function cutByFacts(all: readonly Signed[]): readonly (readonly Signed[])[] {
  const groups: Signed[][] = [];
  let facts = 0;
  for (const each of all) {
    const { length } = each.message.part.facts;
    facts += length;
    const group = groups.at(-1);
    if (group !== undefined && facts <= PUSH_FACTS_MAX) {
      group.push(each);
    } else {
      groups.push([each]);
      facts = length;
    }
  }
  return groups;
}
