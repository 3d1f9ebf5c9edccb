import { crc32, gunzipSync } from 'node:zlib';
import { type Bytes, concatBytes, fromBase64Url } from '#kernel/bytes.ts';
import type { HpkeCrypto } from '#kernel/hpke.ts';
import type { Random } from '#kernel/random.ts';
import { err, ok } from '#kernel/result.ts';
import { createDevice } from '#device/create-device.ts';
import type { DeviceCrypto } from '#device/crypto.ts';
import type { Device } from '#device/device.ts';
import type { Gzip } from '#device/gzip.ts';
import { createMemoryMirror, type MirrorMedium } from '#device/memory-mirror.ts';
import { createMedium } from '#device/memory-store.ts';
import {
  createMemoryMark,
  type Lock,
  type Mark,
  type Platform,
  type Transport,
  type Wake,
} from '#device/platform.ts';
import { createPlainSeal } from '#device/seal.ts';
import { getActivity } from '#domain/register.ts';
import {
  createKeyPair,
  createSigner,
  hpkeCrypto,
  type KeyPair,
  sha256,
  verify,
} from '#server/crypto.ts';
import { createDice } from './dice.ts';
import { type Disk, type HarmPlan, openDisk } from './disk.ts';
import { forOld, OLD_VERSIONS, oldPhoneCode, type PhoneCode } from './old-phone.ts';
import type { Life, Stage } from './stage.ts';

/** A store of one person on a phone: two people on one phone have two. */
export type Store = Disk & {
  readonly phone: Phone;
  /** Index of its person in the cast. */
  readonly owner: string;
  /** World second at which the browser last cleared it. */
  evictedAtS?: number;
  /** One of its tabs was ended, and no other has begun to exchange since. */
  isBehind?: boolean;
  /** An app that marks was opened over it, and nothing befell it since. */
  isMarked?: boolean;
  readonly lock: { holder: Life | undefined; readonly queue: (() => void)[] };
  readonly listeners: { readonly life: Life; readonly call: () => void }[];
};

export type Phone = {
  readonly name: string;
  readonly crypto: DeviceCrypto;
  /** Lies outside its stores. */
  readonly mark: Mark;
  /** How far its clock is off. */
  offsetMs: number;
  /** World milliseconds until which it has no network at all. */
  silentUntilMs: number;
  /** A browser without Web Locks: each tab sends for itself. */
  readonly hasLocks: boolean;
  /** The released version whose app it runs; undefined: that of these sources. */
  version: string | undefined;
  readonly stores: Map<string, Store>;
  /** Second copies of all its stores; what befalls a store leaves them as they are. */
  readonly mirrored: MirrorMedium;
  readonly tabs: Set<Life>;
  /** Tabs opened so far. */
  opened: number;
  readonly plans: HarmPlan[];
  /** What befalls the medium of its second copies at the n-th operation from now on. */
  readonly mirrorPlans: { at: number; readonly fired: () => void }[];
};

export type Tab = {
  readonly life: Life;
  readonly device: Device;
  readonly store: Store;
  /** Its app is that of a released version, which knows nothing of carrying and of marks. */
  readonly isOld: boolean;
};

/** Of a hundred phones, as many begin with the app of a released version. */
const OLD_PERCENT = 25;
const HOUR_MS = 3_600_000;

const TODAY: PhoneCode = { createDevice, activityOf: getActivity };

export type Around = {
  readonly stage: Stage;
  readonly transport: (store: Store, life: Life) => Transport;
};

export function createPhone(seed: number, name: string): Phone {
  const dice = createDice(seed, name);
  const version = dice.chance(OLD_PERCENT) ? dice.pick(OLD_VERSIONS) : undefined;
  return {
    name,
    crypto: createCrypto(dice.random),
    mark: createMemoryMark(),
    offsetMs: 0,
    silentUntilMs: 0,
    hasLocks: dice.chance(85),
    version,
    stores: new Map(),
    mirrored: new Map(),
    tabs: new Set(),
    opened: 0,
    plans: [],
    mirrorPlans: [],
  };
}

export function storeOf(phone: Phone, owner: string): Store {
  const known = phone.stores.get(owner);
  if (known !== undefined) return known;
  const lock = { holder: undefined, queue: [] };
  const store = { phone, owner, medium: createMedium(), unsafe: [], lock, listeners: [] };
  phone.stores.set(owner, store);
  return store;
}

/** Everything that lies in one store lies in the other too, as when a phone is set up from a copy. */
export function copyStore(from: Store, to: Store): void {
  for (const [table, rows] of from.medium) {
    for (const [key, value] of rows) to.medium.get(table)?.set(key, structuredClone(value));
  }
  for (const line of from.phone.mark.list()) to.phone.mark.put(line);
  const mirrored = from.phone.mirrored.get(from.owner);
  if (mirrored !== undefined) to.phone.mirrored.set(to.owner, new Map(mirrored));
}

/** A tab that may be opened over one of the phone's stores. */
export function newLife(phone: Phone): Life {
  phone.opened += 1;
  const life = { name: `${phone.name}.${phone.opened}`, isDead: false };
  phone.tabs.add(life);
  return life;
}

export function closeTab({ life, store }: Pick<Tab, 'life' | 'store'>): void {
  life.isDead = true;
  store.phone.tabs.delete(life);
  for (const wakeUp of store.lock.queue.splice(0)) wakeUp();
}

/** The battery is empty, or the system ended the browser. */
export function killPhone(phone: Phone): void {
  for (const life of phone.tabs) life.isDead = true;
  phone.tabs.clear();
}

/** Opens the app over a store, as production does, with this run's clock, disk and network. */
export async function openTab(
  { stage, transport }: Around,
  store: Store,
  life: Life,
): Promise<Tab> {
  const { phone } = store;
  const { plans, crypto, version } = phone;
  const code = version === undefined ? TODAY : await oldPhoneCode(version);
  const disk = openDisk({
    disk: store,
    life,
    stage,
    plans,
    hurt() {
      for (const each of phone.stores.values()) each.isMarked = false;
    },
    die: (harm) => {
      if (harm !== 'ended') return killPhone(phone);
      store.isBehind = true;
      return closeTab({ life, store });
    },
  });
  const platform: Platform = {
    store: version === undefined ? disk : forOld(disk),
    mirror: createMemoryMirror({
      medium: phone.mirrored,
      store: store.owner,
      mishap: () => life.isDead || failsToMirror(phone),
    }),
    crypto,
    gzip: QUICK_GZIP,
    seal: createPlainSeal(),
    transport: transport(store, life),
    clock: {
      nowMs: () => stage.nowMs() + phone.offsetMs,
      after: (waitMs, call) => stage.after(life, waitMs, call),
      breathe: () => Promise.resolve(),
    },
    lock: phone.hasLocks ? sharedLock(store, life) : ownLock(),
    wake: wakeOf(stage, store, life),
    mark: () => Promise.resolve(phone.mark),
    space: () => Promise.resolve(undefined),
    activityOf: code.activityOf,
    // Now and then somebody comes home to a network that costs nothing.
    isFree: () => Math.floor(stage.nowMs() / HOUR_MS) % 5 === 0,
  };
  const device = await code.createDevice(platform);
  store.isMarked = code === TODAY && !life.isDead;
  return { life, store, device, isOld: code !== TODAY };
}

function failsToMirror({ mirrorPlans }: Phone): boolean {
  for (const plan of mirrorPlans) plan.at -= 1;
  const index = mirrorPlans.findIndex(({ at }) => at <= 0);
  const [plan] = index < 0 ? [] : mirrorPlans.splice(index, 1);
  plan?.fired();
  return plan !== undefined;
}

/** Real gzip, at once and without packing: what packs takes turns of the machine that nobody can order. */
export const QUICK_GZIP: Gzip = {
  pack: (bytes) => Promise.resolve(storedGzip(bytes)),
  async unpack(bytes) {
    try {
      return ok(new Uint8Array(gunzipSync(bytes)));
    } catch {
      return err({ code: 'not-gzip' });
    }
  },
};

const GZIP_HEAD = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255);
const BLOCK_MAX = 65_535;

/** The bytes as they are in blocks that are not packed (RFC 1951, 3.2.4). */
function storedGzip(bytes: Bytes): Bytes {
  const parts: Uint8Array[] = [GZIP_HEAD];
  for (let from = 0; from === 0 || from < bytes.length; from += BLOCK_MAX) {
    const block = bytes.subarray(from, from + BLOCK_MAX);
    const isLast = from + BLOCK_MAX >= bytes.length;
    const head = new DataView(new ArrayBuffer(5));
    head.setUint8(0, isLast ? 1 : 0);
    head.setUint16(1, block.length, true);
    head.setUint16(3, ~block.length, true);
    parts.push(new Uint8Array(head.buffer), block);
  }
  const end = new DataView(new ArrayBuffer(8));
  end.setUint32(0, crc32(bytes), true);
  end.setUint32(4, bytes.length, true);
  return concatBytes(...parts, new Uint8Array(end.buffer));
}

/** The home's own, at once: Web Crypto would take turns that nobody can order. */
function createCrypto(random: Random): DeviceCrypto {
  const hpke: HpkeCrypto = {
    ...hpkeCrypto,
    makeEphemeral() {
      const { key, secret } = createKeyPair(random);
      const point = fromBase64Url(key);
      if (!point.ok) throw new Error('no key');
      return Promise.resolve({ point: point.value, privateKey: secret });
    },
  };
  return {
    sha256,
    random,
    async makeKeyPair() {
      const pair = createKeyPair(random);
      return { publicKey: pair.key, privateKey: pair };
    },
    async sign(privateKey, bytes) {
      return createSigner(privateKey as KeyPair)(bytes); // what makeKeyPair made
    },
    verify: async (key, bytes, signature) => verify(key, bytes, signature),
    hpke: () => Promise.resolve(hpke),
  };
}

function ownLock(): Lock {
  let last: Promise<unknown> = Promise.resolve();
  return (run) => {
    const next = last.then(run, run);
    last = next.catch(() => undefined);
    return next;
  };
}

/** One lock among all tabs of a store; what a killed tab held is free again. */
function sharedLock({ lock }: Store, life: Life): Lock {
  const free = (): void => {
    lock.holder = undefined;
    // All of them look again: the first may be dead, and would tell nobody.
    for (const wakeUp of lock.queue.splice(0)) wakeUp();
  };
  return async (run) => {
    while (lock.holder !== undefined && !lock.holder.isDead) {
      await new Promise<void>((resolve) => {
        lock.queue.push(resolve);
      });
    }
    lock.holder = life;
    try {
      return await run();
    } finally {
      free();
    }
  };
}

/** Tabs hear each other, never themselves. */
function wakeOf(stage: Stage, { listeners }: Store, life: Life): Wake {
  return {
    send() {
      for (const each of listeners) {
        if (each.life !== life && !each.life.isDead) stage.after(each.life, 0, each.call);
      }
    },
    listen: (call) => listeners.push({ life, call }),
    close: () => undefined,
  };
}
