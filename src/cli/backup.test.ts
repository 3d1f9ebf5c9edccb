import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backup, restore } from '#cli/backup.ts';
import type { Outcome, Tool } from '#cli/command.ts';
import { verify } from '#cli/verify.ts';
import type { Config, Environment } from '#server/config.ts';
import { openTestHome, type TestHome } from '#test/support/test-home.ts';

/** The passphrase costs what it costs an attacker. */
const TIMEOUT_MS = 180_000;
const ENV: Environment = { BACKUP_PASSPHRASE: 'mười hai chữ là đủ' };

describe('the tools of backup', () => {
  let the: TestHome;
  let place: string;
  let backups: string;

  beforeEach(async () => {
    the = await openTestHome();
    place = mkdtempSync(join(tmpdir(), 'banso-tools-'));
    backups = join(place, 'backups');
  });
  afterEach(async () => {
    await the.close();
    rmSync(place, { recursive: true });
  });

  const configOf = (folder: string): Config => ({
    kind: 'demo',
    folder,
    host: '127.0.0.1',
    port: 80,
    leaseDays: 60,
    name: 'Thử',
  });
  const run = (tool: Tool, args: readonly string[], env = ENV, folder = the.folder) =>
    tool(configOf(folder), env, args);
  const said = (outcome: Outcome): string =>
    outcome.ok ? outcome.lines.join('\n') : outcome.sentence;

  it(
    'back up, check, restore and check again, beside an open home',
    async () => {
      const made = await run(backup, [backups, '--same-disk', '--keep', '3']);
      expect(said(made)).toMatch(
        /restored once for a check: 20 books, .*\n0 streams of books are/u,
      );
      const checked = await run(verify, ['--backup', backups], ENV, join(place, 'elsewhere'));
      expect(said(checked)).toMatch(/20 books, .* 0 cuts, .*: all of it holds\.$/u);
      const into = join(place, 'restored');
      const restored = await run(restore, [backups, '--into', into]);
      expect(said(restored)).toMatch(/Each of its 20 books goes on in a new epoch/u);
      expect(said(await run(verify, [], ENV, into))).toMatch(/ 20 cuts, .*: all of it holds\.$/u);
      expect(said(await run(restore, [backups, '--into', into]))).toMatch(/a store in .* already/u);
    },
    TIMEOUT_MS,
  );

  it('refuse the disk of the store, for it would die with it', async () => {
    const outcome = await run(backup, [backups]);
    expect(said(outcome)).toMatch(/lies on the disk of the store and would die with it/u);
    expect(outcome.ok).toBe(false);
    expect(existsSync(backups)).toBe(false);
  });

  it(
    'take the passphrase from a file that nobody else may read',
    async () => {
      const file = join(place, 'passphrase');
      const env = { BACKUP_PASSPHRASE_FILE: file };
      const tell = async () => said(await run(backup, [backups, '--same-disk'], env));
      expect(await tell()).toMatch(/passphrase cannot be read\.$/u);
      // The same letters, composed in another way.
      writeFileSync(file, `${ENV['BACKUP_PASSPHRASE']?.normalize('NFD') ?? ''}\n`);
      chmodSync(file, 0o644);
      expect(await tell()).toMatch(/may be read by others than its owner/u);
      chmodSync(file, 0o600);
      expect(await tell()).toMatch(/restored once for a check/u);
      expect(said(await run(verify, ['--backup', backups]))).toMatch(/all of it holds\.$/u);
      writeFileSync(file, 'short\n');
      expect(await tell()).toMatch(/at least 12 characters\.$/u);
    },
    TIMEOUT_MS,
  );

  it.each<[string, Tool, readonly string[], RegExp]>([
    ['no folder', backup, ['--same-disk'], /^backup FOLDER/u],
    ['a number that is none', backup, ['x', '--keep', '0'], /^backup FOLDER/u],
    ['an unknown option', backup, ['x', '--kepp', '1'], /^backup FOLDER/u],
    ['nowhere to restore to', restore, ['x'], /^restore FOLDER --into/u],
    [
      'a backup that is not there',
      restore,
      ['/nowhere', '--into', '/x'],
      /no backup in \/nowhere/u,
    ],
    ['a backup to check that is not there', verify, ['--backup', '/nowhere'], /no backup in/u],
    ['something else to check', verify, ['all'], /^verify \[--backup FOLDER\]$/u],
  ])('answer %s with one sentence', async (_, tool, args, sentence) => {
    const outcome = await run(tool, args);
    expect(outcome.ok).toBe(false);
    expect(said(outcome)).toMatch(sentence);
  });

  it('say that there is no store', async () => {
    const nowhere = join(place, 'nowhere');
    expect(said(await run(verify, [], ENV, nowhere))).toBe(`there is no store in ${nowhere}.`);
    expect(existsSync(nowhere)).toBe(false);
    const outcome = await run(backup, [backups, '--same-disk'], ENV, nowhere);
    expect(said(outcome)).toBe(`there is no store in ${nowhere}.`);
  });
});
