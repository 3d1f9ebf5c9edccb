import { webcrypto } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Bytes } from '#kernel/bytes.ts';
import { bookOf } from '#domain/books.ts';
import { createWebCrypto } from '#device/crypto.ts';
import { createWebGzip } from '#device/gzip.ts';
import type { LocalStore } from '#device/local-store.ts';
import { createMemoryMirror } from '#device/memory-mirror.ts';
import {
  type Clock,
  createLocalLock,
  createMemoryMark,
  type Platform,
  type Transport,
} from '#device/platform.ts';
import { createPlainSeal } from '#device/seal.ts';
import { createKeyPair, createSigner, machineRandom, sha256, verify } from '#server/crypto.ts';

/** A request that takes longer is one that the valley swallowed. */
const REQUEST_MAX_MS = 60_000;
/** More than any answer of a home has; whoever sends more is not read on. */
const ANSWER_BYTES_MAX = 64 * 1024 * 1024;

type FollowerWorld = {
  readonly clock: Clock;
  /** Address of the home as it is now, without a slash at the end. */
  readonly address: () => string;
};

/**
 * What a device needs, for one that a server keeps: it says nothing of its own, so mirror and mark hold
 * nothing, and what it copies is open, so that nothing of it is sealed here.
 */
export function createFollowerPlatform(
  store: LocalStore,
  { clock, address }: FollowerWorld,
): Platform {
  const mark = createMemoryMark();
  return {
    store,
    mirror: createMemoryMirror(),
    crypto: {
      ...createWebCrypto(webcrypto as Crypto, sha256), // the same interface, declared twice
      random: machineRandom,
      async makeKeyPair() {
        const { key, secret } = createKeyPair(machineRandom);
        return { publicKey: key, privateKey: { key, secret } };
      },
      // The store gives back what makeKeyPair made.
      sign: async (pair, bytes) => createSigner(pair as ReturnType<typeof createKeyPair>)(bytes),
      verify: async (key, bytes, signature) => verify(key, bytes, signature),
    },
    gzip: createWebGzip(),
    seal: createPlainSeal(),
    transport: createTransport(address),
    clock,
    lock: createLocalLock(),
    wake: { send: () => undefined, listen: () => undefined, close: () => undefined },
    mark: () => Promise.resolve(mark),
    space: () => Promise.resolve(undefined),
    activityOf: bookOf,
    isFree: () => true,
    follows: true,
  };
}

/** The machine's clock; nothing of it keeps a program alive that wants to end. */
export const serverClock: Clock = {
  nowMs: () => Date.now(),
  after(waitMs, call) {
    const timer = setTimeout(call, waitMs).unref();
    return () => clearTimeout(timer);
  },
  breathe: () => nextTurn(),
};

const createTransport =
  (address: () => string): Transport =>
  async (path, { method, headers, body, signal = AbortSignal.timeout(REQUEST_MAX_MS) }) => {
    const response = await fetch(address() + path, {
      method,
      headers,
      ...(body && { body }),
      // A home answers itself: whoever sends elsewhere is somebody else.
      redirect: 'error',
      signal,
    });
    const { status } = response;
    const bytes = await readAll(response);
    const isEmpty = status === 204 || status === 304;
    return new Response(isEmpty ? null : bytes, { status, headers: response.headers });
  };

async function readAll({ body }: Response): Promise<Bytes> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of body ?? []) {
    length += piece.length;
    if (length > ANSWER_BYTES_MAX) throw new TypeError('the answer is longer than any');
    pieces.push(piece);
  }
  return new Uint8Array(Buffer.concat(pieces));
}
