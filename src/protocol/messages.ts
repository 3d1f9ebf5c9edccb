import * as v from 'valibot';
import { ACTIVITIES, type ActivityName, WORKING_ROLES } from '#book/activity.ts';
import { AnyDay, AtSeconds, Count, IdText, PositiveCount, ShortText } from '#book/common.ts';
import { LONG_BODY_BYTES_MAX } from '#book/limits.ts';
import { LEFT_BOOKS_MAX, PULL_BOOKS_MAX, PUSH_FACTS_MAX } from '#protocol/limits.ts';

/*
 * What phone and home say to each other. Bytes travel as base64url. What a home says may grow: a phone passes
 * over what it does not know; what a phone says is taken only as it stands here.
 *
 *   GET  /api/home    the home's name, and whether it is for practice
 *   POST /api/enrol   card → a stream is registered; with `?print` the first of what it is given comes along
 *   POST /api/push    saved facts, signed at save → receipts
 *   GET  /api/pull    what I have → heads, runs of facts; 304 when nothing is new
 *                     the last mark alone → the signed word that nothing is new, or none
 *   POST /api/succeed a new stream for the person of the one that signs (`protocol/restore.ts` …)
 *   POST /api/carry   sealed copies that somebody carries for their author (`protocol/carry.ts`)
 *   HEAD, POST, PATCH /api/upload/<book>/<file>/<bytes>   a sealed attachment, by the tus protocol 1.0
 *   GET  /api/file    sealed bytes of an attachment from an offset on
 *
 * All but home, enrol and carry are signed by the stream: headers `banso-stream`, `banso-at` and
 * `banso-signature` over `requestBytes`, which names the home. "Nothing new" comes signed over
 * `unchangedBytes` in `banso-at` and `banso-signature`, the lease as days and signature in `banso-lease`.
 * Who asks by the mark alone hears both in `banso-still`: second, days, a signature over `stillBytes`.
 * Errors are problem+json with a code (`problems.ts`).
 */

export const Hash = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/u));
export const Signature = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{86}$/u));
export const Key = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{87}$/u));
const Salt = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22}$/u));
/** Whether a type is known and a body fits it, the judge says; here only their outer bounds hold. */
const TypeName = v.pipe(v.string(), v.minLength(3), v.maxLength(60));
const BodyText = v.pipe(v.string(), v.maxLength(LONG_BODY_BYTES_MAX));

export const EnrolRequest = v.strictObject({
  protocol: PositiveCount,
  /** The secret of the card, as it stood in the link. */
  card: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{20,60}$/u)),
  stream: IdText,
  key: Key,
  /** Over `enrolBytes`: proof that the phone owns the key. */
  signature: Signature,
  device: v.exactOptional(ShortText),
});
export type EnrolRequest = v.InferOutput<typeof EnrolRequest>;

/** Of the roles that work in books; of others a phone knows nothing. */
const GrantMessage = v.object({
  role: v.picklist(WORKING_ROLES),
  place: IdText,
  from: AnyDay,
  until: v.exactOptional(AnyDay),
});

/** Who the home takes the phone for. */
export const Me = v.object({
  person: IdText,
  name: v.string(),
  grants: v.array(GrantMessage),
});
export type Me = v.InferOutput<typeof Me>;

/** The key that phones seal second copies to, signed by the home over `openingBytes`. */
export const OpeningKeyMessage = v.object({ id: PositiveCount, key: Key, signature: Signature });
export type OpeningKeyMessage = v.InferOutput<typeof OpeningKeyMessage>;

/** What a home says of itself to anybody; from protocol 2 on. */
export const HomeAbout = v.object({ name: v.string(), demo: v.boolean() });
export type HomeAbout = v.InferOutput<typeof HomeAbout>;

export const EnrolReply = v.object({
  at: AtSeconds,
  me: Me,
  home: v.object({ key: Key, name: v.string(), demo: v.boolean() }),
  /** From protocol 2 on. */
  opening: v.exactOptional(OpeningKeyMessage),
});
export type EnrolReply = v.InferOutput<typeof EnrolReply>;

const PushedFact = v.strictObject({
  type: TypeName,
  /** Never negative: runs carry differences, which must stay safe integers. */
  at: Count,
  on: Count,
  origin: v.exactOptional(v.strictObject({ stream: IdText, n: PositiveCount })),
  body: BodyText,
});

/** Facts n = from, from + 1 … of one stream in one book, ending at a save. */
export const PushPart = v.strictObject({
  book: IdText,
  from: PositiveCount,
  /** The stream's chain hash before `from`. */
  before: Hash,
  facts: v.pipe(v.array(PushedFact), v.minLength(1), v.maxLength(PUSH_FACTS_MAX)),
  /** Block salts that cover these n. */
  salts: v.pipe(v.array(v.strictTuple([Count, Salt])), v.maxLength(PUSH_FACTS_MAX)),
  /** Of the last save, over `saveBytes`. */
  signature: Signature,
});
export type PushPart = v.InferOutput<typeof PushPart>;

export const PushRequest = v.strictObject({
  protocol: PositiveCount,
  stream: IdText,
  parts: v.pipe(v.array(PushPart), v.minLength(1), v.maxLength(20)),
});
export type PushRequest = v.InferOutput<typeof PushRequest>;

const ReceiptItem = v.object({
  n: PositiveCount,
  verdict: v.picklist(['ok', 'flagged', 'held', 'refused']),
  /** 0 when refused. */
  seq: Count,
  why: v.string(),
});

/** The home's signed word; `items` answers every n of the part, or the last when it says how far it is. */
export const ReceiptMessage = v.object({
  book: IdText,
  /** Of the book: a seq means nothing without it. */
  epoch: Count,
  n: Count,
  hash: Hash,
  archived: Count,
  at: AtSeconds,
  items: v.array(ReceiptItem),
  signature: Signature,
});
export type ReceiptMessage = v.InferOutput<typeof ReceiptMessage>;

/** Not taken: nothing was consumed; `code` says what to do (fork, gap, busy, full …). */
export const NotTaken = v.object({ book: IdText, code: v.string(), n: v.exactOptional(Count) });

export const PushReply = v.object({
  at: AtSeconds,
  parts: v.array(v.union([ReceiptMessage, NotTaken])),
});
export type PushReply = v.InferOutput<typeof PushReply>;

const ProtocolText = v.pipe(v.string(), v.transform(Number), PositiveCount);
const MarkText = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{11}$/u));
const ListText = v.pipe(
  v.string(),
  v.transform((text) => (text === '' ? [] : text.split(','))),
);

/** Query of a pull: `have` is a list of book.epoch.seq, `mark` the last answer's mark. */
export const PullQuery = v.strictObject({
  protocol: ProtocolText,
  have: v.pipe(
    ListText,
    v.array(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{10}\.\d{1,9}\.\d{1,9}$/u))),
    v.maxLength(PULL_BOOKS_MAX),
  ),
  mark: v.exactOptional(MarkText),
});
export type PullQuery = v.InferOutput<typeof PullQuery>;

/**
 * Query of whoever asks by the mark alone whether anything is new, however many books it has.
 * `left` lists those of them that it does not read and in which it has said something. A home of
 * before refuses it.
 */
export const StillQuery = v.strictObject({
  protocol: ProtocolText,
  mark: MarkText,
  left: v.pipe(ListText, v.array(IdText), v.maxLength(LEFT_BOOKS_MAX)),
});
export type StillQuery = v.InferOutput<typeof StillQuery>;

/** The desk's book is spoken of to no phone. */
const TOLD: readonly ActivityName[] = ACTIVITIES.filter((name) => name !== 'desk');

export const BookMessage = v.object({
  id: IdText,
  activity: v.picklist(TOLD),
  place: IdText,
  cell: PositiveCount,
  people: IdText,
  places: IdText,
});

/** Where the chain of an epoch after the first begins: [epoch, seq, hash at which the one before was cut]. */
export const CutMessage = v.strictTuple([PositiveCount, Count, Hash]);
export type CutMessage = v.InferOutput<typeof CutMessage>;

/** A head with the home's signature over `headBytes`. */
export const SignedHead = v.strictObject({
  epoch: Count,
  generation: Count,
  seq: Count,
  hash: Hash,
  at: AtSeconds,
  signature: Signature,
});
export type SignedHead = v.InferOutput<typeof SignedHead>;

/** Days that other people's data may be shown without another word, signed by the home over `leaseBytes`. */
export const LeaseMessage = v.object({ days: PositiveCount, signature: Signature });
export type LeaseMessage = v.InferOutput<typeof LeaseMessage>;

export const PullReply = v.object({
  at: AtSeconds,
  /** 8-byte hash over (book, epoch, generation, head) of all books this stream may read. */
  mark: MarkText,
  me: Me,
  books: v.array(
    v.object({
      book: BookMessage,
      /** All cuts of the book, by epoch. */
      cuts: v.exactOptional(v.array(CutMessage)),
      epoch: Count,
      generation: Count,
      seq: Count,
      hash: Hash,
      signature: Signature,
      /**
       * Encoded runs that follow what the phone has, in order; see `book/run.ts`. From protocol 7 on those of
       * many facts come packed (`book/packed-runs.ts`).
       */
      runs: v.array(v.unknown()),
    }),
  ),
  /**
   * Books that this stream may write, or has written, and does not read; each a `BookMessage`, passed over
   * when it is of an activity that the phone does not know, with an `OwnErased` (`protocol/erase.ts`) where
   * there is one. From protocol 2 on.
   */
  writes: v.exactOptional(v.array(v.unknown())),
  /** True while the answer was cut short: ask again from the new position. */
  more: v.boolean(),
  /** How far the home has what this stream said in each of these books, and what; from protocol 2 on. */
  receipts: v.exactOptional(v.array(ReceiptMessage)),
  opening: v.exactOptional(OpeningKeyMessage),
  /** From protocol 2 on. */
  lease: v.exactOptional(LeaseMessage),
});
export type PullReply = v.InferOutput<typeof PullReply>;
