// What a person may ask of what is kept about them, as the office sees it.

import { press, sees, seesHeading } from './member-steps.ts';
import { door } from './office-screens.ts';
import { go, type Screen } from './screens.ts';

export const CARE_SCREENS: readonly Screen[] = [
  {
    name: 'who has looked',
    open: async (page) => {
      await door(page);
      await press(page, 'Xem ai đã xem');
      await sees(page.getByText('mở trang hộ').first());
    },
  },
  {
    name: 'data of a person exported',
    open: async (page) => {
      await door(page);
      await page.getByRole('button', { name: 'Lập bản thông tin' }).first().click();
      await sees(page.getByRole('button', { name: 'Lập và tải về' }));
    },
  },
  {
    name: 'request of a person',
    open: async (page) => {
      await door(page);
      await page.getByRole('button', { name: 'Ghi yêu cầu' }).first().click();
      await sees(page.getByRole('dialog', { name: /^Yêu cầu của/u }));
    },
  },
  {
    name: 'requests',
    open: async (page) => {
      await go(page, '/requests');
      await seesHeading(page, 'Đang chờ trả lời');
    },
  },
];
