import * as v from 'valibot';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fromBase64Url, toBase64Url } from '#kernel/bytes.ts';
import { seededRandom } from '#kernel/random.ts';
import { bridge } from '#cli/bridge.ts';
import { BridgeSettings } from '#server/bridges/settings.ts';
import type { Config } from '#server/config.ts';
import { isKeyPair } from '#server/crypto.ts';
import { androidOf, type Bridged, openBridged, taken } from '#test/support/bridged-home.ts';

let a: Bridged;
let config: Config;
beforeAll(async () => {
  a = await openBridged();
  config = {
    kind: 'real',
    folder: a.the.folder,
    host: '127.0.0.1',
    port: 80,
    leaseDays: 60,
    name: 'Xã Mẫu',
    origin: 'https://so.vidu.vn',
    signInKey: toBase64Url(seededRandom(1)(32)),
    bridges: v.parse(BridgeSettings, { sms: androidOf(a.provider) }),
  };
});
afterAll(() => a.close());
const run = (...args: string[]) => bridge(a.the.home, config, args);

it('makes keys that are a pair', async () => {
  const made = await run('keys');
  const Keys = v.object({ publicKey: v.string(), privateKey: v.string() });
  const keys = v.parse(Keys, JSON.parse(made.ok ? (made.lines[0] ?? '') : ''));
  const secret = fromBase64Url(keys.privateKey);
  expect(secret.ok && isKeyPair({ key: keys.publicKey, secret: secret.value })).toBe(true);
});

it('sends one message as a trial, and says what came of it', async () => {
  a.provider.answer = () => taken;
  const sent = await run('test', 'sms', '--to', '+84987654321');
  expect(sent).toEqual({ ok: true, lines: ['Taken by the provider as x.'] });
  expect(a.provider.calls.at(-1)?.text).toContain('[Xa Mau] UU TIEN: Tin thu.');
  a.provider.answer = () => ({ status: 401 });
  expect(await run('test', 'sms', '--to', '+84987654321')).toEqual({
    ok: false,
    sentence: 'not sent: key (nothing goes over this bridge until it is mended).',
  });
});

it.each([
  [['test', 'sms', '--to', '0987'], /--to must be a number/u],
  [['test', 'mail', '--to', 'ai'], /--to must be an address/u],
  [['test', 'zalo', '--to', '+84987654321'], /has no bridge zalo/u],
  [['test', 'pigeon', '--to', 'x'], /^bridge keys/u],
  [['test', 'sms'], /^bridge keys/u],
  [[], /^bridge keys/u],
])('says what is wrong with %j, and sends nothing', async (args, sentence) => {
  const calls = a.provider.calls.length;
  const got = await run(...args);
  expect(got.ok ? '' : got.sentence).toMatch(sentence);
  expect(a.provider.calls).toHaveLength(calls);
});
