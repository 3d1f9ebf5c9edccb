import { webcrypto } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { utf8 } from '#kernel/bytes.ts';
import { createMemoryKeyShelf, type KeyShelf, type LockRow } from '#device/key-shelf.ts';
import { createLock, type Lock, TRIES_MAX, type Unlocked } from '#device/lock.ts';
import { splitKeyId } from '#device/seal.ts';

const crypto = {
  subtle: webcrypto.subtle as SubtleCrypto, // the same interface, declared twice
  random: (length: number) => webcrypto.getRandomValues(new Uint8Array(length)),
};
const PIN = '471902';
const WRONG = '471903';
const MINUTE_MS = 60_000;

type Stage = {
  readonly time: { nowMs: number };
  readonly shelf: KeyShelf;
  readonly rows: Map<string, LockRow>;
  /** A tab of the phone. */
  tab(store?: string): Lock;
};

function createStage(): Stage {
  const time = { nowMs: 1_795_222_800_000 };
  const rows = new Map<string, LockRow>();
  const shelf = createMemoryKeyShelf(rows);
  const tab = (store = 'banso-a') =>
    createLock({ store, shelf, crypto, nowMs: () => time.nowMs, iterations: 10 });
  return { time, shelf, rows, tab };
}

const person = { name: 'Lan', isWhole: true };

async function opened(lock: Lock, pin = PIN): Promise<Unlocked> {
  const answer = await lock.open(pin);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

describe('what is sealed under a PIN', () => {
  test('opens in every later session, at its place and nowhere else', async () => {
    const { tab } = createStage();
    const { keys } = await tab().make(PIN, person);
    const again = (await opened(tab())).keys.seal;
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom('own', 'others'),
        async (bytes, whose) => {
          const plain = new Uint8Array(bytes);
          const blob = await keys.seal.seal('outbox/x.1', plain, whose);
          expect(splitKeyId(blob)?.keyId).toBe(whose === 'own' ? 1 : 2);
          expect(await again.open('outbox/x.1', blob)).toEqual({ ok: true, value: plain });
          expect(await again.open('outbox/x.2', blob)).toMatchObject({ ok: false });
        },
      ),
      { numRuns: 30 },
    );
  });

  test('stays closed when a bit of it is another, or its key id', async () => {
    const { tab } = createStage();
    const { seal } = (await tab().make(PIN, person)).keys;
    const blob = await seal.seal('drafts/x', utf8('Cụ hẹn sang tuần'), 'own');
    await seal.seal('pages/x', utf8('.'), 'others');
    for (let at = 2; at < blob.length; at += 1) {
      const changed = blob.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(await seal.open('drafts/x', changed)).toMatchObject({ ok: false });
    }
    const moved = blob.slice();
    moved[1] = 2;
    expect(await seal.open('drafts/x', moved)).toMatchObject({ ok: false });
    moved[1] = 3;
    expect(await seal.open('drafts/x', moved)).toEqual({
      ok: false,
      error: { code: 'key-missing', keyId: 3 },
    });
  });

  test('hides what it says, and is another each time', async () => {
    const { tab } = createStage();
    const { seal } = (await tab().make(PIN, person)).keys;
    const [first, second] = [
      await seal.seal('x', utf8('bí mật')),
      await seal.seal('x', utf8('bí mật')),
    ];
    expect(Buffer.from(first).includes('bí mật')).toBe(false);
    expect(first).not.toEqual(second);
  });

  test('is nothing to another person of the phone, nor in the row of another', async () => {
    const { tab, rows } = createStage();
    const first = await tab('banso-a').make(PIN, person);
    const second = await tab('banso-b').make(PIN, person);
    const blob = await first.keys.seal.seal('x', utf8('bí mật'));
    expect(await second.keys.seal.open('x', blob)).toMatchObject({ ok: false });
    const row = rows.get('banso-a');
    if (row !== undefined) rows.set('banso-b', row);
    expect(await tab('banso-b').open(PIN)).toEqual({ ok: false, error: { code: 'lock-damaged' } });
  });

  test('keeps no key that could be taken out', async () => {
    const { tab, rows } = createStage();
    const { keys } = await tab().make(PIN, person);
    const pair = await keys.makeKeyPair();
    expect(rows.get('banso-a')?.device.extractable).toBe(false);
    expect((pair.privateKey as CryptoKey).extractable).toBe(false);
    const lying = keys.sealedOf(pair.privateKey);
    if (lying === undefined) throw new Error('not sealed');
    const later = (await opened(tab())).keys;
    const key = await later.openPrivate(pair.publicKey, lying);
    expect(key?.extractable).toBe(false);
    expect(await later.openPrivate(`${pair.publicKey}x`, lying)).toBeUndefined();
  });

  test('of other people is gone for good once its key is destroyed, in other tabs too', async () => {
    const { tab } = createStage();
    const { keys } = await tab().make(PIN, person);
    const other = (await opened(tab())).keys;
    const own = await keys.seal.seal('outbox/x', utf8('của tôi'));
    const page = await keys.seal.seal('pages/x', utf8('bà con'), 'others');
    expect(await other.seal.open('pages/x', page)).toMatchObject({ ok: true });
    await keys.endOthers();
    const later = (await opened(tab())).keys;
    expect(await later.seal.open('pages/x', page)).toMatchObject({ ok: false });
    expect(await later.seal.open('outbox/x', own)).toMatchObject({ ok: true });
    // Both tabs take the one new key.
    const fresh = await other.seal.seal('pages/y', utf8('sổ mới'), 'others');
    expect(await later.seal.open('pages/y', fresh)).toMatchObject({ ok: true });
    expect(await keys.seal.open('pages/y', fresh)).toMatchObject({ ok: true });
    expect(await later.seal.open('pages/x', page)).toMatchObject({ ok: false });
  });
});

describe('wrong PINs', () => {
  test('are counted, want waiting from the fifth on, and the tenth is the last', async () => {
    const { tab, time } = createStage();
    await tab().make(PIN, person);
    const waits: number[] = [];
    for (let wrong = 1; wrong < TRIES_MAX; wrong += 1) {
      const answer = await tab().open(WRONG);
      if (answer.ok || answer.error.code !== 'pin-wrong') throw new Error('not told as wrong');
      expect(answer.error.left).toBe(TRIES_MAX - wrong);
      waits.push(answer.error.waitMs / MINUTE_MS);
      if (answer.error.waitMs > 0) {
        time.nowMs += answer.error.waitMs - 1;
        expect(await tab().open(PIN)).toMatchObject({ error: { code: 'wait', waitMs: 1 } });
        time.nowMs += 1;
      }
    }
    expect(waits).toEqual([0, 0, 0, 0, 1, 5, 15, 30, 60]);
    expect(await tab().open(WRONG)).toEqual({ ok: false, error: { code: 'spent' } });
    time.nowMs += 1e9;
    expect(await tab().open(PIN)).toEqual({ ok: false, error: { code: 'spent' } });
  });

  test('are forgotten when the right one is given', async () => {
    const { tab } = createStage();
    await tab().make(PIN, person);
    for (let wrong = 0; wrong < 4; wrong += 1) await tab().open(WRONG);
    await opened(tab());
    expect(await tab().look()).toMatchObject({ left: TRIES_MAX, waitMs: 0 });
  });

  test('are counted before they are made: a tab that is killed in the middle wins nothing', async () => {
    const { shelf, rows, time } = createStage();
    let isKilled = false;
    const dying: KeyShelf = {
      ...shelf,
      async change(store, next) {
        const row = await shelf.change(store, next);
        if (isKilled) throw new Error('killed');
        return row;
      },
    };
    const lock = createLock({
      store: 'banso-a',
      shelf: dying,
      crypto,
      nowMs: () => time.nowMs,
      iterations: 10,
    });
    await lock.make(PIN, person);
    isKilled = true;
    await expect(lock.open(PIN)).rejects.toThrow('killed');
    expect(rows.get('banso-a')?.tries.count).toBe(1);
  });

  test('of two tabs at once count both', async () => {
    const { tab } = createStage();
    await tab().make(PIN, person);
    await Promise.all(Array.from({ length: 9 }, () => tab().open(WRONG)));
    // From the fifth on they have to wait, whichever tab they come from.
    expect(await tab().look()).toMatchObject({ left: 5, waitMs: MINUTE_MS });
  });

  test('are not waited for any longer when the clock is set back', async () => {
    const { tab, time } = createStage();
    await tab().make(PIN, person);
    for (let wrong = 0; wrong < 5; wrong += 1) await tab().open(WRONG);
    time.nowMs -= 400 * 86_400_000;
    expect(await tab().look()).toMatchObject({ waitMs: MINUTE_MS });
  });
});

test('a lock is never made in the place of another', async () => {
  const { tab } = createStage();
  await tab().make(PIN, person);
  await expect(tab().make('204816', person)).rejects.toThrow('has a lock');
  await opened(tab());
  await tab().destroy();
  expect(await tab().look()).toBeUndefined();
  expect(await tab().open(PIN)).toEqual({ ok: false, error: { code: 'lock-damaged' } });
});

test('another PIN opens what was sealed under the one before, which opens nothing any more', async () => {
  const { tab } = createStage();
  const { seal } = (await tab().make(PIN, person)).keys;
  const blob = await seal.seal('drafts/x', utf8('bản nháp'));
  expect(await tab().change(WRONG, '204816')).toMatchObject({
    error: { code: 'pin-wrong', left: 9 },
  });
  expect(await tab().change(PIN, '204816')).toEqual({ ok: true, value: undefined });
  expect(await tab().open(PIN)).toMatchObject({ error: { code: 'pin-wrong', left: 9 } });
  const { keys } = await opened(tab(), '204816');
  expect(await keys.seal.open('drafts/x', blob)).toMatchObject({ ok: true });
});
