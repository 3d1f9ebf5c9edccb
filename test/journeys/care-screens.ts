// What a person may ask of what is kept about them, as the office sees it; what a member takes down for it.

import type { Page } from 'playwright-core';
import { press, sees, seesHeading } from './member-steps.ts';
import { door } from './office-screens.ts';
import { firstDoor, go, type Screen } from './screens.ts';

/** The last person of a household: the head's name stands in titles of other screens. */
async function toRights(page: Page): Promise<void> {
  await door(page);
  const erased = page.getByRole('heading', { name: '—', exact: true });
  const person = page.getByRole('article').filter({ hasNot: erased }).last();
  await person.getByText('Yêu cầu về thông tin của người này').click();
}

async function toErase(page: Page): Promise<void> {
  await toRights(page);
  await page
    .getByRole('link', { name: 'Xóa thông tin', exact: true })
    .filter({ visible: true })
    .click();
}

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
      await toRights(page);
      await press(page, 'Lập bản thông tin');
      await sees(page.getByRole('button', { name: 'Lập và tải về' }));
    },
  },
  {
    name: 'request of a person',
    open: async (page) => {
      await toRights(page);
      await press(page, 'Ghi yêu cầu');
      await sees(page.getByRole('dialog', { name: /^Yêu cầu của/u }));
    },
  },
  {
    name: 'what would be erased of a person',
    open: async (page) => {
      await toErase(page);
      await seesHeading(page, /^Sẽ xóa: /u);
    },
  },
  {
    name: 'erased for good?',
    open: async (page) => {
      await toErase(page);
      await page.getByRole('radio', { name: 'Người đó yêu cầu' }).check();
      await press(page, 'Xóa thông tin này');
      await sees(page.getByRole('dialog').getByRole('button', { name: 'Xóa hẳn' }));
    },
  },
  {
    name: 'erased',
    open: async (page) => {
      await toErase(page);
      await page.getByRole('radio', { name: 'Người đó yêu cầu' }).check();
      await press(page, 'Xóa thông tin này');
      await press(page.getByRole('dialog'), 'Xóa hẳn');
      await seesHeading(page, 'Giấy xác nhận đã xóa thông tin cá nhân');
    },
  },
  {
    name: 'what was erased',
    open: async (page) => {
      await go(page, '/requests');
      await sees(page.getByRole('link', { name: /^Giấy xác nhận cho /u }));
      await press(page, 'Xem những lần đã xóa');
      await sees(page.getByText(/điều đã ghi$/u).first());
    },
  },
  {
    name: 'requests',
    open: async (page) => {
      await go(page, '/requests');
      await seesHeading(page, 'Đang chờ trả lời');
    },
  },
  {
    name: 'what is soon erased',
    open: async (page) => {
      await go(page, '/review?tab=due');
      await seesHeading(page, /^Gương hay, kèm ảnh và tiếng nói – /u);
    },
  },
];

const closedSheet = (name: string, button: string, action: string): Screen => ({
  name,
  open: async (page) => {
    await firstDoor(page);
    await press(page, button);
    await sees(page.getByRole('dialog').getByRole('button', { name: action }));
  },
});

/** What a member takes down at the door for the commune alone. */
export const CLOSED_SCREENS: readonly Screen[] = [
  {
    name: 'left half written, and given back',
    open: async (page) => {
      await firstDoor(page);
      await press(page, 'Yêu cầu về thông tin');
      const sheet = page.getByRole('dialog');
      await sheet.getByRole('radio', { name: 'Sửa cho đúng' }).check();
      await page.keyboard.press('Escape');
      await sees(page.getByText('Có tờ đang viết dở, vẫn giữ kín trong máy.'));
      await page.reload();
      await press(page, 'Yêu cầu về thông tin');
      await sees(sheet.getByRole('radio', { name: 'Sửa cho đúng', checked: true }));
      await sees(sheet.getByText(/^Đã mở lại bản nháp|bản nháp/u));
    },
  },
  closedSheet('poverty of a household', 'Hộ nghèo, cận nghèo', 'Ghi kín'),
  closedSheet('request taken down at the door', 'Yêu cầu về thông tin', 'Ghi kín'),
  closedSheet('health and ethnic group', 'Sức khỏe, dân tộc', 'Đã đồng ý, ghi kín'),
  {
    name: 'written and not read back',
    open: async (page) => {
      await firstDoor(page);
      await press(page, 'Hộ nghèo, cận nghèo');
      await page.getByRole('radio', { name: 'Hộ cận nghèo' }).check();
      await press(page.getByRole('dialog'), 'Ghi kín');
      await sees(page.getByRole('list', { name: 'Đã ghi kín ở nhà này' }).getByRole('listitem'));
    },
  },
];
