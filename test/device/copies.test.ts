import { gunzipSync } from 'node:zlib';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { type Bytes, fromBase64Url, fromUtf8, toBase64Url } from '#kernel/bytes.ts';
import { openCopy, openingIdOf } from '#book/copy.ts';
import { openingBytes } from '#book/signed.ts';
import { CopyMessage } from '#protocol/carry.ts';
import type { PushPart } from '#protocol/messages.ts';
import { keepOpening, readSealer } from '#device/copies.ts';
import type { Device } from '#device/device.ts';
import { createMemoryMirror, type MirrorMedium } from '#device/memory-mirror.ts';
import type { Medium } from '#device/memory-store.ts';
import type { Transport } from '#device/platform.ts';
import { CopyRow } from '#device/copy-rows.ts';
import { IdentityRow, toRow } from '#device/rows.ts';
import {
  createKeyPair,
  createSigner,
  hpkeCrypto,
  type KeyPair,
  machineRandom,
} from '#server/crypto.ts';
import { memberWorld } from './member-world.ts';
import { enrolledPhone, platformOf, save, visit } from './world.ts';

const the = memberWorld();

const visits = (phone: Device, count: number) =>
  Array.from({ length: count }, () => visit(the.world, phone));

/** What the copies on a phone say, opened with the home's keys. */
async function opened(medium: Medium, other?: KeyPair): Promise<readonly CopyMessage[]> {
  const messages: CopyMessage[] = [];
  const rows = [...(medium.get('copies') ?? [])].sort(([left], [right]) => (left < right ? -1 : 1));
  for (const [, value] of rows) {
    const { bytes } = v.parse(CopyRow, value);
    const pair = other ?? the.world.home.opening.find(openingIdOf(bytes) ?? 0);
    const point = pair && fromBase64Url(pair.key);
    if (pair === undefined || point?.ok !== true) throw new Error('no key for the copy');
    const packed = await openCopy(
      hpkeCrypto,
      { point: point.value, privateKey: pair.secret },
      bytes,
    );
    if (!packed.ok) throw new Error(packed.error.code);
    const text = fromUtf8(new Uint8Array(gunzipSync(packed.value)));
    messages.push(v.parse(CopyMessage, JSON.parse(text.ok ? text.value : '')));
  }
  return messages;
}

/** Notes what is pushed; `gone`: until it is set true there is no network. */
function noted() {
  const pushed: PushPart[] = [];
  const state = { offline: false, withoutKeys: false };
  const through =
    (direct: Transport): Transport =>
    async (path, init) => {
      if (state.offline) throw new TypeError('no network');
      if (path === '/api/push' && init.body !== undefined) {
        const { parts } = JSON.parse(gunzipSync(init.body).toString()) as { parts: PushPart[] }; // own request
        pushed.push(...parts);
      }
      const answer = await direct(path, init);
      if (!state.withoutKeys || answer.status !== 200) return answer;
      const { opening: _, ...reply } = (await answer.json()) as object & { opening?: unknown };
      return Response.json(reply);
    };
  return { pushed, state, through };
}

describe('second copies', () => {
  test('are written with each save, and say exactly what a push of it would', async () => {
    const sky = noted();
    const phone = await enrolledPhone(the.world, the.member, { through: sky.through });
    for (const count of [1, 3, 2]) {
      sky.state.offline = true;
      await save(phone, the.world.doors, visits(phone, count));
      sky.state.offline = false;
      await phone.sync();
    }
    const messages = await opened(phone.medium);
    expect(messages.map(({ part }) => [part.from, part.facts.length])).toEqual([
      [1, 1],
      [2, 3],
      [5, 2],
    ]);
    expect(messages.map(({ part }) => part)).toEqual(sky.pushed);
    const stream = toRow(IdentityRow, phone.medium.get('meta')?.get('identity'))?.stream;
    expect(new Set(messages.map((each) => each.stream))).toEqual(new Set([stream]));
    expect(new Set(messages.map((each) => each.reply)).size).toBe(1);
  });

  test('of a very long save are one for each part that can be sent', async () => {
    const phone = await enrolledPhone(the.world, the.member);
    await save(phone, the.world.doors, visits(phone, 450));
    const parts = (await opened(phone.medium)).map(({ part }) => part);
    expect(parts.map(({ from, facts }) => [from, facts.length])).toEqual([
      [1, 400],
      [401, 50],
    ]);
    expect(parts.map(({ salts }) => salts.map(([block]) => block))).toEqual([[0, 1], [1]]);
  });

  test('can be made as soon as their key is kept: what makes them is asked for then, not at the first save', async () => {
    const plain = platformOf(the.world);
    let asked = 0;
    const hpke = async () => {
      asked += 1;
      return plain.crypto.hpke();
    };
    const platform = { ...plain, crypto: { ...plain.crypto, hpke } };
    const { key } = the.world.home.directory.identity;
    await keepOpening(platform, key, the.world.home.opening.current());
    expect(asked).toBe(1);
    const none = { ...plain.crypto, hpke: () => Promise.reject(new Error('no network')) };
    await keepOpening({ ...plain, crypto: none }, key, the.world.home.opening.current());
    expect(await readSealer(plain)).toBeDefined();
  });

  test('are not made to a key that the home has not signed', async () => {
    const platform = platformOf(the.world);
    const other = createKeyPair(machineRandom);
    const homeKey = the.world.home.directory.identity.key;
    const { signature } = the.world.home.opening.current();
    await keepOpening(platform, homeKey, { id: 1, key: other.key, signature });
    expect(await readSealer(platform)).toBeUndefined();
    await keepOpening(platform, homeKey, the.world.home.opening.current());
    const first = await readSealer(platform);
    expect(first).toMatchObject({ id: 1, key: the.world.home.opening.current().key });
    // A later key of the home takes the place of the first; answers come under the same reply key.
    const sign = createSigner(the.world.home.directory.identity);
    const second = {
      id: 2,
      key: other.key,
      signature: toBase64Url(sign(openingBytes(2, other.key))),
    };
    await keepOpening(platform, homeKey, second);
    expect(await readSealer(platform)).toEqual({
      ...first,
      id: 2,
      key: other.key,
      first: first?.key,
    });
  });
});

describe('second copies of a home that makes another key under the same number', () => {
  /** A phone whose home says that its key is this one, and its mirror, which may fail. */
  async function phoneOf() {
    const state = { pair: undefined as KeyPair | undefined, isMirrorDown: false, isFull: false };
    const { opening, directory } = the.world.home;
    const own = opening.current();
    const sign = createSigner(directory.identity);
    const tellOther = ({ key }: KeyPair) => ({
      id: own.id,
      key,
      signature: toBase64Url(sign(openingBytes(own.id, key))),
    });
    Object.assign(opening, { current: () => (state.pair ? tellOther(state.pair) : own) });
    const mirrored: MirrorMedium = new Map();
    const phone = await enrolledPhone(the.world, the.member, {
      // What must be flushed finds no room, what need not be does.
      mishap: (_, kind, strict) =>
        state.isFull && kind === 'write' && strict ? 'full' : undefined,
      mirror: createMemoryMirror({ medium: mirrored, mishap: () => state.isMirrorDown }),
    });
    /** What a visit more brings with it: the home's word, and all copies. */
    const exchange = async (): Promise<readonly CopyMessage[]> => {
      await save(phone, the.world.doors, visits(phone, 1));
      await phone.sync();
      return opened(phone.medium, state.pair);
    };
    const texts = (all: readonly Bytes[]): readonly string[] => all.map(toBase64Url).sort();
    const rows = () => [...(phone.medium.get('copies')?.values() ?? [])];
    const sealed = () => texts(rows().map((row) => v.parse(CopyRow, row).bytes));
    const inMirror = () => texts([...mirrored.values()].flatMap((shelf) => [...shelf.values()]));
    return { state, phone, exchange, sealed, inMirror };
  }

  test('are sealed anew, as often as it does, and say what they said', async () => {
    const { state, exchange, sealed, inMirror } = await phoneOf();
    const said = await exchange();
    for (const pair of [createKeyPair(machineRandom), undefined, createKeyPair(machineRandom)]) {
      // The home's own once more; the others are of homes that took its place.
      state.pair = pair ?? ownPair();
      const anew = await exchange();
      expect(anew.slice(0, said.length)).toEqual(said);
      expect(inMirror()).toEqual(sealed());
    }
    expect(sealed()).toHaveLength(4);
  });

  test('are mirrored as they are now, once the mirror answers', async () => {
    const { state, phone, exchange, sealed, inMirror } = await phoneOf();
    await exchange();
    state.pair = createKeyPair(machineRandom);
    state.isMirrorDown = true;
    await exchange();
    expect(inMirror()).not.toEqual(sealed());
    state.isMirrorDown = false;
    await phone.sync();
    expect(inMirror()).toEqual(sealed());
  });

  test('are sealed anew once there is room for the key, although nothing else is new', async () => {
    const { state, phone, exchange, sealed } = await phoneOf();
    const said = await exchange();
    const before = sealed();
    state.pair = createKeyPair(machineRandom);
    state.isFull = true;
    await phone.sync();
    expect(sealed()).toEqual(before);
    state.isFull = false;
    await phone.putDraft('visit', {}, true);
    await phone.sync();
    expect(await opened(phone.medium, state.pair)).toEqual(said);
  });

  test('are sealed anew where they were made as the key was told', async () => {
    const { state, phone, exchange, sealed, inMirror } = await phoneOf();
    await exchange();
    const before = phone.medium.get('meta')?.get('opening');
    state.pair = createKeyPair(machineRandom);
    await exchange();
    // A save that had read the key of before, and was written behind the other.
    const now = phone.medium.get('meta')?.get('opening');
    phone.medium.get('meta')?.set('opening', before);
    await save(phone, the.world.doors, visits(phone, 1));
    phone.medium.get('meta')?.set('opening', now);
    expect(await exchange()).toHaveLength(4);
    expect(inMirror()).toEqual(sealed());
  });

  test('of an app that did not note the key are taken for sealed to the first', async () => {
    const { state, phone, exchange } = await phoneOf();
    await exchange();
    const copies = phone.medium.get('copies');
    for (const [key, row] of copies ?? []) {
      const { to: _, ...old } = v.parse(CopyRow, row);
      copies?.set(key, old);
    }
    for (const pair of [createKeyPair(machineRandom), createKeyPair(machineRandom)]) {
      state.pair = pair;
      await exchange();
    }
    expect(await opened(phone.medium, state.pair)).toHaveLength(3);
  });

  const ownPair = (): KeyPair => {
    const pair = the.world.home.opening.find(1);
    if (pair === undefined) throw new Error('no key');
    return pair;
  };
});
