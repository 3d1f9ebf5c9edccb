import { fromBase45, toBase45 } from '#kernel/base45.ts';
import { type Bytes, concatBytes, toHex } from '#kernel/bytes.ts';
import type { Sha256 } from '#kernel/hash.ts';

/*
 * A small file as a loop of QR codes, for two phones that have nothing between them but a screen and a
 * camera. A code holds
 *   BANSO1:mark:i:k:part i of k in base45
 * where the mark, 8 hex digits of the file's SHA-256, keeps the parts of two files apart and proves the
 * whole.
 */

/** Larger files go as files: the other phone would have to be held still for too long. */
export const QR_FILE_BYTES_MAX = 8 * 1024;
/** What an old camera still reads from an old screen. */
const PART_BYTES = 400;
const NAME = 'BANSO1';
const FRAME = /^BANSO1:([0-9A-F]{8}):(\d{1,2}):(\d{1,2}):(.+)$/u;

/** The texts of the codes, in order; none when the file is too large for it. */
export function qrFrames(sha256: Sha256, file: Bytes): readonly string[] {
  if (file.length > QR_FILE_BYTES_MAX) return [];
  const count = Math.ceil(file.length / PART_BYTES);
  const mark = markOf(sha256, file);
  return Array.from({ length: count }, (_, index) => {
    const part = file.subarray(index * PART_BYTES, (index + 1) * PART_BYTES);
    return [NAME, mark, index + 1, count, toBase45(part)].join(':');
  });
}

export type Scanned = {
  /** `foreign`: a code of something else. */
  readonly kind: 'foreign' | 'part' | 'whole';
  readonly got: number;
  readonly of: number;
  readonly file?: Bytes;
};

/** Puts codes together in whichever order the camera catches them. */
export function createQrCollector(sha256: Sha256): (text: string) => Scanned {
  let mark = '';
  let count = 0;
  const parts = new Map<number, Bytes>();

  return (text) => {
    const [, found, index, of, letters = ''] = FRAME.exec(text) ?? [];
    const part = fromBase45(letters);
    const [i, k] = [Number(index), Number(of)];
    if (found === undefined || !part.ok || i < 1 || i > k) {
      return { kind: 'foreign', got: parts.size, of: count };
    }
    if (found !== mark || k !== count) {
      [mark, count] = [found, k];
      parts.clear();
    }
    parts.set(i, part.value);
    if (parts.size < count) return { kind: 'part', got: parts.size, of: count };
    const pieces = Array.from({ length: count }, (_, at) => parts.get(at + 1) ?? new Uint8Array(0));
    const file = concatBytes(...pieces);
    if (markOf(sha256, file) === mark) return { kind: 'whole', got: count, of: count, file };
    parts.clear();
    return { kind: 'part', got: 0, of: count };
  };
}

const markOf = (sha256: Sha256, file: Bytes): string =>
  toHex(sha256(file).subarray(0, 4)).toUpperCase();
