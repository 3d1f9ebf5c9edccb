// A bank's statement, brought for a village.

import { utf8 } from '#kernel/bytes.ts';
import { json, outcome, send } from '#test/access/caller.ts';
import type { Probe } from '#test/access/reading.ts';

/** Of an account that nobody has named: whoever may bring a statement hears so. */
const statement =
  (route: string, more = ''): Probe =>
  async (country, who, of) => {
    const path = `/api/funds/${route}?place=${country.place(of)}&account=account000&name=sk.csv${more}`;
    const body = utf8(STATEMENT);
    return outcome(await send(country, who, { method: 'POST', path, body }));
  };
const STATEMENT = 'Ngày giao dịch,Ghi nợ,Ghi có,Số dư,Nội dung\n02/11/2026,,1,1,a\n';

/** What a service tells, signed with a key that this home does not have. */
const hook: Probe = async (country, who, of) =>
  outcome(
    await send(country, who, {
      method: 'POST',
      path: `/api/hook/${of}`,
      body: json({ data: { accountNumber: '1', amount: 1 }, signature: 'ab'.repeat(32) }),
    }),
  );

export const STATEMENTS: Readonly<Record<string, readonly [string, Probe]>> = {
  'bank hook': ['POST /api/hook/:id', hook],
  'statement preview': ['POST /api/funds/preview', statement('preview')],
  'statement confirm': [
    'POST /api/funds/confirm',
    statement('confirm', `&preview=${'A'.repeat(43)}`),
  ],
};
