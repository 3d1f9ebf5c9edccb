// Whatever people wrote names its language on pages of another: heard, it is spoken as what it is.

import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { utf8 } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import type { ActivityName, Book, Proposal } from '#book/activity.ts';
import { noticeCode, noticeCodeBytes } from '#domain/board/notice-code.ts';
import { HouseholdCardsReply } from '#protocol/household-cards.ts';
import { sha256 } from '#server/crypto.ts';
import { mustRecord, openTestHome, type TestHome } from '#test/support/test-home.ts';

let the: TestHome;
let card: string;

const DRIVE = 'drive00001';

function bookOf(activity: ActivityName): Book {
  const book = the.home.directory.findBookOf(activity, the.village);
  if (book === undefined) throw new Error(`no ${activity} book`);
  return book;
}
const say = (activity: ActivityName, type: string, body: object): Promise<void> =>
  mustRecord(the.home, bookOf(activity), [{ type, on: the.today, body } as Proposal]);

const linkOf = (edition: string): string => {
  const named = { place: the.village, edition };
  return `/k/${noticeCode(named, sha256(noticeCodeBytes(bookOf('board').id, named)))}`;
};

async function post(notice: Id, more: object): Promise<void> {
  const plain = { class: 'ordinary', to: 'everyone', pinned: false, from: the.today };
  const body = { notice, edition: notice.slice(0, 9) + '_', ...plain, ...more };
  await say('board', 'notice.posted@1', body);
}

async function postNotices(): Promise<void> {
  const warning = {
    danger: 'weather',
    level: 3,
    certainty: 'likely',
    source: 'ZĐài tỉnh',
    issued: the.clock.at,
    expires: the.clock.at + 86_400,
  };
  const rain = { title: 'ZMưa lớn', text: 'ZSuối lên nhanh.\nZỞ yên.', do: 'ZLên chỗ cao.' };
  const tay = { title: 'ZPhân luông', text: 'ZGừn nẩy phân luông.', do: 'ZKhửn pù.' };
  await post('heavyrain1', { class: 'priority', warning, texts: { vi: rain, tyz: tay } });
  const market = { title: 'Market day', text: 'On Sunday.', do: 'Come early.' };
  const texts = { vi: { title: 'ZPhiên chợ', text: 'ZChủ nhật.' }, en: market };
  await post('marketday1', { texts });
  await post('wrongday01', { texts: { vi: { title: 'ZCắt nước', text: 'ZThứ Ba.' } } });
  await say('board', 'notice.withdrawn@1', { notice: 'wrongday01', reason: 'ZNhầm ngày' });
}

async function callMeetings(): Promise<void> {
  const called = {
    kind: 'extra',
    minute: 1_170,
    place: 'ZNhà văn hóa',
    agenda: [{ item: 'ZMức đóng quỹ', matter: 'money' }],
    bring: 'ZMang bút',
    text: 'ZMời đúng giờ.',
    alleys: ['ZNgõ Suối'],
  };
  const call = (meeting: Id, day: number, title: string): Promise<void> =>
    say('board', 'meeting.called@1', { ...called, meeting, edition: the.newId(), day, title });
  await call('meetnext01', the.today + 2, 'ZHọp cuối năm');
  await call('meetoff001', the.today + 3, 'ZHọp bị hủy');
  await say('board', 'meeting.cancelled@1', { meeting: 'meetoff001', reason: 'ZMưa bão' });
  await call('meetheld01', the.today - 9, 'ZHọp tháng trước');
  const held = { meeting: 'meetheld01', day: the.today - 9, total: 40, present: 32 };
  await say('board', 'minutes.recorded@1', {
    minutes: the.newId(),
    edition: the.newId(),
    ...held,
    chair: 'A',
    secretary: 'B',
    text: 'ZTrưởng bản nêu.',
    document: '08/BB',
  });
  await say('board', 'decision.taken@1', {
    resolution: the.newId(),
    edition: the.newId(),
    ...held,
    title: 'ZĐóng quỹ điện',
    text: 'ZMỗi hộ một suất.',
    matter: 'money',
    way: 'hands',
    agree: 30,
    document: '08/BB',
    against: 1,
    blank: 1,
    needs: 'two-thirds',
  });
}

/** A number that somebody else has published. */
async function publish(): Promise<void> {
  const body = {
    place: the.village,
    figure: 'minority-percent',
    value: 70,
    text: 'ZSán Chí',
    source: 'ZBáo tỉnh',
    from: the.today - 90,
  };
  const places = the.home.directory.getBook(the.home.directory.identity.places);
  await mustRecord(the.home, places, [{ type: 'place.figured@1', on: the.today, body }]);
}

async function collect(household: Id): Promise<void> {
  await say('funds', 'drive.opened@1', {
    drive: DRIVE,
    title: 'ZĐóng quỹ điện',
    purpose: 'ZThắp sáng đường',
    basis: { kind: 'meeting', on: the.today - 9, document: '08/BB' },
    by: 'household',
    amount: 50_000,
    from: the.today,
  });
  const others = Array.from({ length: 11 }, () => the.newId());
  const dues = [household, ...others].map((each) => [each, 1, 50_000]);
  await say('funds', 'dues.listed@1', { drive: DRIVE, dues });
  const [account, transfer, entry] = ['account001', 'transfer01', 'entry00001'];
  const bank = { bank: '970405', number: '36', owner: 'MAU' };
  await say('funds', 'account.named@1', { account, ...bank });
  const out = { way: 'out', amount: 20_000, day: the.today, key: 'out20000', same: 1 };
  await say('funds', 'transfer.booked@1', { transfer, account, ...out, source: 'statement' });
  const parts = [{ to: 'spent', drive: DRIVE, amount: 20_000, item: 'ZMua dây' }];
  await say('funds', 'money.assigned@1', { entry, transfer, parts, told: 'person' });
}

async function answer(household: Id): Promise<void> {
  const question = { question: 'question01', household, to: 'village', text: 'ZHỏi' };
  await say('reach', 'question.asked@1', { ...question, way: 'door' });
  await say('board', 'answer.given@1', {
    answer: 'answer0001',
    edition: 'answer01_1',
    questions: ['question01'],
    texts: { vi: { asked: 'ZBao giờ có điện?', said: 'ZTháng sau.\nZChờ nhé.' } },
  });
}

beforeAll(async () => {
  the = await openTestHome();
  const household = the.newId();
  await say('homes', 'household.added@1', { household, alley: 'ZNgõ Suối' });
  await postNotices();
  await callMeetings();
  await publish();
  await collect(household);
  await answer(household);
  const leader = await the.enrol('leader', the.village);
  const asked = JSON.stringify({ village: the.village, issue: [household], withdraw: [] });
  const { reply } = await leader.send<unknown>('POST', '/api/household-cards', utf8(asked));
  card = v.parse(HouseholdCardsReply, reply).households[0]?.card ?? '';
}, 60_000);
afterAll(() => the.close());

type Heard = { readonly text: string; readonly lang: string };

/** Each text of a page with the language that it is read in. Pages are well-formed. */
function heardIn(html: string): readonly Heard[] {
  const heard: Heard[] = [];
  const langs: string[] = [];
  for (const [, close, name = '', attributes = '', isVoid, text = ''] of html.matchAll(
    /<(\/?)([a-z][\w-]*)((?:\s[^<>]*?)?)(\/?)>|([^<]+)/giu,
  )) {
    const lang = langs.at(-1) ?? '';
    if (text !== '') heard.push({ text, lang });
    else if (close === '/') langs.pop();
    else if (isVoid !== '/' && !/^(?:meta|input|br)$/u.test(name)) {
      langs.push(/\slang="([^"]*)"/u.exec(attributes)?.[1] ?? lang);
    }
  }
  expect(langs).toEqual([]);
  return heard;
}

/** How places and the currency are called, and what leads to the other language. */
const NAMES = /Nà Lúa|Khe Đá|đồng|₫|Suối Trong|Bình Minh|Bản Số|Tiếng Việt|VNeID/gu;
/** Letters that no English word has. */
const VIETNAMESE = /[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]/iu;

const PAGES: readonly (readonly [name: string, path: () => string, canaries: string])[] = [
  [
    'the village',
    () => `/thon/${the.village}`,
    'ZMưa ZHọp ZNhà ZĐóng ZBao ZTháng ZNhầm ZĐài ZSán ZBáo',
  ],
  ['the commune', () => `/xa/${the.commune}`, ''],
  ['the board', () => `/bang-tin/${the.village}`, 'ZMưa ZSuối ZỞ ZLên ZĐài ZNhầm ZCắt'],
  ['a notice', () => linkOf('heavyrain_'), 'ZMưa ZSuối ZLên ZPhân ZGừn ZKhửn'],
  ['no notice', () => '/k', ''],
  ['the funds', () => `/quy/${the.village}`, 'ZĐóng'],
  ['a drive', () => `/quy/${the.village}?dot=${DRIVE}`, 'ZĐóng ZThắp ZMua'],
  ['the answers', () => `/hoi-dap/${the.village}`, 'ZBao ZTháng ZChờ'],
  ['a household', () => '/ho', 'ZMưa ZHọp ZNhà ZMức ZMang ZMời ZNgõ ZTrưởng ZMỗi ZTháng ZĐóng'],
];

async function open(path: string, language: string): Promise<string> {
  const asked = language === 'vi' ? path : `${path}${path.includes('?') ? '&' : '?'}lang=en`;
  const answered =
    path === '/ho'
      ? await the.app.request(asked, {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: new URLSearchParams({ card }).toString(),
        })
      : await the.app.request(asked);
  expect(answered.status).toBe(200);
  return answered.text();
}

const TAY = /ZPhân|ZGừn|ZKhửn/u;

describe.each(PAGES)('the page of %s', (_, path, canaries) => {
  test.each(['vi', 'en'])('names what is not in its own language, %s', async (language) => {
    const html = await open(path(), language);
    const heard = heardIn(html.replace(/<style>.*?<\/style>/su, ''));
    for (const canary of canaries.split(' ')) expect(html, canary).toContain(canary);
    for (const { text, lang } of heard) {
      const isTheirs = text.replaceAll(NAMES, '').match(VIETNAMESE) ?? text.includes('Z');
      if (TAY.test(text)) expect(lang, text).toBe('tyz');
      else if (isTheirs) expect(lang, text).toBe('vi');
    }
    // Nothing but what people wrote is read as theirs.
    if (language === 'vi') expect(html.replace(/<html[^>]*>/u, '')).not.toMatch(/lang="vi"/u);
    for (const { text, lang } of heard) {
      if (/Market day|On Sunday/u.test(text)) expect(lang).toBe('en');
    }
  });
});
