// Screens of whoever is in charge of a team or works for the commune.

import type { Page } from 'playwright-core';
import { follow, press, sees, seesHeading, turnTo } from './member-steps.ts';
import { go, type Screen, traceSeen } from './screens.ts';

export const LEADER_SCREENS: readonly Screen[] = [
  {
    name: 'in charge',
    open: async (page) => {
      await turnTo(page, 'Chờ duyệt');
      await seesHeading(page, 'Chờ duyệt');
    },
  },
  {
    name: 'team of a leader',
    open: async (page) => {
      await turnTo(page, 'Chờ duyệt');
      await follow(page, 'Tổ và các máy của tổ');
      await seesHeading(page, /^Tổ công nghệ số/u);
    },
  },
  {
    name: 'whose doors are whose',
    open: async (page) => {
      await go(page, '/team');
      await seesHeading(page, 'Trong tổ');
    },
  },
  {
    name: 'doors divided',
    open: async (page) => {
      await follow(page, 'Chia nhà');
      await sees(page.getByRole('list', { name: 'Chia nhà' }).getByRole('link'));
    },
  },
  {
    name: 'an alley divided',
    open: async (page) => {
      await page.getByRole('list', { name: 'Chia nhà' }).getByRole('link').first().click();
      await press(page, 'Chọn hết');
      await page.getByRole('radio').first().check();
      await sees(page.getByRole('button', { name: /^Giao \d+ nhà/u }));
    },
  },
  {
    name: 'thanks',
    open: async (page) => {
      await go(page, '/team');
      await page.getByRole('list', { name: 'Trong tổ' }).getByRole('link').first().click();
      await press(page, 'Khen');
      await sees(page.getByRole('dialog'));
    },
  },
  {
    name: 'who does not get on',
    open: async (page) => {
      await go(page, '/stuck');
      await page.getByText('Thử tiếp').first().click();
      await sees(page.getByRole('list', { name: 'Thử tiếp' }));
    },
  },
  {
    name: 'no such place',
    open: async (page) => {
      await go(page, '/khong/co');
      await seesHeading(page, 'Không có trang này');
    },
  },
  {
    name: 'no such household',
    open: async (page) => {
      await go(page, '/household/AAAAAAAAAA');
      await seesHeading(page, 'Không tìm thấy');
    },
  },
];

const atRest = async (page: Page): Promise<void> => {
  await page.locator('main progress').first().waitFor({ state: 'hidden' });
};

const commune = async (page: Page): Promise<void> => {
  await go(page, '/commune');
  await sees(page.getByRole('table', { name: /^Mọi chỉ tiêu của/u }));
};

const village = async (page: Page): Promise<void> => {
  await commune(page);
  await page.locator('main a[href^="#/village/"]').filter({ visible: true }).first().click();
  await sees(page.getByRole('list', { name: 'Các nhà trong thôn' }).getByRole('link'));
};

const figure = async (page: Page): Promise<void> => {
  await commune(page);
  await page.locator('main a[href^="#/figure/adult-vneid-1"]').first().click();
  await sees(page.getByRole('list', { name: 'Đạt hay chưa đạt' }).getByRole('link'));
};

/** A household as the office sees it. */
export const door = async (page: Page): Promise<void> => {
  await figure(page);
  await page.getByRole('list', { name: 'Đạt hay chưa đạt' }).getByRole('link').first().click();
  await seesHeading(page, 'Người trong nhà');
};

const team = async (page: Page): Promise<void> => {
  await go(page, '/teams');
  await page.locator('main a[href^="#/team/"]').first().click();
  await seesHeading(page, /^Tổ công nghệ số/u);
};

const phones = async (page: Page): Promise<void> => {
  await team(page);
  await follow(page.getByRole('article').filter({ hasText: /đang dùng \d/u }), 'Các máy');
  await sees(page.getByText(/^(Liên lạc lần cuối|Chưa thấy liên lạc)/u));
};

export const OFFICER_SCREENS: readonly Screen[] = [
  { name: 'commune', open: commune },
  {
    name: 'a skill card written anew',
    open: async (page) => {
      await go(page, '/cards/safety/told');
      await follow(page, 'Viết lại thẻ này');
      await page.getByLabel('Nói').fill('Công an xã mời thì có giấy. Gọi điện đòi tiền là lừa.');
      await sees(page.getByRole('heading', { name: 'Công an xã mời thì có giấy' }));
    },
  },
  {
    name: 'commune on another day',
    open: async (page) => {
      await commune(page);
      await page.getByLabel('Số liệu tính đến').selectOption('other');
      await sees(page.getByLabel(/^Tính đến hết ngày/u));
    },
  },
  {
    name: 'account',
    open: async (page) => {
      await go(page, '/account');
      await sees(page.getByRole('link', { name: 'Đặt mật khẩu' }));
    },
  },
  {
    name: 'password set-up',
    open: async (page) => {
      await go(page, '/account/password');
      await sees(page.getByRole('img', { name: 'Mã QR cho ứng dụng xác thực' }));
    },
  },
  {
    name: 'what the commune teaches',
    open: async (page) => {
      await go(page, '/ladder');
      await sees(page.getByText(/người đã bắt đầu/u));
    },
  },
  {
    name: 'a skill of the commune',
    open: async (page) => {
      await go(page, '/ladder/zalo');
      await sees(page.getByRole('button', { name: 'Thôi dạy kỹ năng này' }));
      await press(page, 'Thôi dạy kỹ năng này');
      await sees(page.getByText(/trở lại nguyên vẹn/u));
    },
  },
  {
    name: 'the order of teaching',
    open: async (page) => {
      await page.keyboard.press('Escape');
      await go(page, '/ladder-order');
      await sees(page.getByRole('button', { name: 'Lên Zalo' }));
    },
  },
  { name: 'village', open: village },
  {
    name: 'village as a map',
    open: async (page) => {
      await village(page);
      await press(page, 'Xem trên bản đồ');
      await sees(page.locator('.map-name'));
    },
  },
  { name: 'figure', open: figure },
  { name: 'door', open: door },
  {
    name: 'history',
    open: async (page) => {
      await door(page);
      await follow(page, 'Lịch sử ghi');
      await traceSeen(page);
    },
  },
  {
    name: 'find',
    open: async (page) => {
      await go(page, '/find');
      await sees(page.getByRole('searchbox'));
    },
  },
  {
    name: 'found',
    open: async (page) => {
      await go(page, '/find');
      await page.getByRole('searchbox').fill('nguyen');
      await sees(page.getByText(/kết quả/u));
    },
  },
  {
    name: 'review',
    open: async (page) => {
      await go(page, '/review');
      await seesHeading(page, /./u);
      await atRest(page);
    },
  },
  {
    name: 'teams',
    open: async (page) => {
      await go(page, '/teams');
      await sees(page.locator('main a[href^="#/team/"]'));
    },
  },
  { name: 'team', open: team },
  {
    name: 'team, somebody added',
    open: async (page) => {
      await team(page);
      await follow(page, /thêm thành viên|Thêm thành viên/u);
      await sees(page.getByLabel('Họ và tên'));
    },
  },
  {
    name: 'card of a member',
    open: async (page) => {
      await team(page);
      await follow(page, /^Thẻ/u);
      await sees(page.getByRole('button', { name: 'Tạo thẻ mới' }));
    },
  },
  {
    name: 'card made',
    open: async (page) => {
      await press(page, 'Tạo thẻ mới');
      await sees(page.locator('.paper-card-link'));
    },
  },
  { name: 'phones of a member', open: phones },
  {
    name: 'phone reported lost',
    open: async (page) => {
      await phones(page);
      await press(page, 'Máy này mất rồi');
      await sees(page.getByRole('dialog'));
    },
  },
  {
    name: 'register brought in',
    open: async (page) => {
      await go(page, '/import');
      await seesHeading(page, 'Nhập sổ hộ');
    },
  },
  {
    name: 'campaigns of the commune',
    open: async (page) => {
      await go(page, '/campaigns');
      await sees(page.getByRole('link', { name: 'Mở đợt vận động' }));
    },
  },
  {
    name: 'a campaign of the commune',
    open: async (page) => {
      await follow(page.getByRole('list', { name: 'Các đợt vận động' }), /VNeID mức 1/u);
      await sees(page.getByRole('table'));
    },
  },
  {
    name: 'starting a campaign',
    open: async (page) => {
      await go(page, '/campaigns/new');
      await press(page, 'Mở đợt này');
      await sees(page.getByText('Đợt vận động chưa có tên'));
    },
  },
];
