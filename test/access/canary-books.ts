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
  asked: 'Câu Hỏi Riêng Tuyệt Mật',
  typed: 'Câu Hỏi Gõ Lại Tuyệt Mật',
  closed: 'Lý Do Thôi Hỏi Tuyệt Mật',
  chair: 'Người Chủ Tọa Tuyệt Mật',
  secretary: 'Người Ghi Tuyệt Mật',
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
  const questions = await askAndAnswer(country, households);
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
  ids.push(...(await fillMeeting(country, households)));
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
  return [...ids, ...cases, ...questions, receipt.receipt];
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

/** What somebody asked in their own words; the answer alone, in other words, is for everybody. */
async function askAndAnswer(
  { the, newId, record, book }: Country,
  households: readonly Id[],
): Promise<readonly Id[]> {
  const on = the.today;
  const ids: Id[] = [];
  const minted = (): Id => {
    const id = newId();
    ids.push(id);
    return id;
  };
  for (const household of households.slice(0, 3)) {
    const of = { question: minted(), household };
    const [answer, edition] = [newId(), newId()];
    const texts = { vi: { asked: 'Bao giờ có nước lại?', said: 'Sáng thứ Hai có nước.' } };
    const given = { answer, edition, questions: [of.question], texts };
    const asked = { ...of, text: OTHER_WORDS.asked, way: 'page', to: 'village' };
    const typed = { ...of, wording: minted(), text: OTHER_WORDS.typed };
    const told = { ...of, telling: minted(), answer, edition, way: 'page' };
    const closed = { ...of, closing: minted(), why: 'other', reason: OTHER_WORDS.closed };
    await record(book('reach', 'A1'), [{ type: 'question.asked@1', on, body: asked }]);
    await record(book('reach', 'A1'), [{ type: 'question.worded@1', on, body: typed }]);
    await record(book('board', 'A1'), [{ type: 'answer.given@1', on, body: given }]);
    await record(book('reach', 'A1'), [{ type: 'question.told@1', on, body: told }]);
    await record(book('reach', 'A1'), [{ type: 'question.closed@1', on, body: closed }]);
  }
  return ids;
}

/** A meeting that anybody reads of; who led it and wrote it down, who comes and who came, they do not. */
async function fillMeeting(
  { the: { today: on }, newId, record, book }: Country,
  households: readonly Id[],
): Promise<readonly Id[]> {
  const [meeting, edition] = [newId(), newId()];
  const count = { meeting, day: on, present: 30, total: 40 };
  const { chair, secretary } = OTHER_WORDS;
  const called = { meeting, edition, kind: 'extra', title: 'Họp', day: on, minute: 1_170 };
  const agenda = [{ item: 'Quỹ' }];
  await record(book('board', 'A1'), [
    { type: 'meeting.called@1', on, body: { ...called, place: 'Nhà văn hóa', agenda } },
    {
      type: 'minutes.recorded@1',
      on,
      body: { ...count, minutes: newId(), edition: newId(), chair, secretary, text: 'Bàn quỹ.' },
    },
  ]);
  const replies = households.map((household) => ({ reply: newId(), household }));
  const marks = households.map((household) => ({ attendance: newId(), household }));
  await record(book('reach', 'A1'), [
    ...replies.map((each) => ({
      type: 'meeting.replied@1',
      on,
      body: { ...each, meeting, edition, heads: 1, way: 'door' },
    })),
    ...marks.map((each) => ({
      type: 'attendance.marked@1',
      on,
      body: { ...each, meeting, how: 'tap' },
    })),
  ]);
  return [...replies.map(({ reply }) => reply), ...marks.map(({ attendance }) => attendance)];
}
