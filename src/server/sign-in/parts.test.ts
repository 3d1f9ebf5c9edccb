import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { type Bytes, toBase64Url, utf8 } from '#kernel/bytes.ts';
import { machineRandom } from '#server/crypto.ts';
import { showSecret, stepOfCode } from '#server/sign-in/code-app.ts';
import { hashPassword, isPassword, isWeak, NOBODYS_HASH } from '#server/sign-in/password.ts';
import { createSealing } from '#server/sign-in/sealing.ts';
import { readSecret } from '#server/sign-in/secret.ts';
import { createTokens } from '#server/sign-in/tokens.ts';

const KEY: Bytes = new Uint8Array(32).fill(7);

describe('codes of the code app', () => {
  const secret = utf8('12345678901234567890');
  /** The last six digits of appendix B of RFC 6238, for SHA-1. */
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('at %d', (at, code) => {
    const step = Math.floor(at / 30);
    expect(stepOfCode(secret, code, at)).toBe(step);
    // One step of the clock either way, and no more.
    expect(stepOfCode(secret, code, at + 30)).toBe(step);
    expect(stepOfCode(secret, code, at - 30)).toBe(step);
    expect(stepOfCode(secret, code, at + 60)).toBeUndefined();
    expect(stepOfCode(secret, code, at - 60)).toBeUndefined();
  });

  it('are shown once as an address and as letters to type', () => {
    const shown = showSecret(secret, 'Xã Mẫu', 'Nguyễn Thị An');
    expect(shown.secret).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
    const url = new URL(shown.uri);
    expect([url.protocol, url.host]).toEqual(['otpauth:', 'totp']);
    expect(decodeURIComponent(url.pathname)).toBe('/Xã Mẫu:Nguyễn Thị An');
    expect(url.searchParams.get('secret')).toBe(shown.secret);
  });
});

describe('a password', () => {
  it('is kept as a hash that says how it was made', async () => {
    const [one, two] = [await hashPassword('cầu Khe Đá'), await hashPassword('cầu Khe Đá')];
    expect(one).toMatch(/^argon2id\$m=19456,t=2,p=1\$[\w-]{22}\$[\w-]{43}$/u);
    expect(one).not.toBe(two);
    expect(await isPassword('cầu Khe Đá', one)).toBe(true);
    // Typed with the marks apart.
    expect(await isPassword('cầu Khe Đá'.normalize('NFD'), one)).toBe(true);
    expect(await isPassword('cau Khe Da', one)).toBe(false);
    expect(await isPassword('', NOBODYS_HASH)).toBe(false);
    await expect(isPassword('x', 'plain')).rejects.toThrow('store broken');
  });

  it('has twelve letters of six kinds, and not the login name in it', () => {
    expect(isWeak('mười hai chữ cái', 'an')).toBe(false);
    expect(isWeak('mười một ch', 'an')).toBe(true);
    expect(isWeak('abababababab', 'an')).toBe(true);
    expect(isWeak('xin chào Nguyen.An 1', 'nguyen.an')).toBe(true);
  });

  it.each([
    'mật khẩu 2026!',
    'Banso-123456789',
    'Password1234567890',
    'qwertyuiop123',
    'ubnd xã 2026 ubnd',
    'Cán bộ, Việt Nam 1',
    '1q2w3e4r 1q2w3e4r',
  ])('is not made of what is tried first: %s', (password) => {
    expect(isWeak(password, 'nguyen.an')).toBe(true);
  });

  it('may have such a word in it, any letters, and two hundred of them', () => {
    expect(isWeak('cán bộ qua cầu Khe Đá', 'an')).toBe(false);
    expect(isWeak('密码 🐃🐓 đi qua cầu', 'an')).toBe(false);
    expect(isWeak('suối trong veo quá '.repeat(10), 'an')).toBe(false);
  });
});

describe('what the home seals', () => {
  const sealing = createSealing(KEY, machineRandom);

  it('opens for its purpose alone, as it was', () => {
    const sealed = sealing.seal('a', utf8('điều kín'));
    expect(sealing.open('a', sealed)).toEqual(utf8('điều kín'));
    expect(sealing.open('b', sealed)).toBeUndefined();
    expect(createSealing(new Uint8Array(32), machineRandom).open('a', sealed)).toBeUndefined();
    sealed.forEach((byte, index) => {
      const changed = sealed.slice();
      changed[index] = byte ^ 1;
      expect(sealing.open('a', changed)).toBeUndefined();
    });
    expect(sealing.open('a', new Uint8Array(27))).toBeUndefined();
  });

  it('is good for five minutes, for one kind of step', async () => {
    const clock = { at: 1_000 };
    const accounts = { spend: async () => true };
    const now = () => clock.at;
    const tokens = createTokens(sealing, accounts, { now, random: machineRandom });
    const one = { kind: 'one', says: v.object({ name: v.string() }) };
    const two = { kind: 'two', says: v.object({ name: v.string() }) };
    const token = tokens.make(one, { name: 'An' });
    expect(tokens.read(one, token)).toEqual({ name: 'An' });
    expect(tokens.read(two, token)).toBeUndefined();
    expect(tokens.read({ ...one, says: v.object({ name: v.number() }) }, token)).toBeUndefined();
    clock.at = 1_299;
    expect(tokens.read(one, token)).toBeDefined();
    clock.at = 1_300;
    expect(tokens.read(one, token)).toBeUndefined();
  });
});

describe('the secret beside the store', () => {
  it('is made once, for its owner alone to read', () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'banso-secret-')), 'store');
    const made = readSecret(undefined, folder);
    const file = join(folder, 'sign-in.key');
    expect(made.ok ? made.value : undefined).toHaveLength(32);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readSecret(undefined, folder)).toEqual(made);
    expect(made.ok && readFileSync(file, 'utf8').trim()).toBe(made.ok && toBase64Url(made.value));
    chmodSync(file, 0o640);
    expect(readSecret(undefined, folder)).toMatchObject({ ok: false });
    rmSync(folder, { recursive: true });
  });

  it('comes from the environment where that has one', () => {
    expect(readSecret(toBase64Url(KEY), '/nowhere')).toEqual({ ok: true, value: KEY });
    expect(readSecret('short', '/nowhere')).toMatchObject({ ok: false });
  });
});
