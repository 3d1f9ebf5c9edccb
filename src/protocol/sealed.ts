import * as v from 'valibot';
import { AtSeconds, Count } from '#book/common.ts';
import { Hash } from '#protocol/messages.ts';

/*
 * What a home hands to one that keeps it safe and cannot open it: its newest backup, sealed under a
 * passphrase that stays with its people, the attachments, which phones have sealed, and the signed record of
 * what was erased, without which an older backup would bring it back.
 *
 *   GET /api/sealed?after=              the newest backup and attachments by name, from a name on
 *   GET /api/sealed/part?name=&from=    bytes of one of them
 */

/** As backups are named by their second, and the record of erasures by its home. */
const BackupName = v.pipe(v.string(), v.regex(/^[0-9TZ-]{20}\.banso-backup$/u));
const RecordName = v.pipe(v.string(), v.regex(/^tombstones-[A-Za-z0-9_-]{4,64}$/u));
const Sum = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u));

/** The name of anything that is handed out. */
export const SealedName = v.union([BackupName, RecordName, Hash]);

export const SealedReply = v.strictObject({
  at: AtSeconds,
  /** SHA-256 of the whole file in hex. */
  backup: v.exactOptional(v.strictObject({ name: BackupName, bytes: Count, sum: Sum })),
  /** It only grows. */
  record: v.exactOptional(v.strictObject({ name: RecordName, bytes: Count })),
  /** Each is the SHA-256 of its own bytes. */
  files: v.array(v.strictObject({ name: Hash, bytes: Count })),
  more: v.boolean(),
});
export type SealedReply = v.InferOutput<typeof SealedReply>;

export const SealedPart = v.strictObject({ at: AtSeconds, bytes: v.string() });
export type SealedPart = v.InferOutput<typeof SealedPart>;
