// Survey forms of a commune: read, corrected, tried.

import type { Page } from 'playwright-core';
import { workbookOf } from '#test/fixtures/forms/sheets.ts';
import { press, sees, seesHeading } from './member-steps.ts';
import { go, type Screen } from './screens.ts';

/** What a commune asks of its households, with skip logic, a repeat and a second language. */
export const FORM = `
  | survey |
  | | type | name | label::Tiếng Việt (vi) | label::Tiếng Thái | hint::Tiếng Việt (vi) | relevant | required | constraint | constraint_message::Tiếng Việt (vi) | appearance | calculation |
  | | note | hello | Xã hỏi về mạng và điện thoại trong nhà, mất khoảng năm phút. | | | | | | | | |
  | | select_one yn | net | Nhà mình có mạng Internet dùng hằng ngày không? | Hướn hau mí mạng Internet bấu? | Mạng cáp hoặc 4G đều tính. | | yes | | | | |
  | | select_multiple uses | uses | Cả nhà dùng mạng để làm gì? | | | \${net} = 'yes' | | | | | |
  | | integer | cost | Mỗi tháng hết bao nhiêu tiền mạng (nghìn đồng)? | | | \${net} = 'yes' | | . >= 0 and . <= 5000 | Tiền mạng mỗi tháng từ 0 đến 5.000 nghìn đồng. | | |
  | | select_one why or_other | why | Vì sao nhà mình chưa dùng mạng? | | | \${net} = 'no' | yes | | | | |
  | | begin repeat | people | Người dùng điện thoại | | | | | | | | |
  | | text | who | Tên người dùng điện thoại | | | | yes | | | | |
  | | integer | age | \${who} bao nhiêu tuổi? | | | | | . >= 0 and . < 120 | Tuổi từ 0 đến 119. | | |
  | | end repeat | | | | | | | | | | |
  | | begin group | house | Nhà ở | | | | | | | field-list | |
  | | date | since | Dùng điện thoại thông minh từ ngày nào? | | | | | | | | |
  | | range | signal | Sóng ở nhà mạnh đến đâu? | | 0 là không có, 10 là rất mạnh | | | | | | |
  | | end group | | | | | | | | | | |
  | | image | meter | Ảnh chỗ bắt sóng tốt nhất trong nhà | | | | | | | | |
  | | geopoint | place | Vị trí của nhà | | | | | | | | |
  | | calculate | users | | | | | | | | | count(\${people}) |
  | choices |
  | | list_name | name | label::Tiếng Việt (vi) | label::Tiếng Thái |
  | | yn | yes | Có | Mí |
  | | yn | no | Không | Bấu |
  | | uses | call | Gọi điện có hình với con cháu đi làm xa | |
  | | uses | news | Đọc tin, xem phim | |
  | | uses | sell | Bán hàng | |
  | | uses | pay | Chuyển tiền, trả tiền điện | |
  | | why | dear | Đắt quá | |
  | | why | signal | Không có sóng | |
  | | why | unused | Chưa biết dùng | |
  | settings |
  | | form_title | form_id | version |
  | | Mạng và điện thoại trong nhà | mang_trong_nha | 1 |`;

/** The same as somebody in a hurry would send it. */
export const WRONG_FORM = FORM.replace('integer | cost', 'number | cost')
  .replace("${net} = 'no'", "${mang} = 'no'")
  .replace('select_multiple uses', 'select_multiple viec')
  .replace('count(${people})', 'count(${people}')
  .replace('| end group', '| | ');

const chooseForm = async (page: Page, text: string): Promise<void> => {
  await go(page, '/commune');
  await go(page, '/surveys/new');
  await seesHeading(page, 'Phiếu khảo sát');
  await page.locator('input[type="file"]').setInputFiles({
    name: 'Mạng và điện thoại.xlsx',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(workbookOf(text)),
  });
};

const trial = async (page: Page): Promise<void> => {
  await chooseForm(page, FORM);
  await press(page, 'Hỏi thử');
  await seesHeading(page, 'Nhà mình có mạng Internet dùng hằng ngày không?');
};

export const SURVEY_SCREENS: readonly Screen[] = [
  {
    name: 'form to be chosen',
    open: async (page) => {
      await go(page, '/surveys/new');
      await seesHeading(page, 'Phiếu khảo sát');
    },
  },
  {
    name: 'form with mistakes',
    open: async (page) => {
      await chooseForm(page, WRONG_FORM);
      await seesHeading(page, /chỗ cần sửa$/u);
    },
  },
  {
    name: 'form that can be used',
    open: async (page) => {
      await chooseForm(page, FORM);
      await seesHeading(page, 'Mạng và điện thoại trong nhà');
    },
  },
  { name: 'form tried, first question', open: trial },
  {
    name: 'form tried, not answered',
    open: async (page) => {
      await trial(page);
      await press(page, 'Tiếp');
      await sees(page.getByText('Câu này cần trả lời.'));
    },
  },
  {
    name: 'form tried, the last look',
    open: async (page) => {
      await trial(page);
      await page.getByRole('radio', { name: 'Không', exact: true }).check();
      await press(page, 'Tiếp');
      await page.getByRole('radio', { name: 'Khác' }).check();
      for (const _ of [1, 2, 3, 4, 5]) await press(page, 'Tiếp');
      await press(page, 'Xem lại câu trả lời');
      await seesHeading(page, 'Xem lại');
    },
  },
];
