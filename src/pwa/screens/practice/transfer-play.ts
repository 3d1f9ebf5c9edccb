/** A practice transfer as it is played. Every second time somebody else's code is pasted over the shop's. */
export type Transfer = {
  readonly round: number;
  readonly stage: 'scan' | 'amount' | 'check' | 'code' | 'done' | 'failed';
  readonly amount: number;
  readonly end?: 'paid' | 'saved' | 'caught' | 'needless' | 'name' | 'amount' | 'told';
};

export const ASKED_DONG = 45_000;
/** A code that opens nothing. */
export const OTP = '482916';

export const beginTransfer = (round: number): Transfer => ({ round, stage: 'scan', amount: 0 });

export const isPastedOver = ({ round }: Transfer): boolean => round % 2 === 1;

export const scan = (play: Transfer): Transfer => ({ ...play, stage: 'amount' });

export const typeAmount = (play: Transfer, amount: number): Transfer => ({
  ...play,
  amount,
  stage: 'check',
});

/** A wrong amount can be put right before it is confirmed. */
export const retype = (play: Transfer): Transfer => ({ ...play, stage: 'amount' });

/** Whoever confirms a wrong name or a wrong amount is told so before the code comes. */
export function confirm(play: Transfer): Transfer {
  if (isPastedOver(play)) return { ...play, stage: 'failed', end: 'name' };
  if (play.amount !== ASKED_DONG) return { ...play, stage: 'failed', end: 'amount' };
  return { ...play, stage: 'code' };
}

/** Stopping is never wrong. */
export const stop = (play: Transfer): Transfer => ({ ...play, stage: 'done', end: whyStop(play) });

function whyStop(play: Transfer): 'saved' | 'caught' | 'needless' {
  if (isPastedOver(play)) return 'saved';
  return play.amount === ASKED_DONG ? 'needless' : 'caught';
}

export const tellCode = (play: Transfer): Transfer => ({ ...play, stage: 'failed', end: 'told' });

/** Undefined where the code is another one. */
export const typeCode = (play: Transfer, code: string): Transfer | undefined =>
  code.trim() === OTP ? { ...play, stage: 'done', end: 'paid' } : undefined;

/** Back to the place where it went wrong. */
export function tryAgain({ round, amount, end }: Transfer): Transfer {
  if (end === 'told') return { round, amount, stage: 'code' };
  return { round, amount, stage: end === 'amount' ? 'amount' : 'check' };
}
