import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { toBase64Url } from '#kernel/bytes.ts';
import { seededRandom } from '#kernel/random.ts';
import { readBridges } from '#server/bridges/settings.ts';
import { readConfig } from '#server/config.ts';
import { createKeyPair } from '#server/crypto.ts';

const folder = mkdtempSync(join(tmpdir(), 'banso-bridges-'));
const file = join(folder, 'bridges.json');
afterAll(() => rmSync(folder, { recursive: true }));

const [one, two] = [createKeyPair(seededRandom(1)), createKeyPair(seededRandom(2))];
const PUSH = {
  subject: 'mailto:so@vidu.gov.vn',
  publicKey: one.key,
  privateKey: toBase64Url(one.secret),
};
const SECRET = 'bimatcuanha';
const ESMS = { by: 'esms', apiKey: 'A', secretKey: SECRET, brandname: 'XA' };

const read = (value: unknown, mode = 0o600) => {
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
  chmodSync(file, mode);
  return readBridges(file);
};

describe('the file of bridges', () => {
  it('turns on what stands in it, and nothing else', () => {
    expect(read({})).toEqual({ ok: true, value: { households: ['priority', 'emergency'] } });
    expect(read({ push: PUSH, sms: ESMS })).toMatchObject({
      ok: true,
      value: { push: { services: [] }, sms: { by: 'esms', sandbox: false } },
    });
  });

  it.each([
    ['{', /is no JSON of bridges\.$/u],
    [{ sms: { ...ESMS, secretkey: SECRET } }, /is wrong at sms\.secretkey\.$/u],
    [{ sms: { ...ESMS, brandname: '' } }, /is wrong at sms\.brandname\.$/u],
    [{ sms: { by: 'pigeon' } }, /is wrong at sms\.by\.$/u],
    [{ push: { ...PUSH, subject: 'so@vidu.gov.vn' } }, /is wrong at push\.subject\.$/u],
    [{ push: { ...PUSH, privateKey: toBase64Url(two.secret) } }, /the keys of push are no pair/u],
    [{ mail: { url: 'http://x', from: 'a@vidu.vn', to: [] } }, /is wrong at mail\.url\.$/u],
    [{ households: ['loud'] }, /is wrong at households\.0\.$/u],
  ])('that is wrong says where, and repeats no key: %#', (value, sentence) => {
    const got = read(value);
    expect(got.ok ? '' : got.error).toMatch(sentence);
    expect(got.ok ? '' : got.error).not.toContain(SECRET);
  });

  it.skipIf(process.platform === 'win32')('is its owner’s alone to read', () => {
    const got = read({}, 0o640);
    expect(got.ok ? '' : got.error).toMatch(/chmod 600/u);
  });

  it('is named by BRIDGES_FILE; one that is not there keeps the server from starting', () => {
    read({ sms: ESMS });
    const env = { DATA_DIR: 'x', ORIGIN: 'https://so.vidu.vn', BRIDGES_FILE: file };
    const config = readConfig(env, '/srv');
    expect(config.ok && config.value.bridges?.sms?.by).toBe('esms');
    const missing = readConfig({ ...env, BRIDGES_FILE: 'none.json' }, '/srv');
    expect(missing).toEqual({
      ok: false,
      error: 'BRIDGES_FILE is /srv/none.json, which cannot be read.',
    });
  });
});
