import { MET_ON, MINUTES } from '#demo/meetings.ts';
import { defined } from '#kernel/assert.ts';
import { dayOfDate } from '#kernel/vi-calendar.ts';
import type { ProposalOf } from '#book/activity.ts';
import type { FUND_FACTS } from '#domain/funds/facts.ts';
import type { BankLine } from '#domain/funds/match.ts';
import { cashWith, positionOn } from '#domain/funds/measures.ts';
import { payCodeOf, repeatOf } from '#domain/funds/pay-code.ts';
import { nextReceiptNumber, proposeStatement } from '#domain/funds/propose.ts';
import { emptyFunds, foldFunds, type FundsState, lastDayOf } from '#domain/funds/state.ts';
import { LAST_DAY, secondsOf } from '#demo/calendar.ts';
import { createDice, type Dice, seedFor } from '#demo/dice.ts';
import type { DemoSave } from '#demo/pen.ts';
import type { DemoStaff } from '#demo/staff.ts';
import { type DemoPerson, type DemoTeam, isActive, phoneOn } from '#demo/team.ts';
import type { DemoVillage } from '#demo/village.ts';

type Said = ProposalOf<typeof FUND_FACTS>;

/** Villages of the demo that collect. */
const COLLECTING: ReadonlySet<string> = new Set(['Sa Lây', '6']);
const DUE = 30_000;
const OPENING = 4_200_000;
const MONTHS = [9, 10, 11] as const;
const day = (month: number, dayOfMonth: number): number =>
  dayOfDate({ year: 2026, month, dayOfMonth });

/** The money of a village as it goes: what is said, and what stands in the book after it. */
type Till = {
  readonly dice: Dice;
  readonly state: FundsState;
  readonly households: readonly string[];
  say(person: DemoPerson, on: number, minute: number, facts: readonly Said[]): void;
};

/** Three monthly drives: two that are over, and one of which a part is still to come. */
export function planFunds(
  village: DemoVillage,
  team: DemoTeam,
  staff: DemoStaff,
): readonly DemoSave[] {
  const { plan, doors } = village;
  if (!COLLECTING.has(plan.name)) return [];
  const saves: DemoSave[] = [];
  const state = emptyFunds();
  const till: Till = {
    // Of its own, so that the rounds are the same with and without it.
    dice: createDice(seedFor(0, `funds ${plan.commune} ${plan.code}`)),
    state,
    households: doors.flatMap(({ id, leftOn = LAST_DAY + 1 }) => (leftOn > LAST_DAY ? [id] : [])),
    say(person, on, minute, facts) {
      const phone = phoneOn(person, on);
      const at = secondsOf(on, minute);
      saves.push({ activity: 'funds', phone, at, receivedAt: at + 90, facts });
      for (const fact of facts) {
        foldFunds(state, { ...fact, stream: phone.stream, n: 0, at });
      }
    },
  };
  const account = till.dice.id();
  const officer = defined(staff.officers[0], 'officer of a commune');
  const body = {
    account,
    bank: '970405',
    number: `36002050${String(10_000 + till.dice.int(89_999))}`,
    owner: 'QUY THON',
  };
  till.say(officer, day(8, 20), 9 * 60, [{ type: 'account.named@1', on: day(8, 20), body }]);
  let before: string | undefined;
  for (const month of MONTHS) before = collect(till, team, { month, account, before });
  return saves;
}

type Month = {
  readonly month: number;
  readonly account: string;
  /** The drive that is repeated. */
  readonly before: string | undefined;
};

function collect(till: Till, team: DemoTeam, { month, account, before }: Month): string {
  const { dice, households } = till;
  const opened = day(month, 1);
  const isLast = month === MONTHS.at(-1);
  const key = 2026 * 12 + month - 1;
  const drive = before === undefined ? dice.id() : repeatOf(before, key);
  const head = defined(team.members[0], 'head of a team').person;
  till.say(head, opened, 8 * 60, [
    {
      type: 'drive.opened@1',
      on: opened,
      body: {
        drive,
        title: `Vệ sinh môi trường ${String(month)}/2026`,
        basis: { kind: 'meeting', on: MET_ON, document: MINUTES },
        by: 'household',
        amount: DUE,
        from: opened,
        account,
        monthly: true,
        ...(before !== undefined && { repeats: before }),
      },
    },
    ...lists(households).map((some) => ({
      type: 'dues.listed@1' as const,
      on: opened,
      body: { drive, dues: some.map((id): [string, number, number] => [id, 1, DUE]) },
    })),
  ]);
  const order = dice.shuffle([...households]);
  const byTransfer = order.slice(0, Math.round(order.length * (isLast ? 0.5 : 0.68)));
  const left = order.slice(byTransfer.length);
  bringStatement(till, head, { account, drive, month, payers: byTransfer });
  const atDoors = isLast ? left.slice(0, Math.round(left.length * 0.4)) : left;
  takeCash(till, team, { drive, month, payers: atDoors });
  if (isLast) return drive;
  spend(till, head, drive, month);
  const over = day(month + 1, 2);
  till.say(head, over, 19 * 60, [{ type: 'drive.closed@1', on: over, body: { drive } }]);
  const { bankDong, cashDong, unsortedDong } = positionOn(till.state, lastDayOf(key));
  const sums = { month: key, bank: bankDong, cash: cashDong, unsorted: unsortedDong };
  till.say(head, over, 19 * 60 + 5, [{ type: 'month.closed@1', on: over, body: sums }]);
  return drive;
}

const LISTED = 60;
function lists(households: readonly string[]): readonly (readonly string[])[] {
  const all: (readonly string[])[] = [];
  for (let from = 0; from < households.length; from += LISTED) {
    all.push(households.slice(from, from + LISTED));
  }
  return all;
}

type Paying = {
  readonly drive: string;
  readonly month: number;
  readonly payers: readonly string[];
};

/** What the bank's statement of the month tells; of the last one, not all is clear. */
function bringStatement(
  till: Till,
  head: DemoPerson,
  { account, drive, month, payers }: Paying & { readonly account: string },
): void {
  const { dice, state } = till;
  const isLast = month === MONTHS.at(-1);
  const lines: BankLine[] = payers.map((household) => ({
    day: day(month, dice.range(1, 14)),
    way: 'in',
    amountDong: DUE,
    text: `MBVCB.${String(dice.range(1_000, 9_999))}.${payCodeOf(drive, household)} ve sinh`,
  }));
  if (isLast) {
    const [first = ''] = payers;
    lines.push(
      { day: day(month, 12), way: 'in', amountDong: 2 * DUE, text: 'CON GAI NOP CHO BO ME' },
      { day: day(month, 13), way: 'in', amountDong: 500_000, text: 'CON EM XA QUE UNG HO THON' },
      { day: day(month, 13), way: 'in', amountDong: DUE, text: `${payCodeOf(drive, first)} lan 2` },
    );
  }
  lines.sort((one, other) => one.day - other.day);
  const openingDong = OPENING + positionOn(state, day(month, 1) - 1).bankDong;
  const closingDong = lines.reduce((sum, { amountDong }) => sum + amountDong, openingDong);
  const on = day(month, 15);
  const file = dice
    .random(32)
    .reduce((text, byte) => text + String.fromCharCode(97 + (byte % 26)), '');
  const plan = proposeStatement(
    state,
    { on, newId: () => dice.id() },
    { account, lines, openingDong, closingDong, file: file.padEnd(43, 'a') },
  );
  for (let from = 0; from < plan.proposals.length; from += FACTS_AT_ONCE) {
    const some = plan.proposals.slice(from, from + FACTS_AT_ONCE);
    till.say(head, on, 20 * 60 + Math.floor(from / FACTS_AT_ONCE), some);
  }
}
const FACTS_AT_ONCE = 60;

/** The doors that are left, by those of the team, who hand over what they took. */
function takeCash(till: Till, team: DemoTeam, { drive, month, payers }: Paying): void {
  const { dice, state } = till;
  const head = defined(team.members[0], 'head of a team').person;
  const on = day(month, 16);
  const collectors = team.members.map(({ person }) => person).filter((each) => isActive(each, on));
  for (const [turn, collector] of collectors.entries()) {
    const own = payers.filter((_, index) => index % collectors.length === turn);
    const { stream } = phoneOn(collector, on);
    for (const [index, household] of own.entries()) {
      const body = {
        receipt: dice.id(),
        number: nextReceiptNumber(state, stream),
        holder: collector.id,
        drive,
        household,
        amount: DUE,
      };
      till.say(collector, on, 18 * 60 + index * 4 + turn, [{ type: 'cash.received@1', on, body }]);
    }
    const amount = cashWith(state, collector.id);
    if (collector === head || amount === 0) continue;
    const hands = { handover: dice.id(), from: collector.id, to: head.id, amount };
    till.say(collector, on + 1, 7 * 60 + turn, [
      { type: 'handover.given@1', on: on + 1, body: hands },
    ]);
    // Of the last month somebody's money still waits to be counted.
    if (month === MONTHS.at(-1) && turn === collectors.length - 1) continue;
    till.say(head, on + 1, 12 * 60 + turn, [{ type: 'handover.taken@1', on: on + 1, body: hands }]);
  }
}

const BOUGHT = [
  ['Thuê xe chở rác cả tháng', 0.62],
  ['Chổi tre, bao tải, găng tay', 0.11],
] as const;

function spend(till: Till, head: DemoPerson, drive: string, month: number): void {
  const on = day(month, 20);
  const cash = cashWith(till.state, head.id);
  for (const [index, [item, share]] of BOUGHT.entries()) {
    const amount = Math.round((cash * share) / 10_000) * 10_000;
    const document = `PC-${String(month)}.${String(index + 1)}`;
    const body = { spending: till.dice.id(), holder: head.id, drive, amount, item, document };
    till.say(head, on, 16 * 60 + index * 5, [{ type: 'cash.spent@1', on, body }]);
  }
}
