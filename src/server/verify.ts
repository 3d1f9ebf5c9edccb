import { type Bytes, sameBytes } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import type { Book } from '#book/activity.ts';
import { bookLink, bookStart, headerBytes, streamLink, streamStart } from '#book/chain.ts';
import type { Cut, Position } from '#book/epochs.ts';
import type { OrderedFact } from '#book/fact.ts';
import { RUN_FACTS_MAX } from '#book/limits.ts';
import { saveBytes } from '#book/signed.ts';
import { sha256, verify } from '#server/crypto.ts';
import type { Directory } from '#server/directory.ts';
import { createCommitments } from '#server/salts.ts';
import { verifyErased } from '#server/verify-erased.ts';
import type { Reading, Store, StoredSignature, StreamHead } from '#server/store/store.ts';

type Counts = {
  books: number;
  facts: number;
  /** Ordered facts that wait for a decision, or waited for one; each says why. */
  held: number;
  /** Ordered facts with a question for whoever is in charge; each says why. */
  flagged: number;
  refused: number;
  checkpoints: number;
  cuts: number;
  streams: number;
  signatures: number;
  marks: number;
  /** Erased facts, ordered or refused, of which nothing but a residue is left. */
  erased: number;
};

/**
 * What was checked, one line for everything stored that is not what its facts give, and the books that
 * these lines are about.
 */
export type Verified = Readonly<Counts> & {
  readonly defects: readonly string[];
  readonly damaged: ReadonlySet<Id>;
};

type Checked = Counts & { readonly defects: string[]; readonly damaged: Set<Id> };

const PAGE_FACTS = 1_000;

/**
 * Recomputes both chains of every book from its facts, refused ones included, and their salts: against the
 * heads, against each checkpoint and each cut, and against each signature with the key of its stream. What
 * is marked as archived must have been said; what is held, flagged or refused must say why; and whatever was
 * said again under another number must stand in its book once.
 */
export async function verifyBooks(
  store: Pick<Store, 'look'>,
  directory: Pick<Directory, 'books' | 'findStream' | 'meetStreams'>,
): Promise<Verified> {
  const checked: Checked = {
    books: 0,
    facts: 0,
    held: 0,
    flagged: 0,
    refused: 0,
    checkpoints: 0,
    cuts: 0,
    streams: 0,
    signatures: 0,
    marks: 0,
    erased: 0,
    defects: [],
    damaged: new Set(),
  };
  for (const book of directory.books()) {
    const before = checked.defects.length;
    checked.books += 1;
    try {
      // As of one moment: other programs may write on in it meanwhile.
      await store.look(book.cell, async (reading) => {
        await verifyBook(reading, book, checked);
        await verifyErased(reading, book, checked);
        const streams = await reading.listStreams(book.id);
        await directory.meetStreams(streams);
        for (const stream of streams) {
          checked.streams += 1;
          await verifyStream(reading, directory, { book: book.id, stream }, checked);
        }
      });
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      checked.defects.push(`book ${book.id} cannot be read: ${error.message}`);
    }
    if (checked.defects.length > before) checked.damaged.add(book.id);
  }
  return checked;
}

async function verifyBook(reading: Reading, book: Book, checked: Checked): Promise<void> {
  const defect = (what: string): unknown => checked.defects.push(`book ${book.id}: ${what}`);
  const head = await reading.findHead(book.id);
  if (head === undefined) return void defect('no head');
  const committed = createCommitments(reading, book.id);
  const checkpoints = await checkpointsOf(reading, book.id, checked, defect);
  const cuts = createCuts(book.id, await reading.listCuts(book.id), checked, defect);
  let at = cuts.cross({ epoch: 0, seq: 0, hash: bookStart(sha256, book.id) });
  for (;;) {
    const facts = await reading.listFacts(book.id, at.seq, PAGE_FACTS);
    for (const fact of facts) {
      if (fact.seq !== at.seq + 1) return void defect(`no fact at seq ${at.seq + 1}`);
      const commitment = await committed(fact);
      if (commitment === undefined) return void defect(`no salt for the fact at seq ${fact.seq}`);
      const hash = bookLink(sha256, at.hash, fact, headerBytes(book.id, fact), commitment);
      checked.facts += 1;
      await verifyOrdered(reading, book.id, fact, checked, defect);
      checkpoints.check(fact.seq, hash);
      at = cuts.cross({ epoch: at.epoch, seq: fact.seq, hash });
    }
    if (facts.length < PAGE_FACTS) break;
  }
  checkpoints.end();
  cuts.end();
  if (at.epoch !== head.epoch) {
    defect(`its cuts end in epoch ${at.epoch}, its head in ${head.epoch}`);
  }
  if (at.seq !== head.seq) defect(`its facts end at seq ${at.seq}, its head at ${head.seq}`);
  else if (!sameBytes(at.hash, head.hash)) defect(`its facts do not give the hash of its head`);
}

type Tell = (what: string) => unknown;

async function verifyOrdered(
  reading: Reading,
  book: Id,
  { seq, verdict, why, origin }: OrderedFact,
  checked: Checked,
  defect: Tell,
): Promise<void> {
  if (verdict !== 'ok') {
    checked[verdict] += 1;
    if (!why) defect(`the fact at seq ${seq} is ${verdict} without a reason`);
  }
  if (origin === undefined) return;
  const said = await reading.listOrigins(book, origin.stream, origin.n, origin.n);
  if (said.length > 1) defect(`n ${origin.n} of stream ${origin.stream} stands in it twice`);
}

/** Hashes kept where runs end: each must be passed, and none may stand elsewhere. */
async function checkpointsOf(reading: Reading, book: Id, checked: Checked, defect: Tell) {
  const points = new Map(
    (await reading.listCheckpoints(book)).map((point) => [point.seq, point.hash]),
  );
  return {
    check(seq: number, hash: Bytes): void {
      if (seq % RUN_FACTS_MAX !== 0) return;
      const point = points.get(seq);
      points.delete(seq);
      checked.checkpoints += 1;
      if (point === undefined) defect(`no checkpoint at seq ${seq}`);
      else if (!sameBytes(point, hash)) defect(`the checkpoint at seq ${seq} is another hash`);
    },
    end(): void {
      for (const seq of points.keys()) defect(`a checkpoint at seq ${seq}, where no run ends`);
    },
  };
}

/** Where the chain begins anew: behind the hash that stands in the cut. */
function createCuts(book: Id, cuts: readonly Cut[], checked: Checked, defect: Tell) {
  const passed = new Set<Cut>();
  return {
    cross(position: Position): Position {
      let at = position;
      for (const cut of cuts) {
        if (cut.seq !== at.seq || cut.epoch <= at.epoch) continue;
        passed.add(cut);
        checked.cuts += 1;
        if (!sameBytes(cut.hash, at.hash)) defect(`the cut of epoch ${cut.epoch} is another hash`);
        at = { epoch: cut.epoch, seq: cut.seq, hash: bookStart(sha256, book, cut.epoch, cut) };
      }
      return at;
    },
    end(): void {
      for (const cut of cuts) {
        if (passed.has(cut)) continue;
        defect(`the cut of epoch ${cut.epoch} at seq ${cut.seq} is out of order`);
      }
    },
  };
}

type Names = { readonly book: Id; readonly stream: Id };

async function verifyStream(
  reading: Reading,
  directory: Pick<Directory, 'findStream'>,
  names: Names,
  checked: Checked,
): Promise<void> {
  const { book, stream } = names;
  const defect = (what: string): unknown =>
    checked.defects.push(`book ${book}, stream ${stream}: ${what}`);
  const head = await reading.findStreamHead(book, stream);
  if (head === undefined) return void defect('named without a stream head');
  const archived = await reading.findArchived(book, stream);
  if (archived > 0) checked.marks += 1;
  if (archived > head.n) defect(`archived up to n ${archived}, but said up to ${head.n}`);
  const key = directory.findStream(stream)?.key;
  if (key === undefined) defect('the directory does not know the stream');
  const signatures = await reading.listSignatures(book, stream);
  const ends = new Map(signatures.map((signature) => [signature.n, signature]));
  if (!ends.has(head.n)) defect(`no signature over its last n ${head.n}`);
  for (const { n } of signatures) if (n > head.n) defect(`a signature after its last n, at ${n}`);
  const check = (n: number, hash: Bytes): void => {
    const signed = ends.get(n);
    if (signed === undefined || key === undefined) return;
    checked.signatures += 1;
    const why = whyNotSigned(names, key, signed, hash);
    if (why !== undefined) defect(`${why} at n ${n}`);
  };
  const why = await walkStream(reading, names, head, checked, check);
  if (why !== undefined) defect(why);
}

function whyNotSigned(
  { book, stream }: Names,
  key: string,
  signed: StoredSignature,
  hash: Bytes,
): string | undefined {
  if (!sameBytes(signed.hash, hash)) return 'the signed hash is not the one its facts give';
  return verify(key, saveBytes(book, stream, signed.n, hash), signed.signature)
    ? undefined
    : 'the signature is not one of the stream’s key';
}

/** Walks what a stream said, n by n from 1 to its head; answers what is wrong, where the walk ends. */
async function walkStream(
  reading: Reading,
  { book, stream }: Names,
  head: StreamHead,
  checked: Checked,
  check: (n: number, hash: Bytes) => void,
): Promise<string | undefined> {
  const committed = createCommitments(reading, book);
  let hash = streamStart(sha256, book, stream);
  let n = 0;
  for (;;) {
    const said = await reading.listSaid(book, stream, n + 1, n + PAGE_FACTS);
    if (said.length === 0) break;
    for (const { fact, verdict, why } of said) {
      if (fact.n === n) return `n ${n} stands twice, once ordered and once refused`;
      if (fact.n !== n + 1) return `no fact under n ${n + 1}`;
      const commitment = await committed(fact);
      if (commitment === undefined) return `no salt for n ${fact.n}`;
      hash = streamLink(sha256, hash, headerBytes(book, fact), commitment);
      n = fact.n;
      if (verdict === 'refused') {
        checked.refused += 1;
        if (why === '') return `n ${n} is refused without a reason`;
      }
      check(n, hash);
    }
  }
  if (n !== head.n) return `its facts end at n ${n}, its head at ${head.n}`;
  return sameBytes(hash, head.hash) ? undefined : 'its facts do not give the hash of its head';
}
