// Survey forms of a commune: read, corrected, tried.

import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { FORM, WRONG_FORM } from '#test/fixtures/forms/household.ts';
import { workbookOf } from '#test/fixtures/forms/sheets.ts';
import { follow, press, sees, seesHeading } from './member-steps.ts';
import { firstDoor, go, type Screen } from './screens.ts';

export const chooseForm = async (page: Page, text: string): Promise<void> => {
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
  {
    name: 'form tried, not answered',
    open: async (page) => {
      await trial(page);
      await press(page, 'Tiếp');
      await sees(page.getByText('Câu này cần trả lời.'));
    },
  },
  {
    name: 'no survey opened yet',
    open: async (page) => {
      await go(page, '/surveys');
      await sees(page.getByText('Xã chưa mở khảo sát nào'));
    },
  },
  {
    name: 'survey opened',
    open: async (page) => {
      await chooseForm(page, FORM);
      await press(page, 'Mở cho các thôn, bản');
      await seesHeading(page, 'Mạng và điện thoại trong nhà');
    },
  },
];

export const fill = async (page: Page): Promise<void> => {
  await firstDoor(page);
  await follow(page, /^Mạng và điện thoại trong nhà/u);
};

export const answer = async (page: Page, choice: string): Promise<void> => {
  await page.getByRole('radio', { name: choice, exact: true }).check();
  await press(page, 'Tiếp');
};

/** The same survey at a door, question by question; each screen goes on from the one before. */
export const FILL_SCREENS: readonly Screen[] = [
  {
    name: 'survey, first question',
    open: async (page) => {
      await fill(page);
      await seesHeading(page, 'Nhà mình có mạng Internet dùng hằng ngày không?');
    },
  },
  {
    name: 'survey, a number that cannot be',
    open: async (page) => {
      await answer(page, 'Có');
      await press(page, 'Tiếp');
      await page.getByLabel('Trả lời').fill('9000');
      await press(page, 'Tiếp');
      await sees(page.getByText('Tiền mạng mỗi tháng từ 0 đến 5.000 nghìn đồng.'));
    },
  },
  {
    name: 'survey, people',
    open: async (page) => {
      await page.getByLabel('Trả lời').fill('150');
      await press(page, 'Tiếp');
      await press(page, 'Thêm lần nữa');
      await page.getByLabel('Trả lời').fill('Nguyễn Thị Hoàng Phương Thảo');
      await press(page, 'Tiếp');
      await seesHeading(page, 'Nguyễn Thị Hoàng Phương Thảo bao nhiêu tuổi?');
      await page.getByLabel('Trả lời').fill('41');
      await press(page, 'Tiếp');
      await sees(page.getByText('Đã ghi 1 lần'));
    },
  },
  {
    // The page closes before a letter has waited long enough to be kept.
    name: 'survey, gone on with after the page was closed',
    open: async (page) => {
      await press(page, 'Tiếp');
      await page.getByLabel('Ngày').fill('01/05/2019');
      await page.reload();
      await sees(page.getByText(/^Bản nháp lúc .* còn nguyên/u));
      await expect(page.getByLabel('Ngày').inputValue()).resolves.toBe('01/05/2019');
    },
  },
  {
    name: 'survey, a group on one screen',
    open: async (page) => {
      await page.getByLabel('Ngày').fill('02/05/2019');
      await page.getByRole('checkbox', { name: '7' }).check();
    },
  },
  {
    name: 'survey, the last look',
    open: async (page) => {
      await press(page, 'Tiếp');
      await sees(page.getByText('Chụp ảnh'));
      await press(page, 'Tiếp');
      await press(page, 'Xem lại câu trả lời');
      await seesHeading(page, 'Xem lại');
    },
  },
  {
    name: 'survey saved',
    open: async (page) => {
      await press(page, 'Lưu câu trả lời');
      await sees(page.getByText(/^Đã trả lời/u));
    },
  },
];

/** What came of it at the office. */
export const RESULT_SCREENS: readonly Screen[] = [
  {
    name: 'results',
    open: async (page) => {
      await go(page, '/surveys');
      await sees(page.getByText(/^1\/\d+ hộ$/u).first());
      await follow(page, 'Xem kết quả');
      await seesHeading(page, 'Cả nhà dùng mạng để làm gì?');
    },
  },
  {
    name: 'households behind a line',
    open: async (page) => {
      await page.getByRole('button', { name: /^Có/u }).first().click();
      await sees(page.getByRole('dialog').getByRole('link'));
    },
  },
];
