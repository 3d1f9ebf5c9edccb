// What was given to do, and the groups one writes to.

import { follow, press, sees, seesHeading } from './member-steps.ts';
import { go, type Screen } from './screens.ts';

const PAST = /Rà soát hộ chưa có số điện thoại/u;
const NOW = /Dán áp phích phòng, chống lừa đảo/u;

const openPast = async (page: Parameters<Screen['open']>[0]): Promise<void> => {
  await go(page, '/tasks');
  await page.getByText('Đã xong, đã thôi').click();
  await follow(page, PAST);
};

/** On the phone of whoever leads a village. */
export const TASK_SCREENS: readonly Screen[] = [
  {
    name: 'tasks of a village',
    open: async (page) => {
      await go(page, '/tasks');
      await sees(page.getByRole('link', { name: NOW }));
    },
  },
  {
    name: 'a task to be handed on',
    open: async (page) => {
      await follow(page, NOW);
      await sees(page.getByRole('button', { name: /^Giao cho/u }));
    },
  },
  {
    name: 'who is to do it, nobody chosen yet',
    open: async (page) => {
      await press(page, /^Giao cho/u);
      await press(page.getByRole('dialog'), 'Giao việc');
      await sees(page.getByText('Chọn người làm.'));
    },
  },
  {
    name: 'a task that is done, with its steps',
    open: async (page) => {
      await press(page.getByRole('dialog'), 'Đóng');
      await openPast(page);
      await seesHeading(page, 'Đã làm những gì');
    },
  },
  {
    name: 'a task of the village, not written yet',
    open: async (page) => {
      await go(page, '/tasks/new');
      await press(page, 'Giao việc');
      await sees(page.getByText('Ghi tên việc.'));
    },
  },
  {
    name: 'groups',
    open: async (page) => {
      await go(page, '/groups');
      await seesHeading(page, 'Mặt trận, các đoàn thể');
    },
  },
  {
    name: 'a group with somebody in it',
    open: async (page) => {
      await follow(page, /^Cán bộ thôn, bản/u);
      await seesHeading(page, 'Ai trong nhóm');
    },
  },
  {
    name: 'who holds a post',
    open: async (page) => {
      await press(page, 'Ghi người giữ chức danh');
      await press(page.getByRole('dialog'), 'Ghi chức danh');
      await sees(page.getByText('Chọn chức danh.'));
    },
  },
  {
    name: 'a notice to a group, not written yet',
    open: async (page) => {
      await press(page.getByRole('dialog'), 'Đóng');
      await follow(page, 'Viết cho nhóm này');
      await sees(page.getByText('Gửi cán bộ thôn, bản.'));
    },
  },
];

/** In an office of the commune. */
export const DIRECTIVE_SCREENS: readonly Screen[] = [
  {
    name: 'directives of the commune',
    open: async (page) => {
      await go(page, '/directives');
      await sees(page.getByText(/thôn đã xong$/u));
    },
  },
  {
    name: 'a directive, village by village',
    open: async (page) => {
      await follow(page, PAST);
      await sees(page.getByRole('table'));
      await sees(page.getByText('Số hộ đã hỏi', { exact: false }));
    },
  },
  {
    name: 'sent back, no reason yet',
    open: async (page) => {
      await press(page, 'Trả lại để làm tiếp');
      await press(page.getByRole('dialog'), 'Trả lại');
      await sees(page.getByText('Ghi còn thiếu gì, để thôn biết mà làm tiếp.'));
    },
  },
  {
    name: 'a directive, not written yet',
    open: async (page) => {
      await press(page.getByRole('dialog'), 'Đóng');
      await go(page, '/directives/new');
      await page.getByRole('radio', { name: 'Một số thôn' }).check({ force: true });
      await press(page, 'Giao việc');
      await sees(page.getByText('Ghi tên việc.'));
    },
  },
  {
    name: 'groups of the commune',
    open: async (page) => {
      await go(page, '/groups/executives');
      await seesHeading(page, 'Ai trong nhóm');
    },
  },
];
