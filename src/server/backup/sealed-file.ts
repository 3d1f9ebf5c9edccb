import { createCipheriv, createDecipheriv, createHash, scryptSync } from 'node:crypto';
import { closeSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import * as v from 'valibot';
import { type Bytes, concatBytes, fromBase64Url, fromUtf8, toHex, utf8 } from '#kernel/bytes.ts';

/*
 * A backup is one file: a line of JSON that says whose it is, then frames. A frame is its length (4 bytes)
 * and AES-256-GCM over a zstd piece, under a key that scrypt makes of the passphrase and a salt of this file
 * alone. Its number is the nonce; the first line, and whether it is the last frame, are bound into its tag: a
 * frame that is changed, moved, left out or cut off does not open.
 */

/** 128 MB and some tenths of a second for each guess at the passphrase. */
export const SCRYPT_N = 131_072;
export const SCRYPT_R = 8;
export const SCRYPT_P = 1;
const SCRYPT_MEMORY_MAX = 256 * 1_024 * 1_024;
const KEY_LENGTH = 32;
const NONCE_LENGTH = 12;
const TAG_LENGTH = 16;
const FRAME_BYTES_MAX = 64 * 1_024 * 1_024;
const PLAIN_BYTES_MAX = 256 * 1_024 * 1_024;
const HEAD_BYTES_MAX = 1_024;
const CIPHER = 'aes-256-gcm';

/** The first line, in clear. `home`: the name that follows from the home's key; `at`: seconds UTC. */
export const BackupHead = v.strictObject({
  banso: v.literal('backup@1'),
  home: v.string(),
  kind: v.picklist(['demo', 'real']),
  step: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  at: v.pipe(v.number(), v.safeInteger()),
  salt: v.pipe(v.string(), v.length(22)),
  scrypt: v.strictTuple([v.picklist([1_024, SCRYPT_N]), v.literal(SCRYPT_R), v.literal(SCRYPT_P)]),
});
export type BackupHead = v.InferOutput<typeof BackupHead>;

/** Thrown while a backup is read that is not whole, or not opened by the passphrase. */
export class BackupBrokenError extends Error {
  readonly code: 'backup-broken' | 'passphrase-wrong';

  constructor(code: BackupBrokenError['code'], why: string) {
    super(why);
    this.name = 'BackupBrokenError';
    this.code = code;
  }
}

export type SealedWriter = {
  /** Bytes of one frame; the last one ends the file. */
  write(plain: Bytes, isLast: boolean): void;
  /** Flushes the file to its disk; the SHA-256 of all that was written, in hex. */
  end(): string;
  /** Closes the file however far it came. */
  close(): void;
};

/** Begins a new file that only its owner may read. */
export function createSealedWriter(
  path: string,
  head: BackupHead,
  passphrase: string,
): SealedWriter {
  const key = keyOf(head, passphrase);
  const line = utf8(`${JSON.stringify(head)}\n`);
  const file = openSync(path, 'wx', 0o600);
  const hash = createHash('sha256');
  let isOpen = true;
  let frames = 0;
  const put = (bytes: Bytes): void => {
    for (let from = 0; from < bytes.length;) from += writeSync(file, bytes, from);
    hash.update(bytes);
  };
  put(line);
  return {
    write(plain, isLast) {
      const packed = zstdCompressSync(plain, {
        params: { [constants.ZSTD_c_compressionLevel]: 3 },
      });
      const cipher = createCipheriv(CIPHER, key, nonceOf(frames));
      cipher.setAAD(boundTo(line, isLast));
      const sealed = cipher.update(packed);
      cipher.final();
      frames += 1;
      put(concatBytes(lengthBytes(sealed.length + TAG_LENGTH), sealed, cipher.getAuthTag()));
    },
    end() {
      fsyncSync(file);
      return hash.digest('hex');
    },
    close() {
      if (isOpen) closeSync(file);
      isOpen = false;
    },
  };
}

export type SealedReader = {
  readonly head: BackupHead;
  /** Each frame opened, one by one. Throws BackupBrokenError. */
  frames(): Iterable<{ readonly plain: Bytes; readonly isLast: boolean }>;
};

/** Reads the first line alone; undefined when the file is no backup. */
export function readBackupHead(path: string): BackupHead | undefined {
  const file = openSync(path, 'r');
  try {
    return readHead(file)?.head;
  } finally {
    closeSync(file);
  }
}

/** Throws BackupBrokenError when the file is no backup. */
export function openSealed(path: string, passphrase: string): SealedReader {
  const head = readBackupHead(path);
  if (head === undefined) throw new BackupBrokenError('backup-broken', 'it is no backup');
  return { head, frames: () => readFrames(path, passphrase) };
}

function* readFrames(path: string, passphrase: string) {
  const file = openSync(path, 'r');
  try {
    const began = readHead(file);
    if (began === undefined) throw new BackupBrokenError('backup-broken', 'it is no backup');
    const { head, line } = began;
    const key = keyOf(head, passphrase);
    const end = fstatSync(file).size;
    let position = line.length;
    for (let frame = 0; position < end; frame += 1) {
      const length = readLength(readAt(file, position, 4));
      const sealed = readAt(file, position + 4, length);
      position += 4 + length;
      const isLast = position === end;
      const packed = openFrame(key, frame, boundTo(line, isLast), sealed);
      if (packed === undefined) throw notOpened(frame);
      yield {
        plain: new Uint8Array(zstdDecompressSync(packed, { maxOutputLength: PLAIN_BYTES_MAX })),
        isLast,
      };
    }
  } finally {
    closeSync(file);
  }
}

const notOpened = (frame: number): BackupBrokenError =>
  frame === 0
    ? new BackupBrokenError('passphrase-wrong', 'the passphrase does not open it')
    : new BackupBrokenError('backup-broken', `it is damaged or cut off at frame ${frame}`);

function openFrame(key: Bytes, frame: number, bound: Bytes, sealed: Bytes): Buffer | undefined {
  if (sealed.length < TAG_LENGTH) return undefined;
  const decipher = createDecipheriv(CIPHER, key, nonceOf(frame), { authTagLength: TAG_LENGTH });
  decipher.setAAD(bound);
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_LENGTH));
  const packed = decipher.update(sealed.subarray(0, sealed.length - TAG_LENGTH));
  try {
    decipher.final();
    return packed;
  } catch {
    return undefined;
  }
}

function readHead(file: number): { head: BackupHead; line: Bytes } | undefined {
  const start = new Uint8Array(HEAD_BYTES_MAX);
  const length = readSync(file, start, 0, HEAD_BYTES_MAX, 0);
  const end = start.subarray(0, length).indexOf('\n'.charCodeAt(0));
  if (end < 0) return undefined;
  const line = start.slice(0, end + 1);
  const text = fromUtf8(line);
  if (!text.ok) return undefined;
  try {
    return { head: v.parse(BackupHead, JSON.parse(text.value)), line };
  } catch {
    return undefined;
  }
}

function readAt(file: number, position: number, length: number): Bytes {
  const bytes = new Uint8Array(length);
  if (readSync(file, bytes, 0, length, position) === length) return bytes;
  throw new BackupBrokenError('backup-broken', 'it is cut off');
}

function keyOf({ salt, scrypt: [N, r, p] }: BackupHead, passphrase: string): Bytes {
  const bytes = fromBase64Url(salt);
  if (!bytes.ok) throw new BackupBrokenError('backup-broken', 'its salt is none');
  const options = { N, r, p, maxmem: SCRYPT_MEMORY_MAX };
  return new Uint8Array(scryptSync(utf8(passphrase), bytes.value, KEY_LENGTH, options));
}

function nonceOf(frame: number): Bytes {
  const nonce = new Uint8Array(NONCE_LENGTH);
  new DataView(nonce.buffer).setUint32(NONCE_LENGTH - 4, frame);
  return nonce;
}

const boundTo = (line: Bytes, isLast: boolean): Bytes =>
  concatBytes(line, Uint8Array.of(isLast ? 1 : 0));

function lengthBytes(length: number): Bytes {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, length);
  return bytes;
}

function readLength(bytes: Bytes): number {
  const length = new DataView(bytes.buffer).getUint32(0);
  if (length <= FRAME_BYTES_MAX) return length;
  throw new BackupBrokenError('backup-broken', 'a frame is longer than any');
}

/** A line as `sha256sum` writes it, so that anybody can check a copy without the passphrase. */
export const sumLine = (sum: string, name: string): string => `${sum}  ${name}\n`;

/** SHA-256 of a whole file in hex. */
export function sumOfFile(path: string): string {
  const file = openSync(path, 'r');
  const hash = createHash('sha256');
  const piece = new Uint8Array(1_024 * 1_024);
  try {
    for (;;) {
      const length = readSync(file, piece, 0, piece.length, null);
      if (length === 0) return toHex(new Uint8Array(hash.digest()));
      hash.update(piece.subarray(0, length));
    }
  } finally {
    closeSync(file);
  }
}
