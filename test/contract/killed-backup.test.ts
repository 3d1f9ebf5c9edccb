// The program is killed while it backs up and while it restores, at random moments. By hand: KILL_ROUNDS=100.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { randomInt, seededRandom } from '#kernel/random.ts';
import { findBackup, listBackups, readSum } from '#server/backup/folder.ts';
import { sumOfFile } from '#server/backup/sealed-file.ts';
import { openSqliteStore } from '#server/store/sqlite.ts';
import { verifyStore } from '#server/verify-store.ts';
import { openTestHome, type TestHome } from '#test/support/test-home.ts';

const ROUNDS = Number(process.env['KILL_ROUNDS'] ?? 5);
const ROUNDS_MAX = ROUNDS * 6;
const TIMEOUT_MS = 60_000 + ROUNDS * 20_000;
const PASSPHRASE = 'mười hai chữ là đủ';
const PROGRAM = join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts');

const place = mkdtempSync(join(tmpdir(), 'banso-killed-backup-'));
const data = join(place, 'data');
const backups = join(place, 'backups');
const into = join(place, 'restored');

const start = (...args: readonly string[]): ChildProcess =>
  spawn(process.execPath, [PROGRAM, ...args], {
    env: { ...process.env, DATA_DIR: data, BACKUP_PASSPHRASE: PASSPHRASE },
    stdio: 'ignore',
  });

/** Milliseconds from start to end. */
async function time(...args: readonly string[]): Promise<number> {
  const started = performance.now();
  const [code] = (await once(start(...args), 'exit')) as [number]; // its exit code
  expect(code).toBe(0);
  return performance.now() - started;
}

/** Whether it was killed before it ended. */
async function killAfter(ms: number, ...args: readonly string[]): Promise<boolean> {
  const child = start(...args);
  const ended = once(child, 'exit');
  await Promise.race([ended, wait(ms)]);
  const isKilled = child.kill('SIGKILL');
  await ended;
  return isKilled;
}

describe('a program that is killed', () => {
  const random = seededRandom(23);
  let the: TestHome;

  beforeAll(async () => {
    the = await openTestHome({ folder: data });
    for (let count = 0; count < 100; count += 1) await the.addPerson('member', the.village);
  });
  afterAll(async () => {
    await the.close();
    rmSync(place, { recursive: true });
  });
  afterEach(() => rmSync(into, { recursive: true, force: true }));

  const backup = ['backup', backups, '--same-disk'] as const;

  it(
    `while it backs up leaves only whole backups, ${ROUNDS} times`,
    async () => {
      const whole = await time(...backup);
      let killed = 0;
      for (let round = 0; round < ROUNDS; round += 1) {
        const made = listBackups(backups).length;
        const isKilled = await killAfter(randomInt(random, Math.ceil(whole)), ...backup);
        if (isKilled) killed += 1;
        expect(listBackups(backups).length - made).toBeLessThanOrEqual(1);
      }
      expect(killed).toBeGreaterThan(ROUNDS / 4);
      for (const path of listBackups(backups)) expect(readSum(path)).toBe(sumOfFile(path));
      await time('restore', backups, '--into', into);
      await expectWhole();
      await time(...backup);
      expect(readdirSync(backups).filter((name) => name.endsWith('.part'))).toEqual([]);
    },
    TIMEOUT_MS,
  );

  it(
    `while it restores leaves a whole store or none, ${ROUNDS} times`,
    async () => {
      const args = ['restore', findBackup(backups) ?? '', '--into', into];
      const whole = await time(...args);
      await expectWhole();
      let halves = 0;
      // Few moments of a restore leave half a store: it goes on until one was hit.
      for (let round = 0; round < ROUNDS || (halves === 0 && round < ROUNDS_MAX); round += 1) {
        rmSync(into, { recursive: true, force: true });
        await killAfter(randomInt(random, Math.ceil(whole)), ...args);
        if (existsSync(join(into, 'banso.sqlite'))) await expectWhole();
        else if (existsSync(join(into, 'restoring'))) {
          halves += 1;
          const code = 'store-half-restored';
          expect(openSqliteStore(into, 'demo')).toMatchObject({ ok: false, error: { code } });
          await time(...args);
          await expectWhole();
        }
      }
      expect(halves).toBeGreaterThan(0);
    },
    TIMEOUT_MS,
  );

  async function expectWhole(): Promise<void> {
    const opened = openSqliteStore(into, 'demo');
    if (!opened.ok) throw new Error(opened.error.code);
    const verified = await verifyStore(opened.value, undefined);
    await opened.value.close();
    expect(verified).toMatchObject({ defects: [], books: 20, cuts: 20 });
  }
});
