import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bytes, fromBase64Url, utf8 } from '#kernel/bytes.ts';
import { seededRandom } from '#kernel/random.ts';
import { createKeyPair, verify } from '#server/crypto.ts';
import type { Message } from '#server/bridges/channel.ts';
import { createPush, encryptPush, isPushService } from '#server/bridges/web-push.ts';
import { openPush } from '#test/support/open-push.ts';
import { openProvider, type Provider } from '#test/support/provider.ts';

const bytes = (text: string): Bytes => {
  const read = fromBase64Url(text);
  if (!read.ok) throw new Error(text);
  return read.value;
};

/** RFC 8291, 5 and appendix A. */
const RFC = {
  plain: 'When I grow up, I want to be a watermelon',
  browser: 'q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94',
  key: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
  auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  salt: 'DGv6ra1nlYgDCS1FRnbzlw',
  server: 'yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw',
  serverKey:
    'BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8',
  sealed:
    'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
} as const;

describe('a message to a browser', () => {
  it('is encrypted as RFC 8291 shows it', () => {
    const pair = { key: RFC.serverKey, secret: bytes(RFC.server) };
    const to = { key: bytes(RFC.key), auth: bytes(RFC.auth) };
    const sealed = encryptPush(utf8(RFC.plain), to, { salt: bytes(RFC.salt), pair });
    expect(sealed).toEqual(bytes(RFC.sealed));
    expect(openPush(bytes(RFC.sealed), bytes(RFC.browser), bytes(RFC.auth))).toBe(RFC.plain);
  });

  it('is not made for a key that is no point of the curve', () => {
    const pair = createKeyPair(seededRandom(1));
    const to = { key: new Uint8Array(65).fill(4), auth: bytes(RFC.auth) };
    expect(encryptPush(utf8('x'), to, { salt: bytes(RFC.salt), pair })).toBeUndefined();
  });
});

describe('a push service', () => {
  it.each([
    ['https://fcm.googleapis.com/fcm/send/abc', true],
    ['https://updates.push.services.mozilla.com/wpush/v2/abc', true],
    ['https://web.push.apple.com/QABC', true],
    ['https://wns2-by3p.notify.windows.com/w/?token=x', true],
    ['http://fcm.googleapis.com/fcm/send/abc', false],
    ['https://fcm.googleapis.com:8443/fcm', false],
    ['https://user@fcm.googleapis.com/fcm', false],
    ['https://fcm.googleapis.com.vidu.vn/fcm', false],
    ['https://evil-push.apple.com.vn/x', false],
    ['https://127.0.0.1/admin', false],
    ['http://169.254.169.254/latest', false],
    ['file:///etc/passwd', false],
    ['không', false],
  ])('is one of the known: %s', (endpoint, isOne) => {
    expect(isPushService(endpoint, [])).toBe(isOne);
  });
});

const MESSAGE: Message = {
  reference: 'bookAAAAAAeditionAAAhouseAAAAA',
  notice: 'noticeAAAA',
  class: 'emergency',
  from: 'Bản Nà Lúa',
  title: 'Mưa lớn đêm nay',
  text: 'Nước suối dâng nhanh.',
  do: 'Không ra suối, không ngủ ở lán ven suối.',
  link: 'https://so.vidu.gov.vn/thon/x',
  ttlS: 3_600,
};

describe('the bridge to browsers', () => {
  let service: Provider;
  const browser = createKeyPair(seededRandom(7));
  const auth = seededRandom(8)(16);
  const own = createKeyPair(seededRandom(9));
  const now = 1_795_237_200;
  beforeAll(async () => {
    service = await openProvider(() => ({ status: 201 }));
  });
  afterAll(() => service.close());
  const send = async (path = '/push/1') => {
    const settings = {
      keys: { ...own, subject: 'mailto:so@vidu.gov.vn' },
      services: [service.host],
    };
    const channel = createPush(settings, { now: () => now, random: seededRandom(10) });
    const endpoint = `${service.url}${path}`;
    const to = { book: 'b', stream: 's', endpoint, key: bytes(browser.key), auth, since: 1 };
    return channel.send(to, MESSAGE);
  };

  it('brings what only that browser can read, signed, pressing and with an end', async () => {
    expect(await send()).toEqual({ is: 'sent' });
    const call = service.calls.at(-1);
    if (call === undefined) throw new Error('not asked');
    expect(call).toMatchObject({ method: 'POST', path: '/push/1' });
    expect(call.headers).toMatchObject({
      ttl: '3600',
      urgency: 'high',
      topic: 'noticeAAAA',
      'content-encoding': 'aes128gcm',
    });
    expect(call.text).not.toContain('Mưa');
    expect(JSON.parse(openPush(call.body, browser.secret, auth))).toEqual({
      notice: 'noticeAAAA',
      class: 'emergency',
      title: 'Mưa lớn đêm nay',
      text: 'Bản Nà Lúa: Không ra suối, không ngủ ở lán ven suối.',
    });
    const [, token = '', key] =
      /^vapid t=(\S+), k=(\S+)$/u.exec(call.headers.authorization ?? '') ?? [];
    const [head = '', claims = '', signature = ''] = token.split('.');
    expect(key).toBe(own.key);
    expect(verify(own.key, utf8(`${head}.${claims}`), bytes(signature))).toBe(true);
    expect(JSON.parse(new TextDecoder().decode(bytes(claims)))).toEqual({
      aud: service.url,
      exp: now + 43_200,
      sub: 'mailto:so@vidu.gov.vn',
    });
  });

  it.each([
    [{ status: 404 }, { is: 'failed', why: 'gone' }],
    [{ status: 410 }, { is: 'failed', why: 'gone' }],
    [{ status: 403 }, { is: 'failed', why: 'key' }],
    [{ status: 413 }, { is: 'failed', why: 'refused' }],
    [{ status: 500 }, { is: 'later', why: 'provider' }],
    [
      { status: 429, headers: { 'retry-after': '90' } },
      { is: 'later', why: 'busy', afterS: 90 },
    ],
    [
      { status: 302, headers: { location: 'http://127.0.0.1:1/' } },
      { is: 'later', why: 'unreachable' },
    ],
  ])('reacts to %o', async (reply, sent) => {
    service.answer = () => reply;
    expect(await send()).toEqual(sent);
  });
});
