import { gzipSync } from 'node:zlib';
import ICAL from 'ical.js';
import RssParser from 'rss-parser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { capFaults } from '#test/support/cap-schema.ts';
import { mustRecord, openTestHome, type TestHome } from '#test/support/test-home.ts';
import { defined } from '#kernel/assert.ts';
import { utf8 } from '#kernel/bytes.ts';
import type { Book, Proposal } from '#book/activity.ts';
import { readCap } from '#form/cap/read.ts';
import { noticeCode, noticeCodeBytes } from '#domain/board/notice-code.ts';
import { sha256 } from '#server/crypto.ts';

let the: TestHome;
let board: Book;
let above: Book;

const get = async (path: string) => {
  const response = await the.app.request(path);
  return { status: response.status, headers: response.headers, text: await response.text() };
};
const codeOf = (book: Book, edition: string): string => {
  const named = { place: book.place, edition };
  return noticeCode(named, sha256(noticeCodeBytes(book.id, named)));
};

const NASTY = '<b>]]>&"\u0027 Mưa lớn';
const content = (more: object = {}) => ({
  class: 'ordinary',
  to: 'everyone',
  pinned: false,
  from: the.today,
  texts: { vi: { title: 'Dọn đường', text: 'Sáng Chủ nhật\nbà con dọn đường.' } },
  ...more,
});
const warning = (more: object = {}) => ({
  danger: 'weather',
  level: 5,
  certainty: 'likely',
  source: 'Đài Khí tượng Thủy văn tỉnh',
  issued: the.clock.at - 600,
  expires: the.clock.at + 12 * 3_600,
  ...more,
});
const say = (book: Book, type: string, body: object): Promise<unknown> =>
  mustRecord(the.home, book, [{ type, on: the.today, body } as Proposal]);

beforeAll(async () => {
  the = await openTestHome();
  board = defined(the.home.directory.findBookOf('board', the.village), 'a board');
  above = defined(the.home.directory.findBookOf('board', the.commune), 'a board');
  await say(board, 'notice.posted@1', {
    notice: 'roadwork01',
    edition: 'roadwork_1',
    ...content({ until: the.today + 3 }),
  });
  await say(board, 'notice.posted@1', {
    notice: 'insiders01',
    edition: 'insiders_1',
    ...content({ to: 'team', texts: { vi: { title: 'Việc của tổ', text: 'Nội bộ' } } }),
  });
  await say(above, 'notice.posted@1', {
    notice: 'heavyrain1',
    edition: 'heavyrain_',
    ...content({
      class: 'emergency',
      texts: {
        vi: { title: NASTY, text: 'Suối lên nhanh.', do: 'Lên chỗ cao.' },
        tyz: { title: 'Phân luông', text: 'Gừn nẩy phân luông.' },
      },
      warning: warning(),
    }),
  });
});
afterAll(() => the.close());

describe('the board on a page of its own', () => {
  test('holds what is for everybody, of the village and of its commune, and no script', async () => {
    const { status, text } = await get(`/bang-tin/${the.village}`);
    expect(status).toBe(200);
    expect(text).toContain('Bảng tin bản Nà Lúa');
    expect(text).toContain('Dọn đường');
    expect(text).toContain('Suối lên nhanh.');
    expect(text).not.toContain('Việc của tổ');
    expect(text).not.toMatch(/<script|javascript:|\son\w+=|<link(?! rel="alternate")|<img/iu);
    expect(gzipSync(text).length).toBeLessThan(30 * 1024);
    const commune = await get(`/bang-tin/${the.commune}?lang=en`);
    expect(commune.text).toContain('Suối lên nhanh.');
    expect(commune.text).not.toContain('Dọn đường');
    expect(commune.text).toContain('Of the commune');
    expect(commune.text).not.toContain('Of the village');
    for (const none of [the.province, 'AAAAAAAAAA', 'x']) {
      expect((await get(`/bang-tin/${none}`)).status).toBe(404);
    }
  });

  test('is led to from the pages of village and commune, for people and programs', async () => {
    for (const [page, id] of [
      ['thon', the.village],
      ['xa', the.commune],
    ] as const) {
      const { text } = await get(`/${page}/${id}`);
      expect(text).toContain(`href="/bang-tin/${id}"`);
      for (const [kind, path] of [
        ['application/atom+xml', 'atom'],
        ['application/rss+xml', 'rss'],
        ['text/calendar', 'lich'],
      ]) {
        expect(text).toContain(`<link rel="alternate" type="${kind}"`);
        expect((await get(`/${path}/${id}`)).status).toBe(200);
      }
    }
  });
});

describe('the page that checks a notice', () => {
  test('knows one of the village, and says that it is the newest', async () => {
    const code = codeOf(board, 'roadwork_1');
    const { status, text, headers } = await get(`/k/${code}`);
    expect(status).toBe(200);
    expect(text).toContain(
      'Đúng, thông báo này do bản Nà Lúa, xã Suối Trong, tỉnh Bình Minh đăng ngày 21/11/2026',
    );
    expect(text).toContain('Đây là bản mới nhất.');
    expect(text).toContain('bà con dọn đường.');
    expect(text).not.toContain('<script');
    expect(headers.get('content-security-policy')).toContain("form-action 'self'");
    expect((await get(`/bang-tin/${the.village}`)).text).toContain(`href="/k/${code}"`);
    expect((await get(`/k/${code}?lang=en`)).text).toContain('Yes, this notice was posted by');
  });

  test('finds the code in whatever was pasted, and warns of other sites', async () => {
    const code = codeOf(board, 'roadwork_1');
    const ask = async (text: string) => get(`/k?ma=${encodeURIComponent(text)}`);
    for (const text of [
      code,
      ` ${code} `,
      `http://localhost/k/${code}`,
      `Thông báo: Dọn đường\nXem tại http://localhost/k/${code}`,
    ]) {
      const said = await ask(text);
      expect(said.text, text).toContain('Đúng, thông báo này do');
      expect(said.text).not.toContain('không phải trang này');
    }
    for (const text of [
      `http://localhost.vi-du.com/k/${code}`,
      `http://localhost@vi-du.com/k/${code}`,
      `https://localhost:8443/k/${code}`,
    ]) {
      expect((await ask(text)).text, text).toContain('không phải trang này');
    }
    expect((await ask('http://vi-du.com/qua-tang')).text).toContain('vi-du.com, không phải');
    expect((await ask('Chuyển tiền ngay')).text).toContain('không có mã nào');
    expect((await get('/k')).text).toContain('<form method="get" action="/k"');
    const nasty = await ask('"><script>alert(1)</script>');
    expect(nasty.text).not.toContain('<script');
  });

  test('says of any other that it is not ours, and tells nothing of what is not for everybody', async () => {
    const code = codeOf(board, 'roadwork_1');
    const other = (at: number): string =>
      code.slice(0, at) + (code[at] === 'A' ? 'B' : 'A') + code.slice(at + 1);
    for (const wrong of [
      other(0),
      other(12),
      other(25),
      codeOf(above, 'roadwork_1'),
      codeOf(board, 'insiders_1'),
      codeOf(board, 'nothing_00'),
      code.slice(0, -1),
      `${code}A`,
    ]) {
      const { status, text } = await get(`/k/${wrong}`);
      expect(status, wrong).toBe(404);
      expect(text).toContain('Không phải của chúng tôi');
      expect(text).not.toContain('Dọn đường');
      expect(text).not.toContain('Nội bộ');
    }
  });

  test('says that it was corrected, withdrawn or is over, and shows what stands', async () => {
    await say(board, 'notice.posted@1', {
      notice: 'waterout01',
      edition: 'waterout_1',
      ...content({ texts: { vi: { title: 'Cắt nước', text: 'Cắt nước thứ Ba.' } } }),
    });
    await say(board, 'notice.corrected@1', {
      notice: 'waterout01',
      edition: 'waterout_2',
      over: 'waterout_1',
      retell: true,
      ...content({ texts: { vi: { title: 'Cắt nước', text: 'Cắt nước thứ Tư.' } } }),
    });
    const first = `/k/${codeOf(board, 'waterout_1')}`;
    const corrected = await get(first);
    expect(corrected.text).toContain('là bản 1. Bản mới nhất là bản 2');
    expect(corrected.text).toContain('Cắt nước thứ Tư.');
    expect(corrected.text).not.toContain('Cắt nước thứ Ba.');
    expect((await get(`/k/${codeOf(board, 'waterout_2')}`)).text).toContain('bản mới nhất.');
    await say(board, 'notice.withdrawn@1', { notice: 'waterout01', reason: 'đã sửa xong' });
    expect((await get(first)).text).toContain('Đã rút');
    expect((await get(first)).text).toContain('đã sửa xong');
    const before = the.clock.at;
    the.clock.at += 5 * 86_400;
    expect((await get(`/k/${codeOf(board, 'roadwork_1')}`)).text).toContain('đã hết hạn');
    the.clock.at = before;
  });
});

type Read = { readonly title?: string; readonly items: readonly RssParser.Item[] };
const parse = async (path: string): Promise<Read> =>
  new RssParser().parseString((await get(path)).text);

describe('feeds', () => {
  test.each(['atom', 'rss'])('of %s are read by a reader of another hand', async (kind) => {
    const { items, title } = await parse(`/${kind}/${the.village}`);
    expect(title).toContain('bản Nà Lúa, xã Suối Trong, tỉnh Bình Minh');
    const rain = defined(
      items.find((item) => item.title?.trim().endsWith('Mưa lớn')),
      'the rain',
    );
    expect(rain.title?.trim()).toBe(`Khẩn: ${NASTY}`);
    expect(rain.link).toBe(`http://localhost/k/${codeOf(above, 'heavyrain_')}`);
    expect(rain.contentSnippet).toContain('Suối lên nhanh.');
    expect(items.some((item) => item.title?.includes('Việc của tổ'))).toBe(false);
    expect(
      new Set(items.map((item) => item.guid ?? ('id' in item ? item.id : undefined))).size,
    ).toBe(items.length);
    expect((await get(`/${kind}/AAAAAAAAAA`)).status).toBe(404);
  });

  test('name the language of what people wrote, whatever language was asked for', async () => {
    for (const asked of ['', '?lang=en']) {
      const rss = (await get(`/rss/${the.village}${asked}`)).text;
      expect(rss).toContain('<language>vi</language>');
      expect(rss).toContain('Khẩn: ');
      const atom = (await get(`/atom/${the.village}${asked}`)).text;
      expect(atom).toContain('<entry xml:lang="vi">');
      expect(atom).not.toContain('<entry xml:lang="en">');
    }
    expect((await get(`/rss/${the.otherVillage}?lang=en`)).text).toContain(
      '<language>vi</language>',
    );
  });

  test('as iCalendar hold days as days and hours as hours', async () => {
    const { text, headers } = await get(`/lich/${the.village}`);
    expect(headers.get('content-type')).toContain('text/calendar');
    expect(Math.max(...text.split('\r\n').map((line) => utf8(line).length))).toBeLessThan(76);
    const parsed = ICAL.parse(text) as unknown[]; // the library says any
    const calendar = new ICAL.Component(parsed);
    const events = calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
    const road = defined(
      events.find(({ summary }) => summary === 'Dọn đường'),
      'the road',
    );
    expect([road.startDate.toString(), road.endDate.toString()]).toEqual([
      '2026-11-21',
      '2026-11-25',
    ]);
    expect(road.description).toBe('Sáng Chủ nhật\nbà con dọn đường.');
    const rain = defined(
      events.find(({ summary }) => summary.includes('Mưa lớn')),
      'the rain',
    );
    expect(rain.summary).toBe(`${NASTY} (thời tiết, thiên tai)`);
    expect(rain.endDate.toUnixTime()).toBe(the.clock.at + 12 * 3_600);
    expect(rain.uid).toBe(`${the.commune}.heavyrain1@ban-so`);
  });
});

describe('warnings as CAP 1.2', () => {
  const listed = async (place: string) => {
    const { items } = await parse(`/cap/${place}`);
    return items.map(({ link = '' }) => link.replace('http://localhost', ''));
  };
  const first = async () => get((await listed(the.village))[0] ?? '');

  test('are listed, and each is as the standard asks', async () => {
    const links = await listed(the.village);
    expect(links).toEqual([`/cap/${the.village}?so=${the.commune}.heavyrain_`]);
    const { text, headers } = await first();
    expect(headers.get('content-type')).toContain('application/cap+xml');
    expect(capFaults(text)).toBe('');
    const read = readCap(utf8(text));
    expect(read).toMatchObject({
      ok: true,
      value: { kind: 'Alert', status: 'Actual', scope: 'Public', references: [] },
    });
    const infos = read.ok ? read.value.infos : [];
    expect(infos.map(({ language }) => language)).toEqual(['vi-VN', 'tyz']);
    expect(infos[0]).toMatchObject({
      headline: NASTY,
      categories: ['Met'],
      urgency: 'Immediate',
      severity: 'Extreme',
      certainty: 'Likely',
      expires: the.clock.at + 12 * 3_600,
      senderName: 'xã Suối Trong, tỉnh Bình Minh',
      web: `http://localhost/k/${codeOf(above, 'heavyrain_')}`,
    });
    expect(await listed(the.commune)).toHaveLength(1);
    expect((await get(`/cap/${the.village}?so=nothing`)).status).toBe(404);
  });

  test('are updated and cancelled by messages that name those before', async () => {
    await say(above, 'notice.corrected@1', {
      notice: 'heavyrain1',
      edition: 'heavyrain2',
      over: 'heavyrain_',
      retell: true,
      ...content({ class: 'priority', alleys: ['Ngõ Suối'], warning: warning({ level: 2 }) }),
    });
    const update = await first();
    expect(capFaults(update.text)).toBe('');
    const read = readCap(utf8(update.text));
    expect(read).toMatchObject({
      value: {
        kind: 'Update',
        references: [{ identifier: `${the.commune}.heavyrain_`, sender: `ban-so:${the.commune}` }],
        infos: [{ severity: 'Moderate', urgency: 'Expected' }],
      },
    });
    await say(above, 'notice.withdrawn@1', { notice: 'heavyrain1', reason: 'bão đã tan' });
    const cancel = await first();
    expect(capFaults(cancel.text)).toBe('');
    const off = readCap(utf8(cancel.text));
    expect(off).toMatchObject({ value: { kind: 'Cancel', note: 'bão đã tan' } });
    expect(off.ok ? off.value.references.length : 0).toBe(2);
  });

  test('end with their hour', async () => {
    await say(board, 'notice.posted@1', {
      notice: 'firerisk01',
      edition: 'firerisk_1',
      ...content({ warning: warning({ danger: 'fire', expires: the.clock.at + 3_600 }) }),
    });
    const isListed = async () =>
      (await listed(the.village)).some((link) => link.includes('firerisk_1'));
    expect(await isListed()).toBe(true);
    the.clock.at += 3_600;
    expect(await isListed()).toBe(false);
    the.clock.at -= 3_600;
  });
});

describe('after two villages became one', () => {
  test('a code of before is still known, and says where the village lives on', async () => {
    const code = codeOf(board, 'roadwork_1');
    const places = the.home.directory.getBook(the.home.directory.identity.places);
    const into = await the.home.founding.found({
      kind: 'thon',
      name: 'Đoàn Kết',
      parent: the.commune,
      from: the.today,
    });
    if (!into.ok) throw new Error(into.error.code);
    await say(places, 'place.merged@1', {
      places: [the.village, the.otherVillage],
      into: into.value,
      from: the.today + 1,
    });
    the.clock.at += 86_400;
    const { status, text } = await get(`/k/${code}`);
    expect(status).toBe(200);
    expect(text).toContain('Đúng, thông báo này do bản Nà Lúa');
    expect(text).toContain('nay là một phần của Thôn Đoàn Kết');
    expect(text).toContain(`href="/bang-tin/${into.value}"`);
    expect((await get(`/bang-tin/${into.value}`)).text).toContain('Dọn đường');
    expect((await get(`/bang-tin/${into.value}`)).text).toContain(`/k/${code}`);
  });
});
