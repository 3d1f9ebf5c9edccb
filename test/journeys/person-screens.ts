// Where a person moves to another house, or was written down twice.

import { firstPerson, type Screen } from './screens.ts';
import { follow, press, sees, seesHeading } from './member-steps.ts';

export const PERSON_SCREENS: readonly Screen[] = [
  {
    name: 'person moves, no such house',
    open: async (page) => {
      await firstPerson(page);
      await follow(page, 'Chuyển sang nhà khác');
      await page.getByLabel('Tìm nhà chuyển đến').fill('xyzzy');
      await sees(page.getByText(/^Không tìm thấy nhà nào/u));
    },
  },
  {
    name: 'person moves, the house chosen',
    open: async (page) => {
      await page.getByLabel('Tìm nhà chuyển đến').fill('n');
      await sees(page.getByRole('list', { name: 'Chuyển đến nhà' }));
      await press(page.getByRole('list', { name: 'Chuyển đến nhà' }), /^Hộ /u);
      await sees(page.getByLabel('Chuyển từ ngày nào'));
    },
  },
  {
    name: 'a whole family moves',
    open: async (page) => {
      await page.getByRole('radio', { name: /^Cả nhà, /u }).check();
      await sees(page.getByText(/^Nhà cũ không còn ai ở/u));
    },
  },
  {
    name: 'person written twice',
    open: async (page) => {
      await firstPerson(page);
      await follow(page, 'Người này bị ghi hai lần');
      await page.getByLabel('Tìm mục kia theo tên').fill('n');
      await sees(page.getByRole('list', { name: 'Tìm mục kia theo tên' }));
    },
  },
  {
    name: 'person written twice, the other chosen',
    open: async (page) => {
      const found = page.getByRole('list', { name: 'Tìm mục kia theo tên' });
      await found.getByRole('button').first().click();
      await seesHeading(page, 'Hai mục sẽ gộp làm một');
    },
  },
];
