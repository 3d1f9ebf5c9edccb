// The build fails on a grave weakness of a package that is known, and says so where nobody could be asked.

import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { cwd, env, execPath } from 'node:process';
import { afterAll, beforeAll, expect, test } from 'vitest';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'banso-audit-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** As a registry answers through npm. */
function auditWith(answer: string): { readonly status: number | null; readonly said: string } {
  const npm = join(folder, 'npm');
  writeFileSync(npm, `#!/bin/sh\ncat <<'ANSWER'\n${answer}\nANSWER\n`);
  chmodSync(npm, 0o755);
  const path = `${folder}${delimiter}${env['PATH'] ?? ''}`;
  const run = spawnSync(execPath, [join(cwd(), 'scripts', 'audit.mjs')], {
    encoding: 'utf8',
    env: { ...env, PATH: path },
  });
  return { status: run.status, said: run.stdout };
}

const counted = (counts: object, names: readonly string[]): string =>
  JSON.stringify({
    vulnerabilities: Object.fromEntries(names.map((name) => [name, {}])),
    metadata: { vulnerabilities: counts },
  });

test.each([
  ['critical', 1],
  ['high', 1],
  ['moderate', 0],
])('a weakness of level %s ends with %i', (level, status) => {
  const run = auditWith(counted({ [level]: 1, total: 1 }, ['leftpadder']));
  expect(run.status).toBe(status);
  expect(run.said).toMatch(/: 1 known, \d of them grave: leftpadder/u);
});

test('a registry that does not answer is told, and proves nothing', () => {
  const run = auditWith('{"error":{"code":"ENOAUDIT"}}');
  expect(run).toMatchObject({ status: 0 });
  expect(run.said).toContain('not known: the registry does not answer');
});

test('every build asks, before the tests', () => {
  const steps = readFileSync(join(cwd(), '.ci', 'run'), 'utf8').split('\n');
  const audit = steps.indexOf('node scripts/audit.mjs');
  expect(audit).toBeGreaterThan(0);
  expect(steps.indexOf('npm test')).toBeGreaterThan(audit);
});
