// Notices of a village, and who was told of them.

import { join } from 'node:path';
import { sees } from './member-steps.ts';
import { go, type Screen } from './screens.ts';

const WARNING = join(import.meta.dirname, '..', 'fixtures', 'cap', 'rain.xml');

export const BOARD_SCREENS: readonly Screen[] = [
  {
    name: 'notice board',
    open: async (page) => {
      await go(page, '/board');
      await sees(page.getByRole('link', { name: /^Công an xã làm căn cước/u }));
    },
  },
  {
    name: 'a notice and its reach',
    open: async (page) => {
      await page.getByRole('link', { name: /giả danh công an/u }).click();
      await sees(page.getByRole('link', { name: /nhà chưa báo$/u }));
    },
  },
  {
    name: 'doors still to be told',
    open: async (page) => {
      await page.getByRole('link', { name: /nhà chưa báo$/u }).click();
      await sees(page.getByRole('button', { name: 'Đã báo tại nhà' }));
    },
  },
  {
    name: 'read over the loudspeaker',
    open: async (page) => {
      await go(page, '/board');
      await page.getByRole('link', { name: /giả danh công an/u }).click();
      await page.getByRole('link', { name: 'Đọc trên loa' }).click();
      await sees(page.getByRole('button', { name: 'Loa đã phát' }));
      await sees(page.getByRole('button', { name: 'Lưu giọng máy đọc' }));
    },
  },
  {
    name: 'a notice as a picture for groups',
    open: async (page) => {
      await go(page, '/board');
      await page.getByRole('link', { name: /giả danh công an/u }).click();
      await page.getByRole('link', { name: 'Chia sẻ vào nhóm' }).click();
      await sees(page.locator('.share-picture'));
    },
  },
  {
    name: 'a warning of others, taken over',
    open: async (page) => {
      await go(page, '/board/new');
      await page.locator('input[type="file"][accept*="cap"]').setInputFiles(WARNING);
      await sees(page.getByText(/^Đã điền theo bản tin của Đài Khí tượng/u));
    },
  },
  {
    name: 'an urgent notice, not written yet',
    open: async (page) => {
      await page.getByRole('textbox', { name: 'Tên thông báo' }).first().fill('');
      await page.getByRole('radio', { name: /^Khẩn/u }).check();
      await page.getByText('Gửi ai, đến bao giờ').click();
      await page.getByRole('button', { name: 'Đưa lên bảng tin' }).click();
      await sees(page.getByText('Ghi tên thông báo.'));
    },
  },
];
