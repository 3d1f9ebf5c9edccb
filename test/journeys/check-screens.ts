// What anybody opens who was sent a notice.

import { seesHeading, seesText } from './member-steps.ts';
import { openPublic, type Screen } from './screens.ts';

export const CHECK_SCREENS: readonly Screen[] = [
  {
    name: 'board of a village on a page of its own',
    open: async (page, { villagePage }) => {
      await openPublic(page, villagePage);
      await page.getByRole('link', { name: 'Xem bảng tin' }).click();
      await seesHeading(page, /^Bảng tin bản/u);
    },
  },
  {
    name: 'a notice that is genuine',
    open: async (page) => {
      await page.getByRole('link', { name: 'Mở riêng thông báo này' }).first().click();
      await seesText(page, 'Đây là bản mới nhất.');
    },
  },
  {
    name: 'nothing pasted yet',
    open: async (page, { home }) => {
      await page.goto(`${home.origin}/k`);
      await seesHeading(page, /^Có đúng là thông báo/u);
    },
  },
  {
    name: 'a notice of somebody else',
    open: async (page) => {
      const link = 'https://banso-sondong.vi-du.com/k/AAAAAAAAAAAAAAAAAAAAAAAAAA';
      await page.getByRole('textbox', { name: 'Đường dẫn hoặc mã' }).fill(link);
      await page.getByRole('button', { name: 'Kiểm tra' }).click();
      await seesText(page, 'Không phải của chúng tôi');
    },
    mayComplain: /status of 404/u,
  },
];
