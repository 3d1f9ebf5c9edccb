// Over which channel a notice comes: Zalo, else SMS; browsers; mail; and what providers tell of it later.

import { createHash, createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toBase64Url, utf8 } from '#kernel/bytes.ts';
import { seededRandom } from '#kernel/random.ts';
import { createKeyPair } from '#server/crypto.ts';
import { retain } from '#server/retention.ts';
import { callbackName } from '#server/bridges/callback.ts';
import { mailId } from '#server/bridges/recipients.ts';
import {
  ALARM,
  androidOf,
  type Bridged,
  openBridged,
  ORIGIN,
  pushOf,
  SECRET,
  taken,
} from '#test/support/bridged-home.ts';
import { passDays } from '#test/support/pass-days.ts';
import { mustRecord } from '#test/support/test-home.ts';
import type { TestPhone } from '#test/support/test-phone.ts';

const ONE = '+84911111111';
/** As the app of the gateway calls what an event is about. */
const ABOUT = ['pay', 'load'].join('');

let a: Bridged;
/** What Zalo answers to a message. */
let zaloError: number;
beforeEach(async () => {
  a = await openBridged();
  zaloError = 0;
  a.provider.answer = ({ path }) => {
    if (path === '/token') {
      return { body: { access_token: 'A', refresh_token: 'R', expires_in: '90000' } };
    }
    if (path === '/zalo') return { body: { error: zaloError, data: { msg_id: 'm' } } };
    return path.startsWith('/push') ? { status: 201 } : taken;
  };
});
afterEach(() => a.close());

const zaloOf = () => ({
  appId: 'app',
  secretKey: 's',
  refreshToken: 'first',
  oaSecret: 'oa',
  templates: { priority: '1', emergency: '2' },
  url: `${a.provider.url}/zalo`,
  tokenUrl: `${a.provider.url}/token`,
});
const both = () => a.bridge({ zalo: zaloOf(), sms: androidOf(a.provider) });
const reach = () => a.bookOf('reach', a.the.village);
const asked = (path: string) => a.provider.calls.filter((call) => call.path === path);
const wayOf = async (notice: string): Promise<string[]> =>
  (await a.rows(reach(), notice)).map(({ channel, state, why }) =>
    [channel, state, why].filter(Boolean).join(' '),
  );

describe('a household that chose Zalo, then SMS', () => {
  beforeEach(async () => {
    await a.agree(await a.addHousehold(ONE), ['zalo', 'sms']);
  });

  it('has it by Zalo alone where that takes it', async () => {
    const { notice } = await a.post(a.the.village);
    await both().makeUp();
    expect(await wayOf(notice)).toEqual(['zalo sent']);
    expect(asked('/message')).toEqual([]);
  });

  it.each([-118, -119, -140, -1124])(
    'has it by SMS where its phone has no Zalo (%d)',
    async (error) => {
      zaloError = error;
      const { notice } = await a.post(a.the.village);
      await both().makeUp();
      expect((await wayOf(notice)).join()).toMatch(/^sms sent,zalo failed /u);
    },
  );

  it('waits for Zalo to have time again, and not in an emergency', async () => {
    zaloError = -144;
    const [plain, alarm] = [await a.post(a.the.village), await a.post(a.the.village, ALARM)];
    await both().makeUp();
    expect(await wayOf(plain.notice)).toEqual(['zalo queued quota']);
    expect(await wayOf(alarm.notice)).toEqual(['sms sent', 'zalo failed quota']);
  });

  it('waits for Zalo in an emergency too where it has no other way', async () => {
    const house = await a.addHousehold('+84933333333');
    await a.agree(house, ['zalo']);
    zaloError = -144;
    const { notice } = await a.post(a.the.village, ALARM);
    await both().makeUp();
    expect((await a.rows(reach(), notice)).filter(({ recipient }) => recipient === house)).toEqual([
      expect.objectContaining({ channel: 'zalo', state: 'queued', why: 'quota' }),
    ]);
  });

  it('has it by SMS where the home has no Zalo', async () => {
    const { notice } = await a.post(a.the.village);
    await a.bridge({ sms: androidOf(a.provider) }).makeUp();
    expect(await wayOf(notice)).toEqual(['sms sent']);
  });
});

describe('what providers tell later', () => {
  const sent = async (ways: readonly string[], settings: object) => {
    const household = await a.addHousehold(ONE);
    await a.agree(household, ways);
    const { notice, edition } = await a.post(a.the.village);
    const bridges = a.bridge(settings);
    await bridges.makeUp();
    const reference = `${reach().id}${edition}${household}`;
    return { notice, reference, app: a.appOf(bridges), bridges };
  };

  it('a phone as a gateway tells signed, and its last word stays', async () => {
    const { notice, reference, app } = await sent(['sms'], { sms: androidOf(a.provider) });
    const tell = async (event: string, key = 'ký', second = a.the.clock.at) => {
      const body = JSON.stringify({ event, [ABOUT]: { messageId: reference, phoneNumber: ONE } });
      const mac = createHmac('sha256', key).update(`${body}${second}`).digest('hex');
      const headers = { 'x-signature': mac, 'x-timestamp': String(second) };
      const path = '/api/bridge/hook/android';
      return (await app.request(path, { method: 'POST', body, headers })).status;
    };
    expect(await tell('sms:delivered', 'khác')).toBe(401);
    expect(await tell('sms:delivered', 'ký', a.the.clock.at - 301)).toBe(401);
    expect(await tell('sms:sent')).toBe(200);
    expect(await wayOf(notice)).toEqual(['sms sent']);
    expect(await tell('sms:delivered')).toBe(200);
    expect(await wayOf(notice)).toEqual(['sms delivered']);
    expect(await tell('sms:failed')).toBe(200);
    expect(await wayOf(notice)).toEqual(['sms delivered']);
  });

  it('eSMS tells to an address that was made for one message', async () => {
    const url = `${a.provider.url}/esms`;
    const esms = { by: 'esms', apiKey: 'A', secretKey: 'S', brandname: 'B', url };
    const answer = a.provider.answer;
    a.provider.answer = (call) =>
      call.path === '/esms' ? { body: { CodeResult: '100', SMSID: 'id' } } : answer(call);
    const { notice, reference, app } = await sent(['sms'], { sms: esms });
    const { CallbackUrl: callback } = JSON.parse(asked('/esms')[0]?.text ?? '') as {
      CallbackUrl: string;
    };
    expect(callback).toBe(`${ORIGIN}/api/bridge/${callbackName(SECRET, 'esms', reference)}`);
    const tell = async (address: string, query: string) =>
      (await app.request(`${address.slice(ORIGIN.length)}?${query}`)).status;
    const query = 'SMSID=id&SendFailed=1&SendSuccess=0&TotalSent=1&RequestId=&TypeId=2';
    const other = callback.replace(reference, `${reference.slice(0, 29)}x`);
    expect(await tell(other, `${query}&SendStatus=5`)).toBe(401);
    expect(await tell(`${callback.slice(0, -1)}_`, `${query}&SendStatus=5`)).toBe(401);
    expect(await tell(callback, `${query}&SendStatus=1`)).toBe(200);
    expect(await wayOf(notice)).toEqual(['sms sent']);
    expect(await tell(callback, `${query}&SendStatus=5`)).toBe(200);
    expect(await wayOf(notice)).toEqual(['sms failed cannot-receive']);
  });

  it('Zalo tells signed', async () => {
    const { notice, reference, app } = await sent(['zalo'], { zalo: zaloOf() });
    const tell = async (secret: string) => {
      const timestamp = '1770944700000';
      const message = { delivery_time: timestamp, msg_id: 'm', tracking_id: reference };
      const body = JSON.stringify({ event_name: 'user_received_message', timestamp, message });
      const mac = createHash('sha256').update(`app${body}${timestamp}${secret}`).digest('hex');
      const headers = { 'x-zevent-signature': `mac=${mac}` };
      const path = '/api/bridge/hook/zalo';
      return (await app.request(path, { method: 'POST', body, headers })).status;
    };
    expect(await tell('khác')).toBe(401);
    expect(await wayOf(notice)).toEqual(['zalo sent']);
    expect(await tell('oa')).toBe(200);
    expect(await wayOf(notice)).toEqual(['zalo delivered']);
  });

  it('nobody tells a home without that bridge anything', async () => {
    const { app } = await sent(['zalo'], { zalo: zaloOf() });
    const post = { method: 'POST', body: '{}' };
    expect((await app.request('/api/bridge/hook/android', post)).status).toBe(404);
    expect((await app.request('/api/bridge/esms.x.y')).status).toBe(404);
    expect((await a.the.app.request('/api/bridge/hook/zalo', post)).status).toBe(404);
  });
});

describe('devices of those who work', () => {
  const browser = createKeyPair(seededRandom(3));
  const auth = toBase64Url(seededRandom(4)(16));
  let bridges: ReturnType<typeof both>;
  let app: ReturnType<Bridged['appOf']>;
  beforeEach(() => {
    bridges = a.bridge({ push: pushOf(a.provider) });
    app = a.appOf(bridges);
  });
  const ask = async (phone: TestPhone, method: 'GET' | 'POST', path: string, value?: object) => {
    const body = utf8(value === undefined ? '' : JSON.stringify(value));
    const at = (a.the.clock.at += 1);
    const headers = {
      'banso-stream': phone.stream,
      'banso-at': String(at),
      'banso-signature': toBase64Url(phone.sign(phone.requestSaid({ method, path, at, body }))),
    };
    const answer = await app.request(path, { method, headers, ...(value && { body }) });
    return { status: answer.status, reply: (await answer.json()) as Record<string, unknown> };
  };
  const subscribe = (phone: TestPhone, path = '/push/1', url = a.provider.url) =>
    ask(phone, 'POST', '/api/notify/set', {
      to: { endpoint: `${url}${path}`, key: browser.key, auth },
    });
  const pushed = () => a.provider.calls.map(({ path }) => path).toSorted();

  it('are told of what they may read, and are told no more once they say so', async () => {
    const [member, officer, other] = [
      await a.the.enrol('member', a.the.village),
      await a.the.enrol('officer', a.the.commune),
      await a.the.enrol('member', a.the.otherVillage),
    ];
    expect((await ask(member, 'GET', '/api/notify')).reply).toMatchObject({
      key: pushOf(a.provider).publicKey,
      isOn: false,
    });
    expect((await subscribe(member, '/push/member')).reply).toMatchObject({ isOn: true });
    await subscribe(officer, '/push/officer');
    await subscribe(other, '/push/other');
    await a.post(a.the.village, { class: 'ordinary' });
    await bridges.makeUp();
    expect(pushed()).toEqual(['/push/member', '/push/officer']);
    a.provider.calls.length = 0;
    await a.post(a.the.commune, { villages: [a.the.otherVillage] });
    await bridges.makeUp();
    expect(pushed()).toEqual(['/push/officer', '/push/other']);
    a.provider.calls.length = 0;
    await a.post(a.the.commune, { to: 'team' });
    await bridges.makeUp();
    expect(pushed()).toEqual(['/push/member', '/push/other']);
    a.provider.calls.length = 0;
    expect((await ask(member, 'POST', '/api/notify/set', {})).reply).toMatchObject({ isOn: false });
    await a.post(a.the.village);
    await bridges.makeUp();
    expect(pushed()).toEqual(['/push/officer']);
  });

  it('whose person has no right there, or is struck off, or wrote it, are told nothing', async () => {
    const province = await a.the.enrol('province', a.the.province);
    const former = await a.the.enrol('member', a.the.village);
    const author = await a.the.enrol('leader', a.the.village);
    for (const phone of [province, former, author]) await subscribe(phone);
    const ended = { stream: former.stream, why: 'lost' };
    await mustRecord(a.the.home, a.the.people, [
      { type: 'stream.ended@1', on: a.the.today, body: ended },
    ]);
    const board = a.bookOf('board', a.the.village);
    const [notice, edition] = [a.the.newId(), a.the.newId()];
    const texts = { vi: { title: 'Họp thôn', text: 'Tối nay.' } };
    const content = { class: 'priority', to: 'everyone', pinned: false, from: a.the.today, texts };
    const body = { notice, edition, ...content };
    const posted = { type: 'notice.posted@1', on: a.the.today, body };
    expect((await author.push([author.part(board.id, [posted])])).status).toBe(200);
    await bridges.makeUp();
    expect(pushed()).toEqual([]);
    expect(await a.rows(a.the.people, notice)).toEqual([]);
  });

  it('that are gone are forgotten', async () => {
    const member = await a.the.enrol('member', a.the.village);
    await subscribe(member);
    a.provider.answer = () => ({ status: 410 });
    const { notice } = await a.post(a.the.village);
    await bridges.makeUp();
    expect((await a.rows(a.the.people, notice))[0]).toMatchObject({ state: 'failed', why: 'gone' });
    expect((await ask(member, 'GET', '/api/notify')).reply).toMatchObject({ isOn: false });
  });

  it('lead nowhere but to push services', async () => {
    const member = await a.the.enrol('member', a.the.village);
    for (const url of ['https://10.0.0.1', 'http://169.254.169.254', 'https://vidu.vn']) {
      expect(await subscribe(member, '/x', url)).toMatchObject({ status: 400 });
    }
    expect((await ask(member, 'GET', '/api/notify')).reply).toMatchObject({ isOn: false });
  });

  it('are asked for nothing where the home sends no such messages', async () => {
    const member = await a.the.enrol('member', a.the.village);
    app = a.the.app;
    expect((await ask(member, 'GET', '/api/notify')).reply).not.toHaveProperty('key');
    expect(await subscribe(member)).toMatchObject({ status: 404 });
  });
});

describe('how far it has come', () => {
  it('is told in numbers to a team, and household by household to whoever is in charge', async () => {
    const [reached, missed] = [
      await a.addHousehold(ONE, { head: 'Vi Văn Chài' }),
      await a.addHousehold('+84922222222', { head: 'Lò Thị Hoa' }),
    ];
    for (const each of [reached, missed]) await a.agree(each, ['sms']);
    a.provider.answer = ({ text }) => (text.includes('922222222') ? { status: 400 } : taken);
    const bridges = a.bridge({ sms: androidOf(a.provider) });
    const { notice } = await a.post(a.the.commune);
    await bridges.makeUp();
    const app = a.appOf(bridges);
    const look = async (phone: TestPhone, place = a.the.village) => {
      const path = `/api/deliveries?place=${place}&notice=${notice}`;
      const at = (a.the.clock.at += 1);
      const said = phone.requestSaid({ method: 'GET', path, at, body: utf8('') });
      const headers = {
        'banso-stream': phone.stream,
        'banso-at': String(at),
        'banso-signature': toBase64Url(phone.sign(said)),
      };
      return (await app.request(path, { headers })).json() as Promise<unknown>;
    };
    const counts = { queued: 0, sent: 1, delivered: 0, failed: 1, expired: 0, skipped: 0 };
    const member = await look(await a.the.enrol('member', a.the.village));
    expect(member).toEqual({ at: a.the.clock.at, channels: [{ channel: 'sms', ...counts }] });
    const row = { household: missed, village: a.the.village, name: 'Lò Thị Hoa', channel: 'sms' };
    const missing = [{ ...row, state: 'failed', why: 'refused' }];
    expect(await look(await a.the.enrol('leader', a.the.village))).toMatchObject({
      missed: missing,
    });
    const officer = await a.the.enrol('officer', a.the.commune);
    expect(await look(officer, a.the.commune)).toMatchObject({ missed: missing });
    expect(await look(officer, a.the.otherVillage)).toMatchObject({ channels: [], missed: [] });
    const other = await a.the.enrol('leader', a.the.otherVillage);
    expect(await look(other)).toMatchObject({ code: 'not-yours' });
  });
});

it('an office hears by mail of the places it is named for', async () => {
  const to = [
    { address: 'xa@vidu.gov.vn', place: a.the.commune },
    { address: 'tinh@vidu.gov.vn', place: a.the.province },
    { address: 'khac@vidu.gov.vn', place: a.the.otherVillage },
  ];
  const mail = { url: 'smtp://127.0.0.1:1', from: 'so@vidu.gov.vn', to };
  const { notice } = await a.post(a.the.village);
  await a.bridge({ mail }).makeUp();
  const rows = await a.rows(a.bookOf('board', a.the.village), notice);
  const stand = Object.fromEntries(rows.map(({ recipient, ...row }) => [recipient, row]));
  const waits = expect.objectContaining({ state: 'queued', why: 'unreachable' }) as unknown;
  expect(stand).toEqual({
    [mailId('xa@vidu.gov.vn')]: waits,
    [mailId('tinh@vidu.gov.vn')]: waits,
  });
});

it('what was sent is forgotten after its time, and not before', async () => {
  await a.agree(await a.addHousehold(ONE), ['sms']);
  const { notice } = await a.post(a.the.village);
  await a.bridge({ sms: androidOf(a.provider) }).makeUp();
  const settings = { seenDays: 90, sentDays: 30 };
  await passDays(a.the, 29);
  expect((await retain(a.the.home, settings, false)).sent).toBe(0);
  expect(await a.rows(reach(), notice)).toHaveLength(1);
  await passDays(a.the, 9);
  expect((await retain(a.the.home, settings, true)).sent).toBe(1);
  expect(await a.rows(reach(), notice)).toHaveLength(1);
  expect((await retain(a.the.home, settings, false)).sent).toBe(1);
  expect(await a.rows(reach(), notice)).toEqual([]);
});
