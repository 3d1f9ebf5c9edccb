// `npm run guide`: the pictures of the guide and of the README, taken from the app with the demo.
// The demo is of one seed and the clock stands on one evening, so the same app makes the same pictures.

import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { ensureBrowser } from './lib/browser.mjs';
import { ensureBuilt } from './lib/freshness.mjs';
import { become, childEnv, ensureInstalled, findNode, root } from './lib/runtime.mjs';

/** 21 November 2026, 19:40 in Vietnam. */
const EVENING_MS = 1_795_264_800_000;
const PHONE = { width: 360, height: 640 };
const TALL_PHONE = { width: 360, height: 780 };
const DESK = { width: 1280, height: 800 };
const ROLES = 5;
/** The whole demo is read cold, on whatever machine. */
const PATIENCE_MS = 120_000;

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Browser} Browser */

ensureInstalled();
const node = findNode();
async function main() {
  const { chromium } = await import('playwright-core');
  ensureBuilt(node);
  const home = await serveEvening();
  const browser = await chromium.launch({
    executablePath: ensureBrowser(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    await takeMember(browser, home);
    await takeFunds(browser, home);
    await takeNight(browser, home);
    await takeCommune(browser, home);
  } finally {
    await browser.close();
    home.stop();
  }
}

/** Serves a copy of the demo, filled once, as of the evening. */
async function serveEvening() {
  const kept = join(root, 'node_modules', '.cache', 'guide');
  mkdirSync(kept, { recursive: true });
  const first = await serve(kept);
  first.child.kill('SIGTERM');
  await new Promise((resolve) => {
    first.child.once('exit', resolve);
  });
  const folder = mkdtempSync(join(tmpdir(), 'banso-guide-'));
  cpSync(join(kept, 'data'), join(folder, 'data'), { recursive: true });
  const { child, origin, links } = await serve(folder);
  /** @param {string} role */
  const linkOf = (role) => links.find(({ label }) => label.startsWith(role))?.link ?? origin;
  const stop = () => {
    child.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    child.kill('SIGTERM');
  };
  return { origin, linkOf, stop };
}

/** @param {string} folder */
async function serve(folder) {
  const clock = `const now = Date.now; const ahead = ${EVENING_MS} - now(); Date.now = () => now() + ahead;`;
  const program = join(root, 'dist', 'server', 'main.js');
  const child = spawn(
    node,
    ['--import', `data:text/javascript,${encodeURIComponent(clock)}`, program],
    {
      cwd: folder,
      env: { ...childEnv(node), PORT: '0', HOST: '127.0.0.1', DATA_DIR: '', DATABASE_URL: '' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  /** @type {{label: string, link: string}[]} */
  const links = [];
  let origin = '';
  let label = '';
  for await (const line of createInterface({ input: child.stdout })) {
    origin ||= /answers at (http:\S+)/u.exec(line)?.[1] ?? '';
    if (line.includes('/#')) links.push({ label, link: line.trim() });
    else label = line.trim();
    if (origin !== '' && links.length === ROLES) break;
  }
  child.stdout.resume();
  return { child, origin, links };
}

/**
 * @param {Browser} browser @param {{width: number, height: number}} viewport
 * @param {'light' | 'dark'} colorScheme
 */
async function open(browser, viewport, colorScheme, deviceScaleFactor = 2) {
  const context = await browser.newContext({
    viewport,
    colorScheme,
    deviceScaleFactor,
    reducedMotion: 'reduce',
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await page.clock.setFixedTime(EVENING_MS);
  return page;
}

/** @param {Page} page @param {string} link @param {string} name */
async function enrol(page, link, name) {
  await page.goto(link);
  await begin(page, name);
}

/** Takes the phone into use where its link was opened. @param {Page} page @param {string} name */
async function begin(page, name) {
  await page.getByLabel('Tên gọi của máy này').fill(name);
  await press(page, 'Dùng máy này');
  await page.getByRole('navigation', { name: 'Các mục chính' }).waitFor();
}

/** @param {Page} page @param {string} file */
async function shoot(page, file) {
  const { shrinkPng } = await import('./lib/small-png.mjs');
  await page.mouse.move(0, 0);
  await page.evaluate(
    () => document.activeElement instanceof HTMLElement && document.activeElement.blur(),
  );
  const path = join(root, 'docs', file);
  mkdirSync(dirname(path), { recursive: true });
  const small = shrinkPng(await page.screenshot({ animations: 'disabled', caret: 'hide' }));
  writeFileSync(path, small);
  console.log(`docs/${file}  ${Math.ceil(small.length / 1000)} KB`);
}

/** @param {Page} page */
const toTop = (page) => page.evaluate(() => window.scrollTo(0, 0));

/** @param {Page} page @param {string} name */
const take = (page, name) => shoot(page, `guide/images/${name}.png`);

/** @param {Page} page @param {string | RegExp} name */
const press = (page, name) => page.getByRole('button', { name }).first().click();

/** @param {Page} page @param {string | RegExp} name */
const follow = (page, name) => page.getByRole('link', { name }).first().click();

/** A press that leaves the page where it was scrolled to. @param {Page} page */
const beginVisit = (page) =>
  page.getByRole('link', { name: 'Ghi lượt đến nhà' }).dispatchEvent('click');

/** @param {Page} page @param {string} place */
const turnTo = (page, place) =>
  page
    .getByRole('navigation', { name: 'Các mục chính' })
    .getByRole('link', { name: place })
    .click();

/** @param {Page} page @param {string | RegExp} text */
const bring = (page, text) =>
  page
    .getByText(text)
    .first()
    .evaluate((place) =>
      window.scrollTo(0, place.getBoundingClientRect().top + window.scrollY - 88),
    );

/** Opens the house whose head bears a name. @param {Page} page @param {RegExp} said */
async function openDoor(page, said) {
  await turnTo(page, 'Các nhà');
  await press(page, /^Tất cả /u);
  await follow(page, said);
  await page.getByRole('link', { name: 'Ghi lượt đến nhà' }).waitFor();
  return page.getByRole('heading', { level: 1 }).innerText();
}

/** A house with people, something learned and something left. */
const HOUSE = /: Hộ .*, [23] trên 5 kỹ năng$/u;
/** Another, found empty tonight. */
const EMPTY_HOUSE = /: Hộ .*, 1 trên 5 kỹ năng$/u;

/**
 * The pages of a member, in the order of the guide.
 * @param {Browser} browser @param {Awaited<ReturnType<typeof serveEvening>>} home
 */
async function takeMember(browser, home) {
  const page = await open(browser, PHONE, 'light');
  const link = home.linkOf('Thành viên tổ, bản Phú Hưng');
  await page.goto(link);
  await page.getByRole('button', { name: 'Dùng máy này' }).waitFor();
  await take(page, 'mo-so');
  await begin(page, 'Máy của tổ');
  await page.getByRole('list', { name: 'Các nhà trong thôn' }).first().waitFor();
  await toTop(page);
  await take(page, 'cac-nha');
  await press(page, 'Danh sách');
  await press(page, /^Đến hẹn /u);
  await toTop(page);
  await take(page, 'danh-sach');
  await press(page, 'Cửa');
  await follow(page, 'Tối nay đến nhà nào');
  await page.getByRole('list', { name: 'Các nhà theo thứ tự đi' }).waitFor();
  await toTop(page);
  await take(page, 'toi-nay');
  await turnTo(page, 'Các nhà');
  await press(page, 'Bản đồ');
  await page.locator('.map-sheet svg').first().waitFor();
  await toTop(page);
  await take(page, 'ban-do');
  await press(page, 'Cửa');
  await openDoor(page, HOUSE);
  await toTop(page);
  await take(page, 'mot-nha');
  await beginVisit(page);
  await page.getByText('Bấm “Vắng nhà” là ghi xong ngay.').waitFor();
  await toTop(page);
  await take(page, 'ghi-luot');
  await takeVisit(page);
  await takePerson(page);
  const empty = await takeOffline(page);
  await takeHistory(page, empty);
  await page.context().close();
}

/** @param {Page} page */
async function takeVisit(page) {
  await press(page, 'Đã gặp');
  await page.locator('.step-offer').first().click();
  await page.getByRole('checkbox', { name: 'Làm cùng' }).first().check();
  await bring(page, 'Hôm nay bà con đạt bước nào');
  await take(page, 'da-gap');
  await press(page, 'Ghi lượt này');
  await page.getByRole('button', { name: 'Hoàn tác' }).waitFor();
  await beginVisit(page);
  await press(page, 'Hẹn lại');
  await bring(page, 'Hẹn lại ngày nào');
  await take(page, 'hen-lai');
  await page.goBack();
  await page.getByRole('link', { name: 'Ghi lượt đến nhà' }).waitFor();
}

/** @param {Page} page */
async function takePerson(page) {
  await page.getByRole('list', { name: 'Người trong nhà' }).getByRole('link').first().click();
  await page.getByRole('heading', { name: '5 kỹ năng cơ bản' }).waitFor();
  await page.locator('details.ladder summary').first().click();
  await bring(page, '5 kỹ năng cơ bản');
  await take(page, 'bac-thang');
  await press(page, /^Hỏi /u);
  await page.getByRole('dialog').waitFor();
  await take(page, 'dong-y');
  await page.getByRole('dialog').getByRole('button', { name: 'Đóng' }).click();
}

/** @param {Page} page */
async function takeOffline(page) {
  await turnTo(page, 'Khay gửi');
  await page.getByText('Liên lạc với xã lần cuối').waitFor();
  await press(page, 'Gửi ngay');
  await page.locator('.tray-count', { hasText: /^0\s*Chờ gửi/u }).waitFor();
  await page.getByRole('button', { name: 'Gửi ngay' }).waitFor();
  await toTop(page);
  await take(page, 'khay-da-nhan');
  await page.context().setOffline(true);
  const empty = await openDoor(page, EMPTY_HOUSE);
  await beginVisit(page);
  await press(page, 'Vắng nhà');
  await page.getByRole('button', { name: 'Hoàn tác' }).waitFor();
  await toTop(page);
  await take(page, 'vang-nha');
  await turnTo(page, 'Khay gửi');
  await page.getByRole('heading', { name: /^Chờ gửi/u }).waitFor();
  await toTop(page);
  await take(page, 'khay-cho-gui');
  return empty;
}

/** @param {Page} page @param {string} empty */
async function takeHistory(page, empty) {
  await openDoor(page, /: Hộ .*, 0 trên 5 kỹ năng/u);
  await beginVisit(page);
  await press(page, 'Đã gặp');
  await page.getByLabel(/^Ghi chú/u).fill('Hẹn con trai về cùng làm');
  await page.goBack();
  await turnTo(page, 'Các nhà');
  await page.getByRole('button', { name: 'Ghi tiếp' }).waitFor();
  await toTop(page);
  await take(page, 'ban-nhap');
  await openDoor(page, new RegExp(`: ${empty},`, 'u'));
  await follow(page, /^Hôm nay: Vắng nhà/u);
  await page.getByRole('heading', { name: 'Sửa lượt đến nhà' }).waitFor();
  await toTop(page);
  await take(page, 'sua-luot');
  await page.getByRole('radio', { name: /^Ghi nhầm/u }).check();
  await page.getByLabel(/^Lý do sửa/u).fill('bấm nhầm nhà');
  await press(page, 'Ghi điều sửa');
  await page.getByRole('link', { name: 'Ghi lượt đến nhà' }).waitFor();
  await follow(page, 'Lịch sử ghi');
  await page.getByRole('list', { name: 'Lịch sử ghi' }).getByRole('listitem').first().waitFor();
  await toTop(page);
  await take(page, 'lich-su');
}

/**
 * The village's money, in the order of its guide.
 * @param {Browser} browser @param {Awaited<ReturnType<typeof serveEvening>>} home
 */
async function takeFunds(browser, home) {
  const page = await open(browser, PHONE, 'light');
  await enrol(page, home.linkOf('Trưởng bản Sa Lây'), 'Máy của bản');
  await follow(page, /^Quỹ thôn/u);
  await page.getByRole('heading', { name: 'Quỹ của thôn' }).waitFor();
  await toTop(page);
  await take(page, 'quy-thon');
  await follow(page, /11\/2026/u);
  await page.getByRole('heading', { name: /^Còn .* hộ$/u }).waitFor();
  await toTop(page);
  await take(page, 'quy-dot-thu');
  const report = page.waitForEvent('popup');
  await press(page, 'Trang công khai của đợt thu');
  const opened = await report;
  await opened.getByRole('heading', { name: 'Tìm dòng của nhà mình' }).waitFor();
  await take(opened, 'quy-cong-khai');
  await opened.close();
  await page.getByRole('list', { name: /^Còn/u }).getByRole('link').first().click();
  await page.getByRole('img', { name: /^Mã chuyển/u }).waitFor();
  await toTop(page);
  await take(page, 'quy-mot-ho');
  await page.goBack();
  await follow(page, 'Quỹ của thôn');
  await follow(page, /^Khoản chưa rõ của ai/u);
  await page.getByRole('heading', { name: 'Khoản chưa rõ của ai' }).waitFor();
  await toTop(page);
  await take(page, 'quy-chua-ro');
  await page.context().close();
}

/** @param {Browser} browser @param {Awaited<ReturnType<typeof serveEvening>>} home */
async function takeNight(browser, home) {
  const page = await open(browser, TALL_PHONE, 'dark');
  await enrol(page, home.linkOf('Tổ trưởng, bản Phú Hưng'), 'Máy của tổ');
  await page.getByRole('list', { name: 'Các nhà trong thôn' }).first().waitFor();
  await toTop(page);
  await shoot(page, 'images/village-at-night.png');
  await page.context().close();
}

/** @param {Browser} browser @param {Awaited<ReturnType<typeof serveEvening>>} home */
async function takeCommune(browser, home) {
  const page = await open(browser, DESK, 'light', 1);
  await enrol(page, home.linkOf('Cán bộ xã Sơn Động'), 'Máy ở trụ sở');
  await page.getByRole('table', { name: /^Mọi chỉ tiêu của/u }).waitFor();
  await toTop(page);
  await shoot(page, 'images/commune.png');
  await page.context().close();
}

if (process.execPath === node) await main();
else become(node, [import.meta.filename]);
