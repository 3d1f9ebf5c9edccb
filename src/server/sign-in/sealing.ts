import { createCipheriv, createDecipheriv } from 'node:crypto';
import { type Bytes, concatBytes, utf8 } from '#kernel/bytes.ts';
import type { Random } from '#kernel/random.ts';

/** Seals what only this home shall read: AES-256-GCM under its own secret, bound to what it is for. */
export type Sealing = {
  seal(purpose: string, plain: Bytes): Bytes;
  /** Undefined when it was sealed for another purpose, under another key, or changed. */
  open(purpose: string, sealed: Bytes): Bytes | undefined;
};

const NONCE_LENGTH = 12;
const TAG_LENGTH = 16;
const CIPHER = 'aes-256-gcm';

export const createSealing = (secret: Bytes, random: Random): Sealing => ({
  seal(purpose, plain) {
    const nonce = random(NONCE_LENGTH);
    const cipher = createCipheriv(CIPHER, secret, nonce).setAAD(utf8(purpose));
    return concatBytes(nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag());
  },
  open(purpose, sealed) {
    if (sealed.length < NONCE_LENGTH + TAG_LENGTH) return undefined;
    const nonce = sealed.subarray(0, NONCE_LENGTH);
    const decipher = createDecipheriv(CIPHER, secret, nonce, { authTagLength: TAG_LENGTH })
      .setAAD(utf8(purpose))
      .setAuthTag(sealed.subarray(-TAG_LENGTH));
    try {
      const text = decipher.update(sealed.subarray(NONCE_LENGTH, -TAG_LENGTH));
      return concatBytes(text, decipher.final());
    } catch {
      return undefined;
    }
  },
});
