// Survey forms of a commune: read, corrected, tried.

import type { Page } from 'playwright-core';
import { FORM, WRONG_FORM } from '#test/fixtures/forms/household.ts';
import { workbookOf } from '#test/fixtures/forms/sheets.ts';
import { press, sees, seesHeading } from './member-steps.ts';
import { go, type Screen } from './screens.ts';

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
