// Every screen and how one comes to it by what is written on the screens before it.

import type { Page } from 'playwright-core';
import type { DemoServer } from '#test/support/small-demo.ts';
import { beginVisit, follow, press, sees, seesHeading } from './member-steps.ts';

/** A home, and the addresses of its public pages. */
export type World = {
  readonly home: DemoServer;
  readonly communePage: string;
  readonly villagePage: string;
};

export type Screen = {
  readonly name: string;
  readonly open: (page: Page, world: World) => Promise<void>;
  /** What the console may say of it. */
  readonly mayComplain?: RegExp;
};

/** Nobody is quicker: by then a screen that was saved has gone back to where it was opened from. */
const HUMAN_MS = 150;

/** A place of the app, from wherever the page stands. */
export async function go(page: Page, place: string): Promise<void> {
  await page.waitForTimeout(HUMAN_MS);
  await page.evaluate((hash) => {
    location.hash = hash;
  }, place);
}

export const firstDoor = async (page: Page): Promise<void> => {
  await go(page, '/doors');
  await page.getByRole('list', { name: 'Các nhà trong thôn' }).getByRole('link').first().click();
  await sees(page.getByRole('link', { name: 'Ghi lượt đến nhà' }));
};

export const firstPerson = async (page: Page): Promise<void> => {
  await firstDoor(page);
  await page.getByRole('list', { name: 'Người trong nhà' }).getByRole('link').first().click();
  await seesHeading(page, 'Làm hộ, làm cùng, tự làm');
};

export const traceSeen = (page: Page): Promise<void> =>
  sees(page.getByRole('list', { name: 'Lịch sử ghi' }).getByRole('listitem'));

const visit = async (page: Page): Promise<void> => {
  await firstDoor(page);
  await beginVisit(page);
  await sees(page.getByRole('button', { name: 'Vắng nhà' }));
};

export const START_SCREENS: readonly Screen[] = [
  {
    name: 'welcome',
    open: async (page, { home }) => {
      await page.goto(home.origin);
      await seesHeading(page, 'Cần một đường dẫn để bắt đầu');
    },
  },
  {
    name: 'enrol',
    open: async (page, { home }) => {
      await page.goto(home.origin + home.linkOf('Thành viên tổ, bản Phú Hưng'));
      await sees(page.getByRole('button', { name: 'Dùng máy này' }));
    },
  },
  {
    name: 'card of another commune',
    open: async (page, { home }) => {
      // Another card in the address alone would leave the button of the card before it for a moment.
      await page.goto('about:blank');
      await page.goto(`${home.origin}/#${'A'.repeat(40)}`);
      await press(page, 'Dùng máy này');
      await sees(page.getByText(/^Thẻ này của xã khác/u));
    },
    mayComplain: /status of 403/u,
  },
  {
    name: 'sign-in',
    open: async (page, { home }) => {
      await page.goto(`http://localhost:${home.port}/#/sign-in`);
      await sees(page.getByRole('button', { name: 'Dùng khóa truy cập' }));
    },
  },
  {
    name: 'public page that is not there',
    open: async (page, { home }) => openPublic(page, `${home.origin}/thon/AAAAAAAAAA`),
    mayComplain: /status of 404/u,
  },
  {
    name: 'public page of a commune',
    open: async (page, { communePage }) => openPublic(page, communePage),
  },
  {
    name: 'public page of a village',
    open: async (page, { villagePage }) => openPublic(page, villagePage),
  },
];

export async function openPublic(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await seesHeading(page, /./u);
}

export const MEMBER_SCREENS: readonly Screen[] = [
  {
    name: 'doors',
    open: async (page) => {
      await go(page, '/doors');
      await sees(page.getByRole('list', { name: 'Các nhà trong thôn' }).getByRole('link'));
    },
  },
  {
    name: 'doors as a list',
    open: async (page) => {
      await go(page, '/doors?view=list');
      await sees(page.getByRole('list', { name: 'Các nhà' }).getByRole('link'));
    },
  },
  {
    name: 'doors as a map',
    open: async (page) => {
      await go(page, '/doors?view=map');
      await page.getByRole('group', { name: /^Bản đồ thôn/u }).click();
      await sees(page.locator('.map-name'));
    },
  },
  {
    name: 'nothing under a filter',
    open: async (page) => {
      await go(page, '/doors?missing=never');
      await sees(page.getByText('Không còn nhà nào'));
    },
  },
  {
    name: 'names found',
    open: async (page) => {
      await go(page, '/doors');
      await page.getByRole('searchbox', { name: 'Tìm tên' }).fill('nguyen');
      await sees(page.getByText(/\d+ kết quả/u));
    },
  },
  {
    name: 'no name found',
    open: async (page) => {
      await page.getByRole('searchbox', { name: 'Tìm tên' }).fill('zzz');
      await sees(page.getByText(/Không thấy ai tên/u));
      await page.getByRole('searchbox', { name: 'Tìm tên' }).fill('');
    },
  },
  {
    name: 'the round',
    open: async (page) => {
      await go(page, '/round');
      await sees(page.getByRole('list', { name: 'Các nhà theo thứ tự đi' }).getByRole('link'));
      await page.locator('.rest summary').click();
    },
  },
  {
    name: 'the round in another order',
    open: async (page) => {
      await press(page, 'Đổi thứ tự');
      await press(page, /^Đưa .* xuống$/u);
      await press(page, /^Để sau: /u);
      await sees(page.getByText('Anh/chị đã để sau'));
    },
  },
  { name: 'household', open: firstDoor },
  {
    name: 'household edited',
    open: async (page) => {
      await firstDoor(page);
      await follow(page, 'Sửa thông tin nhà');
      await sees(page.getByLabel(/^Tên chủ hộ/u));
    },
  },
  {
    name: 'place of a household',
    open: async (page) => {
      await firstDoor(page);
      await follow(page, 'Ghi lại vị trí nhà');
      await press(page, 'Chấm trên bản đồ');
      await sees(page.getByRole('button', { name: 'Nhà ở chỗ này' }));
    },
  },
  {
    name: 'household no longer there',
    open: async (page) => {
      await firstDoor(page);
      await follow(page, 'Sửa thông tin nhà');
      await press(page, 'Nhà này không còn ở đây');
      await sees(page.getByRole('dialog'));
    },
  },
  {
    name: 'person added',
    open: async (page) => {
      await firstDoor(page);
      await follow(page, 'Thêm người');
      await sees(page.getByLabel('Họ và tên'));
    },
  },
  {
    name: 'history of a household',
    open: async (page) => {
      await firstDoor(page);
      await follow(page, 'Lịch sử ghi');
      await traceSeen(page);
    },
  },
  { name: 'person', open: firstPerson },
  {
    name: 'consent',
    open: async (page) => {
      await firstPerson(page);
      await press(page, /^Hỏi /u);
      await sees(page.getByRole('dialog', { name: 'Hỏi sự đồng ý' }));
    },
  },
  {
    name: 'help',
    open: async (page) => {
      await firstPerson(page);
      await press(page, 'Ghi một lần giúp');
      await sees(page.getByRole('dialog', { name: 'Ghi một lần giúp' }));
    },
  },
  {
    name: 'person edited',
    open: async (page) => {
      await firstPerson(page);
      await follow(page, 'Sửa thông tin người này');
      await sees(page.getByLabel('Họ và tên'));
    },
  },
  {
    name: 'history of a person',
    open: async (page) => {
      await firstPerson(page);
      await follow(page, 'Lịch sử ghi');
      await seesHeading(page, 'Lịch sử ghi');
    },
  },
  { name: 'visit', open: visit },
  {
    name: 'visit, met',
    open: async (page) => {
      await visit(page);
      await press(page, 'Đã gặp');
      await page.locator('.step-offer').first().click();
      await sees(page.getByRole('checkbox', { name: 'Làm cùng' }));
    },
  },
  {
    name: 'skills of a person at a visit',
    open: async (page) => {
      await visit(page);
      await press(page, 'Đã gặp');
      await press(page, 'Kỹ năng khác');
      await sees(page.getByRole('dialog'));
      await page.getByRole('dialog').locator('summary').first().click();
    },
  },
  {
    name: 'visit, met, the next time',
    open: async (page) => {
      await visit(page);
      await press(page, 'Đã gặp');
      await press(page, 'Hẹn lần sau');
      await sees(page.getByRole('button', { name: 'Thôi, không hẹn' }));
    },
  },
  {
    name: 'visit, come back at',
    open: async (page) => {
      await visit(page);
      await press(page, 'Hẹn lại');
      await page.getByRole('radio', { name: 'Ngày khác' }).check();
      await sees(page.getByLabel('Ngày hẹn'));
    },
  },
  {
    name: 'visit corrected',
    open: async (page) => {
      await firstDoor(page);
      await page.getByRole('list', { name: 'Các lượt đến nhà' }).getByRole('link').first().click();
      await seesHeading(page, 'Sửa lượt đến nhà');
    },
  },
  {
    name: 'what the team shares',
    open: async (page) => {
      await go(page, '/doors');
      await follow(page, 'Việc của tổ');
      await seesHeading(page, 'Lời cảm ơn');
    },
  },
  {
    name: 'own doors',
    open: async (page) => {
      await go(page, '/team');
      await follow(page, 'Nhà của tôi');
      await seesHeading(page, 'Còn phải đến');
    },
  },
  {
    name: 'lessons',
    open: async (page) => {
      await go(page, '/team');
      await follow(page, 'Buổi học ở nhà văn hóa');
      await sees(page.getByRole('link', { name: 'Mở buổi học' }));
    },
  },
  {
    name: 'roll of a lesson',
    open: async (page) => {
      await go(page, '/session-new');
      await press(page, 'Bắt đầu điểm danh');
      const find = page.getByRole('searchbox', { name: 'Tìm tên người có mặt' });
      await find.fill('nguyen');
      await page
        .getByRole('list', { name: 'Tìm tên người có mặt' })
        .getByRole('button')
        .first()
        .click();
      await find.fill('van');
      await sees(page.getByRole('button', { name: 'Ghi 1 người có mặt' }));
    },
  },
  {
    name: 'code of a lesson',
    open: async (page) => {
      await press(page, 'Thêm máy điểm danh');
      await sees(page.getByRole('dialog').locator('.qr'));
    },
  },
  {
    name: 'examples',
    open: async (page) => {
      await go(page, '/examples');
      await sees(page.getByRole('button', { name: 'Thôi nêu gương' }));
    },
  },
  {
    name: 'done for people',
    open: async (page) => {
      await go(page, '/team');
      await follow(page, 'Việc đang làm hộ');
      await sees(page.getByRole('list', { name: 'Việc đang làm hộ' }).getByRole('link'));
    },
  },
  {
    name: 'a task handed over',
    open: async (page) => {
      await page.getByRole('list', { name: 'Việc đang làm hộ' }).getByRole('link').first().click();
      await press(page, 'Giao lại');
      await sees(page.getByRole('dialog'));
    },
  },
  {
    name: 'example told',
    open: async (page) => {
      await firstPerson(page);
      await follow(page, 'Nêu gương người này');
      await sees(page.getByRole('radio', { name: 'Bằng lời' }));
    },
  },
  {
    name: 'tray',
    open: async (page) => {
      await go(page, '/tray');
      await seesHeading(page, 'Khay gửi');
    },
  },
  {
    name: 'me',
    open: async (page) => {
      await go(page, '/me');
      await sees(page.getByText('Cỡ chữ'));
    },
  },
];
