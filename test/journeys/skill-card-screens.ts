// The screens of the skill cards and of practice.

import type { Page } from 'playwright-core';
import { press, sees, seesHeading, seesText } from './member-steps.ts';
import { go, type Screen } from './screens.ts';

const reader = async (page: Page): Promise<void> => {
  await go(page, '/cards/zalo/told');
  await seesHeading(page, 'Gọi thấy mặt con cháu ở xa');
};

const practice = async (page: Page, kind: string): Promise<void> => {
  await go(page, '/me');
  await go(page, `/practice/${kind}`);
  await seesText(page, 'Màn hình tập – không phải thật');
};

export const SKILL_CARD_SCREENS: readonly Screen[] = [
  {
    name: 'skill cards',
    open: async (page) => {
      await go(page, '/cards');
      await sees(page.getByRole('list', { name: 'Chọn kỹ năng' }).getByRole('link'));
    },
  },
  {
    name: 'skill cards found',
    open: async (page) => {
      await page.getByRole('searchbox').fill('otp');
      await sees(page.getByText(/^\d+ thẻ$/u));
    },
  },
  {
    name: 'cards of a skill',
    open: async (page) => {
      await go(page, '/cards/safety');
      await sees(page.getByRole('list', { name: 'Đã nghe giới thiệu' }).getByRole('link'));
    },
  },
  { name: 'a card', open: reader },
  {
    name: 'in which language a card is said',
    open: async (page) => {
      await reader(page);
      await press(page, 'Ghi âm thẻ này');
      await page.getByRole('radio', { name: 'Tiếng khác' }).check();
      await sees(page.getByLabel('Tên tiếng, gõ không dấu'));
      await press(page, 'Tiếp tục');
      await seesText(page, /Gõ tên tiếng, chỉ chữ/u);
    },
  },
  {
    name: 'a card that was said',
    open: async (page) => {
      await page.getByRole('radio', { name: 'tiếng Tày' }).check();
      await press(page, 'Tiếp tục');
      await press(page.getByRole('dialog'), 'Bắt đầu ghi');
      await seesText(page, 'Đang ghi 0:01');
      await press(page.getByRole('dialog'), 'Dừng và giữ lại');
      await sees(page.getByRole('button', { name: 'Nghe tiếng Tày' }));
    },
  },
  {
    name: 'the phone turned to the person',
    open: async (page) => {
      await reader(page);
      await press(page, 'Quay máy cho bà con xem');
      await sees(page.locator('.turned'));
    },
  },
  {
    name: 'a practice transfer gone wrong',
    open: async (page) => {
      await practice(page, 'transfer');
      await press(page, 'Quét mã này');
      await page.getByLabel('Số tiền').fill('450000');
      await press(page, 'Tiếp tục');
      await press(page, 'Đúng cả, chuyển tiền');
      await seesText(page, /^Số tiền đã gõ là 450.000/u);
    },
  },
  {
    name: 'a practice transfer done',
    open: async (page) => {
      await press(page, 'Thử lại chỗ này');
      await page.getByLabel('Số tiền').fill('45000');
      await press(page, 'Tiếp tục');
      await press(page, 'Đúng cả, chuyển tiền');
      await page.getByLabel('Gõ mã OTP').fill('482916');
      await press(page, 'Xác nhận');
      await seesHeading(page, 'Làm đúng rồi');
    },
  },
  {
    name: 'a practice VNeID',
    open: async (page) => {
      await practice(page, 'vneid');
      await page.getByLabel('Mật khẩu tập').fill('246810');
      await press(page, 'Đăng nhập');
      await seesText(page, /^Tin mới/u);
    },
  },
  {
    name: 'a practice identity card',
    open: async (page) => {
      await press(page, 'Ví giấy tờ');
      await press(page, 'Căn cước');
      await press(page, 'Hiện mã QR');
      await sees(page.getByRole('img', { name: 'Mã QR tập, không phải mã của ai' }));
    },
  },
  {
    name: 'a false call answered',
    open: async (page) => {
      await practice(page, 'calls');
      await press(page, 'Tắt máy, mai ra công an xã hỏi');
      await seesHeading(page, 'Đúng');
    },
  },
  {
    name: 'calls at an end',
    open: async (page) => {
      for (let turn = 1; turn < 8; turn += 1) {
        await press(page, 'Việc tiếp theo');
        await seesText(page, `Việc ${turn + 1} trên 8`);
        await page.locator('.practice-screen .button--secondary').last().click();
      }
      await press(page, 'Việc tiếp theo');
      await seesText(page, /^Đúng \d trên 8 việc/u);
    },
  },
];
