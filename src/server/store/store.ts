import type { Book } from '#book/activity.ts';
import type { Cut } from '#book/epochs.ts';
import type { LogFact, OrderedFact } from '#book/fact.ts';
import type { BlockSalt, SingleSalt } from '#book/salts.ts';
import type { Bytes } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import type { Way } from '#domain/people/facts.ts';
import type { Accounts } from '#server/store/accounts.ts';
import type { DeliveryReading, DeliveryWriting, TokenDirectory } from '#server/store/deliveries.ts';
import type { MeasuredReading, MeasuredWriting } from '#server/store/measured.ts';
import type { StandReading } from '#server/store/stands.ts';

/*
 * What the home keeps, as the rest of it sees the store. One writing transaction names one cell, and so
 * does every reading; cell 0 holds the directories. Small enough to be written a second time for another
 * engine; `test/contract` says what both must do.
 */

/** What a store was made for, for ever. */
export type StoreKind = 'demo' | 'real';

/** Where a book stands. `hash` is its chain's hash at `seq`. */
export type StoredHead = {
  readonly epoch: number;
  readonly generation: number;
  readonly seq: number;
  readonly hash: Bytes;
};

/** How far a stream has come in a book: refused facts consume their n too. */
export type StreamHead = { readonly n: number; readonly hash: Bytes };

/** The fact that a stream said under one n, with what became of it: seq 0 is refused. */
export type Said = {
  readonly fact: LogFact;
  readonly verdict: 'ok' | 'flagged' | 'held' | 'refused';
  readonly seq: number;
  readonly why: string;
};

/** A person's signature over the stream's chain, which has this hash at n. */
export type StoredSignature = {
  readonly n: number;
  readonly hash: Bytes;
  readonly signature: Bytes;
};

/** An erased fact by its origin, and the hash of the residue that stands in its place. */
export type Tombstone = { readonly stream: Id; readonly n: number; readonly residue: string };

/** What replaces a body, by the number under which it was said. */
export type Redaction = Pick<LogFact, 'stream' | 'n' | 'body'> & { readonly commitment: Bytes };

export type RefusedFact = LogFact & { readonly why: string; readonly receivedAt: number };

/** A stream of the directory: whose it is and in which people book it was registered. */
export type StreamLine = {
  readonly stream: Id;
  readonly person: Id;
  readonly people: Id;
  readonly key: string;
  /** The private key of a stream that the home itself keeps. */
  readonly secret?: Bytes;
};

/**
 * A card by the hash of its secret. `usedBy` is the stream that was enrolled with a single-use card. Whoever
 * has signed in is given one for a few minutes, whose stream speaks for `lastsS` seconds.
 */
export type Card = {
  readonly hash: Bytes;
  readonly person: Id;
  readonly people: Id;
  readonly singleUse: boolean;
  readonly issuedAt: number;
  /** The person of the same people book who gave it; absent: the home itself. */
  readonly issuedBy?: Id;
  /** Seconds UTC; absent: until withdrawn. */
  readonly expiresAt?: number;
  readonly usedAt?: number;
  readonly usedBy?: Id;
  readonly way?: Way;
  readonly lastsS?: number;
};

/** Who the home itself is. Written once, when the store is made. */
export type HomeIdentity = {
  readonly person: Id;
  readonly stream: Id;
  readonly key: string;
  readonly secret: Bytes;
  readonly country: Id;
  readonly people: Id;
  readonly places: Id;
};

/** A key pair to whose public half phones seal; id 1 is the first. Opening keys are never discarded. */
export type OpeningKey = { readonly id: number; readonly key: string; readonly secret: Bytes };

/** An attachment that has come whole: its name is the SHA-256 of its sealed bytes. */
export type StoredFile = {
  readonly hash: string;
  readonly bytes: number;
  readonly stream: Id;
  readonly receivedAt: number;
};

/** A household's card by the hash of its secret; a household has at most one. */
export type HouseholdCard = {
  readonly book: Id;
  readonly household: Id;
  readonly hash: Bytes;
  readonly issuedAt: number;
  readonly issuedBy: Id;
};

/** Ways in which somebody's data was looked at. */
export const LOOKS = [
  'page',
  'trace',
  'search',
  'export',
  'requests',
  'erasing',
  'waiting',
  'survey',
  'desk',
  'due',
  'questions',
] as const;
export type Look = (typeof LOOKS)[number];

/** Ways in which a whole register was looked at, one line a person and day; `about` is the book itself. */
export const REGISTER_LOOKS = ['carried', 'list', 'doors'] as const;
export type RegisterLook = (typeof REGISTER_LOOKS)[number];

/** Who looked at a household or a person, when, how, and why where it was said; `person` is of `people`. */
export type SeenLine = {
  readonly about: Id;
  readonly at: number;
  readonly people: Id;
  readonly person: Id;
  readonly what: string;
  readonly why?: string;
};

/** On how many days somebody looked at a whole register, and when first and last. */
export type RegisterSeen = Pick<SeenLine, 'people' | 'person' | 'what'> & {
  readonly from: number;
  readonly to: number;
  readonly days: number;
};

/**
 * A line of the written record of a breach. `at`: when it happened, for `opened` when it was detected, from
 * which the 72 hours run; lines are only ever added.
 */
export type BreachLine = {
  readonly breach: Id;
  readonly n: number;
  readonly kind: 'opened' | 'noted' | 'reported' | 'closed';
  readonly at: number;
  readonly writtenAt: number;
  readonly text: string;
};

/** Readings that stand in files of their own. */
type ReadingBeside = StandReading & DeliveryReading & MeasuredReading;

/** Readings of one cell. */
export type Reading = ReadingBeside & {
  findHead(book: Id): Promise<StoredHead | undefined>;
  /** Ordered facts with seq > after, at most `limit`, by seq. */
  listFacts(book: Id, after: number, limit: number): Promise<readonly OrderedFact[]>;
  /** All facts of these types, by seq: reads through the book. */
  listFactsOf(book: Id, types: readonly string[]): Promise<readonly OrderedFact[]>;
  getFacts(book: Id, seqs: readonly number[]): Promise<readonly OrderedFact[]>;
  findStreamHead(book: Id, stream: Id): Promise<StreamHead | undefined>;
  /** What a stream said under from ≤ n ≤ to, by n. */
  listSaid(book: Id, stream: Id, from: number, to: number): Promise<readonly Said[]>;
  /** The fact that was first said as (stream, n), under whatever number. */
  findOrigin(book: Id, stream: Id, n: number): Promise<LogFact | undefined>;
  /** The facts that were first said as (stream, from ≤ n ≤ to), under whatever number. */
  listOrigins(book: Id, stream: Id, from: number, to: number): Promise<readonly LogFact[]>;
  /** What a stream said, or first said, at device seconds from ≤ at ≤ to; reads all of a book without one. */
  listAt(book: Id, from: number, to: number, stream?: Id): Promise<readonly LogFact[]>;
  /** Whether a fact of this content stands in the book, whoever said it. Reads all of a book. */
  hasContent(book: Id, fact: LogFact): Promise<boolean>;
  /** By block; one that is destroyed has no bytes. */
  listSalts(book: Id, stream: Id): Promise<readonly BlockSalt[]>;
  /** Of facts whose block's salt is destroyed, by n. */
  listSingles(book: Id, stream: Id): Promise<readonly SingleSalt[]>;
  /** By stream and n. */
  listTombstones(book: Id): Promise<readonly Tombstone[]>;
  /** Every refused fact of a book, by stream and n. */
  listRefused(book: Id): Promise<readonly RefusedFact[]>;
  /** The chain hash after a seq where a run may end. */
  findCheckpoint(book: Id, seq: number): Promise<Bytes | undefined>;
  listCheckpoints(book: Id): Promise<readonly { readonly seq: number; readonly hash: Bytes }[]>;
  /** Every stream that a head, a fact, refused ones too, a signature or an archive mark of the book names. */
  listStreams(book: Id): Promise<readonly Id[]>;
  /** What was signed of a stream, by n. */
  listSignatures(book: Id, stream: Id): Promise<readonly StoredSignature[]>;
  /** Cuts of a book by epoch; none while it is in epoch 0. */
  listCuts(book: Id): Promise<readonly Cut[]>;
  /** Up to which n a stream's facts lie in a verified backup; 0 when none do. */
  findArchived(book: Id, stream: Id): Promise<number>;
  findFile(book: Id, hash: string): Promise<StoredFile | undefined>;
  listFiles(book: Id): Promise<readonly StoredFile[]>;
  findHouseholdCard(hash: Bytes): Promise<HouseholdCard | undefined>;
  /** By household. */
  listHouseholdCards(book: Id): Promise<readonly HouseholdCard[]>;
  /** The last looks at a household or a person of a register, newest first. */
  listSeen(book: Id, about: Id, limit: number): Promise<readonly SeenLine[]>;
  /** Who looked at a register as a whole, the last first. */
  listRegisterSeen(book: Id, limit: number): Promise<readonly RegisterSeen[]>;
  /** How many are from before a second. */
  countSeen(book: Id, before: number): Promise<number>;
};

/** One writing transaction in one cell. */
export type Writing = Reading &
  DeliveryWriting &
  MeasuredWriting & {
    /** Locks the book until the transaction ends, against other programs on the same database too. */
    lockHead(book: Id): Promise<StoredHead | undefined>;
    /** Does nothing when the book has one. */
    createHead(book: Id, head: StoredHead): Promise<void>;
    setHead(book: Id, head: StoredHead): Promise<void>;
    addFacts(book: Id, facts: readonly OrderedFact[]): Promise<void>;
    addRefused(book: Id, facts: readonly RefusedFact[]): Promise<void>;
    addSalts(book: Id, salts: readonly BlockSalt[]): Promise<void>;
    addSingles(book: Id, salts: readonly SingleSalt[]): Promise<void>;
    /** Puts what is left of it in the place of what a stream said under n, ordered or refused. */
    redact(book: Id, fact: Redaction): Promise<void>;
    /** Destroys the salt of a block, or of one that is to come. */
    destroySalt(book: Id, stream: Id, block: number): Promise<void>;
    destroySingle(book: Id, stream: Id, n: number): Promise<void>;
    /** What stands there already gets the newer residue. */
    addTombstones(book: Id, tombstones: readonly Tombstone[]): Promise<void>;
    removeFile(book: Id, hash: string): Promise<void>;
    addSignature(book: Id, stream: Id, n: number, hash: Bytes, signature: Bytes): Promise<void>;
    setStreamHead(book: Id, stream: Id, head: StreamHead): Promise<void>;
    addCheckpoint(book: Id, seq: number, hash: Bytes): Promise<void>;
    addCut(book: Id, cut: Cut): Promise<void>;
    /** Never lowers what stands there. */
    setArchived(book: Id, stream: Id, n: number): Promise<void>;
    /** Does nothing when the file is there already. */
    addFile(book: Id, file: StoredFile): Promise<void>;
    /** In the stead of the one the household had. */
    putHouseholdCard(card: HouseholdCard): Promise<void>;
    /** Whether there was one. */
    deleteHouseholdCard(book: Id, household: Id): Promise<boolean>;
    /** The same look in the same second is one. */
    addSeen(book: Id, lines: readonly SeenLine[]): Promise<void>;
    /** Takes out looks from before a second; answers how many. */
    dropSeen(book: Id, before: number): Promise<number>;
    /**
     * Writings of which none needs another's answer: one journey where the engine is behind a network. Where
     * it is not, none is tried after one that failed, because a full disk ends the transaction by itself.
     */
    together(works: readonly (() => Promise<unknown>)[]): Promise<void>;
  };

/** Cell 0. Each call is a transaction of its own. */
export type Directories = Accounts &
  TokenDirectory & {
    findIdentity(): Promise<HomeIdentity | undefined>;
    /** Does nothing when there is one: read again which it is. */
    putIdentity(identity: HomeIdentity): Promise<void>;
    /**
     * The home speaks by another stream, registered at once, and forgets the keys of those kept for people.
     */
    renewStreams(own: Id): Promise<void>;
    /** By id. */
    listBooks(): Promise<readonly Book[]>;
    findBook(book: Id): Promise<Book | undefined>;
    /** Books are only ever added, so that another count means that some are new. */
    countBooks(): Promise<number>;
    putBook(book: Book): Promise<void>;
    /** By id. */
    listStreams(): Promise<readonly StreamLine[]>;
    findStream(stream: Id): Promise<StreamLine | undefined>;
    putStreams(lines: readonly StreamLine[]): Promise<void>;
    /** The home keeps this stream no longer. */
    forgetSecret(stream: Id): Promise<void>;
    /**
     * Takes back the single-use cards of the same person that nobody has used; one of a sign-in takes back
     * nothing but what others of a day ago have left.
     */
    putCard(card: Card): Promise<void>;
    findCard(hash: Bytes): Promise<Card | undefined>;
    /**
     * Takes a card for a stream: the card when it was free, or was taken by the same stream before, or is
     * not single-use; undefined when it is unknown, expired or taken by another.
     */
    useCard(hash: Bytes, stream: Id, at: number): Promise<Card | undefined>;
    /** By id. */
    listOpeningKeys(): Promise<readonly OpeningKey[]>;
    /** Does nothing when the id is taken: read again what stands there. */
    putOpeningKey(key: OpeningKey): Promise<void>;
    /** By breach and n. */
    listBreachLines(): Promise<readonly BreachLine[]>;
    /** False when this n is taken: read again what stands there. */
    addBreachLine(line: BreachLine): Promise<boolean>;
    /** Cards are withdrawn by deleting them; answers how many there were. */
    deleteCardsOf(person: Id): Promise<number>;
  };

/** Where a book stands. */
export type BookHead = Omit<StoredHead, 'hash'> & { readonly book: Id };

export type Store = {
  readonly kind: StoreKind;
  /** Whether other programs may write to it at the same time. */
  readonly isShared: boolean;
  readonly directories: Directories;
  /** Of all books in all cells. */
  listHeads(): Promise<readonly BookHead[]>;
  /** Sees what is committed, never what a transaction has yet to commit. */
  read(cell: number): Reading;
  /** Sees what was committed at one moment, whatever is committed while `work` goes on. */
  look<T>(cell: number, work: (reading: Reading) => Promise<T>): Promise<T>;
  /** Commits when `work` resolves, takes everything back when it rejects. */
  write<T>(cell: number, work: (writing: Writing) => Promise<T>): Promise<T>;
  /**
   * Rewrites what the engine keeps, so that deleted bytes are in none of its files; false where that is for
   * whoever runs the database.
   */
  shred(): Promise<boolean>;
  close(): Promise<void>;
};

/** Thrown out of `write` and `directories` when the disk has no room; nothing was written. */
export class DiskFullError extends Error {
  constructor(cause: unknown) {
    super('the disk of the home is full', { cause });
    this.name = 'DiskFullError';
  }
}
