import { type Bytes, concatBytes, toBase64Url } from '#kernel/bytes.ts';
import type { Sha256 } from '#kernel/hash.ts';
import type { HpkeCrypto } from '#kernel/hpke.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { ATTACHMENT_BYTES_MAX } from '#book/limits.ts';

/*
 * An attachment (picture, scan, sound) is sealed once, in frames of 1 MB under a key of its own, which stands
 * in the fact. Its name is the SHA-256 of all sealed frames, one behind the other: home, carrier and backup
 * can check what they hold and read nothing of it.
 *
 * AES-128-GCM with the nonces of the STREAM construction: 11 bytes frame number, high byte first, and one
 * byte that is 1 in the last frame alone. Frames left out, cut off, moved or added do not open.
 */

/** Bytes of a frame before it is sealed; the last one is shorter, and never empty. */
export const FRAME_BYTES = 1024 * 1024;
export const FRAME_TAG_LENGTH = 16;
/** A sealed frame that is not the last. */
export const SEALED_FRAME_BYTES = FRAME_BYTES + FRAME_TAG_LENGTH;
export const ATTACHMENT_KEY_LENGTH = 16;
const NONCE_LENGTH = 12;

export type FrameCipher = Pick<HpkeCrypto, 'encrypt' | 'decrypt'>;

export type SealedAttachment = {
  /** SHA-256 of the frames in base64url. */
  readonly name: string;
  readonly frames: readonly Bytes[];
  /** Of all frames together. */
  readonly bytes: number;
};

export type AttachmentProblem = { readonly code: 'file-empty' | 'file-too-large' | 'file-damaged' };

/** Seals with a key that is used for nothing else. */
export async function sealAttachment(
  cipher: FrameCipher,
  sha256: Sha256,
  key: Bytes,
  plain: Bytes,
): Promise<Result<SealedAttachment, AttachmentProblem>> {
  if (plain.length === 0) return err({ code: 'file-empty' });
  const count = Math.ceil(plain.length / FRAME_BYTES);
  const bytes = plain.length + count * FRAME_TAG_LENGTH;
  if (bytes > ATTACHMENT_BYTES_MAX) return err({ code: 'file-too-large' });
  const frames: Bytes[] = [];
  for (let index = 0; index < count; index += 1) {
    const part = plain.slice(index * FRAME_BYTES, (index + 1) * FRAME_BYTES);
    frames.push(await cipher.encrypt(key, nonceOf(index, index === count - 1), part));
  }
  return ok({ name: attachmentName(sha256, frames), frames, bytes });
}

/** Opens all frames of an attachment of `bytes` sealed bytes. */
export async function openAttachment(
  cipher: FrameCipher,
  key: Bytes,
  bytes: number,
  frames: readonly Bytes[],
): Promise<Result<Bytes, AttachmentProblem>> {
  const count = frameCountOf(bytes);
  if (count === 0 || frames.length !== count) return err({ code: 'file-damaged' });
  const parts: Bytes[] = [];
  for (const [index, frame] of frames.entries()) {
    const part = await cipher.decrypt(key, nonceOf(index, index === count - 1), frame);
    if (part === undefined) return err({ code: 'file-damaged' });
    parts.push(part);
  }
  return ok(concatBytes(...parts));
}

export const attachmentName = (sha256: Sha256, frames: readonly Bytes[]): string =>
  toBase64Url(sha256(concatBytes(...frames)));

/** Frames of an attachment of so many sealed bytes. */
export const frameCountOf = (bytes: number): number => Math.ceil(bytes / SEALED_FRAME_BYTES);

function nonceOf(index: number, isLast: boolean): Bytes {
  const nonce = new Uint8Array(NONCE_LENGTH);
  new DataView(nonce.buffer).setUint32(NONCE_LENGTH - 5, index);
  nonce[NONCE_LENGTH - 1] = isLast ? 1 : 0;
  return nonce;
}
