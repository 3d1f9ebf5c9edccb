import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createWorld, TODAY, type World } from '#test/domain/world.ts';
import type { Proposal } from '#book/activity.ts';
import { type BankLine, newLines } from './match.ts';
import { paidOf } from './measures.ts';
import { payCodeOf } from './pay-code.ts';
import { proposeDrive, proposeLines, proposeStatement } from './propose.ts';

const HOUSEHOLDS = Array.from(
  { length: 12 },
  (_, index) => `household${String.fromCharCode(97 + index)}`,
);
const DRIVE = 'drive00001';
const codeOf = (index: number): string => payCodeOf(DRIVE, HOUSEHOLDS[index] ?? '');

function createFund(): World {
  const world = createWorld();
  world.say('funds', 'officer', 'account.named@1', {
    account: 'account001',
    bank: '970405',
    number: '1',
    owner: 'A',
  });
  const proposed = proposeDrive(world.states(), world.authorFor('leader', 'funds'), {
    drive: DRIVE,
    title: 'Vệ sinh',
    basis: { kind: 'meeting', on: TODAY },
    by: 'household',
    amount: 50_000,
    from: TODAY,
    dues: HOUSEHOLDS.map((household) => ({ household, units: 1, amount: 50_000 })),
  });
  if (!proposed.ok) throw new Error(proposed.error.code);
  sayAll(world, proposed.value);
  return world;
}

const sayAll = (world: World, proposals: readonly Proposal[]): void => {
  for (const said of world.sayAll('funds', 'leader', proposals)) expect(said.verdict).toBe('ok');
};

/** Brings lines into the book as the home does; tells how many were new. */
function bring(
  world: World,
  lines: readonly BankLine[],
  source: 'statement' | 'told' = 'statement',
): number {
  const { funds } = world.states();
  const plan = proposeLines(funds, world.authorFor('leader', 'funds'), {
    account: 'account001',
    lines,
    source,
  });
  sayAll(world, plan.proposals);
  return plan.booked;
}

/** Takes a whole statement; tells how many of its lines were new. */
function take(world: World, lines: readonly BankLine[]): number {
  const { funds } = world.states();
  const plan = proposeStatement(funds, world.authorFor('leader', 'funds'), {
    account: 'account001',
    lines,
    openingDong: 0,
    closingDong: lines.reduce((sum, { amountDong }) => sum + amountDong, 0),
    file: 'A'.repeat(43),
  });
  sayAll(world, plan.proposals);
  return plan.booked;
}

const line = (text: string, amountDong = 50_000, day = TODAY): BankLine => ({
  day,
  way: 'in',
  amountDong,
  text,
});
const paid = (world: World, index: number): number =>
  paidOf(world.states().funds, DRIVE, HOUSEHOLDS[index] ?? '');
const openTexts = (world: World): readonly string[] =>
  [...world.states().funds.transfers.values()]
    .filter(({ left }) => left > 0)
    .map(({ text }) => text ?? '');

describe('lines of a bank', () => {
  test('with code and amount settle themselves, all else is for a person', () => {
    const world = createFund();
    const spoilt = `${codeOf(3).slice(0, 5)}${codeOf(3)[5] === '7' ? '8' : '7'}${codeOf(3).slice(6)}`;
    bring(world, [
      line(`MBVCB.5243.65937.${codeOf(0)}.CT tu 0011001932418 NGUYEN VAN A`),
      line(`${codeOf(1)} dong quy`, 60_000),
      line(`${codeOf(2)} ${codeOf(4)}`, 100_000),
      line(spoilt),
      line('ve sinh 0011001932418'),
      { ...line('mua choi'), way: 'out' },
    ]);
    expect([0, 1, 2, 3, 4].map((index) => paid(world, index))).toEqual([50_000, 0, 0, 0, 0]);
    expect(new Set(openTexts(world))).toEqual(
      new Set([
        `${codeOf(1)} dong quy`,
        `${codeOf(2)} ${codeOf(4)}`,
        spoilt,
        've sinh …',
        'mua choi',
      ]),
    );
  });

  test('that pay twice are booked twice, and the second is for a person', () => {
    const world = createFund();
    expect(bring(world, [line(codeOf(0)), line(codeOf(0))])).toBe(2);
    expect(paid(world, 0)).toBe(50_000);
    expect(openTexts(world)).toEqual([codeOf(0)]);
  });

  test('told as they happened come once more with the statement, a weekend later, and are not new', () => {
    const world = createFund();
    const told = line(codeOf(0), 50_000, TODAY - 3);
    expect(bring(world, [told], 'told')).toBe(1);
    const statement = [line(`MBVCB ${codeOf(0)}`), line(`MBVCB ${codeOf(1)}`)];
    expect(bring(world, statement)).toBe(1);
    expect(bring(world, statement)).toBe(0);
    expect([paid(world, 0), paid(world, 1)]).toEqual([50_000, 50_000]);
  });

  test('that pay once more on another day are booked, told as they happen or by statements', () => {
    const world = createFund();
    expect(bring(world, [line(codeOf(0), 50_000, TODAY - 3)], 'told')).toBe(1);
    expect(bring(world, [line(codeOf(0), 50_000, TODAY - 2)], 'told')).toBe(1);
    expect(paid(world, 0)).toBe(50_000);
    expect(openTexts(world)).toEqual([codeOf(0)]);
    // The statement of those days shows both, and tells of nothing new; a third comes after it.
    const shown = [line(codeOf(0), 50_000, TODAY - 3), line(codeOf(0), 50_000, TODAY - 2)];
    expect(take(world, shown)).toBe(0);
    expect(world.states().funds.statements.size).toBe(1);
    expect(take(world, shown)).toBe(0);
    expect(world.states().funds.statements.size).toBe(1);
    expect(take(world, [line(codeOf(0))])).toBe(1);
    expect(openTexts(world)).toEqual([codeOf(0), codeOf(0)]);
  });

  test('that are for a person are known by their code in other words, too', () => {
    const world = createFund();
    // Another amount than is asked for: two services tell of it, and the bank after a weekend.
    const told = line(`${codeOf(0)} dong quy`, 60_000, TODAY - 3);
    expect(bring(world, [told], 'told')).toBe(1);
    expect(bring(world, [{ ...told, text: `MBVCB.1.${codeOf(0)}` }], 'told')).toBe(0);
    expect(bring(world, [line(`MBVCB.1.${codeOf(1)}.CT`, 60_000)])).toBe(1);
    expect(bring(world, [line(`MBVCB.1.${codeOf(0)}.CT`, 60_000)])).toBe(0);
    expect(openTexts(world)).toHaveLength(2);
  });

  test('that a statement had under another day than they were told stay known with it', () => {
    const world = createFund();
    bring(world, [line(codeOf(0), 50_000, TODAY - 3)], 'told');
    const shown = [line('lai', 1_234, TODAY - 4), line(`MBVCB ${codeOf(0)}`)];
    expect(take(world, shown)).toBe(1);
    expect(take(world, shown)).toBe(0);
    expect(take(world, [line('phi', 2_000, TODAY - 3)])).toBe(1);
    expect(take(world, shown)).toBe(0);
  });

  test('told one by one are each booked once, of whichever amount and day, with words or none', () => {
    const world = createFund();
    const told = [codeOf(0), codeOf(1), 'con gai nop', 'chau nop', ''].map((text) => line(text));
    for (const each of [...told, ...told]) bring(world, [each], 'told');
    expect(world.states().funds.transfers.size).toBe(told.length);
    expect([paid(world, 0), paid(world, 1)]).toEqual([50_000, 50_000]);
    // The bank's own words come in another dress, and one more line with them.
    const statement = [...told, line(codeOf(2))].map((each) => ({
      ...each,
      text: each.text.toUpperCase(),
    }));
    expect(bring(world, statement)).toBe(1);
    expect(paid(world, 2)).toBe(50_000);
  });

  test('of one amount and day are told apart by their codes when more come', () => {
    const world = createFund();
    bring(world, [line(codeOf(0)), line('khong ma')]);
    expect(bring(world, [line(codeOf(1)), line(codeOf(0)), line('khong ma')])).toBe(1);
    expect([paid(world, 0), paid(world, 1)]).toEqual([50_000, 50_000]);
  });

  test('stay known by their code when somebody writes against what it settled', () => {
    const world = createFund();
    bring(world, [line(codeOf(0))]);
    const settled = [...world.states().funds.entries.values()].find(
      ({ kind }) => kind === 'assignment',
    );
    const reversed = { entry: settled?.id ?? '', reason: 'nhầm hộ' };
    world.say('funds', 'leader', 'entry.reversed@1', reversed);
    expect(paid(world, 0)).toBe(0);
    // The other line of that amount and day is the one that is new.
    expect(bring(world, [line(codeOf(1)), line(codeOf(0))])).toBe(1);
    expect([paid(world, 0), paid(world, 1)]).toEqual([0, 50_000]);
  });
});

test('however statements overlap, in whichever order and dress, each line is booked once', () => {
  const texts = fc.oneof(
    fc.integer({ min: 0, max: 11 }).map(codeOf),
    fc.constantFrom('ung ho', 'dong quy', ''),
  );
  const lines = fc.array(
    fc.record({
      day: fc.integer({ min: TODAY - 6, max: TODAY }),
      way: fc.constantFrom('in' as const, 'out' as const),
      amountDong: fc.constantFrom(50_000, 60_000),
      text: texts,
    }),
    { minLength: 1, maxLength: 14 },
  );
  fc.assert(
    fc.property(lines, fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 4 }), (all, cuts) => {
      const world = createFund();
      let booked = 0;
      // Each statement has whole days; every other one is of another dress and turned round.
      for (const [index, cut] of [...cuts, 6, 6].entries()) {
        const part = all.filter(({ day }) => day <= TODAY - 6 + cut);
        const dressed = part.map((each) => ({ ...each, text: `MBVCB.1.${each.text}` }));
        booked += bring(world, index % 2 === 0 ? part : dressed.toReversed());
      }
      expect(booked).toBe(all.length);
      expect(newLines(world.states().funds, 'account001', all)).toEqual([]);
      for (const [at, household] of HOUSEHOLDS.entries()) {
        const isPaid = all.some(
          ({ way, amountDong, text }) =>
            way === 'in' && amountDong === 50_000 && text === codeOf(at),
        );
        expect(paidOf(world.states().funds, DRIVE, household)).toBe(isPaid ? 50_000 : 0);
      }
    }),
    { numRuns: 60 },
  );
});
