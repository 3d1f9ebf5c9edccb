import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mustRecord, openTestHome, type TestHome } from '#test/support/test-home.ts';
import { defined } from '#kernel/assert.ts';
import type { Book } from '#book/activity.ts';
import { payCodeOf, spellCode } from '#domain/funds/pay-code.ts';
import { openEpoch } from '#server/epochs.ts';
import { LIMITS } from '#server/http/gate.ts';

const DUE = 50_000;
const HOUSEHOLDS = Array.from(
  { length: 300 },
  (_, index) => `house${String(index).padStart(5, '0')}`,
);
const drive = 'drive00001';

let the: TestHome;
let book: Book;

const get = async (query = '', village = the.village) => {
  const response = await the.app.request(`/quy/${village}${query}`);
  return { response, html: await response.text() };
};
const code = (index: number): string => spellCode(payCodeOf(drive, HOUSEHOLDS[index] ?? ''));

beforeAll(async () => {
  the = await openTestHome({ limits: LIMITS });
  book = defined(the.home.directory.findBookOf('funds', the.village), 'a book of funds');
  const on = the.today;
  const account = 'account001';
  const opened = {
    drive,
    title: 'Vệ sinh <b>11/2026</b>',
    basis: { kind: 'meeting', on, document: '12/BB' },
    by: 'household',
    amount: DUE,
    from: on,
    account,
  };
  await mustRecord(the.home, book, [
    { type: 'account.named@1', on, body: { account, bank: '970405', number: '36', owner: 'MAU' } },
    { type: 'drive.opened@1', on, body: opened },
    ...[0, 90, 180, 270].map((from) => ({
      type: 'dues.listed@1',
      on,
      body: { drive, dues: HOUSEHOLDS.slice(from, from + 90).map((each) => [each, 1, DUE]) },
    })),
    ...HOUSEHOLDS.slice(0, 290).flatMap((household, index) => [
      {
        type: 'transfer.booked@1',
        on,
        body: {
          transfer: `trans${String(index).padStart(5, '0')}`,
          account,
          way: 'in',
          amount: DUE,
          day: on,
          key: 'in50000',
          same: index + 1,
          source: 'statement',
        },
      },
      {
        type: 'money.assigned@1',
        on,
        body: {
          entry: `entry${String(index).padStart(5, '0')}`,
          transfer: `trans${String(index).padStart(5, '0')}`,
          parts: [{ to: 'dues', drive, household, amount: DUE }],
          told: 'code',
        },
      },
    ]),
  ]);
});
afterAll(() => the.close());

describe('the page of a village’s funds', () => {
  test('lists its drives, and the page of the village leads to it', async () => {
    const { response, html } = await get();
    expect(response.status).toBe(200);
    expect(html).toContain('290/300 hộ đã đóng đủ');
    expect(html).toContain(`href="/quy/${the.village}?dot=${drive}"`);
    const village = await (await the.app.request(`/thon/${the.village}`)).text();
    expect(village).toContain(`href="/quy/${the.village}"`);
    const other = await (await the.app.request(`/thon/${the.otherVillage}`)).text();
    expect(other).not.toContain('/quy/');
    expect((await get('', the.otherVillage)).html).toContain('chưa có đợt thu nào');
    expect((await get('', the.commune)).response.status).toBe(404);
    expect((await get('?dot=nothing000')).response.status).toBe(404);
    expect((await get(`?dot=${drive}`, the.otherVillage)).response.status).toBe(404);
  });

  test.each(['', '&lang=en'])('a drive is every line, and adds up%s', async (language) => {
    const { response, html } = await get(`?dot=${drive}${language}`);
    expect(response.headers.get('content-security-policy')).toContain("form-action 'self'");
    expect(html).not.toMatch(/<script|javascript:|\son\w+=|<link|<img/iu);
    expect(gzipSync(html).length).toBeLessThan(30 * 1024);
    expect(html).toContain('Vệ sinh &lt;b>11/2026&lt;/b>');
    const rows = [...html.matchAll(/<td>(QT[^<]+)<.*?<td>([\d.]+)\u00a0₫<\/td><\/tr>/gu)];
    expect(rows).toHaveLength(290);
    const sum = rows.reduce((all, [, , dong = '']) => all + Number(dong.replaceAll('.', '')), 0);
    expect(sum).toBe(290 * DUE);
    expect(html).toContain('14.500.000\u00a0₫');
    // Nobody who owes stands there.
    for (let index = 290; index < 300; index += 1) expect(html).not.toContain(code(index));
    expect(html).not.toMatch(/house0|trans0|entry0/u);
  });

  test('finds the line of a code however it is typed, and tells a slip of the hand from none', async () => {
    const ask = async (typed: string) =>
      (await get(`?dot=${drive}&ma=${encodeURIComponent(typed)}`)).html;
    for (const typed of [code(7), code(7).replaceAll(' ', ''), ` ${code(7).toLowerCase()} `]) {
      expect(await ask(typed)).toContain('Thấy 1 dòng');
    }
    expect(await ask(code(295))).toContain('Chưa có dòng nào mang mã này');
    const slip = `${code(7).slice(0, -1)}${code(7).endsWith('A') ? 'B' : 'A'}`;
    expect(await ask(slip)).toContain('Mã gõ sai một ký tự');
    const nasty = '"><script>alert(1)</script>';
    expect(await ask(nasty)).not.toContain('<script');
  });
});

describe('a state of the book that somebody kept', () => {
  const keep = async (): Promise<string> => {
    const { html } = await get(`?dot=${drive}`);
    return /href="[^"]*(&amp;dau=[^"]+)"/u.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
  };
  const told = async (mark: string) => (await get(`?dot=${drive}${mark}`)).html;

  test('is what the book goes on from, also after more was written', async () => {
    const mark = await keep();
    expect(mark).toMatch(/^&dau=0\.0\.\d+\.\d+\.[\w-]{43}\.[\w-]{86}$/u);
    expect(await told(mark)).toContain('không dòng nào bị sửa hay rút');
    const body = {
      drive,
      household: 'house00299',
      was: DUE,
      amount: 0,
      why: 'other',
      by: 'meeting',
    };
    await mustRecord(the.home, book, [{ type: 'exemption.decided@1', on: the.today, body }]);
    expect(await told(mark)).toContain('không dòng nào bị sửa hay rút');
  });

  test('that was changed by somebody, or signed elsewhere, is worth nothing', async () => {
    const mark = await keep();
    const at = mark.length - 20;
    const other = mark[at] === 'A' ? 'B' : 'A';
    for (const wrong of [
      mark.slice(0, at) + other + mark.slice(at + 1),
      mark.replace('.0.', '.1.'),
      '&dau=',
      '&dau=x',
      mark.slice(0, -5),
    ]) {
      expect(await told(wrong), wrong).toContain('không đọc được');
    }
  });

  test('that the home does not have any more is told to whoever shows it, and to the log', async () => {
    const mark = await keep();
    // As if the home had been put back from before, and gone on with other lines.
    await the.home.store.write(book.cell, async (writing) => {
      const head = defined(await writing.lockHead(book.id), 'a head');
      await writing.setHead(book.id, { ...head, seq: head.seq - 1 });
    });
    the.log.length = 0;
    expect(await told(mark)).toContain('không nối tiếp bản anh/chị đã giữ ngày 21/11/2026');
    expect(the.log.some((line) => line.includes('book-parted /quy'))).toBe(true);
    await the.home.store.write(book.cell, async (writing) => {
      const head = defined(await writing.lockHead(book.id), 'a head');
      await writing.setHead(book.id, { ...head, seq: head.seq + 1 });
    });
    // A book that was cut and goes on knows what was before.
    await openEpoch(the.home.store, book);
    expect(await told(mark)).toContain('không dòng nào bị sửa hay rút');
  });
});

describe('what a drive rests on', () => {
  test('is told with its count, once the village’s vote of that day and number is there', async () => {
    const before = await get(`?dot=${drive}`);
    expect(before.html).not.toContain('Thôn đã biểu quyết');
    const on = the.today;
    const board = defined(the.home.directory.findBookOf('board', the.village), 'a board');
    const [meeting, resolution] = [the.newId(), the.newId()];
    const called = { meeting, edition: the.newId(), kind: 'extra', title: 'Họp', day: on };
    const agenda = [{ item: 'Quỹ' }];
    const vote = { way: 'hands', agree: 240, against: 20, blank: 0, present: 260, total: 300 };
    await mustRecord(the.home, board, [
      { type: 'meeting.called@1', on, body: { ...called, minute: 0, place: 'Đình', agenda } },
      {
        type: 'decision.taken@1',
        on,
        body: {
          ...vote,
          resolution,
          edition: the.newId(),
          meeting,
          day: on,
          matter: 'money',
          title: 'Thu <i>vệ sinh</i>',
          needs: 'two-thirds',
          document: '12/BB',
        },
      },
    ]);
    const { html } = await get(`?dot=${drive}`);
    expect(html).toContain('Thôn đã biểu quyết “Thu &lt;i>vệ sinh&lt;/i>”.');
    expect(html).toContain('<b>Được thông qua</b>: 240 trong 300 hộ tán thành.');
    expect((await get(`?dot=${drive}&lang=en`)).html).toContain('240 of 300 households agreed');
  });
});
