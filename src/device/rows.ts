import * as v from 'valibot';
import { Count, IdText, PositiveCount } from '#book/common.ts';
import { ErasedLines } from '#protocol/erase.ts';
import { BookMessage, CutMessage, Me, ReceiptMessage } from '#protocol/messages.ts';
import type { LocalStore, TableName } from '#device/local-store.ts';

/*
 * The rows of the phone's store. Like everything from outside they are parsed when read. What can be
 * fetched again, or missed, counts as absent when it does not parse (`findRow`); a counter or
 * an identity throws (`readRow`), because to go on as if it were absent would use an n twice.
 */

export const ByteRow = v.custom<Uint8Array<ArrayBuffer>>(
  (value) => value instanceof Uint8Array,
  'bytes',
);
export const Whole = v.pipe(v.number(), v.safeInteger());
/** The opaque private key: whatever the crypto of this phone made of it. */
const PrivateKey = v.custom<unknown>((value) => value !== undefined && value !== null, 'a key');

export const IdentityRow = v.object({
  stream: IdText,
  publicKey: v.string(),
  privateKey: PrivateKey,
  /** Absent while the card's answer is still out: the same stream asks again. */
  enrolled: v.exactOptional(
    v.object({ me: Me, home: v.object({ key: v.string(), name: v.string(), demo: v.boolean() }) }),
  ),
  /** Streams that this phone wrote before: copied or damaged, each was followed by another. */
  earlier: v.exactOptional(v.array(IdText)),
  /** When the last of them was followed, by the device's clock, and how many facts could not be read. */
  succeeded: v.exactOptional(v.object({ atMs: Whole, lost: Count })),
});
export type IdentityRow = v.InferOutput<typeof IdentityRow>;

/** The stream that shall follow, made before it is registered, so that a lost answer is asked for again. */
export const SuccessorRow = v.object({
  stream: IdText,
  publicKey: v.string(),
  privateKey: PrivateKey,
});
export type SuccessorRow = v.InferOutput<typeof SuccessorRow>;

/** Seconds to add to the device's clock to have the server's. */
export const ClockRow = v.object({ offsetS: Whole });

/** `mark` is worth something only for the very position (`have`) it was given for. */
export const SyncRow = v.object({
  syncedAt: Count,
  mark: v.string(),
  have: v.string(),
  /** How far the home had own facts of each book when it gave the mark. */
  told: v.exactOptional(v.record(v.string(), Count)),
  /** Books that lie here and of which nothing more comes: their facts are not this person's to read. */
  left: v.exactOptional(v.array(v.string())),
});
export type SyncRow = v.InferOutput<typeof SyncRow>;

export const BookRow = v.object({
  book: BookMessage,
  /** Where the stored pages end: epoch, seq and hash of the chain there. */
  epoch: Count,
  seq: Count,
  hash: ByteRow,
  generation: Count,
  /** Up to here the pages lead to a head that the home has signed. Only so much is folded. */
  proven: Count,
  provenHash: ByteRow,
  /** Absent where it is `epoch`. */
  provenEpoch: v.exactOptional(Count),
  /** The home's signature over that head, and its second: what shows a home that it lacks what it had. */
  signed: v.exactOptional(
    v.object({ at: Count, signature: ByteRow, generation: v.exactOptional(Count) }),
  ),
  /** Cuts between the epochs of the book, as the home told them: [epoch, seq, hash]. */
  cuts: v.exactOptional(v.array(CutMessage)),
  /** Grows when pages are taken back: what was folded from them is worth nothing then. */
  branch: v.exactOptional(Count),
  /** The generation up to which nothing erased lies here any more; absent: 0. */
  cleaned: v.exactOptional(Count),
  /** The person writes to it and does not read it: nothing of it ever comes. */
  writeOnly: v.exactOptional(v.literal(true)),
  /** Own facts that the home says are erased, of a book that does not come; until all lies here no more. */
  told: v.exactOptional(v.object({ erased: ErasedLines, cleaned: v.boolean() })),
  /**
   * The home has named it and is still to give it: device milliseconds since when, as long as no own fact has
   * gone out; else 0.
   */
  coming: v.exactOptional(Count),
  /** Whether the first load has come to its end. */
  complete: v.boolean(),
  /**
   * Where its pages begin: at the head of the state that the home gave, and when that was taken. Absent once
   * its history lies here.
   */
  begins: v.exactOptional(v.object({ epoch: Count, seq: Count, hash: ByteRow, at: Count })),
  /** Its pages had begun at this seq and were dropped: what was erased behind it is still to be followed. */
  since: v.exactOptional(Count),
  /** While its history is being fetched: the seq of the state that is shown meanwhile. */
  given: v.exactOptional(Count),
  /** First seq and number of facts of the last page, which grows until it is full. */
  lastPage: v.object({ from: Count, count: Count }),
});
export type BookRow = v.InferOutput<typeof BookRow>;

/** The last own n of a book and the stream's chain hash there. */
export const CounterRow = v.object({ n: Count, hash: ByteRow });
export type CounterRow = v.InferOutput<typeof CounterRow>;

/** A save: facts from…to, the chain's hash before and after them, the signature over the latter. */
export const SaveRow = v.object({
  from: PositiveCount,
  to: PositiveCount,
  before: ByteRow,
  hash: ByteRow,
  signature: ByteRow,
  /** Length of the facts' bodies, to cut pushes by. */
  bytes: Count,
});
export type SaveRow = v.InferOutput<typeof SaveRow>;

export const SaltRow = v.object({ salt: ByteRow });

export const OutboxRow = v.object({
  n: PositiveCount,
  type: v.string(),
  at: Whole,
  on: Whole,
  /** Sealed canonical text. */
  body: ByteRow,
  fate: v.picklist(['waiting', 'received', 'held', 'refused']),
  /** Where it was first said, when that was by an earlier stream of this phone. */
  origin: v.exactOptional(v.object({ stream: IdText, n: PositiveCount })),
  /** The n under which it was said once more, because its origin was taken by other content. */
  again: v.exactOptional(PositiveCount),
  why: v.exactOptional(v.string()),
  seq: v.exactOptional(Count),
  answeredAt: v.exactOptional(Count),
});
export type OutboxRow = v.InferOutput<typeof OutboxRow>;

/** An own fact of an earlier stream, as it stood when that was followed. */
export const PastRow = v.object({ ...OutboxRow.entries, book: IdText, stream: IdText });
export type PastRow = v.InferOutput<typeof PastRow>;

/** How far the home has answered, and, when it does not take what follows, why. */
export const AnswerRow = v.object({
  n: Count,
  archived: Count,
  /** How often the home had less than it had answered, so that what is in memory of it is old. */
  backs: v.exactOptional(Count),
  /** The last receipt as the home signed it: what proves an acknowledgement to others. */
  receipt: v.exactOptional(ReceiptMessage),
  stopped: v.exactOptional(v.object({ code: v.string(), atMs: Whole })),
});
export type AnswerRow = v.InferOutput<typeof AnswerRow>;

/** An attachment by its name; its sealed frames and its small picture lie in a table of their own. */
export const FileRow = v.object({
  book: IdText,
  /** Of all sealed frames. */
  bytes: PositiveCount,
  /** Seconds at which it was kept here, or last looked at when it is somebody else's. */
  keptAt: Count,
  /** `waiting`: taken here, not yet confirmed; `received`: confirmed; `fetched`: a copy that may go. */
  fate: v.picklist(['waiting', 'received', 'fetched']),
  /** Number of the own fact that speaks of it; absent while none does, and then it is not sent. */
  n: v.exactOptional(PositiveCount),
  answeredAt: v.exactOptional(Count),
  /** Whether all its frames lie here. */
  whole: v.boolean(),
  /** Why the home does not take it; asked again a day later. */
  stopped: v.exactOptional(v.object({ code: v.string(), atMs: Whole })),
});
export type FileRow = v.InferOutput<typeof FileRow>;

export const FrameRow = v.object({ bytes: ByteRow });

export const PageRow = v.object({ runs: ByteRow });

/** A book as it was folded, so that it need not be folded again. Whatever does not fit counts as absent. */
export const StateRow = v.object({
  /** What it was folded by. */
  print: v.string(),
  branch: Count,
  seq: Count,
  /** Sealed lines: what this phone found in the book of its own, then the folded book. */
  state: ByteRow,
});
export type StateRow = v.InferOutput<typeof StateRow>;

/** Which books the home is still to give while a first load is under way. */
export const LoadingRow = v.object({ part: v.picklist(['first', 'rest']) });
export type LoadingRow = v.InferOutput<typeof LoadingRow>;

/** A part of a state that the home gives, until the whole is there. */
export const PieceRow = v.object({ piece: ByteRow });
export type PieceRow = v.InferOutput<typeof PieceRow>;

export const DraftRow = v.object({ savedAt: Whole, value: ByteRow });

/** A row, or undefined when there is none or none that can be read. */
export async function findRow<Schema extends v.GenericSchema>(
  store: LocalStore,
  schema: Schema,
  table: TableName,
  key: string,
): Promise<v.InferOutput<Schema> | undefined> {
  return toRow(schema, await store.read(table, key));
}

/** The value as a row, or undefined when it is not one. */
export function toRow<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
): v.InferOutput<Schema> | undefined {
  const parsed = v.safeParse(schema, value);
  return parsed.success ? parsed.output : undefined;
}

/** A row, or undefined when there is none. Throws when it is not what this table holds. */
export async function readRow<Schema extends v.GenericSchema>(
  store: LocalStore,
  schema: Schema,
  table: TableName,
  key: string,
): Promise<v.InferOutput<Schema> | undefined> {
  const value = await store.read(table, key);
  if (value === undefined) return undefined;
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return parsed.output;
  throw new Error(`store damaged: ${table} ${v.getDotPath(parsed.issues[0]) ?? ''}`);
}
