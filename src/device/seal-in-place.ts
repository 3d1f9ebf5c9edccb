import type { Bytes } from '#kernel/bytes.ts';
import {
  type Change,
  type Expectation,
  type LocalStore,
  type TableName,
} from '#device/local-store.ts';
import { IDENTITY_KEYS } from '#device/locked-identity.ts';
import { sealIdentity } from '#device/sealed-store.ts';
import { KEY_PLAIN, type Seal, splitKeyId, type Whose } from '#device/seal.ts';
import type { StoreKeys } from '#device/store-keys.ts';

/*
 * A store of 0.1.0 is sealed where it lies. Its keys are on the medium before the first row is; then row
 * after row is read, sealed, and written only if nobody has changed it meanwhile. Plain and sealed lie side
 * by side until the end and are read alike, so that it may be cut off anywhere and begun again.
 */

type Sealed = {
  readonly table: TableName;
  /** The field that holds the blob. */
  readonly field: string;
  readonly whose: Whose;
  /** One row of the table, or those whose keys end so; all of them when absent. */
  readonly isOf?: (key: string) => boolean;
  readonly placeOf: (key: string) => string;
};

const under = (table: TableName) => (key: string) => `${table}/${key}`;

/** Every row with a blob, and where it was sealed for. */
const SEALED: readonly Sealed[] = [
  { table: 'salts', field: 'salt', whose: 'own', placeOf: under('salts') },
  { table: 'outbox', field: 'body', whose: 'own', placeOf: under('outbox') },
  {
    table: 'past',
    field: 'body',
    whose: 'own',
    placeOf: (key) => `outbox/${key.slice(key.indexOf('.') + 1)}`,
  },
  { table: 'drafts', field: 'value', whose: 'own', placeOf: under('drafts') },
  {
    table: 'meta',
    field: 'reply',
    whose: 'own',
    isOf: (key) => key === 'opening',
    placeOf: under('meta'),
  },
  {
    table: 'frames',
    field: 'bytes',
    // Small pictures: whose they are stands elsewhere, and they can be made again.
    whose: 'others',
    isOf: (key) => key.endsWith('.small'),
    placeOf: under('frames'),
  },
  { table: 'pages', field: 'runs', whose: 'others', placeOf: under('pages') },
  { table: 'states', field: 'state', whose: 'others', placeOf: under('states') },
  { table: 'states', field: 'piece', whose: 'others', placeOf: under('states') },
];

/** Rows in one transaction: few enough that a slow phone shows how far it is. */
const BATCH = 50;
/** Another tab that writes meanwhile has the batch looked at once more. */
const ATTEMPTS_MAX = 20;

/**
 * Seals what lies plain.
 * @param told how many rows of how many have been looked at
 * @returns whether all of it is sealed now
 */
export async function sealInPlace(
  store: LocalStore,
  keys: StoreKeys,
  told: (done: number, of: number) => void = () => undefined,
): Promise<boolean> {
  const found: { readonly of: Sealed; readonly key: string }[] = [];
  for (const of of SEALED) {
    for (const { key, value } of await store.list(of.table, { prefix: '' })) {
      if (of.isOf?.(key) !== false && isPlain(blobIn(of, value))) found.push({ of, key });
    }
  }
  let isAll = await sealIdentities(store, keys);
  for (let from = 0; from < found.length; from += BATCH) {
    told(from, found.length);
    const batch = found.slice(from, from + BATCH);
    const isDone = await repeated(async () => {
      const pairs = await Promise.all(
        batch.map(({ of, key }) => sealRow(store, keys.seal, of, key)),
      );
      return writeSame(store, pairs.flat());
    });
    isAll &&= isDone;
  }
  told(found.length, found.length);
  return isAll;
}

type Replaced = {
  readonly table: TableName;
  readonly key: string;
  readonly from: unknown;
  readonly to: unknown;
};

async function sealRow(
  store: LocalStore,
  seal: Seal,
  of: Sealed,
  key: string,
): Promise<readonly Replaced[]> {
  const from = await store.read(of.table, key);
  const blob = blobIn(of, from);
  const place = of.placeOf(key);
  if (!isPlain(blob)) return [];
  const plain = await seal.open(place, blob);
  if (!plain.ok) return [];
  const sealed = await seal.seal(place, plain.value, of.whose);
  // A row with a blob is an object.
  return [{ table: of.table, key, from, to: { ...(from as object), [of.field]: sealed } }];
}

/** Who the person is; the signing key of 0.1.0 stays the platform's until a new stream follows. */
async function sealIdentities(store: LocalStore, keys: StoreKeys): Promise<boolean> {
  let isAll = true;
  for (const key of IDENTITY_KEYS) {
    const isDone = await repeated(async () => {
      const from = await store.read('meta', key);
      if (!hasOpenPerson(from)) return true;
      const to = await sealIdentity(keys, key, from);
      return writeSame(store, [{ table: 'meta', key, from, to }]);
    });
    isAll &&= isDone;
  }
  return isAll;
}

const hasOpenPerson = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'enrolled' in value &&
  value.enrolled !== undefined &&
  !(value.enrolled instanceof Uint8Array);

async function repeated(attempt: () => Promise<boolean>): Promise<boolean> {
  for (let left = ATTEMPTS_MAX; left > 0; left -= 1) if (await attempt()) return true;
  return false;
}

/** All of them, if each row is still what it was sealed from. */
async function writeSame(store: LocalStore, rows: readonly Replaced[]): Promise<boolean> {
  if (rows.length === 0) return true;
  const changes = rows.map(({ table, key, to }): Change => ({ table, key, value: to }));
  const expect = rows.map(({ table, key, from }): Expectation => ({
    table,
    key,
    holds: (now) => isSame(now, from),
  }));
  const written = await store.write(changes, { strict: true, expect });
  if (!written.ok && written.error.code !== 'changed') throw new Error(written.error.code);
  return written.ok;
}

/** Whether two rows say the same; what is opaque in them does not change. */
function isSame(left: unknown, right: unknown): boolean {
  if (left instanceof Uint8Array && right instanceof Uint8Array) {
    return left.length === right.length && left.every((byte, index) => byte === right[index]);
  }
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) {
    return left === right;
  }
  if (Object.getPrototypeOf(left) !== Object.prototype && !Array.isArray(left)) return true;
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => isSame(Reflect.get(left, name), Reflect.get(right, name)))
  );
}

const blobIn = ({ field }: Sealed, value: unknown): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, field) : undefined;

const isPlain = (blob: unknown): blob is Bytes => splitKeyId(blob)?.keyId === KEY_PLAIN;
