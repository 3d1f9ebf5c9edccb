import { crc32 } from 'node:zlib';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { FILE_LIMITS, type ReadError } from './sheet.ts';

const refusals = new WeakMap<Error, ReadError>();

/**
 * An expected refusal that must leave the depths of a parser's callbacks; `readSheets` turns it
 * into a value.
 */
export function refuse(code: ReadError['code'], detail?: string): Error {
  const refusal = new Error(code);
  refusals.set(refusal, detail === undefined ? { code } : { code, detail });
  return refusal;
}

export const findRefusal = (cause: unknown): ReadError | undefined =>
  cause instanceof Error ? refusals.get(cause) : undefined;

/** Reads single entries of a zip in memory; what is inflated over all entries is limited. */
export type ZipReader = {
  readonly has: (name: string) => boolean;
  readonly readText: (name: string) => Promise<string>;
};

async function readEntry(zip: ZipFile, entry: Entry, budgetBytes: number): Promise<Buffer> {
  if (entry.uncompressedSize > budgetBytes) throw refuse('file-too-big-inside');
  const chunks: Buffer[] = [];
  let length = 0;
  const stream = await zip.openReadStreamPromise(entry);
  // A stream of bytes, not of text.
  const pieces = stream as AsyncIterable<Uint8Array>;
  for await (const chunk of pieces) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > budgetBytes) {
      stream.destroy();
      throw refuse('file-too-big-inside');
    }
    chunks.push(bytes);
  }
  const whole = Buffer.concat(chunks, length);
  if (crc32(whole) !== entry.crc32) throw refuse('file-damaged', entry.fileName);
  return whole;
}

function decodeXml(bytes: Buffer): string {
  const [first = 0, second = 0] = bytes;
  let encoding = 'utf-8';
  if (first === 0xff && second === 0xfe) encoding = 'utf-16le';
  else if (first === 0xfe && second === 0xff) encoding = 'utf-16be';
  return new TextDecoder(encoding, { fatal: true }).decode(bytes);
}

export async function openZip(bytes: Uint8Array): Promise<ZipReader> {
  const zip = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true });
  const entries = new Map<string, Entry>();
  if (zip.entryCount > FILE_LIMITS.entries) throw refuse('file-too-big-inside');
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.toLowerCase();
    if (entries.has(name)) throw refuse('file-damaged', entry.fileName);
    entries.set(name, entry);
  }
  let budgetBytes: number = FILE_LIMITS.inflatedBytes;
  return {
    has: (name) => entries.has(name.toLowerCase()),
    readText: async (name) => {
      const entry = entries.get(name.toLowerCase());
      if (entry === undefined) throw refuse('file-damaged', name);
      const content = await readEntry(zip, entry, budgetBytes);
      budgetBytes -= content.length;
      return decodeXml(content);
    },
  };
}
