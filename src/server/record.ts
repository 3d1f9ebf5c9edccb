import { canonicalText } from '#kernel/canonical.ts';
import type { Id } from '#kernel/id.ts';
import { newId } from '#kernel/id.ts';
import type { Random } from '#kernel/random.ts';
import { type Bytes, toBase64Url } from '#kernel/bytes.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { Book, Proposal } from '#book/activity.ts';
import { saltBlockOf, streamNext, streamStart } from '#book/chain.ts';
import { type ReceiptItem, saveBytes } from '#book/signed.ts';
import type { PeopleState } from '#domain/people/state.ts';
import { PUSH_FACTS_MAX } from '#protocol/limits.ts';
import type { PushPart } from '#protocol/messages.ts';
import { createKeyPair, createSigner, sha256 } from '#server/crypto.ts';
import type { Directory } from '#server/directory.ts';
import type { Ingest } from '#server/ingest/ingest.ts';
import type { Store, StreamLine } from '#server/store/store.ts';
import type { Warm } from '#server/warm.ts';

/** Facts that the home itself writes, in its own name or in a person's, through the same ingest as a phone's. */
export type Recorder = {
  /** Writes proposals in order and in one transaction; the items say what became of each. */
  record(
    book: Book,
    proposals: readonly Proposal[],
    options?: RecordOptions,
  ): Promise<Result<readonly ReceiptItem[], NotRecorded>>;
  /** The stream that the home keeps for a person, registered when it is first asked for. */
  keepStream(person: Id, people: Book): Promise<StreamLine>;
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
  let last: Promise<unknown> = Promise.resolve();
  /** One writing after the other, so that two never take the same n. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };

  /** Parts of at most a push each, each going on where the one before ends. */
  async function writeParts(
    book: Book,
    line: StreamLine,
    proposals: readonly Proposal[],
    at: number,
  ): Promise<readonly PushPart[]> {
    if (line.secret === undefined) throw new Error('invariant broken: the home does not keep this key');
    const sign = createSigner({ key: line.key, secret: line.secret });
    const reading = store.read(book.cell);
    const head = await reading.findStreamHead(book.id, line.stream);
    const stored = await reading.listSalts(book.id, line.stream);
    const salts = new Map(stored.map((salt) => [salt.block, salt.salt]));
    const saltOf = (block: number): Bytes => {
      const salt = salts.get(block) ?? clock.random(SALT_LENGTH);
      salts.set(block, salt);
      return salt;
    };
    const parts: PushPart[] = [];
    let { n, hash } = head ?? { n: 0, hash: streamStart(sha256, book.id, line.stream) };
    for (let start = 0; start < proposals.length; start += PUSH_FACTS_MAX) {
      const from = n + 1;
      const before = toBase64Url(hash);
      const offered = new Map<number, string>();
      const facts = proposals.slice(start, start + PUSH_FACTS_MAX).map(({ type, on, body: value }) => {
        n += 1;
        const body = canonicalText(value);
        const salt = saltOf(saltBlockOf(n));
        offered.set(saltBlockOf(n), toBase64Url(salt));
        hash = streamNext(sha256, hash, book.id, { type, stream: line.stream, n, at, on, body }, salt);
        return { type, at, on, body };
      });
      const signature = toBase64Url(sign(saveBytes(book.id, line.stream, n, hash)));
      parts.push({ book: book.id, from, before, facts, salts: [...offered], signature });
    }
    return parts;
  }

  const record: Recorder['record'] = (book, proposals, options = {}) =>
    inTurn(async () => {
      const signer = options.as ?? getOwnLine(directory);
      const now = clock.now();
      const parts = await writeParts(book, signer, proposals, options.at ?? now);
      const { receivedAt = now, ifSeq } = options;
      const outcomes = await ingest.take(
        parts.map((part) => ({ signer, part, receivedAt, ...(ifSeq !== undefined && { ifSeq }) })),
      );
      const missed = outcomes.find((outcome) => !outcome.taken);
      if (missed?.taken === false) return err({ code: missed.code });
      return ok(outcomes.flatMap((outcome) => (outcome.taken ? outcome.items : [])));
    });

  return {
    record,
    async keepStream(person, people) {
      const known = directory.findKeptStream(person);
      const stream = known?.stream ?? newId(clock.random);
      if (known === undefined) {
        const line = { stream, person, people: people.id, ...createKeyPair(clock.random) };
        await directory.addStreams([line]);
      }
      const line = directory.findStream(stream);
      if (line === undefined) throw new Error('invariant broken: a kept stream is not in the directory');
      const state = (await warm.get(people)).state as PeopleState; // the state of a people book
      if (!state.streams.has(stream)) {
        const body = { stream, person, key: line.key, device: KEPT_DEVICE };
        await record(people, [{ type: 'stream.registered@1', on: dayOfSeconds(clock.now()), body }]);
      }
      return line;
    },
  };
}

/** The home's own stream with its key. */
export function getOwnLine({ identity }: Directory): StreamLine {
  const { stream, person, people, key, secret } = identity;
  return { stream, person, people, key, secret };
}
