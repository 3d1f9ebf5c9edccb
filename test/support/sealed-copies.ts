// Copies as phones seal them, and what is not one.

import { gzipSync } from 'node:zlib';
import { type Bytes, fromBase64Url, utf8 } from '#kernel/bytes.ts';
import { sealCopy } from '#book/copy.ts';
import type { PushPart } from '#protocol/messages.ts';
import { hpkeCrypto } from '#server/crypto.ts';

export type SealTo = { readonly id: number; readonly key: string };
/** Where the key stands to which phones seal. */
export type Opens = { readonly opening: { current(): SealTo } };

/** Any text, sealed to the home's key or to another. */
export async function sealText(
  { opening }: Opens,
  text: string,
  { id, key }: SealTo = opening.current(),
): Promise<Bytes> {
  const point = fromBase64Url(key);
  if (!point.ok) throw new Error('not base64url');
  const packed = new Uint8Array(gzipSync(utf8(text)));
  const sealed = await sealCopy(hpkeCrypto, { id, point: point.value }, packed);
  if (!sealed.ok) throw new Error(sealed.error.code);
  return sealed.value;
}

/** What a phone of this stream would seal of a save. @param reply its key of answers, as base64url */
export const sealPart = (
  home: Opens,
  stream: string,
  reply: string,
  part: PushPart,
): Promise<Bytes> => sealText(home, JSON.stringify({ stream, reply, part }));
