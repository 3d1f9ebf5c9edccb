import { type Bytes, concatBytes, fromUtf8, utf8 } from '#kernel/bytes.ts';
import { type HpkeCrypto, hpkeOpen, type HpkeProblem, hpkeSeal } from '#kernel/hpke.ts';
import { err, ok, type Result } from '#kernel/result.ts';

/*
 * A second copy of a save, sealed to its home: whoever carries it can read nothing of it.
 *
 *   copy    0x01 ‖ id of the opening key (2 bytes, high first) ‖ HPKE of gzip(JSON of `CopyMessage`)
 *   answer  0x01 ‖ state (1 taken, 0 not taken) ‖ nonce (12 bytes) ‖ AES-256-GCM of the JSON of `CarryAnswer`
 *   frame   length (4 bytes, high first) ‖ bytes
 *   file    a line that names the kind ‖ frames
 *
 * The key of an answer lies inside the copy. Its state is for the carrier, who cannot read the rest.
 */

export type CopyProblem = HpkeProblem | { readonly code: 'copy-malformed' };

/** A public key of the home as the 65-byte point, and the id it is found under. */
export type SealingKey = { readonly id: number; readonly point: Bytes };

/** Both halves of a pair; the private one is whatever the machine's crypto takes. */
export type OpeningPair = { readonly point: Bytes; readonly privateKey: unknown };

/** Of frames where bytes have a kind. */
export const COPIES_MEDIA_TYPE = 'application/vnd.banso.copies';

const INFO = 'banso.copy@1';
const FORM = 1;
const COPY_HEAD_LENGTH = 3;
const ANSWER_HEAD_LENGTH = 2;
export const ANSWER_NONCE_LENGTH = 12;
export const REPLY_KEY_LENGTH = 32;
const FRAME_HEAD_LENGTH = 4;

/** @param packed gzip of the message's JSON */
export async function sealCopy(
  crypto: HpkeCrypto,
  { id, point }: SealingKey,
  packed: Bytes,
): Promise<Result<Bytes, CopyProblem>> {
  const sealed = await hpkeSeal(crypto, point, INFO, packed);
  return sealed.ok ? ok(concatBytes(Uint8Array.of(FORM, id >> 8, id & 255), sealed.value)) : sealed;
}

/** Which opening key a copy was sealed to; undefined when it is no copy. */
export const openingIdOf = (copy: Bytes): number | undefined =>
  copy[0] === FORM && copy.length > COPY_HEAD_LENGTH
    ? (copy[1] ?? 0) * 256 + (copy[2] ?? 0)
    : undefined;

/** The gzip that was sealed. */
export async function openCopy(
  crypto: HpkeCrypto,
  { point, privateKey }: OpeningPair,
  copy: Bytes,
): Promise<Result<Bytes, CopyProblem>> {
  if (openingIdOf(copy) === undefined) return err({ code: 'copy-malformed' });
  return hpkeOpen(crypto, privateKey, point, INFO, copy.slice(COPY_HEAD_LENGTH));
}

/** @param nonce 12 random bytes, never twice under one key */
export async function sealAnswer(
  crypto: HpkeCrypto,
  reply: Bytes,
  nonce: Bytes,
  isTaken: boolean,
  plain: Bytes,
): Promise<Bytes> {
  const head = Uint8Array.of(FORM, isTaken ? 1 : 0);
  return concatBytes(head, nonce, await crypto.encrypt(reply, nonce, plain));
}

/** What the home says in it; undefined when it was sealed under another key. */
export async function openAnswer(
  crypto: HpkeCrypto,
  reply: Bytes,
  answer: Bytes,
): Promise<Bytes | undefined> {
  if (answer[0] !== FORM) return undefined;
  const sealedFrom = ANSWER_HEAD_LENGTH + ANSWER_NONCE_LENGTH;
  const nonce = answer.slice(ANSWER_HEAD_LENGTH, sealedFrom);
  return nonce.length === ANSWER_NONCE_LENGTH
    ? crypto.decrypt(reply, nonce, answer.slice(sealedFrom))
    : undefined;
}

/** Whether the home took the copy; false as well of the empty answer to what it could not open. */
export const saysTaken = (answer: Bytes): boolean => answer[0] === FORM && answer[1] === 1;

export const joinFrames = (frames: readonly Uint8Array[]): Bytes =>
  concatBytes(...frames.flatMap((frame) => [lengthBytes(frame.length), frame]));

const lengthBytes = (length: number): Uint8Array =>
  Uint8Array.of(length >>> 24, (length >> 16) & 255, (length >> 8) & 255, length & 255);

export type Frames = {
  readonly frames: readonly Bytes[];
  /** Where the last whole frame ends. */
  readonly end: number;
};

/** The whole frames from the beginning: what a torn write left behind the last of them is passed over. */
export function readFrames(bytes: Bytes): Frames {
  const frames: Bytes[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let end = 0;
  while (end + FRAME_HEAD_LENGTH <= bytes.length) {
    const from = end + FRAME_HEAD_LENGTH;
    const to = from + view.getUint32(end);
    if (to > bytes.length) break;
    frames.push(bytes.slice(from, to));
    end = to;
  }
  return { frames, end };
}

/** All frames of bytes that hold nothing else. */
export function splitFrames(
  bytes: Bytes,
): Result<readonly Bytes[], { readonly code: 'frames-malformed' }> {
  const { frames, end } = readFrames(bytes);
  return end === bytes.length ? ok(frames) : err({ code: 'frames-malformed' });
}

/** What a file that goes from phone to phone holds. */
export type CarryKind = 'copies' | 'answers';

const FILE_LINES: Readonly<Record<CarryKind, string>> = {
  copies: 'banso.copies@1\n',
  answers: 'banso.answers@1\n',
};

export const carryFile = (kind: CarryKind, frames: readonly Uint8Array[]): Bytes =>
  concatBytes(utf8(FILE_LINES[kind]), joinFrames(frames));

export function readCarryFile(
  bytes: Bytes,
): Result<
  { readonly kind: CarryKind; readonly frames: readonly Bytes[] },
  { readonly code: 'not-a-carry-file' | 'frames-malformed' }
> {
  for (const kind of ['copies', 'answers'] as const) {
    const line = FILE_LINES[kind];
    const first = fromUtf8(bytes.subarray(0, line.length));
    if (!first.ok || first.value !== line) continue;
    const frames = splitFrames(bytes.slice(line.length));
    return frames.ok ? ok({ kind, frames: frames.value }) : frames;
  }
  return err({ code: 'not-a-carry-file' });
}
