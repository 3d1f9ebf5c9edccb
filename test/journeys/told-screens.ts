// What a phone has to say of itself, each brought about as it comes about in life.

import { expect } from 'vitest';
import type { BrowserContext, Page } from 'playwright-core';
import { beginVisit, press, sees, seesHeading, seesText } from './member-steps.ts';
import { firstDoor, go, type Screen } from './screens.ts';

/** Saves a visit where nobody was home. */
export async function recordNobody(page: Page): Promise<void> {
  await firstDoor(page);
  await beginVisit(page);
  await press(page, 'Vắng nhà');
  await sees(page.getByRole('link', { name: 'Ghi lượt đến nhà' }));
}

export async function openTray(page: Page): Promise<void> {
  await go(page, '/tray');
  await seesHeading(page, 'Khay gửi');
}

const reopen = async (page: Page): Promise<void> => {
  await page.reload();
  await sees(page.getByRole('navigation', { name: 'Các mục chính' }));
};

/** As the home would have answered: own records of the open store in another state. */
const setFates = (page: Page, fates: readonly (readonly [fate: string, why: string])[]) =>
  page.evaluate(async (all) => {
    const key = localStorage.getItem('store') ?? '';
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open(`banso-${key}`);
      opening.addEventListener('success', () => resolve(opening.result));
    });
    const table = database.transaction('outbox', 'readwrite').objectStore('outbox');
    const rows = await new Promise<[IDBValidKey, object][]>((resolve) => {
      const keys = table.getAllKeys();
      const values = table.getAll();
      values.addEventListener('success', () =>
        resolve(keys.result.map((each, index) => [each, values.result[index] as object])),
      );
    });
    for (const [index, [fate, why]] of all.entries()) {
      const row = rows[index];
      if (row !== undefined) table.put({ ...row[1], fate, why }, row[0]);
    }
    await new Promise((resolve) => {
      table.transaction.addEventListener('complete', resolve);
    });
    database.close();
  }, fates);

async function markOf(context: BrowserContext, origin: string, count: number) {
  const { hostname, port } = new URL(origin);
  const value = `${count}.${count - 1}.${port}`;
  await context.addCookies([
    { name: 'banso-mark.clearedst1', value, domain: hostname, path: '/', sameSite: 'Strict' },
  ]);
}

/** In this order, on one phone. */
export const TOLD_SCREENS: readonly Screen[] = [
  {
    name: 'tray, waiting',
    open: async (page) => {
      await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
      await page.context().setOffline(true);
      for (let visits = 0; visits < 3; visits += 1) await recordNobody(page);
      await openTray(page);
      await seesText(page, 'Chờ gửi (3)');
      await seesText(page, /Trình duyệt chưa hứa giữ sổ lâu dài/u);
    },
  },
  {
    name: 'unsent records found',
    open: async (page) => {
      await go(page, '/doors');
      await reopen(page);
      await seesText(page, /Tìm thấy 3 điều chưa gửi/u);
    },
  },
  {
    name: 'reminders unfolded',
    open: async (page) => {
      expect(await page.getByText(/^Chưa có sóng/u).count()).toBe(0);
      await press(page, 'Còn 1 lời nhắc nữa');
      await seesText(page, /^Chưa có sóng/u);
      await sees(page.getByRole('button', { name: 'Thu gọn lời nhắc', expanded: true }));
    },
  },
  {
    name: 'tray, held and refused',
    open: async (page) => {
      await setFates(page, [
        ['held', 'outside-grant'],
        ['refused', 'household-unknown'],
      ]);
      await openTray(page);
      await reopen(page);
      await seesText(page, 'Không nhận (1)');
    },
  },
  {
    name: 'tray, received',
    open: async (page) => {
      await setFates(page, [
        ['waiting', ''],
        ['waiting', ''],
      ]);
      await page.context().setOffline(false);
      await reopen(page);
      await seesText(page, 'Đã nhận (3)');
    },
  },
  {
    name: 'little room',
    open: async (page) => {
      // As a browser answers that tells how much is free; Chromium keeps that to itself.
      await page.evaluate(() => {
        navigator.storage.estimate = () =>
          Promise.resolve({ quota: 1_000_000_000, usage: 995_000_000 });
      });
      await openTray(page);
      await press(page, 'Gửi ngay');
      await seesText(page, /Máy sắp hết chỗ/u);
    },
  },
  {
    name: 'no room',
    open: async (page) => {
      await reopen(page);
      await firstDoor(page);
      await beginVisit(page);
      // As a store answers on a full disk.
      await page.evaluate(() => {
        IDBObjectStore.prototype.put = () => {
          throw new DOMException('no room', 'QuotaExceededError');
        };
      });
      await press(page, 'Vắng nhà');
      await seesText(page, /Máy hết chỗ nên lần ghi vừa rồi chưa lưu được/u);
    },
  },
  {
    name: 'room again',
    open: async (page) => {
      await go(page, '/doors');
      await reopen(page);
      await recordNobody(page);
      await openTray(page);
      await seesText(page, 'Đã nhận (4)');
    },
  },
  {
    name: 'home restored',
    open: async (page) => {
      await page.evaluate(() => {
        for (const name of Object.keys(localStorage)) {
          if (name.startsWith('epoch.')) localStorage.setItem(name, '-1');
        }
      });
      await go(page, '/doors');
      await reopen(page);
      await seesText(page, /Máy chủ đã được khôi phục/u);
    },
  },
  {
    name: 'books cleared',
    open: async (page) => {
      await press(page, 'Đã hiểu');
      await markOf(page.context(), new URL(page.url()).origin, 1_234);
      await reopen(page);
      await seesText(page, /1\.234 điều đã ghi, trong đó ít nhất 1\.233 điều chưa gửi/u);
    },
  },
  {
    name: 'a wrong clock',
    open: async (page) => {
      await press(page, 'Đã hiểu');
      await page.addInitScript(() => {
        const now = Date.now;
        Date.now = () => now() + 3 * 3_600_000;
      });
      await openTray(page);
      await reopen(page);
      await seesText(page, /Đồng hồ của máy chạy nhanh khoảng 3 giờ/u);
    },
    // The home refuses the first question once, with its time.
    mayComplain: /status of 401/u,
  },
];
