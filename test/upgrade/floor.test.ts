// A home may give up old versions one day. What was saved on a phone that is too old stays there, is told of,
// and goes out as soon as its app is renewed.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Transport } from '#device/platform.ts';
import { PROTOCOL_FLOOR } from '#protocol/version.ts';
import { reasonEn } from '#words/reason-en.ts';
import { reasonVi } from '#words/reason-vi.ts';
import { bundle } from './bundle.ts';
import { createStage, openPhone, save, TODAY, visitOf } from './stage.ts';
import type * as homeToday from './version-home.ts';
import { readHome, readPhones, VERSIONS } from './versions.ts';

const stage = createStage();
let folder: string;
let strict: typeof homeToday;

/** These sources with a floor that nobody reaches. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'banso-floor-'));
  const line = `const PROTOCOL_FLOOR = ${PROTOCOL_FLOOR};`;
  let raised = 0;
  const raise = {
    name: 'raise-the-floor',
    transform(code: string) {
      if (!code.includes(line)) return undefined;
      raised += 1;
      return code.replace(line, 'const PROTOCOL_FLOOR = 99;');
    },
  };
  await bundle({ entry: 'version-home.ts', folder, file: 'strict.mjs', plugins: [raise] });
  if (raised !== 1) throw new Error('the floor was not raised');
  const url = pathToFileURL(join(folder, 'strict.mjs')).href;
  strict = (await import(/* @vite-ignore */ url)) as typeof homeToday;
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each([...VERSIONS, TODAY])('a phone with the code of %s', (made) => {
  // A phone that a version has opened is opened by no version before it.
  const takenOver = made === TODAY ? VERSIONS : VERSIONS.slice(0, VERSIONS.indexOf(made) + 1);

  test.each(takenOver)('keeps and tells what a home does not take from it: %s', async (version) => {
    const kept = readPhones(version)['unsent'];
    if (kept === undefined) throw new Error('no phone with unsent facts');
    const { household, village } = readHome(version).places;
    const strictFolder = stage.unpack(version);
    const time = { nowS: kept.now };
    const home = await strict.openVersionHome({
      folder: strictFolder,
      name: 'Xã Sơn Động',
      now: () => time.nowS,
      seed: 5,
    });
    // Today the home gives up old phones; tomorrow the phone's app is renewed, or another home answers.
    const mild = await stage.openKept(version, TODAY);
    let isStrict = true;
    const request: Transport = (path, init) =>
      isStrict ? home.request(path, init) : mild.home.request(path, init);
    const phone = await openPhone(made, mild, kept, request);
    await save(phone, phone.findBook('doors', village)?.id ?? '', [visitOf(phone, household)]);
    const waiting = (kept.counts['waiting'] ?? 0) + 1;
    for (let round = 0; round < 3; round += 1) {
      expect(await phone.sync()).toMatchObject({ phase: 'trouble', code: 'protocol-too-old' });
      expect(phone.counts().waiting).toBe(waiting);
    }
    await home.close();
    for (const language of ['vi', 'en'] as const) {
      expect({ vi: reasonVi, en: reasonEn }[language]['protocol-too-old']).toBeDefined();
    }
    isStrict = false;
    expect(await phone.sync()).toMatchObject({ phase: 'idle' });
    expect(phone.counts()).toMatchObject({ waiting: 0 });
  });
});
