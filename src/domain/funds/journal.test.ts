import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyFundFacts, createFund } from '#test/domain/any-funds.ts';
import { PEOPLE } from '#test/domain/world.ts';
import { journalOf } from './journal.ts';
import { payCodeOf, spellCode } from './pay-code.ts';
import type { FundsState } from './state.ts';

/** What another program makes of a journal; `npm test` brings it where it is missing. */
function hledger(journal: string, ...args: string[]): string {
  const run = spawnSync('hledger', ['-f', '-', ...args], {
    input: journal,
    encoding: 'utf8',
    env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' },
  });
  if (run.error) throw new Error('no hledger here: npm test installs it', { cause: run.error });
  if (run.status !== 0) throw new Error(`${run.stderr}\n${journal}`);
  return run.stdout;
}

const NAMES: ReadonlyMap<string, string> = new Map([
  [PEOPLE.member, 'Nguyễn Thị Hoàng Phương Thảo'],
  // Two of one name are two purses.
  [PEOPLE.leader, 'Lò Văn Pó'],
  [PEOPLE.second, 'Lò Văn Pó'],
]);
const write = (state: FundsState): string => journalOf(state, (person) => NAMES.get(person));

const bySize = (one: number, other: number): number => one - other;

/** Sums by the name of an account, none that is nothing. */
function balancesOf(journal: string): ReadonlyMap<string, number> {
  const lines = hledger(journal, 'balance', '--flat', '--no-total', '-O', 'csv')
    .split('\n')
    .slice(1);
  return new Map(
    lines.flatMap((line) => {
      const [, name = '', sum = ''] = /^"(.*)","(-?\d+) VND"$/u.exec(line) ?? [];
      return name === '' ? [] : [[name, Number(sum)] as const];
    }),
  );
}

test.each([
  'Vệ sinh môi trường 11/2026',
  'Đường: liên bản; (giai đoạn 2) | 50% = "một nửa" {x} [y] @ * ! # $',
  '  hai   dấu cách\tvà\u00a0khoảng trắng  ',
  ':::',
])('a drive called “%s” is a journal that hledger takes, with the same balances', (title) => {
  let written = 0;
  fc.assert(
    fc.property(anyFundFacts, (all) => {
      const { world, funds } = createFund(title);
      for (const { fact, who } of all) world.say('funds', who, fact.type, fact.body);
      const state = funds();
      const journal = write(state);
      hledger(journal, 'check', '--strict', 'ordereddates');
      const told = balancesOf(journal);
      const sums = [...state.balances.values()].filter((dong) => dong !== 0);
      const unsorted = [...state.balances.entries()]
        .filter(([account]) => account.startsWith('unsorted.'))
        .reduce((sum, [, dong]) => sum + dong, 0);
      const others = [...state.balances.entries()]
        .filter(([account, dong]) => !account.startsWith('unsorted.') && dong !== 0)
        .map(([, dong]) => dong);
      expect([...told.values()].toSorted(bySize)).toEqual(
        [...others, ...(unsorted === 0 ? [] : [unsorted])].toSorted(bySize),
      );
      expect(told.get('Chưa rõ của ai') ?? 0).toBe(unsorted);
      written += sums.length;
    }),
    { numRuns: 12 },
  );
  expect(written).toBeGreaterThan(20);
});

test('households stand there by their codes, people of the team by their names', () => {
  const { world, funds } = createFund();
  const receipt = {
    receipt: 'receipt001',
    number: '7K2M-1',
    holder: PEOPLE.member,
    drive: 'drive00001',
    household: 'household1',
    amount: 50_000,
    payer: 'Bà Tuyệt Mật',
  };
  world.say('funds', 'member', 'cash.received@1', receipt);
  const journal = write(funds());
  expect(journal).not.toContain('Tuyệt Mật');
  expect(journal).not.toContain('household1');
  expect(Object.fromEntries(balancesOf(journal))).toEqual({
    'Tài sản:Tiền mặt:Nguyễn Thị Hoàng Phương Thảo': 50_000,
    [`Thu:Vệ sinh:${spellCode(payCodeOf('drive00001', 'household1'))}`]: -50_000,
  });
});

test('what was changed by hand does not balance, and hledger says so', () => {
  const { world, funds } = createFund();
  const receipt = {
    receipt: 'receipt001',
    number: '7K2M-1',
    holder: PEOPLE.member,
    drive: 'drive00001',
    amount: 70_000,
  };
  world.say('funds', 'member', 'cash.received@1', receipt);
  const journal = write(funds());
  expect(() => hledger(journal.replace('  70000 VND', '  80000 VND'), 'check')).toThrow(/balance/u);
  expect(() => hledger(journal.replace(/^account Tài.*\n/mu, ''), 'check', '--strict')).toThrow(
    /undeclared account/u,
  );
});
