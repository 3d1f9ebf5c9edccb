// A phone whose app is renewed under its hands: with a draft begun, with work not sent, without signal, by a
// build that cannot read it, and by one that does not start.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Role } from '#book/activity.ts';
import { openWorld, originsAt, type World } from '#test/device/world.ts';
import { type BuildServer, type Builds, createBuilds, serveBuilds } from '#test/support/builds.ts';
import { type Mast, raiseMast } from '#test/support/mast.ts';
import { FLAGS, PATIENCE_MS } from '#test/support/phone-browser.ts';
import { VERSIONS } from '#test/upgrade/versions.ts';
import {
  answerPin,
  beginVisit,
  draftRow,
  enrol,
  follow,
  press,
  sees,
  seesHeading,
  seesText,
  seesTray,
} from './member-steps.ts';

const NOTE = 'Cụ hẹn sang tuần, nhớ mang giấy';

/** Its workers carry their version, its pages ask no build, and it opens no store that another has opened. */
const FIRST = '0.1.0';
const NAMELESS = 'nameless';

/** After which a page would long have had the build opened that it has just asked. */
const SETTLED_MS = 500;

const sources = {
  words: 'src/words/member-vi.ts',
  rows: 'src/device/rows.ts',
  main: 'src/pwa/main.tsx',
};

let builds: Builds;
let today = '';
let newer = '';
let world: World;
let server: BuildServer;
let mast: Mast;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  builds = createBuilds();
  today = builds.make('today');
  newer = builds.make('newer', { [sources.words]: ['Dùng bản mới', 'Dùng ngay bản mới'] });
  browser = await chromium.launch({
    executablePath: env['CHROMIUM_PATH'] ?? 'chromium',
    args: [...FLAGS],
  });
});

beforeEach(async () => {
  world = await openWorld();
  world.time.nowS = Math.floor(Date.now() / 1000);
  server = await serveBuilds(world, today);
  mast = await raiseMast(server.port);
});

afterEach(async () => {
  await page?.context().close();
  await mast.close();
  server.stop();
  world.close();
});

afterAll(async () => {
  await browser?.close();
  builds.remove();
});

/** A person's phone with the app as it is served now. */
async function takePhone(role: Role = 'member', place = world.village): Promise<void> {
  const { card } = await world.addWorker('Hoàng Thị Lan', role, place);
  const context = await browser.newContext({ viewport: { width: 360, height: 640 } });
  page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await enrol(page, `${mast.origin}/#${card}`, 'Máy thử');
  await seesHeading(page, /^(?:Bản Phú Hưng|Xã Sơn Động)$/u);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

/** From then on nothing reaches the home's books, signal or not. */
function keepUnsent(): void {
  server.refuse = (path) => path === '/api/push';
}

async function recordNobody(): Promise<void> {
  await follow(page.getByRole('list', { name: 'Các nhà trong thôn' }).first(), /Hộ /u);
  await follow(page, 'Ghi lượt đến nhà');
  await press(page, 'Vắng nhà');
  await sees(page.getByRole('link', { name: /^Hôm nay: Vắng nhà/u }));
}

async function beginDraft(): Promise<void> {
  await beginVisit(page);
  await press(page, 'Đã gặp');
  const before = await draftRow(page);
  await page.getByLabel(/^Ghi chú/u).fill(NOTE);
  await eventually(() => draftRow(page)).not.toBe(before);
}

async function loseSignal(): Promise<void> {
  await mast.down();
  await page.context().setOffline(true);
}

async function findSignal(): Promise<void> {
  await mast.up();
  await page.context().setOffline(false);
}

/** Which build the page is of; those of the first version do not say. */
const buildOf = (): Promise<string> =>
  page.evaluate(
    () => document.querySelector<HTMLMetaElement>('meta[name="build"]')?.content ?? 'nameless',
  );

const isOpened = (): Promise<boolean> => page.evaluate(() => document.querySelector('h1') !== null);

/** Has the worker look for another build, as it does every hour. */
const look = (): Promise<void> =>
  page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage({ do: 'look' }, []);
  });

type Choice = { build?: string; trial?: { build: string }; failedStarts: Record<string, number> };

const choice = (): Promise<Choice> =>
  page.evaluate(async () => {
    const kept = await caches.match('/choice.json');
    return kept === undefined ? { failedStarts: {} } : ((await kept.json()) as Choice);
  });

const wholeBuilds = (): Promise<number> =>
  page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith('build-'));
    const pages = await Promise.all(
      names.map(async (name) => (await caches.open(name)).match('/index.html')),
    );
    return pages.filter((found) => found !== undefined).length;
  });

/** Another build comes onto the phone, in whichever way the app of this version lets it. */
async function fetchBeside(version: string): Promise<void> {
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  await look();
  await eventually(wholeBuilds).toBe(2);
  if (version !== FIRST) await eventually(async () => (await choice()).trial).toBeDefined();
}

const eventually = <Value>(read: () => Promise<Value>) => {
  return expect.poll(read, { timeout: PATIENCE_MS });
};

const filesOf = (folder: string): readonly string[] => {
  const { files } = JSON.parse(readFileSync(join(folder, 'build.json'), 'utf8')) as {
    readonly files: readonly string[];
  };
  return files.filter((file) => file.startsWith('/assets/'));
};

/** The draft and the work of before, and both to an end. */
async function finishAll(waiting: number): Promise<void> {
  await page.goto(`${mast.origin}/#/visit/${world.household}`);
  await sees(page.getByLabel(/^Ghi chú/u));
  expect(await page.getByLabel(/^Ghi chú/u).inputValue()).toBe(NOTE);
  await press(page, 'Ghi lượt này');
  await sees(page.getByRole('link', { name: /^Hôm nay: Đã gặp/u }));
  await seesTray(page, { waiting: waiting + 1, received: 0 });
  server.refuse = () => false;
  await page.getByRole('button', { name: /Gửi/u }).first().click();
  await seesTray(page, { waiting: 0, received: waiting + 1 });
  expect(await originsAt(world, world.doors)).toHaveLength(waiting + 1);
}

test.each(VERSIONS)(
  'an open app of %s goes on, and its phone is taken over whole',
  async (version) => {
    server.show(builds.unpack(version));
    await takePhone();
    const old = await buildOf();
    keepUnsent();
    await loseSignal();
    await recordNobody();
    await beginDraft();
    server.show(newer);
    await findSignal();
    await fetchBeside(version);
    // The open page is the old one still, and may load what it has not loaded yet.
    expect(await buildOf()).toBe(old);
    await page.goto(`${mast.origin}/#/me`);
    await seesHeading(page, 'Hoàng Thị Lan');
    await loseSignal();
    await page.reload();
    await seesHeading(page, 'Hoàng Thị Lan');
    const build = await buildOf();
    expect(build).not.toBe(old);
    await eventually(choice).toEqual({ build, failedStarts: {} });
    await findSignal();
    await finishAll(1);
  },
);

test('a tab of 0.1.0 left open beside it says that it cannot save, and loses nothing', async () => {
  server.show(builds.unpack(FIRST));
  await takePhone();
  keepUnsent();
  await recordNobody();
  await beginDraft();
  server.show(newer);
  await fetchBeside(FIRST);
  const left = page;
  page = await left.context().newPage();
  await answerPin(page);
  await page.goto(`${mast.origin}/#/me`);
  await seesHeading(page, 'Hoàng Thị Lan');
  expect(await buildOf()).not.toBe(NAMELESS);
  await page.close();

  page = left;
  await press(page, 'Ghi lượt này');
  await expect(
    Promise.race([
      sees(page.getByRole('link', { name: /^Hôm nay: Đã gặp/u })).then(() => 'saved'),
      seesText(page, /Máy chưa lưu được\. Bản nháp vẫn còn/u).then(() => 'told'),
    ]),
  ).resolves.toBe('told');
  // In a tab of its own: one that lay behind another paints when its browser likes.
  page = await left.context().newPage();
  await answerPin(page);
  await left.close();
  await finishAll(1);
});

test('a newer build comes beside the open one, is never opened half, and brings only what has changed', async () => {
  await takePhone();
  const first = await buildOf();
  await eventually(choice).toEqual({ build: first, failedStarts: {} });
  keepUnsent();
  await recordNobody();
  await beginDraft();

  server.show(newer);
  server.refuse = (path) => path === '/api/push' || path.startsWith('/assets/me-');
  server.asked.length = 0;
  await look();
  await eventually(async () => server.asked.some((path) => path.startsWith('/assets/me-'))).toBe(
    true,
  );
  await page.reload();
  await seesHeading(page, 'Ghi lượt đến nhà');
  expect(await buildOf()).toBe(first);
  expect(await wholeBuilds()).toBe(1);

  keepUnsent();
  server.asked.length = 0;
  await look();
  await eventually(async () => (await choice()).trial).toBeDefined();
  const fetched = server.asked.filter((path) => path.startsWith('/assets/'));
  expect(fetched.some((path) => path.startsWith('/assets/me-'))).toBe(true);
  expect(fetched.filter((path) => filesOf(today).includes(path))).toEqual([]);
  expect(filesOf(today).filter((path) => filesOf(newer).includes(path)).length).toBeGreaterThan(5);
  expect(await buildOf()).toBe(first);

  await page.goto(`${mast.origin}/#/me`);
  await loseSignal();
  await press(page, 'Dùng bản mới');
  await seesHeading(page, 'Hoàng Thị Lan');
  await eventually(buildOf).not.toBe(first);
  await eventually(choice).toEqual({ build: await buildOf(), failedStarts: {} });
  expect(await wholeBuilds()).toBe(2);
  await findSignal();
  await finishAll(1);
});

test('a build that cannot read what is on the phone is not opened', async () => {
  await takePhone();
  const first = await buildOf();
  keepUnsent();
  await recordNobody();
  await beginDraft();
  server.show(
    builds.make('unreadable', {
      [sources.rows]: [
        '  /** Sealed canonical text. */\n  body: ByteRow,',
        '  body: ByteRow,\n  weight: Count,',
      ],
    }),
  );
  const checked = page.waitForResponse(/\/assets\/build-check-/u);
  await look();
  await checked;
  await page.waitForTimeout(SETTLED_MS);
  expect(await wholeBuilds()).toBe(2);
  expect(await choice()).toEqual({ build: first, failedStarts: {} });
  await page.reload();
  await seesHeading(page, 'Ghi lượt đến nhà');
  expect(await buildOf()).toBe(first);
  expect(await choice()).toEqual({ build: first, failedStarts: {} });

  // Even when it is opened by mistake, it looks before it opens the phone, and gives way.
  const unfit = await page.evaluate(async () => {
    const list = await fetch('/build.json', { cache: 'no-store' });
    const { id } = (await list.json()) as { id: string };
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage({ do: 'open', build: id }, []);
    return id;
  });
  await eventually(async () => (await choice()).trial?.build).toBe(unfit);
  await page.reload();
  await eventually(async () => (await choice()).failedStarts[unfit]).toBe(2);
  await seesHeading(page, 'Ghi lượt đến nhà');
  await eventually(buildOf).toBe(first);
  await finishAll(1);
});

test('a build that does not start gives way to the one before, and the next is opened again', async () => {
  await takePhone();
  const first = await buildOf();
  keepUnsent();
  await recordNobody();
  await beginDraft();
  server.show(
    builds.make('broken', { [sources.main]: ['startTheme();', "throw new Error('broken');"] }),
  );
  for (let failures = 1; failures <= 2; failures += 1) {
    await look();
    await eventually(async () => (await choice()).trial).toBeDefined();
    await page.reload();
    expect(await isOpened()).toBe(true);
    expect(await buildOf()).not.toBe(first);
    await seesText(page, 'Đang mở');
    await page.reload();
    expect(await buildOf()).not.toBe(first);
    await seesText(page, 'Đang mở');
    await page.reload();
    await seesHeading(page, 'Ghi lượt đến nhà');
    expect(await buildOf()).toBe(first);
    expect(Object.values((await choice()).failedStarts)).toEqual([failures]);
  }
  await look();
  await page.reload();
  await seesHeading(page, 'Ghi lượt đến nhà');
  expect((await choice()).trial).toBeUndefined();

  server.show(newer);
  await look();
  await eventually(async () => (await choice()).trial).toBeDefined();
  await page.reload();
  await eventually(choice).toEqual({ build: await buildOf(), failedStarts: {} });
  expect(await buildOf()).not.toBe(first);
  await finishAll(1);
});

test('the worker is the same in every build, and an officer’s next build comes with the officers’ screens', async () => {
  const workerOf = (folder: string): string => readFileSync(join(folder, 'sw.js'), 'utf8');
  expect(workerOf(newer)).toBe(workerOf(today));
  await takePhone('officer', world.commune);
  await eventually(() => officerBuilds()).toBe(1);
  server.show(newer);
  await look();
  await eventually(async () => (await choice()).trial).toBeDefined();
  expect(await officerBuilds()).toBe(2);
});

/** Builds on the phone that hold the officers' screens too. */
const officerBuilds = (): Promise<number> =>
  page.evaluate(async () => {
    let count = 0;
    for (const name of (await caches.keys()).filter((each) => each.startsWith('build-'))) {
      const files = (await (await caches.open(name)).keys()).map(({ url }) => url);
      const has = (part: string): boolean => files.some((file) => file.includes(part));
      if (has('/kept-for-officers') && has('/register-import-')) count += 1;
    }
    return count;
  });
