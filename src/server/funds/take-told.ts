import { newId } from '#kernel/id.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { BANKS } from '#kernel/vi-banks.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import { foldText } from '#kernel/vi-text.ts';
import type { Book } from '#book/activity.ts';
import { asksOf, nearOf } from '#domain/funds/match.ts';
import { proposeLines } from '#domain/funds/propose.ts';
import type { Account, FundsState } from '#domain/funds/state.ts';
import type { ToldLine } from '#server/funds/hooks.ts';
import type { Home } from '#server/home.ts';
import { problem, type Problem } from '#server/http/problem.ts';

/** A phone may write to the book between the reading and the writing. */
const TRIES_MAX = 8;

export type Taken = { readonly booked: number; readonly settled: number };

/** Why nothing was booked: no village has that account, or several have, and nothing says which is meant. */
export type Unbooked = 'account-unknown' | 'account-shared';

/**
 * Books what a service tells of a transfer, for whichever village's account it is. Told twice, or shown by a
 * statement already, it adds nothing.
 */
export async function takeTold(
  home: Home,
  told: ToldLine,
): Promise<Result<Taken, Problem> | Unbooked> {
  const found = await findAccount(home, told);
  if (typeof found === 'string') return found;
  if (told.line === undefined) return ok({ booked: 0, settled: 0 });
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const { state, seq } = await home.warm.get(found.book);
    const plan = proposeLines(
      state as FundsState, // of a funds book
      { on: dayOfSeconds(home.now()), newId: () => newId(home.random) },
      { account: found.account.account, lines: [told.line], source: 'told' },
    );
    const { booked, settled } = plan;
    if (plan.proposals.length === 0) return ok({ booked, settled });
    const written = await home.recorder.record(found.book, plan.proposals, { ifSeq: seq });
    if (written.ok) return ok({ booked, settled });
    if (written.error.code === 'disk-full') return err(problem('disk-full'));
    if (written.error.code === 'book-full') return err(problem('book-full'));
  }
  return err(problem('store-away'));
}

type Found = { readonly book: Book; readonly account: Account; readonly state: FundsState };

/**
 * The account that is in use. Where two banks gave the same number it is the one whose bank is named, and
 * where several villages have one account, that of the village whose codes the payer wrote: nobody guesses.
 */
async function findAccount(
  home: Home,
  { account, bank = '', line }: ToldLine,
): Promise<Found | Unbooked> {
  const bin = binOf(bank);
  const found: Found[] = [];
  for (const book of home.directory.books()) {
    if (book.activity !== 'funds') continue;
    const state = (await home.warm.get(book)).state as FundsState; // of a funds book
    for (const each of state.accounts.values()) {
      const isMeant = each.number === account && (bin === undefined || each.bank === bin);
      if (isMeant && each.ended === undefined) found.push({ book, account: each, state });
    }
  }
  const [first, second] = found;
  if (first === undefined) return 'account-unknown';
  if (second === undefined) return first;
  const text = line?.text ?? '';
  const own = found.filter(({ state }) => nearOf(asksOf(state), text).length > 0);
  const [only, more] = own;
  return only === undefined || more !== undefined ? 'account-shared' : only;
}

function binOf(name: string): string | undefined {
  const folded = foldText(name);
  return BANKS.find((bank) => foldText(bank.name) === folded || bank.also.includes(folded))?.bin;
}
