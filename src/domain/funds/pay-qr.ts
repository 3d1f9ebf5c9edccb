import type { Id } from '#kernel/id.ts';
import { encodeVietQr, plainPurpose } from '#kernel/vietqr.ts';
import { payCodeOf } from '#domain/funds/pay-code.ts';
import type { Account, Drive, FundsState } from '#domain/funds/state.ts';

/** The account that people are asked to pay to: the one a drive names, else the newest that is used. */
export function accountFor(
  { accounts }: Pick<FundsState, 'accounts'>,
  drive?: Drive,
): Account | undefined {
  const named = drive?.account === undefined ? undefined : accounts.get(drive.account);
  if (named !== undefined && named.ended === undefined) return named;
  return [...accounts.values()].findLast(({ ended }) => ended === undefined);
}

/** What every banking app reads: account, amount, and the household's code first of all. */
export function payQrText(
  account: Account,
  drive: Drive,
  household: Id,
  leftDong: number,
): string | undefined {
  const written = encodeVietQr({
    bank: account.bank,
    account: account.number,
    amountDong: leftDong,
    purpose: plainPurpose(`${payCodeOf(drive.drive, household)} ${drive.title}`),
  });
  return written.ok ? written.value : undefined;
}
