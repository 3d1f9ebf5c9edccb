import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Bytes, fromBase64Url, fromUtf8, toBase64Url, utf8 } from '#kernel/bytes.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { ANSWER_NONCE_LENGTH, openCopy, openingIdOf, sealAnswer } from '#book/copy.ts';
import { type CarryAnswer, CopyMessage } from '#protocol/carry.ts';
import type { PushPart } from '#protocol/messages.ts';
import { CARRY_PLAIN_BYTES_MAX, COPY_PLAIN_BYTES_MAX, PUSH_FACTS_MAX } from '#protocol/limits.ts';
import { hpkeCrypto } from '#server/crypto.ts';
import type { Home } from '#server/home.ts';
import { inflate, parseJson } from '#server/http/body.ts';
import { ownerOf } from '#server/http/gate.ts';
import { type Problem, problem } from '#server/http/problem.ts';
import { findUnkept, readPart } from '#server/ingest/part.ts';
import { takeParts } from '#server/push.ts';
import { ORIGIN_TAKEN } from '#server/say-again.ts';
import { signedEnd } from '#server/say-for.ts';
import type { StreamLine } from '#server/store/store.ts';

/*
 * Copies that somebody carried. Each stands on its author's signature alone, so who brings it, how often and
 * in which order makes no difference; what it is answered only its author can read.
 */

export type Carried = {
  /** One for each copy, in their order; empty for what could not be opened or read. */
  readonly answers: readonly Bytes[];
  readonly unreadable: number;
};

const NOTHING: Bytes = new Uint8Array(0);

/** Takes what can be opened of them; a full disk that kept all of it out is answered as a whole. */
export async function carry(
  home: Home,
  copies: readonly Bytes[],
): Promise<Result<Carried, Problem>> {
  const opened = await openCopies(home, copies);
  if (!opened.ok) return opened;
  const { said, kept } = await takeOpened(home, opened.value);
  const all = [...said.values()];
  if (all.length > 0 && all.every((each) => 'code' in each && each.code === 'disk-full')) {
    return err(problem('disk-full'));
  }
  const answers: Bytes[] = [];
  for (const message of opened.value) {
    const answer = message && said.get(message);
    answers.push(answer ? await answerCopy(home, message, answer, kept.has(message)) : NOTHING);
    await nextTurn();
  }
  const unreadable = answers.filter(({ length }) => length === 0).length;
  return ok({ answers, unreadable });
}

async function answerCopy(
  home: Home,
  message: CopyMessage,
  answer: CarryAnswer,
  isKept: boolean,
): Promise<Bytes> {
  const reply = fromBase64Url(message.reply);
  if (!reply.ok) return NOTHING;
  const nonce = home.random(ANSWER_NONCE_LENGTH);
  const plain = utf8(JSON.stringify(answer));
  return sealAnswer(hpkeCrypto, reply.value, nonce, 'items' in answer || isKept, plain);
}

type Opened = CopyMessage | undefined;

type Taken = {
  readonly said: ReadonlyMap<CopyMessage, CarryAnswer>;
  /** Copies whose numbers are taken by something else: the home has said them for their author. */
  readonly kept: ReadonlySet<CopyMessage>;
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
    // Each costs about a millisecond, and others are answered in between.
    await nextTurn();
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

/** Earlier numbers first, whatever the order in which they came. */
async function takeOpened(home: Home, opened: readonly Opened[]): Promise<Taken> {
  const streams = new Set(opened.flatMap((message) => message?.stream ?? []));
  await home.directory.meetStreams([...streams]);
  const said = new Map<CopyMessage, CarryAnswer>();
  const kept = new Set<CopyMessage>();
  const known: Signed[] = [];
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
  const ends = new Set<string>();
  for (const some of cutInGroups(known)) {
    for (const { message, answer, isKept } of await takeAllowed(home, some, ends)) {
      said.set(message, answer);
      if (isKept) kept.add(message);
    }
    await nextTurn();
  }
  return { said, kept };
}

type Answered = {
  readonly message: CopyMessage;
  readonly answer: CarryAnswer;
  readonly isKept: boolean;
};

/**
 * While an author's allowance lasts, all is taken, and what was new is paid for. What is not taken costs
 * nothing: a carrier can seal anything in another's name.
 */
async function takeAllowed(
  home: Home,
  some: readonly Signed[],
  ends: Set<string>,
): Promise<readonly Answered[]> {
  const answered: Answered[] = [];
  const allowed = some.filter(({ message, signer }) => {
    const { book } = message.part;
    if (home.gate.takeFacts(ownerOf(signer), 0) === 0) return true;
    answered.push({ message, answer: { book, code: 'too-many-requests' }, isKept: false });
    return false;
  });
  const taken = await takeParts(
    home,
    allowed.map(({ message, signer }) => ({ signer, part: message.part })),
  );
  for (const [index, { message, signer }] of allowed.entries()) {
    const { answer, free } = taken[index] ?? {};
    if (answer === undefined || free === undefined) continue;
    const { fresh, ...more } = await keepFor(home, signer, message.part, answer, ends);
    const ordered = 'items' in answer ? message.part.facts.length - free : 0;
    home.gate.payFacts(ownerOf(signer), ordered + fresh);
    answered.push({ message, ...more });
  }
  return answered;
}

/** What a part is not taken for when something else stands under its numbers. */
const TAKEN_NUMBERS: ReadonlySet<string> = new Set(['fork', 'chain-mismatch', 'salt-conflict']);
const NOT_KEPT = { isKept: false, fresh: 0 };

/** `fresh`: facts that the home has said in the author's place. */
type Kept = Pick<Answered, 'answer' | 'isKept'> & { readonly fresh: number };

/**
 * Says for its author what cannot be taken under its numbers any more: no phone may be left that could. So it
 * is with what follows on that: the home will never have the numbers between; and with what was taken, but
 * refused because a copy of the phone has said something else under its origin.
 * @param ends of what was kept so far
 */
async function keepFor(
  home: Home,
  signer: StreamLine,
  part: PushPart,
  answer: CarryAnswer,
  ends: Set<string>,
): Promise<Kept> {
  const nothing = { answer, ...NOT_KEPT };
  const isRefused = originsTaken(answer);
  const code = 'items' in answer ? '' : answer.code;
  const isLost = TAKEN_NUMBERS.has(code) || (code === 'gap' && ends.has(part.before));
  if (isRefused.size === 0 && !isLost) return nothing;
  const book = home.directory.findBook(part.book);
  const read = readPart(signer.stream, part);
  if (book === undefined || !read.ok) return nothing;
  const end = signedEnd(book.id, signer, read.value);
  if (end === undefined) return nothing;
  const facts = read.value.facts.filter(({ n }) => isLost || isRefused.has(n));
  const said = await home.recorder.sayFor(signer, book, facts);
  if (!said.ok && isLost) return nothing;
  if (!said.ok) {
    // It is brought again until it stands somewhere.
    const why = said.error.code === 'disk-full' ? 'disk-full' : 'book-full';
    return { ...nothing, answer: { book: book.id, code: why } };
  }
  if (isLost) ends.add(toBase64Url(end));
  return { answer, isKept: true, fresh: said.value };
}

/** Numbers of what was refused because something else was said under its origin. */
const originsTaken = (answer: CarryAnswer): ReadonlySet<number> =>
  new Set(
    'items' in answer
      ? answer.items.flatMap(({ n, why }) => (why === ORIGIN_TAKEN ? [n] : []))
      : [],
  );

type Signed = { readonly message: CopyMessage; readonly signer: StreamLine };

/** Copies of one transaction: each brings a signature to check and a receipt to sign. */
const COPIES_TOGETHER_MAX = 16;

/** No transaction keeps others waiting for longer than a push's. */
function cutInGroups(all: readonly Signed[]): readonly (readonly Signed[])[] {
  const groups: Signed[][] = [];
  let facts = 0;
  for (const each of all) {
    const { length } = each.message.part.facts;
    facts += length;
    const group = groups.at(-1);
    const hasRoom = facts <= PUSH_FACTS_MAX && (group?.length ?? 0) < COPIES_TOGETHER_MAX;
    if (group !== undefined && hasRoom) {
      group.push(each);
    } else {
      groups.push([each]);
      facts = length;
    }
  }
  return groups;
}
