import { promisify } from 'node:util';
import { brotliCompress, brotliCompressSync, constants } from 'node:zlib';
import { type Bytes, concatBytes } from '#kernel/bytes.ts';

const brotli = promisify(brotliCompress);
/** In a few milliseconds. */
const QUICK = 5;
/** A tenth less, for a hundred times the work. */
const THOROUGH = 11;
/** Compressed at once, in a window of its size: less than handing it to others takes. */
const SMALL_BYTES_MAX = 16 * 1024;
const SMALL_WINDOW = 16;

const paramsOf = ({ length }: Bytes, quality: number) => ({
  [constants.BROTLI_PARAM_QUALITY]: quality,
  [constants.BROTLI_PARAM_SIZE_HINT]: length,
});

/** What is sent once. */
export async function packed(bytes: Bytes): Promise<Bytes> {
  const params = paramsOf(bytes, QUICK);
  if (bytes.length > SMALL_BYTES_MAX) return brotli(bytes, { params });
  const small = { ...params, [constants.BROTLI_PARAM_LGWIN]: SMALL_WINDOW };
  return brotliCompressSync(bytes, { params: small });
}

/** A stream that is begun: it ends with a whole byte, and blocks that are as they are may follow. */
const begun = (bytes: Bytes, quality: number): Promise<Bytes> =>
  brotli(bytes, {
    params: paramsOf(bytes, quality),
    finishFlush: constants.BROTLI_OPERATION_FLUSH,
  });

const BLOCK_BYTES_MAX = 65_536;
/** Of a block: that it is not the last, has a length of 16 bits, less one, and is not compressed. */
const LENGTH_FROM_BIT = 3;
const PLAIN_BIT = 1 << 19;
/** The last block, which is empty. */
const END = 0b11;

/** The end of a stream that has been begun, as it is: blocks of RFC 7932, 9.2. */
function ended(bytes: Bytes): Bytes {
  const blocks: Bytes[] = [];
  for (let from = 0; from < bytes.length; from += BLOCK_BYTES_MAX) {
    const block = bytes.subarray(from, from + BLOCK_BYTES_MAX);
    const head = ((block.length - 1) << LENGTH_FROM_BIT) | PLAIN_BIT;
    blocks.push(new Uint8Array([head & 0xff, (head >> 8) & 0xff, head >> 16]), block);
  }
  return concatBytes(...blocks, new Uint8Array([END]));
}

export type Packs = {
  /** The bytes of what is given, and behind them, as they are, those that are this asker's own. */
  pack(given: object, bytes: Bytes, own: Bytes): Promise<Bytes>;
};

type Pack = { bytes: Promise<Bytes>; isInTurn: boolean };

/** Of packs that are made thoroughly, the one that is being made included. */
const IN_TURN_MAX = 8;

/**
 * What many are given is packed once: quickly for whoever asks first, thoroughly behind that answer,
 * one after the other, and kept for as long as what is given.
 */
export function createPacks(): Packs {
  const packs = new WeakMap<object, Pack>();
  let inTurn = 0;
  let last: Promise<unknown> = Promise.resolve();

  function makeThorough(pack: Pack, bytes: Bytes): void {
    // Where many books are asked for at the same time the next to ask for this one has it made.
    if (pack.isInTurn || inTurn === IN_TURN_MAX) return;
    pack.isInTurn = true;
    inTurn += 1;
    const make = async (): Promise<void> => {
      pack.bytes = Promise.resolve(await begun(bytes, THOROUGH));
      inTurn -= 1;
    };
    last = last.then(make);
  }

  return {
    async pack(given, bytes, own) {
      const pack = packs.get(given) ?? { bytes: begun(bytes, QUICK), isInTurn: false };
      packs.set(given, pack);
      const quick = await pack.bytes;
      makeThorough(pack, bytes);
      return concatBytes(quick, ended(own));
    },
  };
}
