import type { Id } from '#kernel/id.ts';
import type { FundFact, Part } from '#domain/funds/facts.ts';

/*
 * Double entry: each movement of money is written as amounts that come to nothing together, so that nothing
 * appears or is lost. What the village has stands as plus (bank, cash), where it came from as minus.
 */

/**
 * Where an amount stands: a name of parts with dots between, the first of which says what it is.
 */
export type Posting = readonly [account: string, dong: number];

export const bankOf = (account: Id): string => `bank.${account}`;
export const cashOf = (person: Id): string => `cash.${person}`;
/** Of a household in a drive: what it has paid. */
export const duesOf = (drive: Id, household: Id): string => `dues.${drive}.${household}`;
export const giftsOf = (drive: Id): string => `gifts.${drive}`;
export const spentOf = (drive: Id): string => `spent.${drive}`;
/** Moved at the bank, and nobody has said yet what for. */
export const unsortedOf = (transfer: Id): string => `unsorted.${transfer}`;
const BANK_ITSELF = 'interest.bank';
const OTHERS = 'others.money';

type BodyOf<Type extends FundFact['type']> = Extract<FundFact, { type: Type }>['body'];

const moved = (amount: number, from: string, to: string): readonly Posting[] => [
  [to, amount],
  [from, -amount],
];

/** What an account is of, by its name: the drive, and the household whose dues they are. */
export function readAccount(account: string): {
  readonly kind: string;
  readonly drive?: Id;
  readonly household?: Id;
} {
  const [kind = '', of, household] = account.split('.');
  const isOfDrive = kind === 'dues' || kind === 'gifts' || kind === 'spent';
  if (!isOfDrive || of === undefined) return { kind };
  return { kind, drive: of, ...(household !== undefined && { household }) };
}

export const postTransfer = (body: BodyOf<'transfer.booked@1'>): readonly Posting[] => {
  const [bank, unsorted] = [bankOf(body.account), unsortedOf(body.transfer)];
  return body.way === 'in'
    ? moved(body.amount, unsorted, bank)
    : moved(body.amount, bank, unsorted);
};

/** What a part of a transfer is booked against. */
export function accountOfPart(part: Part): string {
  switch (part.to) {
    case 'dues':
    case 'refund':
      return duesOf(part.drive, part.household);
    case 'gift':
      return giftsOf(part.drive);
    case 'spent':
      return spentOf(part.drive);
    case 'cash':
      return cashOf(part.holder);
    case 'bank':
      return BANK_ITSELF;
    case 'others':
      return OTHERS;
  }
}

export const postAssignment = (
  { transfer, parts }: BodyOf<'money.assigned@1'>,
  way: 'in' | 'out',
): readonly Posting[] =>
  parts.flatMap((part) =>
    way === 'in'
      ? moved(part.amount, accountOfPart(part), unsortedOf(transfer))
      : moved(part.amount, unsortedOf(transfer), accountOfPart(part)),
  );

export const postReceipt = (body: BodyOf<'cash.received@1'>): readonly Posting[] => {
  const { drive, household, holder, amount } = body;
  const from = household === undefined ? giftsOf(drive) : duesOf(drive, household);
  return moved(amount, from, cashOf(holder));
};

export const postSpending = (body: BodyOf<'cash.spent@1'>): readonly Posting[] =>
  moved(body.amount, cashOf(body.holder), spentOf(body.drive));

export const postRefund = (body: BodyOf<'cash.refunded@1'>): readonly Posting[] =>
  moved(body.amount, cashOf(body.holder), duesOf(body.drive, body.household));

export const postHandover = (from: Id, to: Id, amount: number): readonly Posting[] =>
  moved(amount, cashOf(from), cashOf(to));

export const against = (postings: readonly Posting[]): readonly Posting[] =>
  postings.map(([account, dong]) => [account, -dong]);

/** What parts come to. */
export const sumOfParts = (parts: readonly Part[]): number =>
  parts.reduce((sum, { amount }) => sum + amount, 0);

/**
 * Which parts a transfer of a way may have: what comes in is not spent, what goes out is nobody's
 * dues.
 */
export const fitsWay = (part: Part, way: 'in' | 'out'): boolean => {
  switch (part.to) {
    case 'dues':
    case 'gift':
      return way === 'in';
    case 'refund':
    case 'spent':
      return way === 'out';
    case 'cash':
    case 'bank':
    case 'others':
      return true;
  }
};
