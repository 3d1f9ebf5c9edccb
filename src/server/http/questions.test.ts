import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as v from 'valibot';
import { toBase64Url, utf8 } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import { sealAttachment } from '#book/attachment.ts';
import type { BoardState, NoticeVoice } from '#domain/board/state.ts';
import type { ReachState } from '#domain/reach/state.ts';
import { QuestionsReply } from '#protocol/questions.ts';
import { DAY_MAX, OPEN_MAX } from '#server/ask-by-card.ts';
import { VOICES_UNDER_WAY_MAX } from '#server/http/answers-page.ts';
import { PUBLIC_VOICE_BYTES_MAX } from '#server/queries/public-answers.ts';
import { hpkeCrypto, sha256 } from '#server/crypto.ts';
import { issueHouseholdCard } from '#server/household-cards.ts';
import { mustRecord, openTestHome, type TestHome } from '#test/support/test-home.ts';
import type { TestPhone } from '#test/support/test-phone.ts';

/* A question from a household's page or door, through the office, to what everybody reads. */

const PRIVATE = 'Nhà bà Sửu mất nước';
const NAME = 'Bế Thị Oanh Vũ';
const PUBLIC = 'Bao giờ có nước sinh hoạt?';

let the: TestHome;
let officer: TestPhone;
let card: string;
const ids = { household: '', resident: '' };

const bookOf = (activity: 'board' | 'reach', place: Id) => {
  const book = the.home.directory.findBookOf(activity, place);
  if (book === undefined) throw new Error(`no ${activity}`);
  return book;
};
const questions = async () => {
  const { state } = await the.home.warm.get(bookOf('reach', the.village));
  return [...(state as ReachState).questions.values()]; // of a reach book
};
const post = async (fields: Record<string, string>, query = '') => {
  const response = await the.app.request(`/ho${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ card, ...fields }).toString(),
  });
  return { status: response.status, headers: response.headers, html: await response.text() };
};
const ask = (text: string, question = the.newId(), to = 'commune') =>
  post({ ask: text, question, to });
const get = async (path: string) => {
  const response = await the.app.request(path);
  return { response, html: await response.clone().text() };
};

beforeAll(async () => {
  the = await openTestHome();
  officer = await the.enrol('officer', the.commune);
  ids.household = the.newId();
  ids.resident = the.newId();
  const { household, resident } = ids;
  await mustRecord(the.home, the.homes, [
    { type: 'household.added@1', on: the.today, body: { household, head: NAME } },
    { type: 'resident.added@1', on: the.today, body: { resident, household, name: NAME } },
  ]);
  const given = { household, issuedAt: 1, issuedBy: household };
  card = await issueHouseholdCard(the.home.store, the.homes, given);
}, 60_000);
afterAll(() => the.close());

test('what is typed on the page is asked once however often it is sent, and not shown there again', async () => {
  const question = the.newId();
  const first = await ask(`  ${PRIVATE} \r\n bao giờ có? `, question);
  expect(first.html).toContain('Đã nhận câu hỏi');
  expect(first.headers.get('cache-control')).toBe('no-store');
  expect(first.headers.get('content-security-policy')).toContain("form-action 'self'");
  expect((await ask(PRIVATE, question)).html).toContain('Đã nhận câu hỏi');
  const [asked, ...more] = await questions();
  expect(more).toEqual([]);
  expect(asked).toMatchObject({
    text: `${PRIVATE}\nbao giờ có?`,
    household: ids.household,
    way: 'page',
    to: 'commune',
  });
  const { html } = await post({});
  expect(html).toContain('Câu hỏi ngày 21/11/2026');
  expect(html).toContain('hẹn chậm nhất 01/12/2026');
  expect([PRIVATE, NAME, question].filter((word) => html.includes(word))).toEqual([]);
});

test('what cannot be taken is said in words, given back, and changes nothing', async () => {
  const before = (await questions()).length;
  expect((await ask('  \n ')).html).toContain('Chưa thấy câu hỏi');
  const long = await ask(`<b>${'nước '.repeat(130)}`);
  // Whom it was for is given back, too, and the browser shows where that is said.
  expect(long.html).toContain('value="commune" checked');
  expect(long.html).not.toContain('value="village" checked');
  expect(long.html).toContain('action="/ho#hoi"');
  expect(long.html).toMatch(/<section id="hoi">.*Câu hỏi dài quá 600 ký tự/u);
  expect(long.html).toContain('Câu hỏi dài quá 600 ký tự');
  expect(long.html).toContain('&lt;b>nước nước');
  expect((await ask('Nước?', 'x')).html).toContain('Chưa ghi được câu hỏi');
  expect((await ask('Nước?', ids.household)).html).toContain('Chưa ghi được câu hỏi');
  const huge = await ask('n'.repeat(70_000));
  expect(huge.status).toBe(403);
  expect((await post({ card: 'A'.repeat(35), ask: 'Nước?', question: the.newId() })).status).toBe(
    403,
  );
  expect((await ask('Nước?', the.newId(), 'province')).html).toContain('Đã nhận câu hỏi');
  const all = await questions();
  expect(all.length).toBe(before + 1);
  expect(all.at(-1)?.to).toBe('village');
});

test('a card asks no more at once than somebody can answer', async () => {
  while ((await questions()).length < Math.min(OPEN_MAX, DAY_MAX)) await ask('Đường?');
  const over = await ask('Thêm một câu');
  expect(over.html).toContain('Nhà mình đang có nhiều câu chờ trả lời');
  expect((await questions()).length).toBe(Math.min(OPEN_MAX, DAY_MAX));
});

const askOffice = async () => {
  const asked = await officer.send<unknown>('GET', `/api/questions?place=${the.commune}`);
  return v.parse(QuestionsReply, asked.reply);
};

test('the office reads it with what it needs to call back, takes it, and answers for all', async () => {
  const [first] = await questions();
  const id = first?.question ?? '';
  const { questions: lines } = await askOffice();
  const line = lines.find((each) => each.id === id);
  expect(line).toMatchObject({
    name: NAME,
    stage: 'waiting',
    to: 'commune',
    by: '',
    isMine: false,
  });
  const step = (changes: object) =>
    officer.send<{ verdict: string; why: string }>(
      'POST',
      '/api/questions/step',
      utf8(
        JSON.stringify({
          place: the.commune,
          question: id,
          assignment: the.newId(),
          to: 'commune',
          due: the.today + 2,
          ...changes,
        }),
      ),
    );
  expect((await step({ due: the.today - 1 })).reply).toMatchObject({ why: 'until-before-from' });
  expect((await step({ question: the.newId() })).status).toBe(404);
  expect((await step({})).reply).toMatchObject({ verdict: 'ok' });
  const taken = (await askOffice()).questions.find((each) => each.id === id);
  expect(taken).toMatchObject({ isMine: true, stage: 'assigned', due: the.today + 2 });
  const member = await the.enrol('member', the.village);
  const refused = await member.send('GET', `/api/questions?place=${the.village}`);
  expect(refused.status).toBe(403);
});

test('what one of them asked for themselves stands on no page of the household, nor is told by it', async () => {
  const { household, resident } = ids;
  const [question, own, answer, edition] = [the.newId(), the.newId(), the.newId(), the.newId()];
  const asked = { household, way: 'door', to: 'village' };
  const texts = { vi: { asked: 'Xin giấy ở đâu?', said: 'Ở trạm y tế, kín đáo.' } };
  const before = (await post({})).html.match(/Câu hỏi ngày/gu)?.length ?? 0;
  await mustRecord(the.home, bookOf('reach', the.village), [
    {
      type: 'question.asked@1',
      on: the.today,
      body: { ...asked, question, resident, text: PRIVATE },
    },
    { type: 'question.asked@1', on: the.today, body: { ...asked, question: own, text: 'Đường?' } },
  ]);
  const given = { answer, edition, texts, questions: [question] };
  const board = bookOf('board', the.village);
  await mustRecord(the.home, board, [{ type: 'answer.given@1', on: the.today, body: given }]);
  const { html } = await post({});
  expect(html.match(/Câu hỏi ngày/gu)).toHaveLength(before + 1);
  expect(html).not.toContain('kín đáo');
  const kept = (await questions()).find((each) => each.question === question);
  expect(kept).toMatchObject({ resident, told: [] });
  const closing = the.newId();
  await mustRecord(the.home, bookOf('reach', the.village), [
    {
      type: 'question.closed@1',
      on: the.today,
      body: { question: own, household, closing, why: 'withdrawn' },
    },
  ]);
});

test('the answer stands on the pages of household and village, read, found and heard, and nobody in it', async () => {
  const [first] = await questions();
  const [answer, edition, voice] = [the.newId(), the.newId(), the.newId()];
  const board = bookOf('board', the.commune);
  const texts = { vi: { asked: PUBLIC, said: 'Chiều thứ Hai.\nLấy nước ở trường.' } };
  const given = { answer, edition, texts, questions: [first?.question ?? ''] };
  const key = new Uint8Array(randomBytes(16));
  const sealed = await sealAttachment(hpkeCrypto, sha256, key, utf8('tiếng nói'));
  if (!sealed.ok) throw new Error(sealed.error.code);
  const { name, bytes, frames } = sealed.value;
  for (const frame of frames) await the.home.shelf?.append('part', 0, frame);
  await the.home.shelf?.keep('part', name);
  const sound = { file: name, key: toBase64Url(key), bytes, media: 'audio/webm' };
  await mustRecord(the.home, board, [
    { type: 'answer.given@1', on: the.today, body: given },
    {
      type: 'answer.voiced@1',
      on: the.today,
      body: { voice, answer, edition, language: 'tyz', ...sound },
    },
  ]);
  const own = await post({});
  expect(own.html).toContain('Lấy nước ở trường.');
  await post({});
  const [told] = await questions();
  expect(told?.told.map(({ way }) => way)).toEqual(['page']);
  const pages = await Promise.all(['/thon/', '/hoi-dap/'].map((path) => get(path + the.village)));
  for (const { html } of pages) expect(html).toContain(PUBLIC);
  const found = await get(`/hoi-dap/${the.village}?tim=${encodeURIComponent('nuoc sinh hoat')}`);
  expect(found.html).toContain(PUBLIC);
  const none = await get(`/hoi-dap/${the.village}?tim=%3Cb%3Elợn&lang=en`);
  expect(none.html).toContain('No such question');
  expect(none.html).not.toContain('<b>lợn');
  expect(own.html).not.toContain(PUBLIC);
  const all = [...pages, found, own].map(({ html }) => html).join('\n');
  const secret = [PRIVATE, NAME, ...Object.values(ids), first?.question ?? '', answer, '<script'];
  expect(secret.filter((word) => all.includes(word))).toEqual([]);

  const heard = await the.app.request(`/nghe/${the.village}?tieng=${voice}`);
  expect([heard.status, heard.headers.get('content-type'), await heard.text()]).toEqual([
    200,
    'audio/webm',
    'tiếng nói',
  ]);
  const heardAtOnce = await Promise.all(
    Array.from({ length: VOICES_UNDER_WAY_MAX + 4 }, async () => {
      const { status } = await the.app.request(`/nghe/${the.village}?tieng=${voice}`);
      return status;
    }),
  );
  expect(new Set(heardAtOnce)).toEqual(new Set([200, 429]));
  const loud = { ...sound, bytes: PUBLIC_VOICE_BYTES_MAX + 1 };
  const long = { voice: the.newId(), answer, edition, language: 'hmn', ...loud };
  await mustRecord(the.home, board, [{ type: 'answer.voiced@1', on: the.today, body: long }]);
  const { html: lists } = await get(`/hoi-dap/${the.village}`);
  expect([lists.includes(voice), lists.includes(long.voice)]).toEqual([true, false]);
  await mustRecord(the.home, board, [
    { type: 'answer.withdrawn@1', on: the.today, body: { answer } },
  ]);
  expect((await the.app.request(`/nghe/${the.village}?tieng=${voice}`)).status).toBe(404);
  expect((await get(`/hoi-dap/${the.village}`)).html).not.toContain(PUBLIC);
  expect((await askOffice()).questions.find((each) => each.id === first?.question)?.stage).toBe(
    'assigned',
  );
});

test('recordings are looked up for the answers that a page shows alone', async () => {
  const board = bookOf('board', the.village);
  const texts = { vi: { asked: 'Chợ họp ngày nào?', said: 'Thứ Sáu.' } };
  const proposals = Array.from({ length: 8 }, () => ({
    type: 'answer.given@1',
    on: the.today,
    body: { answer: the.newId(), edition: the.newId(), texts },
  }));
  await mustRecord(the.home, board, proposals);
  const { state } = await the.home.warm.get(board);
  const { voices } = state as BoardState; // of a board
  const all = voices.values.bind(voices);
  let looked = 0;
  const values = (): Iterable<NoticeVoice> => {
    looked += 1;
    return all();
  };
  Object.assign(voices, { values });
  const { html } = await get(`/thon/${the.village}`);
  expect(html).toContain('Chợ họp ngày nào');
  // As many as the page of a village shows, and once for who recorded any at each reading of the board.
  expect(looked).toBe(5 + 3);
});
