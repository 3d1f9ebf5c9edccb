// The village's money: its account, a drive, a household's code, cash at the door.

import type { Page } from 'playwright-core';
import { press, sees, seesHeading } from './member-steps.ts';
import { go, type Screen } from './screens.ts';

const fill = (page: Page, label: string, text: string): Promise<void> =>
  page.getByLabel(label).first().fill(text);

const firstDue = async (page: Page): Promise<void> => {
  await go(page, '/funds');
  await page
    .getByRole('link', { name: /Vệ sinh môi trường/u })
    .first()
    .click();
  await page.getByRole('list', { name: /^Còn/u }).getByRole('link').first().click();
  await sees(page.getByText(/^Còn phải đóng/u));
};

/** One after the other: each goes on from what the one before has written. */
export const FUND_SCREENS: readonly Screen[] = [
  {
    name: 'funds, none yet',
    open: async (page) => {
      await go(page, '/funds');
      await seesHeading(page, 'Quỹ của thôn');
      await sees(page.getByText('Chưa có đợt thu nào'));
    },
  },
  {
    name: 'account for payments',
    open: async (page) => {
      await go(page, '/fund-account');
      await fill(page, 'Số tài khoản', '3600 2050 00001');
      await fill(page, 'Tên chủ tài khoản', 'Nguyễn Thị Hoàng Phương Thảo');
    },
  },
  {
    name: 'drive as the meeting decided it',
    open: async (page) => {
      await press(page, 'Ghi tài khoản');
      await seesHeading(page, 'Quỹ của thôn');
      await go(page, '/fund-new');
      await fill(page, 'Thu để làm gì', 'Vệ sinh môi trường 11/2026');
      await fill(page, 'Mỗi hộ đóng bao nhiêu', '50k');
      await sees(page.getByText(/hộ, tất cả/u));
    },
  },
  {
    name: 'drive, who is left',
    open: async (page) => {
      await page.getByRole('button', { name: 'Mở đợt thu' }).last().click();
      await seesHeading(page, /^Còn .+ hộ$/u);
    },
  },
  {
    name: 'dues of a household',
    open: async (page) => {
      await firstDue(page);
      await sees(page.getByRole('img', { name: /^Mã chuyển/u }));
    },
  },
  {
    name: 'dues paid in cash',
    open: async (page) => {
      await press(page, /^Thu tiền mặt/u);
      await sees(page.getByText('Hộ này đã đóng đủ'));
    },
  },
  {
    name: 'receipt to be written against',
    open: async (page) => {
      await press(page, /^Phiếu thu/u);
      await sees(page.getByRole('button', { name: 'Hủy phiếu thu này' }));
    },
  },
  {
    name: 'less for a household',
    open: async (page) => {
      await press(page, 'Hủy phiếu thu này');
      await sees(page.getByText('đã hủy'));
      await page.getByRole('link', { name: 'Miễn, giảm cho hộ này' }).click();
      await sees(page.getByText('Ai quyết định'));
    },
  },
  {
    name: 'dues let off',
    open: async (page) => {
      await page.getByRole('radio', { name: 'Thuộc diện đã thống nhất' }).check({ force: true });
      await page.getByRole('radio', { name: 'Họp thôn quyết định' }).check({ force: true });
      await press(page, 'Ghi miễn hẳn');
      await sees(page.getByText('Hộ này được miễn'));
    },
  },
  {
    name: 'cash in own hands',
    open: async (page) => {
      await firstDue(page);
      await press(page, /^Thu tiền mặt/u);
      await sees(page.getByText('Hộ này đã đóng đủ'));
      await go(page, '/fund-cash');
      await sees(page.getByText(/^Theo sổ, đang giữ/u));
    },
  },
  {
    name: 'money that nobody has explained, none',
    open: async (page) => {
      await go(page, '/fund-unsorted');
      await sees(page.getByText('Mọi khoản ở tài khoản đều đã rõ.'));
    },
  },
  {
    name: 'month to close, none',
    open: async (page) => {
      await go(page, '/fund-month');
      await seesHeading(page, 'Khóa sổ tháng');
    },
  },
  {
    name: 'statement to bring',
    open: async (page) => {
      await go(page, '/fund-statement');
      await seesHeading(page, 'Nhập sao kê ngân hàng');
    },
  },
];
