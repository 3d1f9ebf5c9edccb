import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tablesText } from '#book/table.ts';
import type { ActivityName } from '#book/activity.ts';
import { erase } from '#server/erase/erase.ts';
import { openWorld, receive, START_S, type World } from '#test/device/world.ts';
import {
  bookAt,
  type Line,
  openLine,
  openProvince,
  plain,
  post,
  type Province,
  titlesAt,
  titlesAtHome,
} from '#test/support/followed-home.ts';

const DAY_S = 86_400;
/** More than one answer carries as one run: 31 days of it are beyond a checkpoint of the chain. */
const DAILY = 33;

// Real sockets and files: on a machine that others keep busy a step takes seconds.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

let commune: World;
let line: Line;
let province: Province;
/** Stands between the commune's answers and whoever asked. */
let tamper: (path: string, reply: string) => string;

beforeEach(async () => {
  commune = await openWorld();
  tamper = (_, reply) => reply;
  line = await openLine(() => ({
    async fetch(request) {
      const answer = await commune.app.fetch(await plain(request));
      const body = tamper(new URL(request.url).pathname, await answer.text());
      return new Response(body === '' ? null : body, answer);
    },
  }));
});
afterEach(async () => {
  await province.close();
  await line.close();
  commune.close();
});

const ground = (): readonly [ActivityName, string][] => [
  ['board', commune.village],
  ['board', commune.commune],
  ['learning', commune.commune],
  ['work', commune.commune],
];

/** Each open book as the follower folds it, and as its home does. */
async function bothStates(): Promise<readonly (readonly [string, string])[]> {
  const pairs: (readonly [string, string])[] = [];
  for (const [activity, place] of ground()) {
    const book = bookAt(commune, activity, place);
    const here = province.follower.device.findView(activity, place);
    const { state } = await commune.home.warm.get(book);
    pairs.push([here === undefined ? 'not there' : tablesText(here.state), tablesText(state)]);
  }
  return pairs;
}

async function expectSame(): Promise<void> {
  for (const [here, there] of await bothStates()) expect(here).toBe(there);
}

const headersOf = (activity: ActivityName, place: string): readonly string[] => {
  const database = new DatabaseSync(join(province.folder, 'followed.sqlite'), { readOnly: true });
  const found = database
    .prepare('SELECT value FROM header WHERE book = ? ORDER BY seq')
    .all(bookAt(commune, activity, place).id);
  database.close();
  return found.map(({ value }) => String(value));
};

describe('a province that follows a commune', () => {
  it('holds its open books as they are there, and of the others no more than headers', async () => {
    await post(commune, commune.village, ['Họp bản', 'Tiêm phòng']);
    await post(commune, commune.commune, ['Làm căn cước']);
    await receive(commune, 3);
    province = await openProvince(commune, line.address);
    const state = await province.follower.sync();
    expect(state).toMatchObject({ title: 'Xã Sơn Động', address: line.address, behindS: 0 });
    expect(state.trouble).toBeUndefined();
    expect(titlesAt(province, commune.village)).toEqual(['Họp bản', 'Tiêm phòng']);
    await expectSame();
    const activities = province.follower.device.books().map(({ activity }) => activity);
    expect([...new Set(activities)].sort()).toEqual(['board', 'learning', 'places', 'work']);
    // Who wrote when, without what.
    expect(headersOf('doors', commune.village)).toHaveLength(3);
    expect(headersOf('homes', commune.village)).toHaveLength(1);
    for (const closed of ['care', 'desk'] as const) {
      const place = closed === 'desk' ? commune.commune : commune.village;
      expect(headersOf(closed, place), closed).toEqual([]);
    }
    const { device } = province.follower;
    for (const activity of [
      'doors',
      'homes',
      'people',
      'care',
      'desk',
      'reach',
      'funds',
    ] as const) {
      expect(device.findView(activity, commune.village), activity).toBeUndefined();
    }
  });

  it('keeps no name of a household or a resident', async () => {
    province = await openProvince(commune, line.address);
    await province.follower.sync();
    for (const file of ['followed.sqlite', 'followed.sqlite-wal']) {
      const bytes = readFileSync(join(province.folder, file));
      expect(bytes.includes('Triệu Thị Sần'), file).toBe(false);
      expect(bytes.includes(commune.household), file).toBe(false);
    }
  });

  it('heals after a month without a line, and says meanwhile how far it is behind', async () => {
    province = await openProvince(commune, line.address);
    await post(commune, commune.village, ['Trước']);
    await province.follower.sync();
    await line.cut();
    for (let day = 1; day <= 31; day += 1) {
      commune.time.nowS = START_S + day * DAY_S;
      const titles = Array.from({ length: DAILY }, (_, index) => `Ngày ${day} tin ${index}`);
      await post(commune, commune.village, titles);
      await post(commune, commune.commune, [`Xã ngày ${day}`]);
      if (day % 10 === 0) {
        const cut = await province.follower.sync();
        expect(cut).toMatchObject({ trouble: 'offline', behindS: day * DAY_S });
      }
    }
    await line.mend();
    const healed = await province.follower.sync();
    expect(healed).toMatchObject({ behindS: 0 });
    expect(healed.trouble).toBeUndefined();
    expect(titlesAt(province, commune.village)).toHaveLength(31 * DAILY + 1);
    await expectSame();
    expect(headersOf('board', commune.commune)).toHaveLength(31);
  });

  it('goes on by itself once the line is there again', async () => {
    province = await openProvince(commune, line.address);
    await line.cut();
    province.follower.keep();
    await expect.poll(() => province.follower.state().trouble, { timeout: 20_000 }).toBe('offline');
    await post(commune, commune.village, ['Tin sau khi đứt']);
    await line.mend();
    await expect
      .poll(() => titlesAt(province, commune.village), { timeout: 60_000 })
      .toEqual(['Tin sau khi đứt']);
  });

  it('follows a commune that was restored into its new epoch, and brings back what that lost', async () => {
    province = await openProvince(commune, line.address);
    await post(commune, commune.village, ['Một']);
    await province.follower.sync();
    const old = await commune.copyFiles();
    await post(commune, commune.village, ['Hai', 'Ba']);
    await receive(commune, 4);
    await province.follower.sync();
    commune.time.nowS += 20 * 60;
    await province.follower.sync();
    expect(headersOf('doors', commune.village)).toHaveLength(4);
    await commune.restoreFiles(old);
    await post(commune, commune.village, ['Viết sau khi phục hồi']);
    commune.time.nowS += 20 * 60;
    const after = await province.follower.sync();
    expect(after.trouble).toBeUndefined();
    const all = ['Ba', 'Hai', 'Một', 'Viết sau khi phục hồi'];
    expect(titlesAt(province, commune.village)).toEqual(all);
    expect(await titlesAtHome(commune, commune.village)).toEqual(all);
    await expectSame();
    const board = bookAt(commune, 'board', commune.village);
    const head = await commune.home.store.read(board.cell).findHead(board.id);
    expect(head?.epoch).toBe(1);
    expect(headersOf('board', commune.village)).toHaveLength(head?.seq ?? -1);
  });

  it('erases what is erased there', async () => {
    province = await openProvince(commune, line.address);
    await post(commune, commune.village, ['Ông Lường Văn Xoá']);
    await province.follower.sync();
    const board = bookAt(commune, 'board', commune.village);
    const [fact] = await commune.home.store.read(board.cell).listFacts(board.id, 0, 1);
    expect(fact?.type).toBe('notice.posted@1');
    await eraseOnBoard(fact?.stream ?? '', fact?.n ?? 0);
    expect((await province.follower.sync()).trouble).toBeUndefined();
    expect(titlesAt(province, commune.village).join(' ')).not.toContain('Lường Văn Xoá');
    await expectSame();
  });
});

async function eraseOnBoard(stream: string, n: number): Promise<void> {
  const book = bookAt(commune, 'board', commune.village).id;
  const home = { ...commune.home, tombstones: { folder: commune.sealed } };
  const erased = await erase(home, { wanted: { book, origins: [{ stream, n }] }, ground: 'asked' });
  if (!erased.ok) throw new Error(erased.error.code);
}

describe('a commune that lies', () => {
  beforeEach(async () => {
    province = await openProvince(commune, line.address);
    await post(commune, commune.village, ['Thật']);
    await province.follower.sync();
    await post(commune, commune.village, ['Mới']);
  });

  /** Changes what follows a name in the reply of a pull. */
  const inFollow = (from: RegExp, to: string): void => {
    tamper = (path, reply) => (path === '/api/follow' ? reply.replaceAll(from, to) : reply);
  };

  async function expectRefused(code: string): Promise<void> {
    const state = await province.follower.sync();
    expect(state.trouble).toBe(code);
    expect(titlesAt(province, commune.village)).toEqual(['Thật']);
    commune.time.nowS += 3_600;
    expect(province.follower.state().behindS).toBeGreaterThanOrEqual(3_600);
    tamper = (_, reply) => reply;
    expect((await province.follower.sync()).trouble).toBeUndefined();
    expect(titlesAt(province, commune.village)).toEqual(['Mới', 'Thật']);
  }

  it('about what somebody wrote is not believed', async () => {
    inFollow(/Mới/gu, 'Giả');
    await expectRefused('chain-broken');
  });

  it('about the end of its chain is not believed', async () => {
    inFollow(/"signature":"[^"]{86}"/gu, `"signature":"${'A'.repeat(86)}"`);
    await expectRefused('head-forged');
  });

  it('by another log under the same numbers is not believed', async () => {
    const before = await commune.copyFiles();
    await post(commune, commune.village, ['Mất']);
    expect((await province.follower.sync()).trouble).toBeUndefined();
    await commune.restoreFiles(before);
    await post(commune, commune.village, ['Khác', 'Nữa']);
    // Set back, it denies that it ever signed another log, and opens no new epoch.
    tamper = (path, reply) => (path === '/api/rejoin' ? '{"no":1}' : reply);
    expect((await province.follower.sync()).trouble).toBe('reply-malformed');
    expect(titlesAt(province, commune.village)).toEqual(['Mất', 'Mới', 'Thật']);
    tamper = (_, reply) => reply;
    expect((await province.follower.sync()).trouble).toBeUndefined();
    const all = ['Khác', 'Mất', 'Mới', 'Nữa', 'Thật'];
    expect(titlesAt(province, commune.village)).toEqual(all);
    await expectSame();
  });
});

describe('a stream without the right', () => {
  it('copies nothing, and says so', async () => {
    await post(commune, commune.village, ['Họp bản']);
    province = await openProvince(commune, line.address, 'member');
    const state = await province.follower.sync();
    expect(state.trouble).toBe('not-yours');
  });
});
