// A fund of a village, and whatever may be said of its money.

import fc from 'fast-check';
import { createWorld, PEOPLE, TODAY, type Who } from '#test/domain/world.ts';
import type { JsonObject } from '#kernel/canonical.ts';
import type { FundsState } from '#domain/funds/state.ts';

const IDS = ['thing00001', 'thing00002', 'thing00003'];
export const FUND_HOUSEHOLDS = ['household1', 'household2', 'household3'];
const WHO: readonly Who[] = ['member', 'second', 'leader', 'officer'];

const id = fc.constantFrom(...IDS);
const amount = fc.constantFrom(1, 50_000, 120_000, 999_999_999_999);
const household = fc.constantFrom(...FUND_HOUSEHOLDS);
const person = fc.constantFrom(...WHO.map((who) => PEOPLE[who]));
const drive = fc.constant('drive00001');
const way = fc.constantFrom('in', 'out');
const due = { drive, household, amount };
const part = fc.oneof(
  fc.record({ to: fc.constant('dues'), ...due }),
  fc.record({ to: fc.constant('refund'), ...due }),
  fc.record({ to: fc.constant('gift'), drive, amount }),
  fc.record({ to: fc.constant('spent'), drive, amount, item: fc.constant('Chổi') }),
  fc.record({ to: fc.constant('cash'), holder: person, amount }),
  fc.record({ to: fc.constant('bank'), amount }),
  fc.record({ to: fc.constant('others'), amount }),
);
const handed = fc.record({ handover: id, from: person, to: person, amount });
const said: readonly (readonly [string, fc.Arbitrary<JsonObject>])[] = [
  [
    'transfer.booked@1',
    fc.record({
      transfer: id,
      account: fc.constant('account001'),
      way,
      amount,
      day: fc.constantFrom(TODAY, TODAY - 40),
      key: fc.constantFrom('in50000', 'out50000'),
      same: fc.constantFrom(1, 2),
      source: fc.constant('statement'),
    }),
  ],
  [
    'money.assigned@1',
    fc.record({
      entry: id.map((text) => `e${text.slice(1)}`),
      transfer: id,
      parts: fc.array(part, { minLength: 1, maxLength: 3 }),
      told: fc.constant('person'),
    }),
  ],
  [
    'cash.received@1',
    fc.record(
      {
        receipt: id.map((text) => `r${text.slice(1)}`),
        number: fc.constantFrom('7K2M-1', '7K2M-2'),
        holder: person,
        ...due,
      },
      { requiredKeys: ['receipt', 'number', 'holder', 'drive', 'amount'] },
    ),
  ],
  ['handover.given@1', handed],
  ['handover.taken@1', handed],
  ['handover.withdrawn@1', fc.record({ handover: id })],
  [
    'cash.spent@1',
    fc.record({
      spending: id.map((text) => `s${text.slice(1)}`),
      holder: person,
      drive,
      amount,
      item: fc.constant('Chổi'),
    }),
  ],
  [
    'cash.refunded@1',
    fc.record({ refund: id.map((text) => `f${text.slice(1)}`), holder: person, ...due }),
  ],
  [
    'entry.reversed@1',
    fc.record({
      entry: fc.constantFrom(
        ...IDS,
        ...IDS.flatMap((each) => [...'ersf'].map((c) => c + each.slice(1))),
      ),
      reason: fc.constant('ghi nhầm'),
    }),
  ],
];
/** Mostly of people who say what they themselves did, now and then of what others did. */
const ownWord = (type: string, body: JsonObject, who: Who): JsonObject => {
  const own = PEOPLE[who];
  if (type === 'handover.given@1') return { ...body, from: own };
  if (type === 'handover.taken@1') return { ...body, to: own };
  return 'holder' in body ? { ...body, holder: own } : body;
};
const anyFact = fc.oneof(
  ...said.map(([type, body]) => fc.record({ type: fc.constant(type), body })),
);
/** What anybody may say of a fund, right and wrong. */
export const anyFundFacts = fc.array(
  fc
    .tuple(anyFact, fc.constantFrom(...WHO, 'leader', 'leader'), fc.integer({ min: 0, max: 9 }))
    .map(([{ type, body }, who, dice]) => ({
      who,
      fact: { type, body: dice === 0 ? body : ownWord(type, body, who) },
    })),
  { minLength: 5, maxLength: 40, size: 'max' },
);

/** A fund with an account and a drive that asks some households, else three, for 50.000 đồng each. */
export function createFund(title = 'Vệ sinh', households: readonly string[] = FUND_HOUSEHOLDS) {
  const world = createWorld();
  world.say('funds', 'officer', 'account.named@1', {
    account: 'account001',
    bank: '970405',
    number: '1',
    owner: 'A',
  });
  world.say('funds', 'leader', 'drive.opened@1', {
    drive: 'drive00001',
    title,
    basis: { kind: 'meeting', on: TODAY },
    by: 'household',
    amount: 50_000,
    from: TODAY,
  });
  world.say('funds', 'leader', 'dues.listed@1', {
    drive: 'drive00001',
    dues: households.map((each) => [each, 1, 50_000]),
  });
  const funds = (): FundsState => world.states().funds;
  return { world, funds };
}
