import { err, ok, type Result } from '#kernel/result.ts';

/** Bytes that own a plain ArrayBuffer, as Web Crypto and fetch want them. */
export type Bytes = Uint8Array<ArrayBuffer>;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Up to here what is plain ASCII is quicker written by hand than handed to the encoder. */
const SHORT_LENGTH = 64;
const ASCII_END = 0x80;

export function utf8(text: string): Bytes {
  if (text.length > SHORT_LENGTH) return encoder.encode(text);
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= ASCII_END) return encoder.encode(text);
    bytes[index] = code;
  }
  return bytes;
}

/** Text of UTF-8 bytes; malformed UTF-8 is an error, never a replacement character. */
export function fromUtf8(bytes: Uint8Array): Result<string, { code: 'not-utf8' }> {
  try {
    return ok(decoder.decode(bytes));
  } catch {
    return err({ code: 'not-utf8' });
  }
}

export function concatBytes(...parts: readonly Uint8Array[]): Bytes {
  let length = 0;
  for (const part of parts) length += part.length;
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

export function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  if (left.length !== right.length) return false;
  let difference = 0;
  for (let index = 0; index < left.length; index += 1) {
    difference |= (left[index] ?? 0) ^ (right[index] ?? 0);
  }
  return difference === 0;
}

export const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** The value of each letter by its code; none of the others is in the alphabet. */
const VALUES = new Int8Array(0x80).fill(-1);
for (const [value, letter] of [...ALPHABET].entries()) VALUES[letter.charCodeAt(0)] = value;

/** Base64url without padding (RFC 4648 §5). */
export function toBase64Url(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const rest = bytes.length - index;
    const group =
      ((bytes[index] ?? 0) << 16) | ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0);
    const letters = rest >= 3 ? 4 : rest + 1;
    for (let letter = 0; letter < letters; letter += 1) {
      text += ALPHABET[(group >> (18 - 6 * letter)) & 63] ?? '';
    }
  }
  return text;
}

/** The only bytes whose base64url is `text`; non-canonical trailing bits are refused. */
export function fromBase64Url(text: string): Result<Bytes, { code: 'not-base64url' }> {
  const bytes = new Uint8Array(Math.floor((text.length * 6) / 8));
  let buffer = 0;
  let bits = 0;
  let offset = 0;
  for (let index = 0; index < text.length; index += 1) {
    const value = VALUES[text.charCodeAt(index)] ?? -1;
    if (value < 0) return err({ code: 'not-base64url' });
    buffer = ((buffer << 6) | value) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[offset] = (buffer >> bits) & 255;
      offset += 1;
    }
  }
  const leftover = buffer & ((1 << bits) - 1);
  if (text.length % 4 === 1 || leftover !== 0) return err({ code: 'not-base64url' });
  return ok(bytes);
}
