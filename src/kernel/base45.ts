import type { Bytes } from '#kernel/bytes.ts';
import { err, ok, type Result } from '#kernel/result.ts';

/** Base45 (RFC 9285): bytes in the letters of which a QR code holds most. */
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const BASE = 45;

export function toBase45(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index < bytes.length; index += 2) {
    const [high = 0, low] = bytes.subarray(index, index + 2);
    let value = low === undefined ? high : high * 256 + low;
    for (let left = low === undefined ? 2 : 3; left > 0; left -= 1) {
      text += ALPHABET[value % BASE] ?? '';
      value = Math.floor(value / BASE);
    }
  }
  return text;
}

export function fromBase45(text: string): Result<Bytes, { readonly code: 'not-base45' }> {
  const bytes: number[] = [];
  for (let index = 0; index < text.length; index += 3) {
    const letters = Array.from(text.slice(index, index + 3), (letter) => ALPHABET.indexOf(letter));
    const value = letters.reduceRight((sum, letter) => sum * BASE + letter, 0);
    const isWhole = letters.length === 3;
    if (letters.length < 2 || letters.includes(-1) || value >= (isWhole ? 65_536 : 256)) {
      return err({ code: 'not-base45' });
    }
    if (isWhole) bytes.push(value >> 8);
    bytes.push(value & 255);
  }
  return ok(new Uint8Array(bytes));
}
