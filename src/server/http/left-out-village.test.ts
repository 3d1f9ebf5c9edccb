import { afterAll, beforeAll, expect, test } from 'vitest';
import { capFaults } from '#test/support/cap-schema.ts';
import { mustRecord, openTestHome, type TestHome } from '#test/support/test-home.ts';
import { defined } from '#kernel/assert.ts';
import type { Book, Proposal } from '#book/activity.ts';

/* A warning of the commune whose correction leaves one of its villages out. */

let the: TestHome;
let board: Book;

const get = async (path: string) => (await the.app.request(path)).text();
const say = (type: string, body: object): Promise<unknown> =>
  mustRecord(the.home, board, [{ type, on: the.today, body } as Proposal]);

/** The messages of a village's feed. */
async function capOf(village: string): Promise<readonly string[]> {
  const list = await get(`/cap/${village}`);
  const hrefs = Array.from(list.matchAll(/href="[^"]+(\/cap\/[^"]+\?so=[^"]+)"/gu));
  return Promise.all(hrefs.map(async ([, href = '']) => get(href)));
}

async function correct(number: number, more: object): Promise<void> {
  the.clock.at += 60;
  await say('notice.corrected@1', {
    ...content(`Mưa lớn ${number}`),
    edition: `heavyrain${number}`,
    over: `heavyrain${number - 1}`,
    retell: true,
    ...more,
  });
}

const content = (title: string) => ({
  notice: 'heavyrain_',
  class: 'priority',
  to: 'everyone',
  pinned: false,
  from: the.today,
  texts: { vi: { title, text: 'Suối lên nhanh.' } },
  warning: {
    danger: 'weather',
    level: 3,
    certainty: 'likely',
    source: 'Đài tỉnh',
    issued: the.clock.at - 600,
    expires: the.clock.at + 12 * 3_600,
  },
});

beforeAll(async () => {
  the = await openTestHome();
  board = defined(the.home.directory.findBookOf('board', the.commune), 'a board');
  await say('notice.posted@1', { ...content('Mưa lớn 1'), edition: 'heavyrain1' });
  await correct(2, { villages: [the.otherVillage] });
});
afterAll(() => the.close());

test('programs of that village hear a Cancel of what it heard, those of the others an Update', async () => {
  const [cancel = '', ...more] = await capOf(the.village);
  expect(more).toEqual([]);
  expect(capFaults(cancel)).toBe('');
  expect(cancel).toContain('<msgType>Cancel</msgType>');
  expect(cancel).toContain(`<identifier>${the.commune}.heavyrain1.off</identifier>`);
  expect(cancel).toContain(`${the.commune}.heavyrain1,`);
  expect(cancel).not.toContain('heavyrain2');
  for (const place of [the.otherVillage, the.commune]) {
    const [update = ''] = await capOf(place);
    expect(update, place).toContain('<msgType>Update</msgType>');
    expect(update, place).toContain(`<identifier>${the.commune}.heavyrain2</identifier>`);
  }
});

test('its feeds, calendar, board and page say that it was withdrawn, and nothing of what came after', async () => {
  for (const path of ['bang-tin', 'thon', 'atom', 'rss']) {
    const text = await get(`/${path}/${the.village}`);
    expect(text, path).toMatch(/đã rút/iu);
    expect(text, path).toContain('Mưa lớn 1');
    expect(text, path).not.toContain('Mưa lớn 2');
    expect(await get(`/${path}/${the.otherVillage}`), path).not.toMatch(/đã rút/iu);
  }
  expect(await get(`/lich/${the.village}`)).toContain('STATUS:CANCELLED');
});

test('a link that was shared before says that the newest is for others', async () => {
  const feed = await get(`/atom/${the.village}`);
  const [link = ''] = /\/k\/[\w-]+/u.exec(feed) ?? [];
  expect(await get(link)).toContain('Bản mới chỉ gửi cho một số thôn');
});

test('named once more it is warned anew, and left out again told so', async () => {
  await correct(3, { villages: [the.village, the.otherVillage] });
  const [update = ''] = await capOf(the.village);
  expect(update).toContain('<msgType>Update</msgType>');
  expect(await get(`/bang-tin/${the.village}`)).not.toMatch(/đã rút/iu);
  await correct(4, { villages: [the.otherVillage] });
  const [cancel = '', ...more] = await capOf(the.village);
  expect(more).toEqual([]);
  expect(cancel).toContain(`<identifier>${the.commune}.heavyrain3.off</identifier>`);
});

test('withdrawn at last, those who heard it hear that', async () => {
  the.clock.at += 60;
  await say('notice.withdrawn@1', { notice: 'heavyrain_' });
  const [theirs = ''] = await capOf(the.otherVillage);
  expect(theirs).toContain(`<identifier>${the.commune}.heavyrain4.off</identifier>`);
  const [stays = ''] = await capOf(the.village);
  expect(stays).toContain(`<identifier>${the.commune}.heavyrain3.off</identifier>`);
});
