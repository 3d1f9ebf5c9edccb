// A meeting of a village, from the invitation to what was decided there.

import { follow, press, sees, seesText } from './member-steps.ts';
import { go, type Screen } from './screens.ts';

const HELD = 'Họp bàn tiền vệ sinh và loa mới';
const COMING = 'Họp thôn cuối năm';

const open = async (page: Parameters<Screen['open']>[0], title: string): Promise<void> => {
  await go(page, '/meetings');
  await page.getByRole('link', { name: title }).first().click();
  await sees(page.getByRole('heading', { level: 1, name: title }));
};

export const MEETING_SCREENS: readonly Screen[] = [
  {
    name: 'meetings of a village',
    open: async (page) => {
      await go(page, '/meetings');
      await sees(page.getByRole('link', { name: HELD }));
    },
  },
  {
    name: 'a meeting to come',
    open: async (page) => {
      await open(page, COMING);
      await seesText(page, /hộ báo đi, tất cả/u);
      await sees(page.getByRole('button', { name: 'Hủy, không tổ chức nữa' }));
    },
  },
  {
    name: 'households still to be invited',
    open: async (page) => {
      await open(page, COMING);
      await follow(page, /nhà chưa mời$/u);
      await page.getByText(/^Báo đi \(/u).click();
      await sees(page.getByText(/người đi$/u));
    },
  },
  {
    name: 'what a household answers',
    open: async (page) => {
      await page.locator('main .list .row').first().click();
      await sees(page.getByRole('dialog').getByRole('button', { name: 'Không đi được' }));
    },
  },
  {
    name: 'a meeting that was held',
    open: async (page) => {
      await page.keyboard.press('Escape');
      await open(page, HELD);
      await seesText(page, 'Không được thông qua');
    },
  },
  {
    name: 'the roll of a meeting',
    open: async (page) => {
      await follow(page, 'Điểm danh các hộ');
      await page.locator('main .list .row').first().click();
      await page.getByText(/^Có mặt \(1\)/u).click();
      await sees(page.getByRole('button', { name: 'Bỏ khỏi danh sách' }));
    },
  },
  {
    name: 'an invitation, not written yet',
    open: async (page) => {
      await go(page, '/meeting-new');
      await page.getByLabel('Việc thứ 1').fill('Góp tiền làm đường bê tông');
      await page.getByText('Mang theo gì, mời ai').click();
      await press(page, 'Đưa giấy mời lên bảng tin');
      await seesText(page, 'Ghi tên cuộc họp.');
    },
  },
  {
    name: 'minutes, not written yet',
    open: async (page) => {
      await open(page, HELD);
      await follow(page, 'Sửa biên bản');
      await page.getByLabel('Số hộ có người dự').fill('9999');
      await press(page, 'Lưu và đăng biên bản');
      await seesText(page, /Số hộ chưa đúng/u);
    },
  },
  {
    name: 'a vote that did not carry',
    open: async (page) => {
      await open(page, HELD);
      await follow(page, 'Ghi kết quả biểu quyết');
      await press(page, 'Góp tiền mua loa mới');
      await page.getByLabel('Số hộ tán thành', { exact: true }).fill('3');
      await seesText(page, /^Chưa đủ số hộ/u);
    },
  },
  {
    name: 'invitations on paper',
    open: async (page) => {
      await open(page, COMING);
      await follow(page, 'In giấy mời, biên bản');
      await sees(page.locator('.invitation .qr'));
    },
  },
  {
    name: 'minutes to be signed',
    open: async (page) => {
      await open(page, HELD);
      await follow(page, 'In giấy mời, biên bản');
      await seesText(page, /^Biên bản đã được đọc lại/u);
    },
  },
];
