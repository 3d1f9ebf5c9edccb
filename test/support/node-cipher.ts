// AES-128-GCM of Node, for what a phone does with Web Crypto.

import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { FrameCipher } from '#book/attachment.ts';

export const nodeCipher: FrameCipher = {
  async encrypt(key, nonce, plain) {
    const cipher = createCipheriv('aes-128-gcm', key, nonce);
    return new Uint8Array(
      Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]),
    );
  },
  async decrypt(key, nonce, sealed) {
    const cipher = createDecipheriv('aes-128-gcm', key, nonce);
    try {
      cipher.setAuthTag(sealed.subarray(-16));
      return new Uint8Array(
        Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]),
      );
    } catch {
      return undefined;
    }
  },
};
