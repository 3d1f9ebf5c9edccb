import { canonicalText } from '#kernel/canonical.ts';
import type { Id } from '#kernel/id.ts';
import { newId } from '#kernel/id.ts';
import type { Random } from '#kernel/random.ts';
import { type Bytes, toBase64Url } from '#kernel/bytes.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { Book, Proposal } from '#book/activity.ts';
import { type LogFact, type OrderedFact, originOf, sameContent } from '#book/fact.ts';
import { saltBlockOf, streamNext, streamStart } from '#book/chain.ts';
import { type ReceiptItem, saveBytes } from '#book/signed.ts';
import type { PeopleState } from '#domain/people/state.ts';
import { PUSH_FACTS_MAX } from '#protocol/limits.ts';
import type { PushPart } from '#protocol/messages.ts';
import { createKeyPair, createSigner, sha256 } from '#server/crypto.ts';
import type { Directory } from '#server/directory.ts';
import type { Ingest } from '#server/ingest/ingest.ts';
import type { Given } from '#server/ingest/judge-facts.ts';
import { DiskFullError, type Reading, type Store, type StreamLine } from '#server/store/store.ts';
import type { Warm } from '#server/warm.ts';

/** Facts that the home writes, in its own name or in a person's, through the same ingest as a phone's. */
export type Recorder = {
  /** Writes proposals in order and in one transaction; the items say what became of each. */
  record(
    book: Book,
    proposals: readonly Proposal[],
    options?: RecordOptions,
  ): Promise<Result<readonly ReceiptItem[], NotRecorded>>;
  /**
   * Says facts again that the home had ordered before it was restored, with their origins and what was said
   * of them. Answers how many it lacked.
   */
  sayAgain(book: Book, facts: readonly OrderedFact[]): Promise<Result<number, NotRecorded>>;
  /**
   * The stream that the home keeps for a person, one for all who ask; registered when it is first asked
   * for, and an error while it cannot be.
   */
  keepStream(person: Id, people: Book): Promise<Result<StreamLine, NotRecorded>>;
};

export type RecordOptions = {
  /** A stream whose private key the home keeps; the home's own when absent. */
  readonly as?: StreamLine;
  /** Seconds UTC of the device and of the arrival; now when absent. */
  readonly at?: number;
  readonly receivedAt?: number;
  /** Writes only while the book ends at this seq; else nothing, `moved-on`. */
  readonly ifSeq?: number;
};

export type NotRecorded = { readonly code: string; readonly why?: string };

const SALT_LENGTH = 16;
const KEPT_DEVICE = 'Máy chủ';

export function createRecorder(
  store: Store,
  directory: Directory,
  warm: Warm,
  ingest: Ingest,
  clock: { readonly now: () => number; readonly random: Random },
): Recorder {
  const inTurn = createTurn();
  const record: Recorder['record'] = (book, proposals, options = {}) =>
    inTurn(async () => {
      const signer = options.as ?? getOwnLine(directory);
      const now = clock.now();
      const reading = store.read(book.cell);
      const at = options.at ?? now;
      const parts = await writeParts(
        reading,
        clock.random,
        { book: book.id, signer },
        proposals.map(({ type, on, body }) => ({ type, at, on, body: canonicalText(body) })),
      );
      const { receivedAt = now, ifSeq } = options;
      const outcomes = await ingest.take(
        parts.map((part) => ({ signer, part, receivedAt, ...(ifSeq !== undefined && { ifSeq }) })),
      );
      const missed = outcomes.find((outcome) => !outcome.taken);
      if (missed?.taken === false) return err({ code: missed.code });
      return ok(outcomes.flatMap((outcome) => (outcome.taken ? outcome.items : [])));
    });

  const sayAgain: Recorder['sayAgain'] = (book, facts) =>
    inTurn(async () => {
      const signer = getOwnLine(directory);
      const reading = store.read(book.cell);
      const lacking = await lackingOf(reading, book.id, signer.stream, facts);
      const parts = await writeParts(reading, clock.random, { book: book.id, signer }, lacking);
      let from = 0;
      const signed = parts.map((part) => {
        const given = lacking.slice(from, (from += part.facts.length));
        return { signer, part, receivedAt: clock.now(), given };
      });
      const outcomes = await ingest.take(signed);
      const missed = outcomes.find((outcome) => !outcome.taken);
      return missed?.taken === false ? err({ code: missed.code }) : ok(lacking.length);
    });

  const keeping = new Map<string, Promise<Result<StreamLine, NotRecorded>>>();
  const keep: Recorder['keepStream'] = async (person, people) => {
    const kept = await addKept(directory, clock.random, person, people.id);
    if (!kept.ok) return kept;
    const { stream, key } = kept.value;
    const state = (await warm.get(people)).state as PeopleState; // the state of a people book
    if (state.streams.has(stream)) return kept;
    const body = { stream, person, key, device: KEPT_DEVICE };
    const recorded = await record(people, [
      { type: 'stream.registered@1', on: dayOfSeconds(clock.now()), body },
    ]);
    if (!recorded.ok) return recorded;
    const [item] = recorded.value;
    return item?.verdict === 'ok' ? kept : err({ code: item?.why ?? 'not-registered' });
  };

  return {
    record,
    sayAgain,
    keepStream(person, people) {
      const key = `${people.id}.${person}`;
      const begun = keeping.get(key) ?? keep(person, people).finally(() => keeping.delete(key));
      keeping.set(key, begun);
      return begun;
    },
  };
}

/** One writing after the other, so that two never take the same n. */
function createTurn(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
}

/** Adds the line of a stream with a key pair of its own to the directory, unless one is kept already. */
async function addKept(
  directory: Directory,
  random: Random,
  person: Id,
  people: Id,
): Promise<Result<StreamLine, NotRecorded>> {
  const known = directory.findKeptStream(person, people);
  if (known !== undefined) return ok(known);
  const line = { stream: newId(random), person, people, ...createKeyPair(random) };
  try {
    await directory.addStreams([line]);
    return ok(line);
  } catch (error) {
    if (error instanceof DiskFullError) return err({ code: 'disk-full' });
    throw error;
  }
}

/**
 * Facts of which the book has not this content under their origin. Where other content stands under it, a
 * fact goes without one, unless the home has said it so already.
 */
async function lackingOf(
  reading: Reading,
  book: Id,
  own: Id,
  facts: readonly OrderedFact[],
): Promise<readonly (Written & Given)[]> {
  const lacking: (Written & Given)[] = [];
  for (const fact of facts) {
    const { type, at, on, body, receivedAt, verdict, why, mark } = fact;
    const said = {
      type,
      at,
      on,
      body,
      receivedAt,
      verdict,
      ...(why && { why }),
      ...(mark && { mark }),
    };
    const origin = originOf(fact);
    const known = await reading.findOrigin(book, origin.stream, origin.n);
    if (known === undefined) lacking.push({ ...said, origin });
    else if (!sameContent(known, fact) && !(await hasSaid(reading, book, own, fact))) {
      lacking.push(said);
    }
  }
  return lacking;
}

async function hasSaid(reading: Reading, book: Id, own: Id, fact: LogFact): Promise<boolean> {
  const said = await reading.listSaid(book, own, 1, Number.MAX_SAFE_INTEGER);
  return said.some((each) => each.fact.origin === undefined && sameContent(each.fact, fact));
}

/** What a fact says in its turn: its number and its place in the chain follow. */
type Written = Pick<LogFact, 'type' | 'at' | 'on' | 'body' | 'origin'>;
type Writer = { readonly book: Id; readonly signer: StreamLine };
type Pen = { n: number; hash: Bytes };

/** Parts of at most a push each, each going on where the one before ends. */
async function writeParts(
  reading: Reading,
  random: Random,
  writer: Writer,
  facts: readonly Written[],
): Promise<readonly PushPart[]> {
  const { book, signer } = writer;
  if (signer.secret === undefined) throw new Error('invariant broken: the home keeps no such key');
  const sign = createSigner({ key: signer.key, secret: signer.secret });
  const head = await reading.findStreamHead(book, signer.stream);
  const stored = await reading.listSalts(book, signer.stream);
  const salts = new Map(stored.map((salt) => [salt.block, salt.salt]));
  const saltOf = (block: number): Bytes => {
    const salt = salts.get(block) ?? random(SALT_LENGTH);
    salts.set(block, salt);
    return salt;
  };
  const pen: Pen = head ? { ...head } : { n: 0, hash: streamStart(sha256, book, signer.stream) };
  const parts: PushPart[] = [];
  for (let start = 0; start < facts.length; start += PUSH_FACTS_MAX) {
    const some = facts.slice(start, start + PUSH_FACTS_MAX);
    parts.push(writePart(pen, writer, saltOf, sign, some));
  }
  return parts;
}

function writePart(
  pen: Pen,
  { book, signer: { stream } }: Writer,
  saltOf: (block: number) => Bytes,
  sign: (bytes: Bytes) => Bytes,
  written: readonly Written[],
): PushPart {
  const from = pen.n + 1;
  const before = toBase64Url(pen.hash);
  const salts = new Map<number, string>();
  const facts = written.map(({ type, at, on, body, origin }) => {
    const n = pen.n + 1;
    const said = { type, at, on, body, ...(origin && { origin }) };
    const salt = saltOf(saltBlockOf(n));
    salts.set(saltBlockOf(n), toBase64Url(salt));
    const hash = streamNext(sha256, pen.hash, book, { ...said, stream, n }, salt);
    Object.assign(pen, { n, hash });
    return said;
  });
  const signature = toBase64Url(sign(saveBytes(book, stream, pen.n, pen.hash)));
  return { book, from, before, facts, salts: [...salts], signature };
}

/** The home's own stream with its key. */
export function getOwnLine({ identity }: Directory): StreamLine {
  const { stream, person, people, key, secret } = identity;
  return { stream, person, people, key, secret };
}
