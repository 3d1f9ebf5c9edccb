import { canonicalText } from '#kernel/canonical.ts';
import type { Id } from '#kernel/id.ts';
import { newId } from '#kernel/id.ts';
import type { Random } from '#kernel/random.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { Book, Proposal } from '#book/activity.ts';
import type { LogFact, OrderedFact } from '#book/fact.ts';
import type { ReceiptItem } from '#book/signed.ts';
import { KEPT_DEVICE } from '#domain/people/facts.ts';
import { endOf, type PeopleState } from '#domain/people/state.ts';
import { createKeyPair } from '#server/crypto.ts';
import type { Directory } from '#server/directory.ts';
import type { Ingest } from '#server/ingest/ingest.ts';
import { ORIGIN_TAKEN, sayAgain } from '#server/say-again.ts';
import { sayFor } from '#server/say-for.ts';
import { DiskFullError, type Store, type StreamLine } from '#server/store/store.ts';
import type { Warm } from '#server/warm.ts';
import { writeParts } from '#server/write-parts.ts';

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
  /** Says for its author what a copy of theirs holds and has not been said. Answers how many that were. */
  sayFor(
    author: StreamLine,
    book: Book,
    facts: readonly LogFact[],
  ): Promise<Result<number, NotRecorded>>;
  /**
   * The stream that the home keeps for a person, one for all who ask; registered when it is first asked
   * for, and an error while it cannot be. One that was ended is followed by another.
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
  /** Erasures may be among them. */
  readonly erases?: boolean;
};

export type NotRecorded = { readonly code: string; readonly why?: string };

type Clock = { readonly now: () => number; readonly random: Random };

export function createRecorder(
  store: Store,
  directory: Directory,
  warm: Warm,
  ingest: Ingest,
  clock: Clock,
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
      const { as: _as, at: _at, receivedAt = now, ...kept } = options;
      const outcomes = await ingest.take(
        parts.map((part) => ({ ...kept, signer, part, receivedAt })),
      );
      const missed = outcomes.find((outcome) => !outcome.taken);
      if (missed?.taken === false) return err({ code: missed.code });
      return ok(outcomes.flatMap((outcome) => (outcome.taken ? outcome.items : [])));
    });

  const keepStream = createKeeping(directory, warm, clock, record);
  return {
    record,
    keepStream,
    async sayFor({ stream, person, people: id }, book, facts) {
      const people = directory.getBook(id);
      const kept = await keepStream(person, people);
      if (!kept.ok) return kept;
      // Whoever holds a device that was struck off gets nothing past the leader by this way either.
      const { streams } = (await warm.get(people)).state as PeopleState; // of a people book
      const own = streams.get(stream);
      const endsAt = own && endOf(own);
      return inTurn(() => sayFor({ store, ingest, ...clock, endsAt }, kept.value, book, facts));
    },
    sayAgain: (book, facts) =>
      inTurn(() => sayAgain({ store, ingest, ...clock }, getOwnLine(directory), book, facts)),
  };
}

/** One registration at a time of the stream that is kept for a person, whoever asks meanwhile. */
function createKeeping(
  directory: Directory,
  warm: Warm,
  clock: Clock,
  record: Recorder['record'],
): Recorder['keepStream'] {
  const keeping = new Map<string, Promise<Result<StreamLine, NotRecorded>>>();
  const keep: Recorder['keepStream'] = async (person, people) => {
    const kept = await addKept(directory, clock.random, person, people.id);
    if (!kept.ok) return kept;
    const { stream, key } = kept.value;
    const state = (await warm.get(people)).state as PeopleState; // the state of a people book
    const known = state.streams.get(stream);
    if (known?.ended !== undefined) {
      await directory.forgetKept(kept.value);
      return keep(person, people);
    }
    if (known !== undefined) return kept;
    const body = { stream, person, key, device: KEPT_DEVICE };
    const recorded = await record(people, [
      { type: 'stream.registered@1', on: dayOfSeconds(clock.now()), body },
    ]);
    if (!recorded.ok) return recorded;
    const [item] = recorded.value;
    return item?.verdict === 'ok' ? kept : err({ code: item?.why ?? 'not-registered' });
  };

  return (person, people) => {
    const key = `${people.id}.${person}`;
    const begun = keeping.get(key) ?? keep(person, people).finally(() => keeping.delete(key));
    keeping.set(key, begun);
    return begun;
  };
}

const TRIES_MAX = 20;
/** What is said of a writing that another program, or a phone, was faster than. */
const OVERTAKEN: ReadonlySet<string> = new Set([
  'fork',
  'gap',
  'chain-mismatch',
  'salt-conflict',
  ORIGIN_TAKEN,
]);

type Writes<T> = () => Promise<Result<T, NotRecorded>>;

/**
 * One writing after the other, so that two never take the same n. Where somebody else on the same store was
 * faster, the next try goes on from what is there then.
 */
function createTurn(): <T>(write: Writes<T>) => Promise<Result<T, NotRecorded>> {
  let last: Promise<unknown> = Promise.resolve();
  return (write) => {
    const turn = last.then(async () => {
      let written = await write();
      for (let tries = 1; tries < TRIES_MAX && isOvertaken(written); tries += 1) {
        written = await write();
      }
      return written;
    });
    last = turn.catch(() => undefined);
    return turn;
  };
}

const isOvertaken = (written: Result<unknown, NotRecorded>): boolean =>
  !written.ok && OVERTAKEN.has(written.error.code);

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

/** The home's own stream with its key. */
export function getOwnLine({ identity }: Directory): StreamLine {
  const { stream, person, people, key, secret } = identity;
  return { stream, person, people, key, secret };
}
