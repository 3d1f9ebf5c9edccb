// A village that collects: its home, its phones, a statement of its bank, and codes read as others read them.

import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cwd, env } from 'node:process';
import { serve } from '@hono/node-server';
import { chromium, type Page } from 'playwright-core';
import decodePicture from 'qr/decode.js';
import type { Movement } from '#test/fixtures/statements/dress.ts';
import { type Mast, raiseMast } from '#test/support/mast.ts';
import { FLAGS, PATIENCE_MS, watchComplaints } from '#test/support/phone-browser.ts';
import { mustRecord, openTestHome, type TestHome } from '#test/support/test-home.ts';
import type { Role } from '#book/activity.ts';
import { createApp } from '#server/http/app.ts';
import { enrol, sees } from './member-steps.ts';

const PHONE = { width: 360, height: 640 };
export const HOUSEHOLDS = 300;
export const DUE = 50_000;
export const ACCOUNT = { number: '3600205000001', holder: 'TRIEU VAN MAU', openingDong: 2_000_000 };
export const TITLE = 'Vệ sinh môi trường';
export const ITEM = 'Mua 3 bóng đèn đường';
export const nameOf = (index: number): string =>
  ['Triệu Văn', 'Lò Thị', 'Nguyễn Thị Hoàng Phương', 'Đặng Văn'][index % 4] +
  ` ${['Sinh', 'Hoa', 'Thảo', 'Pó', 'Mẩy'][index % 5] ?? ''} ${String(index + 1)}`;
export const houseOf = (index: number): string => `LC-${String(index + 1).padStart(3, '0')}`;

export type Village = {
  readonly the: TestHome;
  readonly origin: string;
  /** The one way by which a phone that may lose its signal comes to the home. */
  readonly mast: Mast;
  readonly households: readonly string[];
  readonly folder: string;
  /** What pages said went wrong, of those that are closed. */
  readonly complaints: readonly string[];
  /** A phone of somebody of the village, taken into use. */
  openAs(role: Role, at: string): Promise<Page>;
  /** A browser of somebody else. */
  openPage(): Promise<Page>;
  close(): Promise<void>;
};

const secondsNow = (): number => Math.floor(Date.now() / 1_000);

/** A village of 300 households, and the home that serves what was built. */
export async function openVillage(): Promise<Village> {
  const the = await openTestHome({ at: secondsNow() });
  const ticking = setInterval(() => {
    the.clock.at = secondsNow();
  }, 200);
  const { village, people, today } = the;
  const team = the.newId();
  const households = Array.from({ length: HOUSEHOLDS }, () => the.newId());
  await mustRecord(the.home, people, [
    { type: 'team.founded@1', on: today - 200, body: { team, place: village, from: today - 200 } },
  ]);
  await mustRecord(
    the.home,
    the.homes,
    households.map((household, index) => ({
      type: 'household.added@1',
      on: today - 300,
      body: {
        household,
        head: nameOf(index),
        code: houseOf(index),
        alley: `Ngõ ${String(1 + (index % 9))}`,
      },
    })),
  );
  const app = createApp(the.home, { pwa: join(cwd(), 'dist', 'pwa'), log: () => undefined });
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // it listens on a port
  const mast = await raiseMast(port);
  const browser = await chromium.launch({
    executablePath: env['CHROMIUM_PATH'] ?? 'chromium',
    args: [...FLAGS],
  });
  const folder = mkdtempSync(join(tmpdir(), 'banso-collection-'));
  const complaints: string[] = [];
  const openPage = async (): Promise<Page> => {
    const page = await (
      await browser.newContext({ viewport: PHONE, deviceScaleFactor: 2 })
    ).newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    const own = watchComplaints(page);
    page.on('close', () => complaints.push(...own));
    return page;
  };
  return {
    the,
    origin: `http://127.0.0.1:${String(port)}`,
    mast,
    households,
    folder,
    complaints,
    openPage,
    async openAs(role, at) {
      const page = await openPage();
      const person = await the.addPerson(role, village);
      const duty = role === 'leader' ? 'leader' : 'member';
      const joined = { team, person, duty, from: today - 100 };
      await mustRecord(the.home, people, [
        { type: 'team.joined@1', on: today - 100, body: joined },
      ]);
      const card = await the.home.cards.issue({ person, people: people.id, singleUse: true });
      await enrol(page, `${at}/#${card}`, 'Máy thử');
      await sees(page.getByRole('navigation', { name: 'Các mục chính' }));
      await page.evaluate(async () => {
        await navigator.serviceWorker.ready;
      });
      return page;
    },
    async close() {
      await browser.close();
      await mast.close();
      server.close();
      clearInterval(ticking);
      await the.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A look at what stands there, for whoever wants to see it: SHOTS names a folder. */
export const shoot = async (page: Page, name: string, fullPage = false): Promise<void> => {
  const shots = env['SHOTS'];
  if (shots !== undefined) await page.screenshot({ path: join(shots, `${name}.png`), fullPage });
};

export const fill = (page: Page, label: string, text: string): Promise<void> =>
  page.getByLabel(label).first().fill(text);

/** What another program reads from the code as it stands on the screen. */
export async function readCode(page: Page, selector: string): Promise<string> {
  const png = (await page.locator(selector).first().screenshot()).toString('base64');
  // The page itself may not be allowed to load a picture.
  const blank = await page.context().newPage();
  const picture = await blank.evaluate(async (text) => {
    const image = new Image();
    image.src = `data:image/png;base64,${text}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.width, image.height];
    const drawing = canvas.getContext('2d');
    drawing?.drawImage(image, 0, 0);
    const { data } = drawing?.getImageData(0, 0, image.width, image.height) ?? { data: [] };
    return { width: image.width, height: image.height, data: [...data] };
  }, png);
  await blank.close();
  return decodePicture({ ...picture, data: new Uint8ClampedArray(picture.data) });
}

export const bare = (code: string): string => code.replaceAll(' ', '');

/** 168 transfers that tell all, and twelve that want a person. */
export function statement(codes: readonly string[], day: number): readonly Movement[] {
  const line = (dong: number, text: string, index: number): Movement => ({
    day,
    dong,
    text,
    reference: `52${String(index)}.${String(10_000 + index)}`,
  });
  const code = (index: number): string => bare(codes[index] ?? '');
  const exact = Array.from({ length: 168 }, (_, index) =>
    line(DUE, `MBVCB.${String(index)}.${code(index)} ve sinh.CT tu 0011001932 NGUYEN VAN A`, index),
  );
  const wrong = `${code(170).slice(0, 9)}${code(170).endsWith('A') ? 'B' : 'A'}`;
  return [
    ...exact.slice(0, 90),
    line(DUE, `${code(0)} tra lan hai`, 900),
    line(60_000, code(168), 901),
    line(30_000, code(169), 902),
    line(100_000, `${code(171)} ${code(172)}`, 903),
    line(DUE, wrong, 904),
    line(DUE, 'LO VAN MAU DONG QUY', 905),
    line(DUE, 'CHUYEN TIEN', 906),
    line(DUE, 'CHUYEN TIEN', 907),
    line(500_000, 'CON EM XA QUE UNG HO', 908),
    line(-300_000, 'MUA BONG DEN', 909),
    line(-11_000, 'PHI SMS', 910),
    line(1_234, 'LAI NHAP GOC', 911),
    ...exact.slice(90),
  ];
}
/** What of it is the drive's in the end; the rest is the bank's own. */
export const OF_DRIVE = 168 * DUE + DUE + 60_000 + 30_000 + 100_000 + 4 * DUE + 500_000 - 300_000;
export const CASH_DOORS = 5;
