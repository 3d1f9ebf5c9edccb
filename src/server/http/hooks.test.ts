import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  HOOK_KEYS,
  mustRecord,
  NOON,
  openTestHome,
  type TestHome,
} from '#test/support/test-home.ts';
import { defined } from '#kernel/assert.ts';
import type { Book } from '#book/activity.ts';
import { paidMeasure } from '#domain/funds/measures.ts';
import { payCodeOf } from '#domain/funds/pay-code.ts';
import type { FundsState } from '#domain/funds/state.ts';
import { LIMITS } from '#server/http/gate.ts';

const ACCOUNT = '3600205000001';
const HOUSEHOLDS = ['house00001', 'house00002', 'house00003'];

let the: TestHome;
let book: Book;
const drive = 'drive00001';

beforeAll(async () => {
  the = await openTestHome({ limits: LIMITS });
  const fund = async (place: string, bank: string): Promise<Book> => {
    const found = defined(the.home.directory.findBookOf('funds', place), 'a book of funds');
    const account = the.newId();
    const on = the.today;
    await mustRecord(the.home, found, [
      { type: 'account.named@1', on, body: { account, bank, number: ACCOUNT, owner: 'MAU' } },
    ]);
    return found;
  };
  book = await fund(the.village, '970405');
  // Another bank has given the same number.
  await fund(the.otherVillage, '970418');
  const on = the.today;
  const basis = { kind: 'meeting', on };
  await mustRecord(the.home, book, [
    {
      type: 'drive.opened@1',
      on,
      body: { drive, title: 'Vệ sinh', basis, by: 'household', amount: 50_000, from: on },
    },
    {
      type: 'dues.listed@1',
      on,
      body: { drive, dues: HOUSEHOLDS.map((household) => [household, 1, 50_000]) },
    },
  ]);
});
afterAll(() => the.close());

const code = (index: number): string => payCodeOf(drive, HOUSEHOLDS[index] ?? '');
const seqNow = async (): Promise<number> => (await the.home.warm.get(book)).seq;
const paidNow = async (): Promise<number> =>
  paidMeasure((await the.home.warm.get(book)).state as FundsState, drive).met.length; // of a funds book

async function tell(told: object, change: (body: string) => string = (body) => body) {
  const body = JSON.stringify({
    id: 1,
    gateway: 'Agribank',
    transactionDate: '2026-11-21 08:05:00',
    accountNumber: ACCOUNT,
    transferType: 'in',
    transferAmount: 50_000,
    content: '',
    ...told,
  });
  const at = String(NOON);
  const signature = createHmac('sha256', HOOK_KEYS.sepay).update(`${at}.${body}`).digest('hex');
  const response = await the.app.request('/api/hook/sepay', {
    method: 'POST',
    body: change(body),
    headers: { 'x-sepay-timestamp': at, 'x-sepay-signature': `sha256=${signature}` },
  });
  return { status: response.status, reply: (await response.json()) as unknown };
}

const YES = { status: 200, reply: { success: true } };

test('a transfer with its code is booked and settled as it happens, and only once', async () => {
  const before = await seqNow();
  expect(await tell({ content: `MBVCB.1.${code(0)} ve sinh` })).toEqual(YES);
  expect(await paidNow()).toBe(1);
  expect(await seqNow()).toBe(before + 2);
  expect(await tell({ content: `MBVCB.1.${code(0)} ve sinh` })).toEqual(YES);
  expect(await seqNow()).toBe(before + 2);
});

test('two that come at once are both booked', async () => {
  const both = [code(1), code(2)].map((each, index) => tell({ content: each, id: index }));
  expect(await Promise.all(both)).toEqual([YES, YES]);
  expect(await paidNow()).toBe(3);
});

test('a forged one books nothing, and the log has a line of it', async () => {
  const before = await seqNow();
  the.log.length = 0;
  const forged = await tell({ content: code(0) }, (body) => body.replace('50000', '90000'));
  expect(forged).toMatchObject({ status: 401, reply: { code: 'signature-wrong' } });
  expect(await seqNow()).toBe(before);
  expect(the.log.filter((line) => line.includes('signature-wrong /api/hook'))).toHaveLength(1);
  expect(the.log.join()).not.toContain(code(0));
});

test('one of an account that no village has is said yes to, and told in the log', async () => {
  const before = await seqNow();
  expect(await tell({ accountNumber: '999', content: code(0) })).toEqual(YES);
  expect(await seqNow()).toBe(before);
  expect(the.log.some((line) => line.includes('hook-account-unknown /api/hook'))).toBe(true);
});

test('of two banks with the same number the one that is named is meant, and nobody guesses', async () => {
  const before = await seqNow();
  expect(await tell({ gateway: 'BIDV', content: 'cua ban khac' })).toEqual(YES);
  expect(await tell({ gateway: 'Ngân hàng lạ', content: 'khong ro' })).toEqual(YES);
  expect(await seqNow()).toBe(before);
  expect(the.log.some((line) => line.includes('hook-account-shared /api/hook'))).toBe(true);
  const other = defined(the.home.directory.findBookOf('funds', the.otherVillage), 'a book');
  const { transfers } = (await the.home.warm.get(other)).state as FundsState; // of a funds book
  expect([...transfers.values()]).toMatchObject([{ amount: 50_000, text: 'cua ban khac' }]);
});

test('of an account that several villages have, money goes by the codes of its text, or to nobody', async () => {
  const other = defined(the.home.directory.findBookOf('funds', the.otherVillage), 'a book');
  const [shared, on] = ['3600205000002', the.today];
  for (const each of [other, book]) {
    const body = { account: the.newId(), bank: '970405', number: shared, owner: 'MAU' };
    await mustRecord(the.home, each, [{ type: 'account.named@1', on, body }]);
  }
  const seqs = async () =>
    Promise.all([book, other].map(async (each) => (await the.home.warm.get(each)).seq));
  const [own = 0, theirs = 0] = await seqs();
  expect(await tell({ accountNumber: shared, content: 'khong ro' })).toEqual(YES);
  expect(await seqs()).toEqual([own, theirs]);
  expect(await tell({ accountNumber: shared, content: `${code(0)} lan hai` })).toEqual(YES);
  expect(await seqs()).toEqual([own + 1, theirs]);
});

test('of a bank that is named and at which no village has that number, nothing is booked', async () => {
  const before = await seqNow();
  const account = { accountNumber: '3600205000003', content: code(0) };
  const body = { account: the.newId(), bank: '970405', number: '3600205000003', owner: 'MAU' };
  await mustRecord(the.home, book, [{ type: 'account.named@1', on: the.today, body }]);
  expect(await tell({ ...account, gateway: 'BIDV' })).toEqual(YES);
  expect(await seqNow()).toBe(before + 1);
});
