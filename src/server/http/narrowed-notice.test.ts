import { afterAll, beforeAll, expect, test } from 'vitest';
import { capFaults } from '#test/support/cap-schema.ts';
import { openTestHome, type TestHome } from '#test/support/test-home.ts';
import { defined } from '#kernel/assert.ts';
import type { Book, Proposal } from '#book/activity.ts';
import { noticeCode, noticeCodeBytes } from '#domain/board/notice-code.ts';
import { sha256 } from '#server/crypto.ts';

/* A warning for everybody that a phone of before made one for the team alone. */

const INSIDE = 'Tổ trực ở nhà văn hóa';

let the: TestHome;
let board: Book;
/** What the home judged of it. */
let narrowed: unknown;

const get = async (path: string) => {
  const response = await the.app.request(path);
  return { status: response.status, text: await response.text() };
};
const linkOf = (edition: string): string => {
  const named = { place: the.village, edition };
  return `/k/${noticeCode(named, sha256(noticeCodeBytes(board.id, named)))}`;
};
async function say(type: string, body: object): Promise<unknown> {
  const recorded = await the.home.recorder.record(board, [
    { type, on: the.today, body } as Proposal, // as a phone of before writes it
  ]);
  if (!recorded.ok) throw new Error(recorded.error.code);
  return recorded.value[0];
}

beforeAll(async () => {
  the = await openTestHome();
  board = defined(the.home.directory.findBookOf('board', the.village), 'a board');
  const content = {
    notice: 'heavyrain1',
    class: 'priority',
    pinned: false,
    from: the.today,
    warning: {
      danger: 'weather',
      level: 3,
      certainty: 'likely',
      source: 'Đài tỉnh',
      issued: the.clock.at - 600,
      expires: the.clock.at + 12 * 3_600,
    },
  };
  await say('notice.posted@1', {
    ...content,
    edition: 'heavyrain_',
    to: 'everyone',
    texts: { vi: { title: 'Mưa lớn', text: 'Suối lên nhanh.' } },
  });
  narrowed = await say('notice.corrected@1', {
    ...content,
    edition: 'heavyrain2',
    over: 'heavyrain_',
    retell: true,
    to: 'team',
    texts: { vi: { title: INSIDE, text: INSIDE } },
  });
});
afterAll(() => the.close());

test('counts, and somebody is asked', () => {
  expect(narrowed).toMatchObject({ verdict: 'flagged', why: 'notice-was-public' });
});

test('its link still says whose it was, and that it holds no more', async () => {
  const { status, text } = await get(linkOf('heavyrain_'));
  expect(status).toBe(200);
  expect(text).toContain('Đúng, thông báo này do bản Nà Lúa');
  expect(text).toContain('Đã rút');
  expect(text).toContain('Suối lên nhanh.');
  expect(text).not.toContain(INSIDE);
  // What is for the team alone has no page.
  expect((await get(linkOf('heavyrain2'))).status).toBe(404);
});

test('programs that took the warning hear that it is cancelled', async () => {
  const { text } = await get(`/cap/${the.village}`);
  const [, message = ''] = /href="[^"]+(\/cap\/[^"]+\?so=[^"]+)"/u.exec(text) ?? [];
  const cancel = await get(message);
  expect(capFaults(cancel.text)).toBe('');
  expect(cancel.text).toContain('<msgType>Cancel</msgType>');
  expect(cancel.text).toContain(`${the.village}.heavyrain_`);
  expect(cancel.text).not.toContain('heavyrain2');
});

test('feeds, the calendar and the board say that it was withdrawn, and nothing of the group', async () => {
  for (const path of ['bang-tin', 'thon', 'atom', 'rss']) {
    const { text } = await get(`/${path}/${the.village}`);
    expect(text, path).toMatch(/đã rút/iu);
    expect(text, path).toContain('Mưa lớn');
    expect(text, path).not.toContain(INSIDE);
  }
  const calendar = await get(`/lich/${the.village}`);
  expect(calendar.text).toContain('STATUS:CANCELLED');
  expect(calendar.text).not.toContain(INSIDE);
});
