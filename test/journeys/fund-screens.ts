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
      await sees(page.getByText('Chọn ngân hàng rồi mới ghi được.'));
      await page.getByLabel('Ngân hàng').selectOption('970405');
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
    name: 'cash given, to be taken back',
    open: async (page) => {
      await page
        .getByRole('group', { name: 'Giao tiền cho ai' })
        .getByRole('radio')
        .first()
        .check({ force: true });
      await press(page, /^Giao /u);
      await page
        .getByRole('list', { name: 'Đã giao, chờ bên kia nhận' })
        .getByRole('button')
        .click();
      await sees(page.getByRole('button', { name: 'Rút lại lần giao này' }));
    },
  },
  {
    name: 'cash that was spent',
    open: async (page) => {
      await press(page, 'Rút lại lần giao này');
      await sees(page.getByText('Đã rút lại lần giao'));
      await go(page, '/funds');
      await page
        .getByRole('link', { name: /Vệ sinh môi trường/u })
        .first()
        .click();
      await page.getByRole('link', { name: 'Ghi một khoản chi tiền mặt' }).click();
      await fill(page, 'Chi bao nhiêu', '20k');
      await fill(page, 'Chi việc gì', 'Mua chổi tre cho buổi tổng vệ sinh Chủ nhật');
    },
  },
  {
    name: 'drive with an outlay',
    open: async (page) => {
      await press(page, /^Ghi chi/u);
      await sees(page.getByText('Đã chi', { exact: true }));
    },
  },
  {
    name: 'gift in cash',
    open: async (page) => {
      await page.getByRole('link', { name: 'Nhận tiền mặt ủng hộ' }).click();
      await fill(page, 'Số tiền mặt nhận', '200k');
      await fill(page, 'Ai ủng hộ', 'Gia đình bà Nguyễn Thị Hoàng Phương Thảo');
    },
  },
  {
    name: 'all that came in and went out',
    open: async (page) => {
      await press(page, /^Nhận 200/u);
      await sees(page.getByText('Ủng hộ thêm'));
      await go(page, '/fund-entries');
      await sees(page.getByRole('button', { name: /^Ủng hộ/u }));
    },
  },
  {
    name: 'an outlay to be written against',
    open: async (page) => {
      await press(page, /^Mua chổi tre/u);
      await sees(page.getByRole('button', { name: 'Hủy khoản chi này' }));
    },
  },
  {
    name: 'an outlay that was written against',
    open: async (page) => {
      await press(page, 'Hủy khoản chi này');
      await sees(page.getByText(/đã hủy/u));
    },
  },
  {
    name: 'slips to print',
    open: async (page) => {
      await go(page, '/funds');
      await page
        .getByRole('link', { name: /Vệ sinh môi trường/u })
        .first()
        .click();
      await page.getByRole('link', { name: 'In giấy báo, áp phích' }).click();
      await sees(page.locator('.fund-slip'));
    },
  },
  {
    name: 'poster to print',
    open: async (page) => {
      await page.getByRole('radio', { name: /^Áp phích/u }).check({ force: true });
      await sees(page.locator('.fund-poster'));
    },
  },
  {
    name: 'fee of some households',
    open: async (page) => {
      await go(page, '/fund-new');
      await page.getByRole('radio', { name: /^Theo văn bản/u }).check({ force: true });
      await fill(page, 'Thu để làm gì', 'Tiền ăn bán trú tháng 12, lớp mẫu giáo lớn');
      await fill(page, 'Mỗi hộ đóng bao nhiêu', '300k');
      await page.getByRole('radio', { name: /^Một số hộ/u }).check({ force: true });
      await page.getByRole('button', { name: 'Mở đợt thu' }).last().click();
      await sees(page.getByText('Chọn ít nhất một hộ rồi mới mở được.'));
      for (const letters of ['a', 'n']) {
        await fill(page, 'Tìm tên, ngõ, số hộ', letters);
        await page
          .getByRole('list', { name: 'Bấm để thêm hộ' })
          .getByRole('button')
          .first()
          .click();
      }
      await sees(page.getByText(/^2 hộ, tất cả 600\.000/u));
    },
  },
  {
    name: 'fee that is asked for',
    open: async (page) => {
      await page.getByRole('button', { name: 'Mở đợt thu' }).last().click();
      await seesHeading(page, 'Còn 2 hộ');
    },
  },
  {
    name: 'shops of the village',
    open: async (page) => {
      await go(page, '/fund-shops');
      await sees(page.getByText(/hộ kinh doanh có mã riêng$/u));
    },
  },
  {
    name: 'code of a shop, to be typed in',
    open: async (page) => {
      await page
        .getByRole('list', { name: 'Mã QR của hộ kinh doanh' })
        .getByRole('link')
        .first()
        .click();
      await fill(page, 'Tên trên biển', 'Tạp hóa Nguyễn Thị Hoàng Phương Thảo');
      await fill(page, 'Số tài khoản', '9704 0000 12345');
      await fill(page, 'Tên chủ tài khoản', 'NGUYEN THI HOANG PHUONG THAO');
    },
  },
  {
    name: 'sign of a shop',
    open: async (page) => {
      await press(page, 'Ghi mã của cửa hàng');
      await sees(page.getByText('Chọn ngân hàng rồi mới ghi được.'));
      await page.getByLabel('Ngân hàng').selectOption('970405');
      await press(page, 'Ghi mã của cửa hàng');
      await sees(page.getByRole('img', { name: /^Mã chuyển tiền cho/u }));
    },
  },
  {
    name: 'bills to remind of, none',
    open: async (page) => {
      await go(page, '/fund-bills');
      await sees(page.getByText('Chưa hộ nào nhờ nhắc'));
    },
  },
  {
    name: 'bill of a household',
    open: async (page) => {
      await fill(page, 'Ngày phải trả hằng tháng', '12');
      await fill(page, 'Tìm tên, ngõ, số hộ', 'a');
      await page.getByRole('list', { name: 'Của hộ nào' }).getByRole('button').first().click();
      await sees(page.getByText('0/1 hóa đơn trả tại nhà'));
    },
  },
  {
    name: 'bill that is paid',
    open: async (page) => {
      await page
        .getByRole('list', { name: 'Nhắc hóa đơn điện, nước' })
        .getByRole('button')
        .first()
        .click();
      await sees(page.getByText(/^Trả tại nhà là trả/u));
    },
  },
  {
    name: 'bills, all paid from home',
    open: async (page) => {
      await press(page, 'Đã trả tại nhà');
      await sees(page.getByText('1/1 hóa đơn trả tại nhà'));
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
