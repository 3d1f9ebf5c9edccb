import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import type { Message } from '#server/bridges/channel.ts';
import { createSms, SmsSettings } from '#server/bridges/sms.ts';
import { openProvider, type Provider } from '#test/support/provider.ts';

const MESSAGE: Message = {
  reference: 'bookAAAAAAeditionAAAhouseAAAAA',
  notice: 'noticeAAAA',
  class: 'priority',
  from: 'Bản Nà Lúa',
  title: 'Mất điện',
  text: 'Từ 8 giờ.',
  link: 'https://so.vidu.gov.vn/thon/x',
  ttlS: 600,
};
const SAID = '[Ban Na Lua] UU TIEN: Mat dien. Tu 8 gio. https://so.vidu.gov.vn/thon/x';
const PHONE = '+84987654321';

let provider: Provider;
beforeAll(async () => {
  provider = await openProvider();
});
afterEach(() => {
  provider.calls.length = 0;
});
afterAll(() => provider.close());

const send = (settings: object, to = PHONE) => {
  const read = v.parse(SmsSettings, settings);
  const callbackOf = (by: string, reference: string) => `https://so.vidu.gov.vn/${by}.${reference}`;
  return createSms(read, callbackOf).send(to, MESSAGE);
};
const asked = (): Provider['calls'][number] => {
  const [call, more] = provider.calls;
  if (call === undefined || more !== undefined) throw new Error('not asked once');
  return call;
};

describe('eSMS', () => {
  const esms = () => ({
    by: 'esms',
    apiKey: 'A',
    secretKey: 'S',
    brandname: 'XASUOITRONG',
    url: `${provider.url}/MainService.svc/json/SendMultipleMessage_V4_post_json/`,
  });

  it('is asked as its guide says', async () => {
    provider.answer = () => ({ body: { CodeResult: '100', CountRegenerate: 0, SMSID: 'id-1' } });
    expect(await send(esms())).toEqual({ is: 'sent', outside: 'id-1' });
    expect(asked().method).toBe('POST');
    expect(JSON.parse(asked().text)).toEqual({
      ApiKey: 'A',
      SecretKey: 'S',
      Brandname: 'XASUOITRONG',
      Phone: '0987654321',
      Content: SAID,
      SmsType: '2',
      IsUnicode: '0',
      Sandbox: '0',
      RequestId: MESSAGE.reference,
      CallbackUrl: `https://so.vidu.gov.vn/esms.${MESSAGE.reference}`,
    });
  });

  it.each([
    [
      { CodeResult: 101, ErrorMessage: 'x' },
      { is: 'broken', why: 'key' },
    ],
    [{ CodeResult: '103' }, { is: 'broken', why: 'balance' }],
    [{ CodeResult: '104' }, { is: 'broken', why: 'sender' }],
    [{ CodeResult: '146' }, { is: 'broken', why: 'template' }],
    [{ CodeResult: '177' }, { is: 'failed', why: 'network' }],
    [{ CodeResult: '124' }, { is: 'sent' }],
    [{ CodeResult: '99' }, { is: 'later', why: 'provider' }],
    [{ unknown: true }, { is: 'later', why: 'provider' }],
  ])('answers %o', async (body, sent) => {
    provider.answer = () => ({ body });
    expect(await send(esms())).toEqual(sent);
  });
});

describe('SpeedSMS', () => {
  const speed = (sender?: string) => ({
    by: 'speedsms',
    token: 'T',
    url: `${provider.url}/index.php/sms/send`,
    ...(sender !== undefined && { sender }),
  });

  it('is asked as its guide says', async () => {
    provider.answer = () => ({
      body: { status: 'success', code: '00', data: { tranId: 4711, totalSMS: 1, totalPrice: 250 } },
    });
    expect(await send(speed('XASUOITRONG'))).toEqual({ is: 'sent', outside: '4711' });
    expect(asked().headers.authorization).toBe(`Basic ${Buffer.from('T:x').toString('base64')}`);
    expect(JSON.parse(asked().text)).toEqual({
      to: ['84987654321'],
      content: SAID,
      sms_type: 3,
      sender: 'XASUOITRONG',
    });
  });

  it.each([
    ['007', { is: 'broken', why: 'key' }],
    ['008', { is: 'broken', why: 'key' }],
    ['101', { is: 'failed', why: 'refused' }],
    ['105', { is: 'failed', why: 'number-wrong' }],
    ['113', { is: 'failed', why: 'refused' }],
    ['300', { is: 'broken', why: 'balance' }],
    ['500', { is: 'later', why: 'provider' }],
  ])('answers the error %s', async (code, sent) => {
    provider.answer = () => ({ body: { status: 'error', code, message: 'x' } });
    expect(await send(speed())).toEqual(sent);
  });
});

describe('a phone as a gateway', () => {
  const android = () => ({
    by: 'android',
    url: `${provider.url}/message`,
    user: 'u',
    password: 'p',
  });

  it('is asked under our own reference, with an end', async () => {
    provider.answer = () => ({ status: 202, body: { id: MESSAGE.reference, state: 'Pending' } });
    expect(await send(android())).toEqual({ is: 'sent', outside: MESSAGE.reference });
    expect(JSON.parse(asked().text)).toEqual({
      id: MESSAGE.reference,
      textMessage: { text: SAID },
      phoneNumbers: [PHONE],
      ttl: 600,
      withDeliveryReport: true,
    });
  });

  it.each([
    [{ status: 401 }, { is: 'broken', why: 'key' }],
    [{ status: 409 }, { is: 'sent', outside: MESSAGE.reference }],
    [{ status: 400 }, { is: 'failed', why: 'refused' }],
    [{ status: 503 }, { is: 'later', why: 'provider' }],
    [
      { status: 202, body: { id: 'x', state: 'Failed' } },
      { is: 'failed', why: 'number-wrong' },
    ],
  ])('answers %o', async (reply, sent) => {
    provider.answer = () => reply;
    expect(await send(android())).toEqual(sent);
  });

  it('that is off is tried later', async () => {
    const gone = await openProvider();
    await gone.close();
    expect(await send({ ...android(), url: gone.url })).toEqual({
      is: 'later',
      why: 'unreachable',
    });
  });

  it('sends no more in an hour than its card may', () => {
    const channel = createSms(v.parse(SmsSettings, android()), () => undefined);
    expect(channel.paceMs).toBe(12_000);
  });
});

describe('any other gateway', () => {
  it('is asked by POST with the fields of the settings', async () => {
    provider.answer = () => ({ status: 200 });
    const fields = { phone: '{to}', msg: '{text}', ref: '{reference}', back: '{callback}' };
    const headers = { 'x-key': 'K' };
    const sent = await send({ by: 'http', url: `${provider.url}/sms`, headers, fields });
    expect(sent).toEqual({ is: 'sent' });
    expect(asked().headers['x-key']).toBe('K');
    expect(JSON.parse(asked().text)).toEqual({
      phone: PHONE,
      msg: SAID,
      ref: MESSAGE.reference,
      back: `https://so.vidu.gov.vn/http.${MESSAGE.reference}`,
    });
  });

  it('is asked by GET, or by a form, with what it is told written safely', async () => {
    provider.answer = () => ({ status: 200 });
    await send({ by: 'http', method: 'GET', url: `${provider.url}/send?to={to}&text={text}` });
    const { searchParams } = new URL(asked().path, provider.url);
    expect([searchParams.get('to'), searchParams.get('text')]).toEqual([PHONE, SAID]);
    provider.calls.length = 0;
    await send({ by: 'http', as: 'form', url: provider.url, fields: { m: '{text}', to: '{to}' } });
    expect(Object.fromEntries(new URLSearchParams(asked().text))).toEqual({ m: SAID, to: PHONE });
  });
});
