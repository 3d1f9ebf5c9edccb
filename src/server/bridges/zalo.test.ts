import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { seededRandom } from '#kernel/random.ts';
import type { Message } from '#server/bridges/channel.ts';
import { createZalo, isSignedByZalo, reactionOf } from '#server/bridges/zalo.ts';
import { ZaloSettings } from '#server/bridges/zalo-settings.ts';
import { createZaloTokens } from '#server/bridges/zalo-tokens.ts';
import { createSealing } from '#server/sign-in/sealing.ts';
import type { BridgeToken, TokenDirectory } from '#server/store/deliveries.ts';
import { openTestHome, type TestHome } from '#test/support/test-home.ts';
import { openProvider, type Provider } from '#test/support/provider.ts';

const MESSAGE: Message = {
  reference: 'bookAAAAAAeditionAAAhouseAAAAA',
  notice: 'noticeAAAA',
  class: 'emergency',
  from: 'Bản Nà Lúa',
  title: 'Lũ ống',
  text: 'Nước dâng nhanh.',
  do: 'Lên nhà văn hóa ngay.',
  until: '06:00 22/11/2026',
  link: 'https://so.vidu.gov.vn/thon/x',
  ttlS: 600,
};

let the: TestHome;
let zalo: Provider;
/** Refresh tokens that are good once. */
let good: Set<string>;
let access: string;
let renewals: number;
let errors: number[];

const begin = async (): Promise<void> => {
  the = await openTestHome();
  [good, access, renewals, errors] = [new Set(['first']), '', 0, []];
  zalo = await openProvider(({ path, headers, text }) => {
    if (path === '/token') {
      const refresh = new URLSearchParams(text).get('refresh_token') ?? '';
      if (headers['secret_key'] !== 'app-secret' || !good.delete(refresh)) {
        return { body: { error_name: 'Invalid refresh token', error: -14_014 } };
      }
      renewals += 1;
      access = `access-${renewals}`;
      good.add(`refresh-${renewals}`);
      const body = { access_token: access, refresh_token: `refresh-${renewals}` };
      return { body: { ...body, expires_in: '90000' } };
    }
    const error = headers['access_token'] === access ? (errors.shift() ?? 0) : -124;
    return { body: error === 0 ? { error, data: { msg_id: 'm-1' } } : { error, message: 'x' } };
  });
};
const end = async (): Promise<void> => {
  await zalo.close();
  await the.close();
};

const settings = (refreshToken = 'first') =>
  v.parse(ZaloSettings, {
    appId: '123456789',
    secretKey: 'app-secret',
    refreshToken,
    templates: { emergency: '4711' },
    url: `${zalo.url}/message/template`,
    tokenUrl: `${zalo.url}/token`,
  });
const sealing = createSealing(seededRandom(5)(32), seededRandom(6));
const tokensOf = (directories: TokenDirectory = the.home.store.directories, refresh?: string) =>
  createZaloTokens(settings(refresh), { directories, sealing, now: the.home.now });
const channel = (tokens = tokensOf()) => createZalo(settings(), tokens);
const send = (tokens = tokensOf()) => channel(tokens).send('+84987654321', MESSAGE);
const kept = async (): Promise<BridgeToken> => {
  const row = await the.home.store.directories.findBridgeToken('zalo');
  if (row === undefined) throw new Error('no token');
  return row;
};

describe('a message by template', () => {
  beforeEach(begin);
  afterEach(end);

  it('goes to the account behind a number, with a token that is renewed first', async () => {
    expect(await send()).toEqual({ is: 'sent', outside: 'm-1' });
    expect(zalo.calls.map(({ path }) => path)).toEqual(['/token', '/message/template']);
    expect(JSON.parse(zalo.calls[1]?.text ?? '')).toEqual({
      phone: '84987654321',
      template_id: '4711',
      template_data: {
        noi_gui: 'Bản Nà Lúa',
        tieu_de: 'Lũ ống',
        noi_dung: 'Lên nhà văn hóa ngay.',
        han: '06:00 22/11/2026',
      },
      tracking_id: MESSAGE.reference,
    });
    expect(await send()).toMatchObject({ is: 'sent' });
    expect(renewals).toBe(1);
  });

  it('is sent once more with a new token when Zalo takes the old one no more', async () => {
    await send();
    access = 'revoked';
    expect(await send()).toMatchObject({ is: 'sent' });
    expect(renewals).toBe(2);
    errors = [-124, -124];
    expect(await send()).toEqual({ is: 'broken', why: 'key' });
  });

  it('has a template for each class, or goes another way', async () => {
    const tokens = tokensOf();
    const sent = await channel(tokens).send('+84987654321', { ...MESSAGE, class: 'priority' });
    expect(sent).toEqual({ is: 'failed', why: 'off' });
    expect(zalo.calls).toEqual([]);
  });
});

describe('tokens', () => {
  beforeEach(begin);
  afterEach(end);

  it('are sealed in the store, with the pair before, and renewed by one of several servers', async () => {
    const servers = Array.from({ length: 5 }, () => tokensOf());
    const got = await Promise.all(servers.map((tokens) => tokens.get()));
    expect(renewals).toBe(1);
    expect(got.filter((each) => 'access' in each)).toHaveLength(1);
    expect(got.filter((each) => 'is' in each && each.is === 'later')).toHaveLength(4);
    for (const tokens of servers) expect(await tokens.get()).toMatchObject({ access: 'access-1' });
    const { sealed, version } = await kept();
    expect(Buffer.from(sealed).toString('latin1')).not.toMatch(/access|refresh/u);
    expect(JSON.parse(Buffer.from(sealing.open('bridge zalo', sealed) ?? []).toString())).toEqual(
      expect.objectContaining({
        access: 'access-1',
        refresh: 'refresh-1',
        before: { access: '', refresh: 'first' },
      }),
    );
    expect(version).toBe(2);
  });

  it('are renewed before they end', async () => {
    await tokensOf().get();
    the.clock.at += 90_000 - 601;
    expect(await tokensOf().get()).toMatchObject({ access: 'access-1' });
    the.clock.at += 2;
    expect(await tokensOf().get()).toMatchObject({ access: 'access-2', version: 3 });
  });

  it('that are used up tell so, and begin anew with another one in the settings', async () => {
    good.clear();
    expect(await tokensOf().get()).toEqual({ is: 'broken', why: 'key' });
    expect(await tokensOf().get()).toEqual({ is: 'later', why: 'busy', afterS: 15 });
    good.add('given-anew');
    expect(await tokensOf(undefined, 'given-anew').get()).toMatchObject({ access: 'access-1' });
  });

  it('that could not be written are not used', async () => {
    const { directories } = the.home.store;
    const deaf: TokenDirectory = {
      findBridgeToken: directories.findBridgeToken,
      claimBridgeToken: directories.claimBridgeToken,
      putBridgeToken: async (bridge, version, sealed) =>
        version === 1 ? directories.putBridgeToken(bridge, version, sealed) : false,
    };
    expect(await tokensOf(deaf).get()).toMatchObject({ is: 'later' });
    expect((await kept()).version).toBe(1);
  });
});

describe('what Zalo answers', () => {
  it.each([
    [-118, { is: 'failed', why: 'no-zalo' }],
    [-119, { is: 'failed', why: 'cannot-receive' }],
    [-114, { is: 'failed', why: 'cannot-receive' }],
    [-139, { is: 'failed', why: 'unwanted' }],
    [-141, { is: 'failed', why: 'unwanted' }],
    [-140, { is: 'failed', why: 'unwanted' }],
    [-124, 'renew'],
    [-220, 'renew'],
    [-216, 'renew'],
    [-133, { is: 'later', why: 'night' }],
    [-144, { is: 'later', why: 'quota', afterS: 3_600 }],
    [-1471, { is: 'later', why: 'quota', afterS: 3_600 }],
    [-115, { is: 'broken', why: 'balance' }],
    [-131, { is: 'broken', why: 'template' }],
    [-1351, { is: 'broken', why: 'sender' }],
    [-1122, { is: 'failed', why: 'refused' }],
    [-1131, { is: 'failed', why: 'refused' }],
    [-153, { is: 'failed', why: 'refused' }],
    [-9_999, { is: 'later', why: 'provider' }],
  ])('%d has its reaction', (error, reaction) => {
    expect(reactionOf(error)).toEqual(reaction);
  });
});

describe('what Zalo tells', () => {
  const body = '{"app_id":"123456789","event_name":"user_send_text","timestamp":"1770944700000"}';
  const mac = 'b0a5e5276b553760c60232c1a07d48bc746ccedd883a33b61af3423bed3ba354';
  const told = { body, timestamp: '1770944700000', header: `mac=${mac}` };
  const keys = { appId: '123456789', oaSecret: 'oa_secret_test' };

  it('is signed as in the published sample', () => {
    expect(isSignedByZalo(keys, told)).toBe(true);
    expect(isSignedByZalo({ ...keys, oaSecret: 'x' }, told)).toBe(false);
    expect(isSignedByZalo({ appId: '123456789' }, told)).toBe(false);
    expect(isSignedByZalo(keys, { ...told, body: `${body} ` })).toBe(false);
    expect(isSignedByZalo(keys, { ...told, header: mac })).toBe(false);
    expect(isSignedByZalo(keys, { ...told, header: '' })).toBe(false);
  });
});
