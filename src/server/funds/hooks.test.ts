import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { utf8 } from '#kernel/bytes.ts';
import { dayOfDate } from '#kernel/vi-calendar.ts';
import { type Hook, type HookKeys, readHook } from './hooks.ts';

const SEPAY_AT = 1_770_944_700;
const SEPAY_BODY =
  '{"id":92704,"gateway":"BIDV","transactionDate":"2026-02-13 08:05:00","accountNumber":"1230000456789","code":"QT7K2M9P4X","content":"QT7K2M9P4X dong quy thon","transferType":"in","transferAmount":150000,"accumulated":1250000,"subAccount":null,"referenceCode":"FT26044000001","description":""}';
const SEPAY_SIGNATURE = '1b628c641d10ba725100798e648ea638ba4c5bd4e045e5d272269291fdfbd689';

/** The sample that Casso publishes, with its key; the body comes in another order than it is signed. */
const CASSO_KEY = 'mgExMrjj4i7a1p8Cs6LmFbpCd8lbw4sSX4LZXPag7TKazeIogtR90tvWYTkwQbvs';
const CASSO_BODY =
  '{ "error": 0, "data": { "id": 0, "reference": "MA_GIAO_DICH_THU_NGHIEM", "description": "giao dich thu nghiem", "amount": 599000, "runningBalance": 25000000, "transactionDateTime": "2024-10-03 15:06:37", "accountNumber": "88888888", "bankName": "VPBank", "bankAbbreviation": "VPB", "virtualAccountNumber": "", "virtualAccountName": "", "counterAccountName": "NGUYEN VAN A", "counterAccountNumber": "8888888888", "counterAccountBankId": "970415", "counterAccountBankName": "VietinBank" } }';
const CASSO_SIGNATURE =
  't=1727948258788,v1=ed0a4bd2e826d5cb69988cdb141e6c1a080e21f3b57eb72cd78192220042b9e7dde0868fc667faea8e224900fa7904e7c88dfa098032fb2d6b6996856e8b7ff3';

/** The sample that payOS publishes, with its key. */
const PAYOS_KEY = '1a54716c8f0efb2744fb28b6e38b25da7f67a925d98bc1c18bd8faaecadd7675';
const PAYOS_BODY = JSON.stringify({
  code: '00',
  desc: 'success',
  success: true,
  data: {
    orderCode: 123,
    amount: 3000,
    description: 'VQRIO123',
    accountNumber: '12345678',
    reference: 'TF230204212323',
    transactionDateTime: '2023-02-04 18:25:00',
    currency: 'VND',
    paymentLinkId: '124c33293c43417ab7879e14c8d9eb18',
    code: '00',
    desc: 'Thành công',
    counterAccountBankId: '',
    counterAccountBankName: '',
    counterAccountName: '',
    counterAccountNumber: '',
    virtualAccountName: '',
    virtualAccountNumber: '',
  },
  signature: '412e915d2871504ed31be63c8f62a149a4410d34c4c42affc9006ef9917eaa03',
});

const KEYS: HookKeys = { sepay: 'whsec_test', casso: CASSO_KEY, payos: PAYOS_KEY };
type Came = { headers?: Record<string, string>; body: string; now?: number; keys?: HookKeys };
const read = (hook: Hook, { headers = {}, body, now = SEPAY_AT, keys = KEYS }: Came) =>
  readHook(hook, keys, { headers: new Headers(headers), body: utf8(body), now });
const SEPAY = {
  'x-sepay-timestamp': String(SEPAY_AT),
  'x-sepay-signature': `sha256=${SEPAY_SIGNATURE}`,
};
const SAMPLES: readonly (readonly [Hook, Came, object])[] = [
  [
    'sepay',
    { headers: SEPAY, body: SEPAY_BODY },
    {
      account: '1230000456789',
      bank: 'BIDV',
      line: {
        day: dayOfDate({ year: 2026, month: 2, dayOfMonth: 13 }),
        way: 'in',
        amountDong: 150_000,
        text: 'QT7K2M9P4X dong quy thon',
      },
    },
  ],
  [
    'casso',
    { headers: { 'x-casso-signature': CASSO_SIGNATURE }, body: CASSO_BODY },
    {
      account: '88888888',
      bank: 'VPB',
      line: {
        day: dayOfDate({ year: 2024, month: 10, dayOfMonth: 3 }),
        way: 'in',
        amountDong: 599_000,
        text: 'giao dich thu nghiem',
      },
    },
  ],
  [
    'payos',
    { body: PAYOS_BODY },
    {
      account: '12345678',
      line: {
        day: dayOfDate({ year: 2023, month: 2, dayOfMonth: 4 }),
        way: 'in',
        amountDong: 3_000,
        text: 'VQRIO123',
      },
    },
  ],
];
function codeOf(answer: ReturnType<typeof readHook>): string {
  if (answer === undefined) return 'no key';
  return answer.ok ? 'read' : answer.error.code;
}

describe.each(SAMPLES)('%s', (hook, came, told) => {
  test('is read from its published sample', () => {
    expect(read(hook, came)).toEqual({ ok: true, value: told });
  });

  test('with any digit of its amount changed is forged', () => {
    const digits = [...came.body.matchAll(/\d/gu)].map(({ index }) => index);
    expect(digits.length).toBeGreaterThan(20);
    for (const at of digits) {
      const digit = came.body[at] === '9' ? '8' : '9';
      const body = came.body.slice(0, at) + digit + came.body.slice(at + 1);
      // Of payOS the frame around the data is not signed, and nothing of it is read.
      const isFrame = hook === 'payos' && at < came.body.indexOf('"data"');
      expect(codeOf(read(hook, { ...came, body })), body).toBe(
        isFrame ? 'read' : 'signature-wrong',
      );
    }
  });

  test('under another key, or none, is nothing', () => {
    const keys = { [hook]: 'another key of ours' };
    expect(codeOf(read(hook, { ...came, keys }))).toBe('signature-wrong');
    expect(read(hook, { ...came, keys: {} })).toBeUndefined();
  });
});

describe('what is not what it should be', () => {
  const sign = (body: string, at = SEPAY_AT): Came => ({
    body,
    headers: {
      'x-sepay-timestamp': String(at),
      'x-sepay-signature': createHmac('sha256', 'whsec_test').update(`${at}.${body}`).digest('hex'),
    },
  });

  test('what was caught on the way is worth nothing after five minutes', () => {
    const came = { headers: SEPAY, body: SEPAY_BODY };
    expect(codeOf(read('sepay', { ...came, now: SEPAY_AT + 300 }))).toBe('read');
    expect(codeOf(read('sepay', { ...came, now: SEPAY_AT + 301 }))).toBe('clock-far-off');
    expect(codeOf(read('sepay', { ...came, now: SEPAY_AT - 301 }))).toBe('clock-far-off');
  });

  test.each([
    ['no JSON', 'x', 'not-json'],
    ['a negative amount', SEPAY_BODY.replace('150000', '-150000'), 'malformed'],
    ['a part of a đồng', SEPAY_BODY.replace('150000', '150000.5'), 'malformed'],
    ['an amount in words', SEPAY_BODY.replace('150000', '"150000"'), 'malformed'],
    ['days the other way round', SEPAY_BODY.replace('2026-02-13', '13/02/2026'), 'malformed'],
    ['neither in nor out', SEPAY_BODY.replace('"in"', '"gift"'), 'malformed'],
    ['a list', '[]', 'malformed'],
  ])('%s, rightly signed', (_, body, code) => {
    expect(codeOf(read('sepay', sign(body)))).toBe(code);
  });

  test.each(['', 't=1,v1=', `t=x,v1=${'a'.repeat(128)}`, 'v1=abc'])(
    'a signature like “%s”',
    (signature) => {
      const came = { body: CASSO_BODY, headers: { 'x-casso-signature': signature } };
      expect(codeOf(read('casso', came))).toBe('signature-wrong');
    },
  );
});
