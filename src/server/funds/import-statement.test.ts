import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DRESSES, type Movement, vietcombankRows } from '#test/fixtures/statements/dress.ts';
import { writeXlsx } from '#test/fixtures/registers/write-xlsx.ts';
import { openTestHome, type TestHome } from '#test/support/test-home.ts';
import { defined } from '#kernel/assert.ts';
import type { Bytes } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import type { Book, Proposal } from '#book/activity.ts';
import { paidMeasure, positionOn, sumsOf } from '#domain/funds/measures.ts';
import { payCodeOf } from '#domain/funds/pay-code.ts';
import type { FundsState } from '#domain/funds/state.ts';
import { StatementDone, StatementPreview } from '#protocol/funds.ts';
import type { StreamLine } from '#server/store/store.ts';
import { confirmStatement, previewStatement, type StatementRequest } from './import-statement.ts';

const ACCOUNT = { number: '3600205000001', holder: 'TRIEU VAN MAU', openingDong: 2_000_000 };
const DUE = 50_000;
const HOUSEHOLDS = Array.from(
  { length: 300 },
  (_, index) => `house${String(index).padStart(5, '0')}`,
);

let the: TestHome;
let book: Book;
let leader: StreamLine;
let account: Id;
let drive: Id;

const fundsNow = async (): Promise<FundsState> =>
  (await the.home.warm.get(book)).state as FundsState; // a book of funds
const write = async (proposals: readonly Proposal[]): Promise<void> => {
  const recorded = await the.home.recorder.record(book, proposals);
  if (!recorded.ok) throw new Error(recorded.error.code);
  for (const { verdict } of recorded.value) expect(verdict).toBe('ok');
};

beforeAll(async () => {
  the = await openTestHome();
  book = defined(the.home.directory.findBookOf('funds', the.village), 'a book of funds');
  const person = await the.addPerson('leader', the.village);
  const kept = await the.home.recorder.keepStream(person, the.people);
  if (!kept.ok) throw new Error(kept.error.code);
  leader = kept.value;
  account = the.newId();
  drive = the.newId();
  const on = the.today;
  const named = { account, bank: '970405', number: ACCOUNT.number, owner: ACCOUNT.holder };
  const opened = {
    drive,
    title: 'Vệ sinh',
    basis: { kind: 'meeting', on },
    by: 'household',
    amount: DUE,
    from: on,
    account,
  };
  const lists = [0, 90, 180, 270].map((from) => ({
    drive,
    dues: HOUSEHOLDS.slice(from, from + 90).map((household) => [household, 1, DUE]),
  }));
  await write([
    { type: 'account.named@1', on, body: named },
    { type: 'drive.opened@1', on, body: opened },
    ...lists.map((body) => ({ type: 'dues.listed@1', on, body })),
  ]);
});
afterAll(() => the.close());

const code = (index: number): string => payCodeOf(drive, HOUSEHOLDS[index] ?? '');
const line = (dong: number, text: string, index: number, daysAgo = 0): Movement => ({
  day: the.today - daysAgo,
  dong,
  text,
  reference: `52${index}.${10_000 + index}`,
});

/** One evening: 168 transfers that tell all, and twelve that want a person. */
function evening(): Movement[] {
  const exact = Array.from({ length: 168 }, (_, index) =>
    line(DUE, `MBVCB.${index}.${code(index)} ve sinh.CT tu 00110019${index} NGUYEN VAN A`, index),
  );
  const wrong = `${code(170).slice(0, 9)}${code(170)[9] === 'A' ? 'B' : 'A'}`;
  return [
    ...exact.slice(0, 90),
    line(DUE, `${code(0)} tra lan hai`, 900),
    line(60_000, code(168), 901),
    line(30_000, code(169), 902),
    line(100_000, `${code(171)} ${code(172)}`, 903),
    line(DUE, wrong, 904),
    line(DUE, 'LO VAN MAU DONG QUY', 905),
    line(DUE, 'CHUYEN TIEN', 906),
    line(DUE, 'CHUYEN TIEN', 907),
    line(500_000, 'CON EM XA QUE UNG HO', 908),
    line(-300_000, 'MUA BONG DEN', 909),
    line(-11_000, 'PHI SMS', 910),
    line(1_234, 'LAI NHAP GOC', 911),
    ...exact.slice(90),
  ];
}

const request = (
  bytes: Uint8Array,
  fileName: string,
  of: StreamLine = leader,
): StatementRequest => ({
  home: the.home,
  line: of,
  place: the.village,
  account,
  fileName,
  bytes: new Uint8Array(bytes) satisfies Bytes,
});
const dressed = (name: string, movements: readonly Movement[]): StatementRequest => {
  const { file, bytes } = defined(DRESSES[name], name)(ACCOUNT, movements);
  return request(bytes, file);
};
async function bring(name: string, movements: readonly Movement[]): Promise<StatementDone> {
  const shown = await previewStatement(dressed(name, movements));
  if (!shown.ok) throw new Error(JSON.stringify(shown.error));
  const done = await confirmStatement(dressed(name, movements), shown.value.preview);
  if (!done.ok) throw new Error(done.error.code);
  return v.parse(StatementDone, done.value);
}
const refusal = async (asked: StatementRequest): Promise<unknown> => {
  const before = (await the.home.warm.get(book)).seq;
  const shown = await previewStatement(asked);
  const done = await confirmStatement(asked, 'A'.repeat(43));
  expect(done).toEqual(shown.ok ? { ok: false, error: { code: 'preview-stale' } } : shown);
  expect((await the.home.warm.get(book)).seq).toBe(before);
  return shown.ok ? 'shown' : (shown.error.detail?.['file'] ?? shown.error.code);
};

describe('a statement', () => {
  test('that is not this account’s, is broken, or comes from elsewhere writes nothing', async () => {
    const own = evening();
    const other = { ...ACCOUNT, number: '9870000111222' };
    const { bytes, file } = defined(DRESSES['mb'], 'mb')(other, own);
    expect(await refusal(request(bytes, file))).toBe('statement-other-account');
    const half = new TextDecoder().decode(bytes).replace('"50,000"', '"50,001"');
    expect(await refusal(request(new TextEncoder().encode(half), file))).toBe(
      'statement-does-not-add-up',
    );
    const twice = [
      ...vietcombankRows(ACCOUNT, own),
      ...vietcombankRows(other, own),
      ...vietcombankRows(ACCOUNT, own),
    ];
    const both = writeXlsx({ sheets: [{ name: 'VCBACCOUNTDETAIL', rows: twice }] });
    expect(await refusal(request(both, 'vcb.xlsx'))).toBe('statement-twice');
    const bare = `Ngân hàng BIDV,,,,\nNgày,Ghi nợ,Ghi có,Số dư,Mô tả\n02/11/2026,,1,1,a\n`;
    expect(await refusal(request(new TextEncoder().encode(bare), 'a.csv'))).toBe(
      'statement-other-bank',
    );
    const person = await the.addPerson('member', the.village);
    const member = await the.home.recorder.keepStream(person, the.people);
    if (!member.ok) throw new Error(member.error.code);
    const { bytes: good, file: name } = defined(DRESSES['mb'], 'mb')(ACCOUNT, own);
    expect(await refusal(request(good, name, member.value))).toBe('not-yours');
    expect(await refusal(request(good, name))).toBe('shown');
  });

  test('of 180 lines settles 168 by their codes and asks a person about twelve', async () => {
    const shown = await previewStatement(dressed('agribank', evening()));
    if (!shown.ok) throw new Error(JSON.stringify(shown.error));
    const preview = v.parse(StatementPreview, shown.value);
    expect(preview).toMatchObject({ lines: 180, booked: 180, settled: 168, passed: 0, others: 0 });
    expect(Object.groupBy(preview.open, ({ why }) => why)).toMatchObject({
      'paid-already': [{ amount: DUE }],
      'amount-differs': [{ amount: 60_000 }, { amount: 30_000 }],
      'several-codes': [{ amount: 100_000 }],
      'wrong-letter': [{ amount: DUE }],
      'no-code': { length: 5 },
      'went-out': [{ amount: 300_000 }, { amount: 11_000 }],
    });
    expect((await fundsNow()).transfers.size).toBe(0);
    expect(await bring('agribank', evening())).toMatchObject({ booked: 180, settled: 168 });
    const funds = await fundsNow();
    expect(paidMeasure(funds, drive).met).toHaveLength(168);
    expect(sumsOf(funds, drive)).toMatchObject({ paidDong: 168 * DUE, leftDong: 132 * DUE });
    const sum = evening().reduce((all, { dong }) => all + dong, 0);
    expect(positionOn(funds, the.today)).toEqual({
      bankDong: sum,
      cashDong: 0,
      unsortedDong: sum - 168 * DUE,
    });
    // What a code settled needs no words; of the others no account is kept.
    const kept = [...funds.transfers.values()].flatMap(({ text }) => text ?? []);
    expect(kept).toHaveLength(12);
    expect(kept.join(' ')).not.toMatch(/\d{6}/u);
  });

  test('adds nothing a second time, in whichever of four banks’ dress', async () => {
    const before = (await the.home.warm.get(book)).seq;
    for (const name of ['agribank', 'bidv', 'techcombank', 'vietcombankSigned']) {
      expect(await bring(name, evening()), name).toMatchObject({
        lines: 180,
        booked: 0,
        settled: 0,
      });
    }
    expect((await the.home.warm.get(book)).seq).toBe(before);
  });

  test('that goes on from there adds what is new', async () => {
    const more = [...evening(), line(DUE, code(200), 950), line(DUE, code(201), 951)];
    expect(await bring('mb', more)).toMatchObject({ lines: 182, booked: 2, settled: 2 });
    expect(paidMeasure(await fundsNow(), drive).met).toHaveLength(170);
  });

  test('is not written when the book has gone on since it was shown', async () => {
    const more = [...evening(), line(DUE, code(202), 952)];
    const shown = await previewStatement(dressed('bidv', more));
    if (!shown.ok) throw new Error(shown.error.code);
    await write([{ type: 'drive.closed@1', on: the.today, body: { drive } }]);
    const done = await confirmStatement(dressed('bidv', more), shown.value.preview);
    expect(done).toEqual({ ok: false, error: { code: 'preview-stale' } });
  });
});
