import { expect, test } from 'vitest';
import { readConfig } from '#server/config.ts';
import { warningsOf } from '#server/warnings.ts';

const HTTPS = 'https://so.vidu.gov.vn';
const FAR = 'postgres://banso:mat-khau-kin@csdl.vidu.gov.vn:5432/banso';

test.each([
  [{}, []],
  [{ DATA_DIR: '/a', HOST: '0.0.0.0', ORIGIN: HTTPS }, []],
  [{ DATA_DIR: '/a', HOST: '0.0.0.0' }, ['HOST']],
  [{ DATA_DIR: '/a', HOST: '10.0.0.5', ORIGIN: 'http://so.vidu.gov.vn' }, ['HOST']],
  [{ DATABASE_URL: 'postgres://banso:a@127.0.0.1/banso' }, []],
  [{ DATABASE_URL: 'postgres:///banso' }, []],
  [{ DATABASE_URL: FAR }, ['DATABASE_URL']],
  [{ DATABASE_URL: `${FAR}?sslmode=disable`, HOST: '::' }, ['HOST', 'DATABASE_URL']],
  [{ DATABASE_URL: `${FAR}?sslmode=verify-full` }, []],
])('%o', (env, about) => {
  const config = readConfig(env, '/');
  if (!config.ok) throw new Error(config.error);
  const warnings = warningsOf(config.value);
  expect(warnings.map((warning) => warning.split(' ')[0])).toEqual(about);
  expect(warnings.join(' ')).not.toContain('mat-khau-kin');
});
