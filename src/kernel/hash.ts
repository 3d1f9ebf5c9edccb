import { type Bytes, concatBytes } from '#kernel/bytes.ts';

/** SHA-256, given from outside: the machine's own on the server, a library's on the phone. */
export type Sha256 = (bytes: Uint8Array) => Bytes;

const BLOCK_LENGTH = 64;

/** HMAC-SHA-256 (RFC 2104) with a key of at most 64 bytes. */
export function hmac(sha256: Sha256, key: Uint8Array, message: Uint8Array): Bytes {
  const inner = new Uint8Array(BLOCK_LENGTH + message.length);
  const outer = new Uint8Array(BLOCK_LENGTH);
  inner.fill(0x36, 0, BLOCK_LENGTH);
  outer.fill(0x5c);
  for (let index = 0; index < key.length; index += 1) {
    inner[index] = (key[index] ?? 0) ^ 0x36;
    outer[index] = (key[index] ?? 0) ^ 0x5c;
  }
  inner.set(message, BLOCK_LENGTH);
  return sha256(concatBytes(outer, sha256(inner)));
}
