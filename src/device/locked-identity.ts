import * as v from 'valibot';
import { IdText } from '#book/common.ts';
import { ByteRow, IdentityRow } from '#device/rows.ts';

/** Rows of `meta` that hold a signing key. */
export const IDENTITY_KEYS: ReadonlySet<string> = new Set(['identity', 'successor']);

/** An identity as it lies under the keys of its store. */
export const LockedIdentity = v.object({
  stream: IdText,
  publicKey: v.string(),
  /** The signing key, sealed. */
  signing: v.exactOptional(ByteRow),
  /** In its stead the opaque key of a phone of 0.1.0, whose bytes no script can have. */
  privateKey: v.exactOptional(v.unknown()),
  earlier: v.exactOptional(v.array(IdText)),
  succeeded: IdentityRow.entries.succeeded,
  /** Who the person is, sealed; absent before enrolment. */
  enrolled: v.exactOptional(ByteRow),
});

/** Whether a row of identity lies sealed: without its keys it is nobody's. */
export const hasSealedIdentity = (value: unknown): boolean => {
  const parsed = v.safeParse(LockedIdentity, value);
  const { signing, enrolled } = parsed.success ? parsed.output : {};
  return signing !== undefined || enrolled !== undefined;
};

/** The streams of a row of identity, sealed or not. */
export const streamsIn = (value: unknown): readonly string[] => {
  const parsed = v.safeParse(v.union([LockedIdentity, IdentityRow]), value);
  return parsed.success ? [parsed.output.stream, ...(parsed.output.earlier ?? [])] : [];
};
