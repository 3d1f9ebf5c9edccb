import { readFileSync, statSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { err, ok, type Result } from '#kernel/result.ts';
import type { Environment } from '#server/config.ts';

const LENGTH_MIN = 12;

/**
 * The passphrase of backups: BACKUP_PASSPHRASE, or the first line of the file BACKUP_PASSPHRASE_FILE, which
 * nobody but its owner may read; else the person at the terminal is asked.
 */
export async function askPassphrase(env: Environment): Promise<Result<string, string>> {
  const file = env['BACKUP_PASSPHRASE_FILE'];
  const told = env['BACKUP_PASSPHRASE'] ?? '';
  if (told !== '') return checkPassphrase(told);
  if (file !== undefined && file !== '') return readPassphraseFile(file);
  if (!process.stdin.isTTY) {
    return err('set BACKUP_PASSPHRASE or BACKUP_PASSPHRASE_FILE: a backup is sealed under it.');
  }
  return checkPassphrase(await ask('Passphrase of the backups: '));
}

function readPassphraseFile(file: string): Result<string, string> {
  try {
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
      return err(`${file} may be read by others than its owner: chmod 600 it.`);
    }
    return checkPassphrase(readFileSync(file, 'utf8').split('\n')[0] ?? '');
  } catch {
    return err(`${file} cannot be read.`);
  }
}

/** The same letters typed on another keyboard are the same passphrase. */
function checkPassphrase(text: string): Result<string, string> {
  const passphrase = text.trim().normalize('NFC');
  return passphrase.length >= LENGTH_MIN
    ? ok(passphrase)
    : err(`the passphrase must have at least ${LENGTH_MIN} characters.`);
}

/** Asks without showing what is typed. */
async function ask(question: string): Promise<string> {
  const nowhere = new Writable({ write: (_piece, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  process.stdout.write(question);
  try {
    return await lines.question('');
  } finally {
    lines.close();
    process.stdout.write('\n');
  }
}
