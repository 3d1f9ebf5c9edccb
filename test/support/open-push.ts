// Opens what a push message holds as a browser does: RFC 8188 and 8291 from the other side.

import { createDecipheriv, createECDH, hkdfSync } from 'node:crypto';
import { type Bytes, concatBytes, utf8 } from '#kernel/bytes.ts';

const hkdf = (salt: Uint8Array, key: Uint8Array, about: Uint8Array, length: number) =>
  new Uint8Array(hkdfSync('sha256', key, salt, about, length));

/** @param secret the browser's own private key; throws when it was not encrypted to it */
export function openPush(sealed: Bytes, secret: Bytes, auth: Bytes): string {
  const salt = sealed.subarray(0, 16);
  const length = sealed[20] ?? 0;
  const sender = sealed.subarray(21, 21 + length);
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(secret);
  const about = concatBytes(utf8('WebPush: info\0'), curve.getPublicKey(), sender);
  const key = hkdf(auth, curve.computeSecret(sender), about, 32);
  const content = hkdf(salt, key, utf8('Content-Encoding: aes128gcm\0'), 16);
  const nonce = hkdf(salt, key, utf8('Content-Encoding: nonce\0'), 12);
  const box = sealed.subarray(21 + length);
  const decipher = createDecipheriv('aes-128-gcm', content, nonce);
  decipher.setAuthTag(box.subarray(-16));
  const plain = concatBytes(decipher.update(box.subarray(0, -16)), decipher.final());
  if (plain.at(-1) !== 2) throw new Error('not the last record');
  return new TextDecoder().decode(plain.subarray(0, -1));
}
