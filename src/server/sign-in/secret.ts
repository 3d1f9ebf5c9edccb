import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { type Bytes, fromBase64Url, toBase64Url } from '#kernel/bytes.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { machineRandom } from '#server/crypto.ts';

const FILE = 'sign-in.key';
const LENGTH = 32;

/**
 * The secret under which this home seals what belongs to signing in: SIGN_IN_KEY, or a file beside the store
 * that is made when it is not there. Never in the database, so that a copy of that alone opens nothing.
 */
export function readSecret(given: string | undefined, folder: string): Result<Bytes, string> {
  if (given !== undefined) {
    const secret = readKey(given);
    return secret === undefined
      ? err(`SIGN_IN_KEY must be ${LENGTH} random bytes in base64url.`)
      : ok(secret);
  }
  const file = join(folder, FILE);
  make(file, folder);
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
    return err(`${file} may be read by others than its owner: chmod 600 it.`);
  }
  const secret = readKey(readFileSync(file, 'utf8').trim());
  return secret === undefined ? err(`${file} does not hold a key.`) : ok(secret);
}

function readKey(text: string): Bytes | undefined {
  const bytes = fromBase64Url(text);
  return bytes.ok && bytes.value.length === LENGTH ? bytes.value : undefined;
}

/** Of two servers that begin at the same moment, one makes it. */
function make(file: string, folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    const descriptor = openSync(file, 'wx', 0o600);
    writeSync(descriptor, `${toBase64Url(machineRandom(LENGTH))}\n`);
    fsyncSync(descriptor);
    closeSync(descriptor);
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    if (!isThere) throw error;
  }
}
