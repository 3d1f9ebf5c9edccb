// Names in the books of money, notices and surveys, which stand nowhere else.

import { expect } from 'vitest';
import type { Id } from '#kernel/id.ts';
import type { Country } from '#test/access/country.ts';

export const OTHER_WORDS = {
  answer: 'Trả lời Tuyệt Mật',
  paid: 'TUYET MAT CHUYEN TIEN',
  payer: 'Người Nộp Tuyệt Mật',
  giver: 'Người Ủng Hộ Tuyệt Mật',
  note2: 'Xếp tiền Tuyệt Mật',
  notice: 'Báo Riêng Tổ Tuyệt Mật',
  matter: 'Việc Gửi Xã Tuyệt Mật',
} as const;

/** Money, answers, and what the team was told: of them, too, nothing is for everybody. */
export async function fillOtherBooks(
  country: Country,
  survey: Id,
  households: readonly Id[],
): Promise<readonly Id[]> {
  const { the, newId, record, book } = country;
  const on = the.today;
  const one = ['drive', 'account', 'transfer', 'notice', 'edition'] as const;
  const [drive = '', account = '', transfer = '', notice = '', edition = ''] = one.map(newId);
  const ids = [transfer];
  const amount = 7_070_000;
  await record(
    book('doors', 'A1'),
    households.map((household) => ({
      type: 'survey.answered@1',
      on,
      body: { answer: newId(), survey, household, said: { net: 'yes', note: OTHER_WORDS.answer } },
    })),
  );
  const cases = await passOn(country, households[0] ?? '');
  await record(book('funds', 'A1'), [
    {
      type: 'account.named@1',
      on,
      body: { account, bank: '970405', number: '3600', owner: 'MAU' },
    },
    {
      type: 'drive.opened@1',
      on,
      body: {
        drive,
        title: 'Quỹ',
        basis: { kind: 'meeting', on },
        by: 'household',
        amount,
        from: on,
        account,
      },
    },
    {
      type: 'dues.listed@1',
      on,
      body: {
        drive,
        dues: households.map((household): [string, number, number] => [household, 1, amount]),
      },
    },
    {
      type: 'transfer.booked@1',
      on,
      body: {
        transfer,
        account,
        way: 'in',
        amount,
        day: on,
        key: 'in.1',
        same: 1,
        source: 'statement',
        text: OTHER_WORDS.paid,
      },
    },
    {
      type: 'money.assigned@1',
      on,
      body: {
        entry: newId(),
        transfer,
        parts: [{ to: 'gift', drive, amount, giver: OTHER_WORDS.giver }],
        told: 'person',
        note: OTHER_WORDS.note2,
      },
    },
  ]);
  const texts = { vi: { title: OTHER_WORDS.notice, text: OTHER_WORDS.notice } };
  const posted = { notice, edition, class: 'ordinary', to: 'team', pinned: false, from: on, texts };
  await record(book('board', 'A1'), [{ type: 'notice.posted@1', on, body: posted }]);
  await record(
    book('reach', 'A1'),
    households.map((household) => {
      const telling = newId();
      ids.push(telling);
      return {
        type: 'notice.told@1',
        on,
        body: { telling, notice, edition, household, way: 'door' },
      };
    }),
  );
  // Cash is for those who go from door to door to take.
  const member = country.phone('member A1');
  const holder = the.home.directory.findStream(member.stream)?.person ?? '';
  const [household = ''] = households;
  const receipt = { receipt: newId(), number: 'TM70-1', holder, drive, household, amount: 1_000 };
  const taken = {
    type: 'cash.received@1',
    on,
    body: { ...receipt, payer: OTHER_WORDS.payer },
  };
  const { reply } = await member.push([member.part(book('funds', 'A1').id, [taken])]);
  expect(reply.parts).toMatchObject([{ items: [{ verdict: 'ok' }] }]);
  return [...ids, ...cases, receipt.receipt];
}

/** A matter for the desk, which a letter of the home brings into the book of the commune. */
async function passOn(
  { the, newId, record, book }: Country,
  household: Id,
): Promise<readonly Id[]> {
  const matter = newId();
  const asked = {
    case: matter,
    household,
    matter: 'birth',
    words: OTHER_WORDS.matter,
    agreed: { how: 'spoken', wording: 'desk@1' },
  };
  await record(book('doors', 'A1'), [{ type: 'case.asked@1', on: the.today, body: asked }]);
  await the.home.letters.settled();
  expect((await the.home.warm.get(book('desk', 'A'))).traces.has(matter)).toBe(true);
  return [matter];
}
