import type { ProposalOf, Proposed } from '#book/activity.ts';
import { FUNDS_ACCESS } from '#domain/funds/access.ts';
import { FUND_FACTS } from '#domain/funds/facts.ts';
import { type FundsStates, judgeFunds } from '#domain/funds/judge.ts';
import { billHow } from '#domain/funds/measures.ts';
import { type Author, finish, type Rules } from '#domain/propose.ts';

type Schemas = typeof FUND_FACTS;
type OwnType = Extract<keyof Schemas, `shop.${string}` | `bill.${string}`>;
type Own = Omit<Extract<ProposalOf<Schemas>, { type: OwnType }>, 'on'>;

const RULES: Rules<Schemas, FundsStates> = {
  facts: FUND_FACTS,
  access: FUNDS_ACCESS,
  judge: judgeFunds,
};

/** What was said of a bill before it was said to be paid, as whoever takes that back says it again. */
export const backOf = (
  { funds }: FundsStates,
  paid: Extract<ProposalOf<Schemas>, { type: 'bill.paid@1' }>['body'],
): typeof paid => ({ ...paid, how: billHow(funds, paid.bill, paid.month) });

/** A word about a household's own shop or bill, as it is. */
export const proposeOwn = (states: FundsStates, author: Author, said: Own): Proposed<Schemas> =>
  finish(RULES, states, author, [{ ...said, on: author.on } as ProposalOf<Schemas>]); // with its day
