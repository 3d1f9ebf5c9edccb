// By which form and which codec books travel and are kept: bytes for each person and the time to read
// them, of the demo's largest villages, by the very code that phones run.

import { webcrypto } from 'node:crypto';
import {
  brotliCompressSync,
  brotliDecompressSync,
  constants,
  gunzipSync,
  gzipSync,
  zstdCompressSync,
  zstdDecompressSync,
} from 'node:zlib';
import { utf8 } from '#kernel/bytes.ts';
import { emptyFolded, type Folded } from '#book/folded.ts';
import { decodeInto, encodeFolded } from '#book/snapshot.ts';
import { getActivity } from '#domain/register.ts';
import { createWebGzip } from '#device/gzip.ts';
import { decrypt, encrypt, makeDeviceKey } from '#device/lock-keys.ts';
import { KEY_OTHERS } from '#device/seal.ts';
import { machineRandom } from '#server/crypto.ts';
import type { Home } from '#server/home.ts';
import { plainText, readPlain } from './plain.ts';

const VILLAGES = 2;
/** Readings of every village by each way, of which the median counts; the one before them does not. */
const ROUNDS = 3;

type Form = {
  readonly write: (folded: Folded) => string;
  readonly read: (into: Folded, text: string) => Promise<unknown>;
};
const FORMS: Readonly<Record<string, Form>> = {
  rows: { write: plainText, read: (into, text) => Promise.resolve(readPlain(into, text)) },
  columns: { write: encodeFolded, read: decodeInto },
};

/** `dictionary`: the same book of another village, in the same form. */
type Codec = {
  readonly pack: (text: string, dictionary: Buffer) => Uint8Array;
  readonly unpack: (packed: Uint8Array, dictionary: Buffer) => Buffer;
};

const brotli = (quality: number): Codec => ({
  pack: (text) =>
    brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }),
  unpack: (packed) => brotliDecompressSync(packed),
});
const zstd = { params: { [constants.ZSTD_c_compressionLevel]: 19 } };
const CODECS: Readonly<Record<string, Codec>> = {
  gzip: { pack: (text) => gzipSync(text), unpack: (packed) => gunzipSync(packed) },
  'brotli 5': brotli(5),
  'brotli 9': brotli(9),
  'brotli 11': brotli(11),
  'zstd 19': {
    pack: (text) => zstdCompressSync(text, zstd),
    unpack: (packed) => zstdDecompressSync(packed),
  },
  'zstd 19, dictionary': {
    pack: (text, dictionary) => zstdCompressSync(text, { ...zstd, dictionary }),
    unpack: (packed, dictionary) => zstdDecompressSync(packed, { dictionary }),
  },
};

type Village = { readonly people: number; readonly folded: Folded };

type Row = {
  readonly book: string;
  readonly form: string;
  readonly codec: string;
  readonly bytesAPerson: number;
  /** Unpacking, parsing and filling the tables, for a thousand people. */
  readonly readMs: number;
};

/** A row for each way, the largest villages one after the other by all of them. */
export async function weighCodecs(home: Home): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const name of ['homes', 'doors'] as const) {
    const [other, ...villages] = await largestVillages(home, name);
    if (other === undefined) throw new Error('the demo has no village');
    for (const [form, { write, read }] of Object.entries(FORMS)) {
      const dictionary = Buffer.from(write(other.folded));
      const texts = villages.map(({ folded }) => write(folded));
      const people = villages.reduce((sum, village) => sum + village.people, 0);
      const rowOf = (codec: string, bytes: number, ms: number): Row => ({
        book: name,
        form,
        codec,
        bytesAPerson: rounded(bytes / people),
        readMs: rounded((ms / people) * 1_000),
      });
      const into = (text: string): Promise<unknown> => read(emptyFolded(getActivity(name)), text);
      for (const [codec, { pack, unpack }] of Object.entries(CODECS)) {
        const packed = texts.map((text) => pack(text, dictionary));
        const ms = await medianMs(packed, (each) => into(unpack(each, dictionary).toString()));
        rows.push(rowOf(codec, bytesOf(packed), ms));
      }
      const kept = await createShelf();
      const sealed = await Promise.all(texts.map(kept.put));
      const ms = await medianMs(sealed, async (each) => into(await kept.take(each)));
      rows.push(rowOf('gzip, sealed on the phone', bytesOf(sealed), ms));
    }
  }
  return rows;
}

/** The largest is the other village whose books are the dictionary, and is not weighed. */
async function largestVillages(
  { directory, warm }: Home,
  activity: 'homes' | 'doors',
): Promise<readonly Village[]> {
  const villages: Village[] = [];
  for (const homes of [...directory.books()].filter((book) => book.activity === 'homes')) {
    const book = directory.findBookOf(activity, homes.place);
    const people = (await warm.get(homes)).state['residents']?.size ?? 0;
    if (book !== undefined) villages.push({ people, folded: await warm.get(book) });
  }
  return villages.toSorted((left, right) => right.people - left.people).slice(0, VILLAGES + 1);
}

/** As a phone keeps what the home told of others. */
async function createShelf() {
  const crypto = { subtle: webcrypto.subtle as SubtleCrypto, random: machineRandom };
  const key = await makeDeviceKey(crypto);
  const gzip = createWebGzip();
  const place = 'states/village';
  return {
    put: async (text: string): Promise<Uint8Array> =>
      encrypt(crypto, key, KEY_OTHERS, place, await gzip.pack(utf8(text))),
    async take(sealed: Uint8Array): Promise<string> {
      const opened = await decrypt(crypto, key, place, new Uint8Array(sealed));
      const unpacked = opened && (await gzip.unpack(opened));
      if (unpacked?.ok !== true) throw new Error('what was sealed does not open');
      return new TextDecoder().decode(unpacked.value);
    },
  };
}

async function medianMs(
  packed: readonly Uint8Array[],
  read: (packed: Uint8Array) => Promise<unknown>,
): Promise<number> {
  const all: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const began = performance.now();
    for (const each of packed) await read(each);
    if (round > 0) all.push(performance.now() - began);
  }
  return all.toSorted((left, right) => left - right)[Math.floor(ROUNDS / 2)] ?? 0;
}

const bytesOf = (all: readonly Uint8Array[]): number =>
  all.reduce((sum, { length }) => sum + length, 0);

const rounded = (value: number): number => Math.round(value * 10) / 10;
