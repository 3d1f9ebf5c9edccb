import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Environment, readConfig, tombstonePlaceOf } from '#server/config.ts';

const REAL = { DATA_DIR: 'x', ORIGIN: 'https://so.vidu.vn' };
const ISSUER = {
  OIDC_ISSUER: 'https://id.vn',
  OIDC_CLIENT_ID: 'banso',
  OIDC_CLIENT_SECRET: 'secret',
};
const read = (env: Environment) => readConfig(env, '/srv');

describe('settings', () => {
  it('without any serve the demo on this machine', () => {
    expect(read({})).toEqual({
      ok: true,
      value: {
        kind: 'demo',
        folder: '/srv/data/demo',
        host: '127.0.0.1',
        port: 8080,
        name: 'Bản thử',
        leaseDays: 60,
      },
    });
  });

  it('with a folder serve a real store, under the address phones know', () => {
    const env = {
      DATA_DIR: 'store',
      HOST: '0.0.0.0',
      PORT: '80',
      HOME_NAME: 'Xã Mẫu',
      ORIGIN: 'https://so.vidu.vn/',
    };
    expect(read(env)).toEqual({
      ok: true,
      value: {
        kind: 'real',
        folder: '/srv/store',
        host: '0.0.0.0',
        port: 80,
        name: 'Xã Mẫu',
        leaseDays: 60,
        origin: 'https://so.vidu.vn',
      },
    });
  });

  it('with keys of services hear of transfers, and never repeat a key', () => {
    const read1 = read({ ...REAL, SEPAY_KEY: 'whsec_0123456789ab', PAYOS_KEY: 'p'.repeat(64) });
    expect(read1.ok && read1.value.hooks).toEqual({
      sepay: 'whsec_0123456789ab',
      payos: 'p'.repeat(64),
    });
    expect(read({ ...REAL, CASSO_KEY: 'ngan' })).toEqual({
      ok: false,
      error: 'CASSO_KEY must have at least 16 signs.',
    });
  });

  it('with a folder for tombstones let facts be erased, on another disk than a real store', () => {
    const real = read({ DATA_DIR: 'store', TOMBSTONES_DIR: '/mnt/share' });
    if (!real.ok) throw new Error(real.error);
    expect(tombstonePlaceOf(real.value)).toEqual({
      folder: '/mnt/share',
      mustBeAway: '/srv/store',
    });
    const demo = read({ TOMBSTONES_DIR: 'beside' });
    if (!demo.ok) throw new Error(demo.error);
    expect(tombstonePlaceOf(demo.value)).toEqual({ folder: '/srv/beside' });
    const none = read({});
    expect(none.ok && tombstonePlaceOf(none.value)).toEqual({
      folder: '/srv/data/demo/tombstones',
    });
    const unset = read({ DATA_DIR: 'store' });
    expect(unset.ok && tombstonePlaceOf(unset.value)).toBeUndefined();
  });

  it('with a database serve a real store in it', () => {
    const DATABASE_URL = 'postgres://so@db.vidu.vn/banso';
    expect(read({ DATABASE_URL })).toMatchObject({
      ok: true,
      value: { kind: 'real', database: DATABASE_URL, folder: '/srv/data/home', name: 'Bản Số' },
    });
    expect(read({ DATABASE_URL, DATA_DIR: 'files', HOST: '0.0.0.0' })).toMatchObject({
      ok: true,
      value: { kind: 'real', database: DATABASE_URL, folder: '/srv/files' },
    });
  });

  it('with another issuer name what this home is to it', () => {
    const signIn = { SIGN_IN_KEY: 'k', OIDC_NAME: 'Định danh tỉnh' };
    expect(read({ ...REAL, ...ISSUER, ...signIn })).toMatchObject({
      value: {
        signInKey: 'k',
        other: {
          issuer: 'https://id.vn',
          clientId: 'banso',
          clientSecret: 'secret',
          name: 'Định danh tỉnh',
        },
      },
    });
    expect(read({ ...REAL, ...ISSUER })).toMatchObject({ value: { other: { name: 'id.vn' } } });
  });

  it.each<[string, Environment, RegExp]>([
    ['a database of another kind', { DATABASE_URL: 'mysql://x/y' }, /DATABASE_URL.*postgres:/u],
    ['a database without a name', { DATABASE_URL: 'postgres://x' }, /DATABASE_URL.*name/u],
    ['half an issuer', { ...REAL, OIDC_ISSUER: 'https://id.vn' }, /OIDC_CLIENT_SECRET/u],
    ['an issuer in the clear', { ...REAL, ...ISSUER, OIDC_ISSUER: 'http://id.vn' }, /OIDC_ISSUER/u],
    ['an issuer that knows no way back', { DATA_DIR: 'x', ...ISSUER }, /OIDC_ISSUER.*ORIGIN/u],
    ['a port that is no number', { PORT: '80a' }, /PORT/u],
    ['a port beyond the last', { PORT: '65536' }, /PORT/u],
    ['a negative port', { PORT: '-1' }, /PORT/u],
    ['a demo for other machines', { HOST: '0.0.0.0' }, /HOST.*DATA_DIR/u],
    ['an address for a demo', { ORIGIN: 'https://so.vidu.vn' }, /ORIGIN.*DATA_DIR/u],
    ['an address with a path', { DATA_DIR: 'a', ORIGIN: 'https://so.vidu.vn/app' }, /ORIGIN/u],
    ['an address of another kind', { DATA_DIR: 'a', ORIGIN: 'ftp://so.vidu.vn' }, /ORIGIN/u],
    ['a name that is too long', { HOME_NAME: 'x'.repeat(101) }, /HOME_NAME/u],
  ])('%s is answered by one sentence', (_, env, sentence) => {
    const config = read(env);
    expect(config).toMatchObject({ ok: false });
    if (config.ok) return;
    expect(config.error).toMatch(sentence);
    expect(config.error).toMatch(/^[^\n]+\.$/u);
  });

  it.each(['0', '65535'])('take port %s', (PORT) => {
    expect(read({ PORT })).toMatchObject({ ok: true, value: { port: Number(PORT) } });
  });
});

describe('the compose file', () => {
  const operate = join(import.meta.dirname, '..', '..', 'docs', 'operate');
  const text = readFileSync(join(operate, 'compose.yml'), 'utf8');
  const [, home = ''] = /\n {2}home:\n(?<home>(?: {3,}.*\n|\n)*)/u.exec(text) ?? [];
  const [, block = ''] = /\n {4}environment:\n(?<block>(?: {6}.*\n)*)/u.exec(home) ?? [];
  const given = block
    .trimEnd()
    .split('\n')
    .map((line) => /^ {6}(?<name>[A-Z_]+): '?(?<value>.*?)'?$/u.exec(line)?.groups ?? {});
  const env = Object.fromEntries(
    given.map(({ name = '', value = '' }) => [
      name,
      value
        .replaceAll(/\$\{\w+:-(?<otherwise>[^}]*)\}/gu, '$<otherwise>')
        .replaceAll(/\$\{[^}]*\}/gu, 'vidu.vn'),
    ]),
  );

  it('names real settings only, and a home takes them', () => {
    const known = readFileSync(join(import.meta.dirname, 'config.ts'), 'utf8');
    expect(Object.keys(env).length).toBeGreaterThan(5);
    expect(Object.keys(env).filter((name) => !known.includes(`set('${name}')`))).toEqual([]);
    expect(read(env)).toMatchObject({
      ok: true,
      value: { kind: 'real', folder: '/data', sealed: '/away', origin: 'https://vidu.vn' },
    });
  });
});
