// Questions of residents in a village, and the same at the office.

import { follow, press, sees, seesText } from './member-steps.ts';
import { firstDoor, go, type Screen } from './screens.ts';

const WATER = /^Bao giờ có nước sinh hoạt trở lại/u;

/** In a village whose head has taken some down; each follows from the one before. */
export const QUESTION_SCREENS: readonly Screen[] = [
  {
    name: 'questions of a village',
    open: async (page) => {
      await go(page, '/questions');
      await seesText(page, 'Đã gửi xã');
    },
  },
  {
    name: 'a question that is overdue',
    open: async (page) => {
      await page.getByRole('link', { name: /Đèn đường/u }).click();
      await seesText(page, /^Quá hạn/u);
    },
  },
  {
    name: 'giving a question to somebody',
    open: async (page) => {
      await press(page, 'Giao lại, đổi ngày hẹn');
      await sees(page.getByRole('dialog').getByRole('button', { name: 'Giao câu hỏi' }));
    },
  },
  {
    name: 'answering, with nothing written',
    open: async (page) => {
      await go(page, '/questions');
      await page.getByRole('link', { name: /Đèn đường/u }).click();
      await follow(page, 'Trả lời');
      await press(page, 'Đăng câu trả lời');
      await seesText(page, 'Viết lại câu hỏi cho mọi người đọc.');
    },
  },
  {
    name: 'an answer',
    open: async (page) => {
      await go(page, '/answers');
      await page.getByRole('link', { name: WATER }).click();
      await sees(page.getByRole('link', { name: 'Đọc trên loa' }));
    },
  },
  {
    name: 'what was answered, and nothing found',
    open: async (page) => {
      await go(page, '/answers');
      await page.getByLabel('Tìm câu hỏi').fill('vay vốn');
      await seesText(page, 'Không thấy câu nào như vậy');
    },
  },
  {
    name: 'a question at a door, answered before',
    open: async (page) => {
      await firstDoor(page);
      await follow(page, 'Có điều muốn hỏi');
      await page.getByLabel('Câu hỏi', { exact: true }).fill('bao giờ có nước sinh hoạt');
      await press(page, /^Đã có người hỏi/u);
      await sees(page.getByRole('button', { name: 'Đúng câu này, đã đọc cho nghe' }).first());
    },
  },
];

export const ASKED_SCREENS: readonly Screen[] = [
  {
    name: 'questions sent to a commune',
    open: async (page) => {
      await go(page, '/asked');
      await sees(page.getByRole('link', { name: /sổ đỏ/u }));
    },
  },
  {
    name: 'a question at the office',
    open: async (page) => {
      await page.getByRole('link', { name: /sổ đỏ/u }).first().click();
      await sees(page.getByRole('button', { name: 'Tôi trả lời câu này' }));
    },
  },
  {
    name: 'the answer of a commune',
    open: async (page) => {
      await follow(page, 'Trả lời');
      await sees(page.getByRole('button', { name: 'Đăng câu trả lời' }));
    },
  },
];
