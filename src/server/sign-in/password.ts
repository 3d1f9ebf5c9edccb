import { argon2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { type Bytes, fromBase64Url, toBase64Url, utf8 } from '#kernel/bytes.ts';
import { foldText } from '#kernel/vi-text.ts';
import { machineRandom } from '#server/crypto.ts';

/** Argon2id with the least that OWASP asks for: 19 MiB, two passes, one lane. */
const COST = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;
const HEAD = `argon2id$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}`;
const FORM = /^argon2id\$m=(\d+),t=(\d+),p=(\d+)\$([\w-]+)\$([\w-]+)$/u;
const SALT_LENGTH = 16;

const LENGTH_MIN = 12;
const DIFFERENT_MIN = 6;

const derive = promisify(argon2);

/** The same letters typed on another keyboard are the same password. */
const bytesOf = (password: string): Bytes => utf8(password.normalize('NFKC'));

/** What somebody tries first here, without marks and spaces: words of the work, runs of the keyboard. */
const TRIED_FIRST = `
  matkhau password passw0rd banso congngheso congdong chuyendoiso dichvucong uybannhandan
  ubnd canbo vietnam truongban admin quantri dangnhap khongbiet anhyeuem iloveyou qwertyuiop
  qwerty asdfghjkl zxcvbnm abcdef 1q2w3e4r 1qaz2wsx 1234567890 123456789 12345678 123456
  987654321 654321
`
  .trim()
  .split(/\s+/u);
/** So much of a password must be something else. */
const OWN_MIN = 8;

/** Long enough, not one key held down, not the login name again, and not made of what is tried first. */
export function isWeak(password: string, name: string): boolean {
  const letters = [...password.normalize('NFKC').toLowerCase()];
  return (
    letters.length < LENGTH_MIN ||
    new Set(letters).size < DIFFERENT_MIN ||
    letters.join('').includes(name) ||
    ownLength(password) < OWN_MIN
  );
}

function ownLength(password: string): number {
  const folded = foldText(password).replaceAll(/[^\p{L}\p{N}]/gu, '');
  return [...TRIED_FIRST.reduce((rest, word) => rest.replaceAll(word, ''), folded)].length;
}

export async function hashPassword(password: string): Promise<string> {
  const nonce = machineRandom(SALT_LENGTH);
  const hash = await derive('argon2id', { ...COST, message: bytesOf(password), nonce });
  return `${HEAD}$${toBase64Url(nonce)}$${toBase64Url(hash)}`;
}

/** What is compared with when nobody has a name, so that it takes as long as when somebody has. */
export const NOBODYS_HASH = `${HEAD}$${toBase64Url(machineRandom(SALT_LENGTH))}$${toBase64Url(machineRandom(COST.tagLength))}`;

/** Takes as long whether it is right or wrong. */
export async function isPassword(password: string, stored: string): Promise<boolean> {
  const [, memory, passes, parallelism, salt = '', hash = ''] = FORM.exec(stored) ?? [];
  const [nonce, wanted] = [fromBase64Url(salt), fromBase64Url(hash)];
  if (!nonce.ok || !wanted.ok || wanted.value.length === 0) {
    throw new Error('store broken: a password that was hashed in no known way');
  }
  const found = await derive('argon2id', {
    message: bytesOf(password),
    nonce: nonce.value,
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: wanted.value.length,
  });
  return timingSafeEqual(found, wanted.value);
}
