import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeXlsx, type FixtureCell } from '#test/fixtures/registers/write-xlsx.ts';
import { DRESSES, type Movement, vietcombankRows } from '#test/fixtures/statements/dress.ts';
import { defined } from '#kernel/assert.ts';
import { dayOfDate } from '#kernel/vi-calendar.ts';
import { readSheets } from '#server/import/read-sheet.ts';
import { type Statement, readStatements } from './read-statement.ts';
import { readAmount, readStatementDay } from './statement-cells.ts';

const day = (dayOfMonth: number, month = 11): number =>
  dayOfDate({ year: 2026, month, dayOfMonth });
const TODAY = day(30);
const ACCOUNT = { number: '1230000456789', holder: 'LE VAN MAU', openingDong: 1_250_000 };

const move = (dayOfMonth: number, dong: number, text: string, reference: string): Movement => ({
  day: day(dayOfMonth),
  dong,
  text,
  reference,
});
const MOVEMENTS: readonly Movement[] = [
  move(2, 150_000, 'MBVCB.5243.QT7K2M9P4X.CT tu 0011 NGUYEN VAN A', '5243.65937'),
  move(2, 150_000, 'QT7K2M9P4X dong quy thon', '5243.65938'),
  move(3, -480_000, 'Mua bong den duong & day', '5244.00001'),
  move(13, 50_000, 'IBFT ve sinh', '5250.12345'),
];

/** What reading a file comes to: its statements, or the code and the row of what is wrong. */
async function read(bytes: Uint8Array, file: string): Promise<readonly Statement[] | string> {
  const sheets = await readSheets(bytes, file);
  if (!sheets.ok) return sheets.error.code;
  const statements = readStatements(sheets.value, TODAY);
  if (statements.ok) return statements.value;
  const { code, row } = statements.error;
  return row === undefined ? code : `${code} ${row}`;
}

const book = (rows: readonly (readonly FixtureCell[])[]): Promise<readonly Statement[] | string> =>
  read(writeXlsx({ sheets: [{ name: 'Sheet1', rows }] }), 'a.xlsx');

const HEADER = ['Ngày giao dịch', 'Ghi nợ', 'Ghi có', 'Số dư', 'Nội dung'];

describe('a statement in the dress of', () => {
  test.each(Object.entries(DRESSES))('%s', async (_, dress) => {
    const { file, bytes } = dress(ACCOUNT, MOVEMENTS);
    const statements = await read(bytes, file);
    if (typeof statements === 'string') throw new Error(statements);
    expect(statements).toHaveLength(1);
    const { account, openingDong, closingDong, lines } = defined(statements[0], 'a statement');
    expect({ account, openingDong, closingDong }).toEqual({
      account: ACCOUNT.number,
      openingDong: 1_250_000,
      closingDong: 1_120_000,
    });
    const inOrder = lines.toSorted((one, other) => one.day - other.day);
    expect(inOrder.map((line) => [line.day, line.way, line.amountDong])).toEqual([
      [day(2), 'in', 150_000],
      [day(2), 'in', 150_000],
      [day(3), 'out', 480_000],
      [day(13), 'in', 50_000],
    ]);
    for (const { text, reference } of MOVEMENTS) {
      const line = lines.find((each) => each.text.endsWith(text));
      expect(`${line?.reference ?? ''} ${line?.text ?? ''}`).toContain(reference);
    }
  });

  test.each(Object.entries(DRESSES))('%s, whatever moved', async (_, dress) => {
    const movements = fc.array(
      fc.record({
        day: fc.integer({ min: day(1), max: day(28) }),
        dong: fc.integer({ min: -900_000_000, max: 900_000_000 }).filter((dong) => dong !== 0),
        text: fc.constantFrom('dong quy', 'QT7K2M9P4X', 'so du la 5'),
        reference: fc.stringMatching(/^FT\d{6}$/u),
      }),
      { minLength: 1, maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(movements, async (unsorted) => {
        const sorted = unsorted.toSorted((one, other) => one.day - other.day);
        const { file, bytes } = dress(ACCOUNT, sorted);
        const statements = await read(bytes, file);
        if (typeof statements === 'string') throw new Error(statements);
        const sums = statements[0]?.lines.map(
          (line) => (line.way === 'in' ? 1 : -1) * line.amountDong,
        );
        expect(sums?.toSorted((one, other) => one - other)).toEqual(
          sorted.map(({ dong }) => dong).toSorted((one, other) => one - other),
        );
      }),
      { numRuns: 15 },
    );
  });
});

test('two accounts in one sheet are two statements', async () => {
  const other = { number: '9870000111222', holder: 'TRAN THI MAU', openingDong: 0 };
  const rows = [...vietcombankRows(ACCOUNT, MOVEMENTS), [], ...vietcombankRows(other, MOVEMENTS)];
  const statements = await book(rows);
  if (typeof statements === 'string') throw new Error(statements);
  expect(statements.map(({ account, closingDong }) => [account, closingDong])).toEqual([
    [ACCOUNT.number, 1_120_000],
    [other.number, -130_000],
  ]);
});

test('the bank above the table is known', async () => {
  const { file, bytes } = defined(DRESSES['bidv'], 'a dress')(ACCOUNT, MOVEMENTS);
  const statements = await read(bytes, file);
  expect(typeof statements === 'string' ? [] : statements[0]?.banks).toEqual(['970418']);
});

test('what the bank took back of a credit goes out', async () => {
  const statements = await book([
    HEADER,
    ['02/11/2026', null, '150,000', '150,000', 'QT7K2M9P4X'],
    ['02/11/2026', null, '-150,000', '0', 'Hoan tra QT7K2M9P4X'],
  ]);
  if (typeof statements === 'string') throw new Error(statements);
  expect(statements[0]?.lines.map(({ way, amountDong }) => [way, amountDong])).toEqual([
    ['in', 150_000],
    ['out', 150_000],
  ]);
});

describe('nothing is taken of a file', () => {
  const line = (date: FixtureCell, credit: FixtureCell, balance: FixtureCell): FixtureCell[] => [
    date,
    null,
    credit,
    balance,
    'dong quy',
  ];

  test.each<[string, FixtureCell[][], string]>([
    [
      'that is no statement',
      [
        ['Họ và tên', 'Năm sinh'],
        ['Lò Văn Mẫu', '1960'],
      ],
      'statement-not-found',
    ],
    ['without a line', [HEADER], 'statement-empty'],
    [
      'whose balances break',
      [HEADER, line('02/11/2026', '150,000', '150,000'), line('03/11/2026', '50,000', '250,000')],
      'statement-does-not-add-up 3',
    ],
    [
      'of which a line is missing before the closing balance',
      [
        ['Số dư đầu kỳ', '0'],
        ['Ngày giao dịch', 'Ghi nợ', 'Ghi có', 'Nội dung'],
        ['02/11/2026', null, '150,000', 'a'],
        ['Số dư cuối kỳ', '200,000'],
      ],
      'statement-does-not-add-up',
    ],
    [
      'whose lines go from another balance than it says',
      [['Số dư đầu kỳ', '10,000'], HEADER, line('02/11/2026', '150,000', '150,000')],
      'statement-does-not-add-up',
    ],
    [
      'that proves nothing',
      [
        ['Ngày giao dịch', 'Ghi nợ', 'Ghi có', 'Nội dung'],
        ['02/11/2026', null, '150,000', 'a'],
      ],
      'statement-unproven',
    ],
    [
      'with half a đồng',
      [HEADER, line('02/11/2026', '150,000.50', '150,000')],
      'statement-amount-wrong 2',
    ],
    [
      'with a word for an amount',
      [HEADER, line('02/11/2026', 'một trăm', '150,000')],
      'statement-amount-wrong 2',
    ],
    [
      'with a fraction in a cell',
      [HEADER, line('02/11/2026', 150_000.25, 150_000)],
      'statement-amount-wrong 2',
    ],
    [
      'with a thirty-first of a short month',
      [HEADER, line('31/11/2026', '150,000', '150,000')],
      'statement-day-wrong 2',
    ],
    [
      'with months before days',
      [HEADER, line('11/13/2026', '150,000', '150,000')],
      'statement-days-swapped 2',
    ],
    [
      'with days that a program turned round',
      [
        HEADER,
        line({ serial: day(4, 3) + 25_569 }, '150,000', '150,000'),
        line('13/11/2026', '50,000', '200,000'),
      ],
      'statement-days-swapped 2',
    ],
    [
      'with days out of order',
      [
        HEADER,
        line('02/11/2026', '1', '1'),
        line('12/11/2026', '1', '2'),
        line('03/11/2026', '1', '3'),
        line('20/11/2026', '1', '4'),
      ],
      'statement-days-swapped 4',
    ],
    [
      'of days to come',
      [HEADER, line('02/12/2026', '150,000', '150,000')],
      'statement-days-swapped 2',
    ],
  ])('%s', async (_, rows, code) => {
    expect(await book(rows)).toBe(code);
  });

  test('one of whose two accounts does not add up', async () => {
    const broken = vietcombankRows({ ...ACCOUNT, number: '9870000111222' }, MOVEMENTS).slice(0, -3);
    const rows = [...vietcombankRows(ACCOUNT, MOVEMENTS), ...broken, ['Số dư cuối kỳ', '7']];
    expect(await book(rows)).toBe('statement-does-not-add-up');
  });

  test('of a hundred thousand lines, or of more than an account of a village has', async () => {
    const csv = (count: number): Uint8Array => {
      const lines = Array.from({ length: count }, (_, index) => `02/11/2026,,1,${index + 1},a`);
      return new TextEncoder().encode([HEADER.join(','), ...lines].join('\n'));
    };
    expect(await read(csv(100_000), 'a.csv')).toBe('file-too-many-rows');
    expect(await read(csv(5_001), 'a.csv')).toBe('statement-too-long 5002');
    expect(await read(csv(5_000), 'a.csv')).toHaveLength(1);
  });

  test('whose letters nobody can know', async () => {
    const bytes = new Uint8Array([...Buffer.from('<table><tr><td>', 'latin1'), 0xd0, 0xcf, 0x11]);
    expect(await read(bytes, 'a.xls')).toBe('file-not-utf8');
    expect(await read(Buffer.from('nothing'), 'a.xls')).toBe('file-not-a-spreadsheet');
  });
});

test('amounts', () => {
  const amounts: readonly (readonly [string, unknown])[] = [
    ['1,000,000', 1_000_000],
    ['1.000.000', 1_000_000],
    ['1,000,000.00', 1_000_000],
    ['1.000.000,00', 1_000_000],
    ['-500,000', -500_000],
    ['(500,000)', -500_000],
    ['+150.000 VND', 150_000],
    ['150000', 150_000],
    ['150000.00', 150_000],
    ['0', 0],
    ['-0', 0],
    ['', undefined],
    ['-', undefined],
    ['1,00', 1],
    ['1,5', 'wrong'],
    ['1.000,000', 'wrong'],
    ['1,0000', 'wrong'],
    ['(1', 'wrong'],
    ['99999999999999999999', 'wrong'],
  ];
  for (const [text, amount] of amounts) expect(readAmount({ text }), text).toBe(amount);
});

test('days', () => {
  expect(readStatementDay({ text: '02/11/2026 5243.65937' }, 2027)).toEqual({
    day: day(2),
    rest: '5243.65937',
    isSerial: false,
  });
  expect(readStatementDay({ text: '02/11/2026 08:15:00' }, 2027)).toMatchObject({ rest: '' });
  expect(readStatementDay({ text: '2026-11-02' }, 2027)).toMatchObject({ day: day(2) });
  expect(readStatementDay({ text: 'Tổng' }, 2027)).toBeUndefined();
  expect(readStatementDay({ text: '13/13/2026' }, 2027)).toEqual({ problem: 'day-wrong' });
});
