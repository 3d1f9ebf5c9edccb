import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { follow } from '#cli/follow.ts';
import { readConfig } from '#server/config.ts';
import { openWorld, type World } from '#test/device/world.ts';
import { type Line, openLine } from '#test/support/followed-home.ts';

// Real sockets and files: on a machine that others keep busy a step takes seconds.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

let commune: World;
let line: Line;
let folder: string;

beforeEach(async () => {
  commune = await openWorld();
  line = await openLine(() => commune.app);
  folder = mkdtempSync(join(tmpdir(), 'banso-province-'));
});
afterEach(async () => {
  await line.close();
  commune.close();
  rmSync(folder, { recursive: true });
});

async function run(...args: readonly string[]): Promise<string> {
  const config = readConfig({ DATA_DIR: folder, HOME_NAME: 'Tỉnh Bắc Ninh' }, '/');
  if (!config.ok) throw new Error(config.error);
  const outcome = await follow(config.value, {}, args);
  return outcome.ok ? outcome.lines.join('\n') : `no: ${outcome.sentence}`;
}

it('adds a home by a card, tells of it, and asks elsewhere once it has moved', async () => {
  const { card } = await commune.addWorker('Sở', 'province', commune.province);
  const name = card.slice(0, 8);
  expect(await run('list')).toBe('');
  expect(await run('add', `http://xa.vidu.vn/#${card}`)).toMatch(/^no: the link must be/u);
  expect(await run('add', line.address)).toMatch(/^no: the link must be/u);
  expect(await run('add', `${line.address}/#${'A'.repeat(40)}`)).toMatch(/card-elsewhere/u);
  expect(await run('add', `${line.address}/#${card}`)).toMatch(/is followed from now on/u);
  expect(await run('list')).toContain(`${name}  Xã Sơn Động  ${line.address}  `);
  expect(await run('list')).toMatch(/  well$/mu);
  expect(await run('figures', name)).toMatch(/Sơn Động {2}Phú Hưng {2}household-met {2}0 \/ 1$/mu);
  expect(await run('move', name, 'http://xa.vidu.vn')).toMatch(/^no: the address must be/u);
  expect(await run('move', 'BBBBBBBB', 'https://moi.vidu.vn')).toMatch(/is not followed/u);
  expect(await run('move', name, 'https://moi.vidu.vn/')).toContain('https://moi.vidu.vn');
  expect(await run('move', '../x', 'https://moi.vidu.vn')).toMatch(/is not followed/u);
});
