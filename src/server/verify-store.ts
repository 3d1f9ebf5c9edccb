import type { Id } from '#kernel/id.ts';
import { verifyBooks, type Verified } from '#server/verify.ts';
import { type Readable, verifyDirectory } from '#server/verify-directory.ts';
import { verifyMonths } from '#server/verify-months.ts';
import { type VerifiedFiles, verifyFiles } from '#server/verify-files.ts';

/** What was checked of a store, and all that is wrong with it. */
export type VerifiedStore = Omit<Verified, 'damaged'> & {
  readonly keys: number;
  readonly files: number;
  /** Months of places whose figures are those that their books give. */
  readonly months: number;
  /** Books that a defect is about. */
  readonly damaged: ReadonlySet<Id>;
  /** Defects that are about the store as a whole. */
  readonly isWhole: boolean;
  /** What the next start mends by itself. */
  readonly notes: readonly string[];
};

/**
 * Checks all that a store holds: chains, signatures, cuts, marks, keys, the directory, attachments, figures.
 * @param files the folder of the attachments; undefined to leave them unread
 */
export async function verifyStore(
  store: Readable,
  files: string | undefined,
): Promise<VerifiedStore> {
  const lines = {
    heads: await store.listHeads(),
    identity: await store.directories.findIdentity(),
    books: await store.directories.listBooks(),
    streams: await store.directories.listStreams(),
  };
  const byId = new Map(lines.streams.map((line) => [line.stream, line]));
  const chains = await verifyBooks(store, {
    books: () => lines.books,
    findStream: (stream) => byId.get(stream),
    meetStreams: async () => undefined,
  });
  const directory = await verifyDirectory(store, lines);
  const attachments = files === undefined ? NO_FILES : await verifyFiles(store, lines.books, files);
  const measured = await verifyMonths(store, lines);
  return {
    ...chains,
    months: measured.months,
    keys: directory.keys,
    files: attachments.files,
    defects: [...chains.defects, ...directory.defects, ...attachments.defects, ...measured.defects],
    damaged: new Set([...chains.damaged, ...attachments.damaged]),
    isWhole: directory.defects.length === 0,
    notes: [...directory.notes, ...measured.notes],
  };
}

const NO_FILES: VerifiedFiles = { files: 0, defects: [], damaged: [] };

/** One line that says what was checked; of receipts and snapshots there is nothing to check. */
export function sayChecked(verified: VerifiedStore): string {
  const { books, facts, held, flagged, refused } = verified;
  const { checkpoints, cuts, streams, signatures, marks } = verified;
  return (
    `${books} books, ${facts} facts, ${held} held, ${flagged} flagged, ${refused} refused, ` +
    `each with its reason, ${checkpoints} checkpoints, ` +
    `${cuts} cuts, ${streams} streams, ${signatures} signatures, ${marks} archive marks, ` +
    `${verified.keys} keys, ${verified.files} files, ${verified.erased} erased facts without body or salt, ` +
    `${verified.months} months of figures worked out anew ` +
    `(receipts and snapshots are made when they are asked for, and none is stored)`
  );
}
