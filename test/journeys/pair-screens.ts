// Screens of a neighbour who shows somebody a skill, and of a roll that is put right.

import { press, sees } from './member-steps.ts';
import { go, type Screen } from './screens.ts';

export const PAIR_SCREENS: readonly Screen[] = [
  {
    name: 'a pair to be asked',
    open: async (page) => {
      await go(page, '/stuck');
      await page.getByText('Thử tiếp').first().click();
      await page
        .getByRole('list', { name: 'Nhờ người trong thôn chỉ lại' })
        .getByRole('link')
        .first()
        .click();
      await sees(page.getByRole('list', { name: 'Hai người, hỏi người học trước' }));
    },
  },
  {
    name: 'what is read to who learns',
    open: async (page) => {
      await press(page, /^Hỏi /u);
      await sees(page.getByRole('dialog').locator('.wording'));
    },
  },
  {
    name: 'a name to be taken off a roll',
    open: async (page) => {
      await go(page, '/sessions');
      await page
        .getByRole('list', { name: 'Buổi học ở nhà văn hóa' })
        .getByRole('link')
        .first()
        .click();
      await page.getByText(/^Có mặt \d+ người$/u).click();
      await page
        .getByRole('list', { name: /^Có mặt \d+ người$/u })
        .getByRole('button')
        .first()
        .click();
      await sees(page.getByRole('dialog').getByRole('button', { name: 'Gỡ tên này' }));
    },
  },
];
