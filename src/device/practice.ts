import { sha256 } from '@noble/hashes/sha2.js';
import { canonicalText } from '#kernel/canonical.ts';
import { newId } from '#kernel/id.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { Book } from '#book/activity.ts';
import type { OrderedFact } from '#book/fact.ts';
import { encodeRun } from '#book/run.ts';
import { bookOf } from '#domain/books.ts';
import { pageClock } from '#device/browser.ts';
import { createDevice } from '#device/create-device.ts';
import { createWebCrypto } from '#device/crypto.ts';
import type { Device } from '#device/device.ts';
import { createWebGzip } from '#device/gzip.ts';
import { deleteIdbStore, openIdbStore } from '#device/idb-store.ts';
import type { Change } from '#device/local-store.ts';
import { createMemoryMirror } from '#device/memory-mirror.ts';
import { pageChange } from '#device/pages.ts';
import { createLocalLock, createMemoryMark, type Platform } from '#device/platform.ts';
import {
  PRACTICE_BOOKS,
  PRACTICE_PAST,
  PRACTICE_PERSON,
  PRACTICE_PLACE,
  type PracticeFact,
  practiceFacts,
} from '#device/practice-facts.ts';
import type { BookRow, IdentityRow } from '#device/rows.ts';
import { createPlainSeal } from '#device/seal.ts';

/*
 * The practice village: the phone itself over a store of its own, whose home does not exist. Nothing of it
 * can be sent, because there is nowhere to send it; nothing is mirrored, sealed to a home or noted in a
 * cookie; and its database does not carry the name by which this phone's stores are found.
 */

export const PRACTICE_STORE = 'thon-lam-thu';

const NAME = 'Thôn làm thử';
const PERSON = 'Người làm thử';
const NO_HASH = new Uint8Array(32);
const HEAD_START_DAYS = 400;

export type Practice = { readonly device: Device; close(): void };

export async function openPractice(): Promise<Practice> {
  const store = await openIdbStore(PRACTICE_STORE);
  const platform = practicePlatform({
    store,
    crypto: createWebCrypto(crypto, (bytes) => sha256(bytes)),
    gzip: createWebGzip(),
    seal: createPlainSeal(),
    clock: pageClock,
  });
  await seedPractice(platform);
  return { device: await createDevice(platform), close: () => store.close() };
}

/** All that was practised is forgotten. */
export const forgetPractice = (): Promise<void> => deleteIdbStore(PRACTICE_STORE);

type Own = Pick<Platform, 'store' | 'crypto' | 'gzip' | 'seal' | 'clock'>;

/** What leads out of the phone, or into its other stores, leads nowhere. */
export const practicePlatform = (own: Own): Platform => ({
  ...own,
  mirror: createMemoryMirror(),
  transport: () => Promise.reject(new Error('a practice village has no home')),
  lock: createLocalLock(),
  wake: { send: () => undefined, listen: () => undefined, close: () => undefined },
  mark: () => Promise.resolve(createMemoryMark()),
  space: () => Promise.resolve(undefined),
  activityOf: bookOf,
});

/** Writes the village into an empty store; one that was begun stays as it is. */
export async function seedPractice(platform: Platform): Promise<void> {
  const { store, crypto, clock } = platform;
  if ((await store.read('meta', 'identity')) !== undefined) return;
  const nowS = Math.floor(clock.nowMs() / 1_000);
  const from = dayOfSeconds(nowS) - HEAD_START_DAYS;
  const identity: IdentityRow = {
    stream: newId(crypto.random),
    ...(await crypto.makeKeyPair()),
    enrolled: {
      me: {
        person: PRACTICE_PERSON,
        name: PERSON,
        grants: [{ role: 'member', place: PRACTICE_PLACE, from }],
      },
      home: { key: '', name: NAME, demo: true },
    },
  };
  const facts = practiceFacts(nowS);
  const changes: Change[] = [{ table: 'meta', key: 'identity', value: identity }];
  for (const book of PRACTICE_BOOKS) {
    changes.push(...(await changesOf(platform, book, facts[book.activity] ?? [])));
  }
  const written = await store.write(changes, { strict: true });
  if (!written.ok) throw new Error(written.error.why);
}

async function changesOf(
  platform: Platform,
  book: Book,
  facts: readonly PracticeFact[],
): Promise<readonly Change[]> {
  const ordered = facts.map(({ type, at, on, body }, i): OrderedFact => ({
    type,
    stream: PRACTICE_PAST,
    n: i + 1,
    at,
    on,
    body: canonicalText(body),
    seq: i + 1,
    receivedAt: at,
    verdict: 'ok',
  }));
  const seq = ordered.length;
  const row: BookRow = {
    book,
    epoch: 0,
    seq,
    hash: NO_HASH,
    generation: 0,
    proven: seq,
    provenHash: NO_HASH,
    complete: true,
    lastPage: { from: seq === 0 ? 0 : 1, count: seq },
    ...(book.activity === 'care' && { writeOnly: true as const }),
  };
  const change: Change = { table: 'books', key: book.id, value: row };
  if (seq === 0) return [change];
  const run = encodeRun({ book: book.id, epoch: 0, facts: ordered, salts: [], hash: NO_HASH });
  return [await pageChange(platform, book.id, 1, [run]), change];
}
