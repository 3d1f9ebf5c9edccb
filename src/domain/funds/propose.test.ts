import { describe, expect, test } from 'vitest';
import { createWorld, PEOPLE, streamOf, TODAY, type Who, type World } from '#test/domain/world.ts';
import type { Proposal, Refusal } from '#book/activity.ts';
import type { Result } from '#kernel/result.ts';
import { paidMeasure, sumsOf } from './measures.ts';
import { payCodeOf, seriesOf } from './pay-code.ts';
import {
  nextReceiptNumber,
  proposeAccount,
  proposeAssignment,
  proposeCash,
  proposeClosing,
  proposeDrive,
  proposeExemption,
  proposeGiving,
  proposeLines,
  proposeMonth,
  proposeRepeat,
  proposeReversal,
  proposeTaking,
} from './propose.ts';
import { lastDayOf, monthOf } from './state.ts';

const HOUSEHOLDS = Array.from(
  { length: 200 },
  (_, index) => `house${String(index).padStart(5, '0')}`,
);
const [FIRST = '', SECOND = '', THIRD = ''] = HOUSEHOLDS;

/** The code with its last sign but one mistyped. */
const slipOf = (code: string): string =>
  `${code.slice(0, -2)}${code.at(-2) === '7' ? '8' : '7'}${code.slice(-1)}`;
const author = (world: World, who: Who) => world.authorFor(who, 'funds');
function say(world: World, who: Who, proposed: Result<readonly Proposal[], Refusal>) {
  if (!proposed.ok) throw new Error(proposed.error.code);
  return { said: world.sayAll('funds', who, proposed.value), facts: proposed.value };
}
/** An id that a save brought. */
const idOf = ({ facts }: { facts: readonly Proposal[] }, field: string): string => {
  const id = facts[0]?.body[field];
  return typeof id === 'string' ? id : '';
};

function createFund(by: 'household' | 'head' = 'household') {
  const world = createWorld();
  const intent = {
    drive: 'drive00001',
    title: '  Vệ  sinh ',
    basis: { kind: 'meeting', on: TODAY - 3 },
    by,
    amount: 50_000,
    from: TODAY,
    monthly: true,
    dues: HOUSEHOLDS.map((household) => ({
      household,
      units: 2,
      amount: by === 'head' ? 100_000 : 50_000,
    })),
  } as const;
  const saved = say(world, 'leader', proposeDrive(world.states(), author(world, 'leader'), intent));
  return { world, drive: idOf(saved, 'drive'), saved };
}

describe('a drive', () => {
  test('is opened with all who are asked in one save', () => {
    const { world, drive, saved } = createFund();
    expect(saved.facts.map(({ type }) => type)).toEqual([
      'drive.opened@1',
      'dues.listed@1',
      'dues.listed@1',
      'dues.listed@1',
    ]);
    expect(saved.said.every(({ verdict }) => verdict === 'ok')).toBe(true);
    expect(world.states().funds.drives.get(drive)?.title).toBe('Vệ sinh');
    expect(sumsOf(world.states().funds, drive).askedDong).toBe(10_000_000);
    expect(paidMeasure(world.states().funds, drive).of).toHaveLength(200);
  });

  test('needs its day of a meeting, and is opened by those who answer for the money', () => {
    const { world } = createFund();
    const intent = {
      drive: 'drive00002',
      title: 'Đèn đường',
      basis: { kind: 'meeting' },
      by: 'household',
      amount: 1,
      from: TODAY,
      dues: [],
    } as const;
    const proposed = proposeDrive(world.states(), author(world, 'leader'), intent);
    expect(say(world, 'leader', proposed).said[0]).toMatchObject({ why: 'basis-missing' });
    const third = { ...intent, drive: 'drive00003' };
    const member = proposeDrive(world.states(), author(world, 'member'), third);
    expect(member).toMatchObject({ ok: false, error: { code: 'not-yours' } });
    const nameless = proposeDrive(world.states(), author(world, 'leader'), {
      ...third,
      title: ' ',
    });
    expect(nameless).toMatchObject({ ok: false, error: { code: 'value-wrong' } });
  });

  test('is repeated: who was let off stays so, who moved away is not asked, who came is', () => {
    for (const by of ['household', 'head'] as const) {
      const { world, drive } = createFund(by);
      const was = by === 'head' ? 100_000 : 50_000;
      const decided = {
        drive,
        household: FIRST,
        was,
        amount: 0,
        why: 'group',
        by: 'meeting',
      } as const;
      say(world, 'leader', proposeExemption(world.states(), author(world, 'leader'), decided));
      say(world, 'leader', proposeClosing(world.states(), author(world, 'leader'), drive));
      const next = {
        title: 'Vệ sinh tháng 12',
        from: TODAY + 1,
        households: [
          { household: FIRST, units: 2 },
          { household: SECOND, units: 3 },
          { household: 'newcomer01', units: 1 },
        ],
      };
      const saved = say(
        world,
        'leader',
        proposeRepeat(world.states(), author(world, 'leader'), drive, next),
      );
      const { funds } = world.states();
      const again = idOf(saved, 'drive');
      expect(funds.drives.get(again)).toMatchObject({ repeats: drive, monthly: true, by });
      expect(funds.drives.get(again)).not.toHaveProperty('closed');
      const asked = [...funds.dues.values()].filter((due) => due.drive === again);
      expect(asked.map(({ household, amount }) => [household, amount])).toEqual([
        [FIRST, 0],
        [SECOND, by === 'head' ? 150_000 : 50_000],
        ['newcomer01', 50_000],
      ]);
    }
  });
});

describe('the same as last month', () => {
  const next = (households: readonly string[]) => ({
    title: 'Vệ sinh 12/2026',
    from: TODAY + 15,
    households: households.map((household) => ({ household, units: 1 })),
  });

  test('opened on two phones is one drive: what either took is paid, and nobody is asked', () => {
    const { world, drive } = createFund();
    const states = world.states();
    const open = (who: Who) =>
      proposeRepeat(states, author(world, who), drive, next([FIRST, SECOND]));
    const [one, other] = [open('leader'), open('officer')];
    if (!one.ok || !other.ok) throw new Error('not written');
    world.sayAll('funds', 'leader', one.value);
    const again = idOf({ facts: one.value }, 'drive');
    expect(idOf({ facts: other.value }, 'drive')).toBe(again);
    const said = world.sayAll('funds', 'officer', other.value);
    expect(said.map(({ verdict }) => verdict)).toEqual(['ok', 'ok']);
    const { funds } = world.states();
    expect([...funds.dues.values()].filter((due) => due.drive === again)).toHaveLength(2);
    expect(sumsOf(funds, again).askedDong).toBe(100_000);
    expect(
      proposeRepeat(world.states(), author(world, 'leader'), drive, next([FIRST])),
    ).toMatchObject({ error: { code: 'already-saved' } });
  });

  test('with a newcomer whom only one of them knew asks that one too, and somebody looks', () => {
    const { world, drive } = createFund();
    const states = world.states();
    const open = (households: readonly string[]) =>
      proposeRepeat(states, author(world, 'leader'), drive, next(households));
    const [one, other] = [open([FIRST]), open([FIRST, SECOND])];
    const again = idOf(say(world, 'leader', one), 'drive');
    expect(say(world, 'leader', other).said).toMatchObject([
      { verdict: 'ok' },
      { verdict: 'flagged', why: 'dues-known' },
    ]);
    expect(paidMeasure(world.states().funds, again).of).toEqual([FIRST, SECOND]);
  });

  test('under another id in the same month is looked at', () => {
    const { world } = createFund();
    const intent = {
      drive: 'drive00002',
      title: 'Vệ sinh',
      basis: { kind: 'meeting', on: TODAY },
      by: 'household',
      amount: 50_000,
      from: TODAY + 1,
      dues: [],
    } as const;
    const proposed = proposeDrive(world.states(), author(world, 'leader'), intent);
    expect(say(world, 'leader', proposed).said).toMatchObject([{ why: 'drive-twice' }]);
  });
});

describe('cash', () => {
  test('has numbers of its own on every phone, one after the other', () => {
    const { world, drive } = createFund();
    const numbers: string[] = [];
    for (const who of ['member', 'second', 'member'] as const) {
      const receipt = `receipt${String(numbers.length).padStart(3, '0')}`;
      const intent = { receipt, drive, household: FIRST, amount: 10_000, payer: ' ' };
      const stream = streamOf(who);
      const saved = say(
        world,
        who,
        proposeCash(world.states(), author(world, who), stream, intent),
      );
      numbers.push(idOf(saved, 'number'));
      expect(saved.facts[0]?.body).not.toHaveProperty('payer');
    }
    const [own, other] = [seriesOf(streamOf('member')), seriesOf(streamOf('second'))];
    expect(own).not.toBe(other);
    expect(numbers).toEqual([`${own}-1`, `${other}-1`, `${own}-2`]);
    expect(nextReceiptNumber(world.states().funds, streamOf('member'))).toBe(`${own}-3`);
  });

  test('changes hands by two words, and a wrong receipt is written against', () => {
    const { world, drive } = createFund();
    const stream = streamOf('member');
    const intent = { receipt: 'receipt001', drive, household: FIRST, amount: 50_000 };
    const receipt = say(
      world,
      'member',
      proposeCash(world.states(), author(world, 'member'), stream, intent),
    );
    // A second press of the same form.
    expect(proposeCash(world.states(), author(world, 'member'), stream, intent)).toMatchObject({
      error: { code: 'already-saved' },
    });
    const give = proposeGiving(world.states(), author(world, 'member'), {
      handover: 'handover01',
      to: PEOPLE.leader,
      amount: 50_000,
    });
    const handover = idOf(say(world, 'member', give), 'handover');
    const take = proposeTaking(world.states(), author(world, 'leader'), {
      handover,
      from: PEOPLE.member,
      amount: 50_000,
    });
    expect(say(world, 'leader', take).said[0]).toMatchObject({ verdict: 'ok' });
    expect(world.states().funds.balances.get(`cash.${PEOPLE.leader}`)).toBe(50_000);
    const entry = idOf(receipt, 'receipt');
    const reverse = proposeReversal(world.states(), author(world, 'leader'), entry, 'ghi nhầm hộ');
    expect(say(world, 'leader', reverse).said[0]).toMatchObject({ verdict: 'ok' });
    expect(sumsOf(world.states().funds, drive).paidDong).toBe(0);
    const again = proposeReversal(world.states(), author(world, 'leader'), entry, 'ghi nhầm hộ');
    expect(again).toMatchObject({ error: { code: 'already-saved' } });
  });

  test('beyond what is left is booked and looked at, and taken back by whoever wrote it', () => {
    const { world, drive } = createFund();
    const receive = (receipt: string, amount: number) => {
      const intent = { receipt, drive, household: FIRST, amount };
      const by = author(world, 'member');
      return say(world, 'member', proposeCash(world.states(), by, streamOf('member'), intent)).said;
    };
    expect(receive('receipt001', 30_000)).toMatchObject([{ verdict: 'ok' }]);
    expect(receive('receipt002', 20_001)).toMatchObject([
      { verdict: 'flagged', why: 'more-than-asked' },
    ]);
    expect(sumsOf(world.states().funds, drive).paidDong).toBe(50_001);
    const undo = proposeReversal(world.states(), author(world, 'member'), 'receipt002', 'Ghi nhầm');
    expect(say(world, 'member', undo).said).toMatchObject([
      { verdict: 'flagged', why: 'receipt-reversed' },
    ]);
    expect(receive('receipt003', 20_000)).toMatchObject([{ verdict: 'ok' }]);
    expect(paidMeasure(world.states().funds, drive).met).toEqual([FIRST]);
  });
});

describe('the account', () => {
  const named = {
    account: 'account001',
    bank: '970405',
    number: '3600205000001',
    owner: 'TRIEU VAN TRUONG',
  };

  test('that a village head names is looked at, and of one with other money on it only codes count', () => {
    const { world, drive } = createFund();
    const proposed = proposeAccount(world.states(), author(world, 'leader'), {
      ...named,
      mixed: true,
    });
    const saved = say(world, 'leader', proposed);
    expect(saved.said[0]).toMatchObject({ verdict: 'flagged', why: 'account-new' });
    const account = idOf(saved, 'account');
    const second = { ...named, account: 'account002', number: '3600205000002' };
    // Another in its place is for the commune to say.
    expect(proposeAccount(world.states(), author(world, 'leader'), second)).toMatchObject({
      ok: false,
      error: { code: 'account-new' },
    });
    const line = { day: TODAY, way: 'in', amountDong: 50_000 } as const;
    const plan = proposeLines(world.states().funds, author(world, 'leader'), {
      account,
      source: 'statement',
      lines: [
        { ...line, text: `${payCodeOf(drive, FIRST)} ve sinh` },
        { ...line, text: 'luong thang 11' },
        { ...line, way: 'out', text: 'mua xe' },
        // Of the next village, whose treasurer has the same account; and a slip of the hand.
        { ...line, text: `${payCodeOf('driveother', FIRST)} ve sinh` },
        { ...line, text: `${slipOf(payCodeOf(drive, SECOND))} ve sinh` },
      ],
    });
    expect(plan).toMatchObject({ booked: 2, settled: 1, passed: 3 });
    expect(JSON.stringify(plan.proposals)).not.toContain('luong');
    world.sayAll('funds', 'leader', plan.proposals);
    const open = [...world.states().funds.transfers.values()].find(({ left }) => left > 0);
    const assign = proposeAssignment(world.states(), author(world, 'leader'), {
      entry: 'entry00001',
      transfer: open?.transfer ?? '',
      parts: [
        { to: 'dues', drive, household: SECOND, amount: 20_000 },
        { to: 'dues', drive, household: THIRD, amount: 30_000 },
      ],
    });
    expect(say(world, 'leader', assign).said[0]).toMatchObject({ verdict: 'ok' });
    expect(sumsOf(world.states().funds, drive).paidDong).toBe(100_000);
  });

  test('named anew for another owner adds nothing that a statement told before', () => {
    const { world, drive } = createFund();
    const name = (owner: string): string => {
      const account = owner.endsWith('EM') ? 'account002' : 'account001';
      const intent = { ...named, account, owner };
      return idOf(
        say(world, 'officer', proposeAccount(world.states(), author(world, 'officer'), intent)),
        'account',
      );
    };
    const lines = [FIRST, SECOND].map((household) => ({
      day: TODAY,
      way: 'in' as const,
      amountDong: 50_000,
      text: `${payCodeOf(drive, household)} ve sinh`,
    }));
    const bring = (account: string): number => {
      const by = author(world, 'leader');
      const plan = proposeLines(world.states().funds, by, { account, source: 'statement', lines });
      world.sayAll('funds', 'leader', plan.proposals);
      return plan.booked;
    };
    const first = name('TRIEU VAN TRUONG');
    expect(bring(first)).toBe(2);
    world.sayAll('funds', 'officer', [
      { type: 'account.ended@1', on: TODAY, body: { account: first, reason: 'ghi nhầm tên' } },
    ]);
    expect(bring(name('TRIEU VAN TRUONG EM'))).toBe(0);
    expect(sumsOf(world.states().funds, drive).paidDong).toBe(100_000);
  });

  test('is there once, and a month is closed with its sums', () => {
    const { world } = createFund();
    say(world, 'officer', proposeAccount(world.states(), author(world, 'officer'), named));
    const second = { ...named, account: 'account002' };
    const again = proposeAccount(world.states(), author(world, 'officer'), second);
    expect(again).toMatchObject({ ok: false, error: { code: 'account-taken' } });
    const month = monthOf(TODAY) - 1;
    const close = proposeMonth(world.states(), author(world, 'leader'), month, lastDayOf(month));
    expect(say(world, 'leader', close).said[0]).toMatchObject({ verdict: 'ok' });
    const now = proposeMonth(
      world.states(),
      author(world, 'leader'),
      month + 1,
      lastDayOf(month + 1),
    );
    expect(now).toMatchObject({ ok: false, error: { code: 'month-not-over' } });
  });
});
