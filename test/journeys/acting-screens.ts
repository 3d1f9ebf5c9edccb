// What is shown while one acts for a person, and the papers a household is given.

import { agree, follow, press, sees, seesHeading, turnTo } from './member-steps.ts';
import { firstPerson, openPublic, type Screen } from './screens.ts';

/** Each follows from the one before. */
export const ACTING_SCREENS: readonly Screen[] = [
  {
    name: 'acting, who it is',
    open: async (page) => {
      await firstPerson(page);
      await follow(page, 'Làm hộ');
      await sees(page.getByRole('button', { name: 'Đúng người này' }));
    },
  },
  {
    name: 'acting, what for',
    open: async (page) => {
      await press(page, 'Đúng người này');
      await seesHeading(page, 'Sự đồng ý');
      const ask = page.getByRole('button', { name: 'Hỏi và ghi sự đồng ý' });
      if (await ask.isVisible()) {
        await ask.click();
        await agree(page);
      }
      await sees(page.getByRole('button', { name: /^Bắt đầu làm hộ/u }));
    },
  },
  {
    name: 'acting under way',
    open: async (page) => {
      await page.getByLabel(/^Bà con nhờ làm gì/u).fill('Tra cứu lương hưu');
      await press(page, /^Bắt đầu làm hộ/u);
      await sees(page.getByRole('region', { name: /^Đang làm hộ /u }));
    },
  },
  {
    name: 'who acted',
    open: async (page) => {
      await follow(page, 'Ai đã làm hộ');
      await sees(page.getByRole('link', { name: 'In phiếu' }));
    },
  },
  {
    name: 'slip',
    open: async (page) => {
      await follow(page, 'In phiếu');
      await sees(page.locator('.slip .qr'));
    },
  },
  {
    name: 'acting ended',
    open: async (page) => {
      await press(page, 'Xong');
      await sees(page.getByRole('dialog'));
    },
  },
  {
    name: 'acting over',
    open: async (page) => {
      await press(page.getByRole('dialog'), 'Thôi làm hộ');
      await page.getByRole('region', { name: /^Đang làm hộ /u }).waitFor({ state: 'hidden' });
    },
  },
];

export const PAPER_SCREENS: readonly Screen[] = [
  {
    name: 'cards of households',
    open: async (page) => {
      await turnTo(page, 'Chờ duyệt');
      await follow(page, 'Thẻ hộ, biển trước cửa');
      await sees(page.getByRole('list', { name: 'Các hộ' }).getByRole('checkbox'));
    },
  },
  {
    name: 'plates of doors',
    open: async (page) => {
      await page.getByRole('radio', { name: /^Biển trước cửa/u }).check();
      await sees(page.locator('.plate .qr'));
    },
  },
  {
    name: 'new cards',
    open: async (page) => {
      await page.getByRole('radio', { name: /^Thẻ hộ/u }).check();
      const list = page.getByRole('list', { name: 'Các hộ' });
      for (const index of [0, 1, 2]) await list.getByRole('checkbox').nth(index).check();
      await press(page, 'Cấp thẻ cho 3 hộ');
      await sees(page.locator('.cr80 .qr'));
    },
  },
];

/** For whoever has no card, or scans a plate of nobody. */
export const CARD_SCREENS: readonly Screen[] = [
  {
    name: 'card of a household without its secret',
    open: async (page, { home }) => openPublic(page, `${home.origin}/the`),
  },
  {
    name: 'plate of no door',
    open: async (page, { home }) => openPublic(page, `${home.origin}/bien/AAAAAAAAAA`),
    mayComplain: /status of 404/u,
  },
];
