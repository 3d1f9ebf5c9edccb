// The screens of pictures, files and sounds of a household.

import type { Page } from 'playwright-core';
import { beginVisit, press, sees, seesHeading } from './member-steps.ts';
import { drawPicture } from './picture-steps.ts';
import { go, type Screen } from './screens.ts';

const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);

const door = async (page: Page): Promise<void> => {
  await page.evaluate(() => {
    location.hash = '/doors';
  });
  await page.getByRole('list', { name: 'Các nhà trong thôn' }).getByRole('link').first().click();
  await seesHeading(page, 'Ảnh, tệp, ghi âm');
};

const inputOf = (page: Page, button: string) =>
  page.locator('label', { hasText: button }).locator('input');

const tile = (page: Page, name: string) =>
  page.getByRole('list', { name: 'Ảnh, tệp, ghi âm' }).getByRole('button', { name });

async function addPicture(page: Page): Promise<void> {
  const buffer = await drawPicture(page, 3, 'GPS');
  await inputOf(page, 'Chụp ảnh').setInputFiles({
    name: 'anh.jpg',
    mimeType: 'image/jpeg',
    buffer,
  });
  await sees(tile(page, 'Ảnh').locator('img'));
}

const look = async (page: Page, name: string): Promise<void> => {
  await door(page);
  await tile(page, name).first().click();
  await sees(page.getByRole('dialog'));
};

export const FILE_SCREENS: readonly Screen[] = [
  {
    name: 'household with files',
    open: async (page) => {
      await door(page);
      await addPicture(page);
      await inputOf(page, 'Thêm tệp').setInputFiles({
        name: 'giay-moi.pdf',
        mimeType: 'application/pdf',
        buffer: PDF,
      });
      await sees(tile(page, 'Tệp'));
      await press(page.locator('.file-buttons'), 'Ghi âm');
      await press(page.getByRole('dialog'), 'Bắt đầu ghi');
      await sees(page.getByText('Đang ghi 0:02'));
      await press(page.getByRole('dialog'), 'Dừng và giữ lại');
      await sees(tile(page, 'Ghi âm'));
    },
  },
  {
    name: 'a picture large',
    open: async (page) => {
      await look(page, 'Ảnh');
      await sees(page.getByRole('dialog').getByRole('img'));
    },
  },
  {
    name: 'a sound to play',
    open: async (page) => {
      await look(page, 'Ghi âm');
      const sound = page.getByRole('dialog').locator('audio');
      await sees(sound);
      await sound.evaluate(async (node) => {
        const player = node as HTMLAudioElement; // as it was found
        player.muted = true;
        await player.play();
        player.pause();
      });
    },
  },
  {
    name: 'a file to open',
    open: async (page) => {
      await look(page, 'Tệp');
      await sees(page.getByRole('link', { name: 'Mở tệp' }));
    },
  },
  {
    name: 'before a recording',
    open: async (page) => {
      await door(page);
      await press(page.locator('.file-buttons'), 'Ghi âm');
      await sees(page.getByRole('button', { name: 'Bắt đầu ghi' }));
    },
  },
  {
    name: 'a file that is not taken',
    open: async (page) => {
      await door(page);
      const buffer = Buffer.from('PK');
      const mimeType = 'application/zip';
      await inputOf(page, 'Thêm tệp').setInputFiles({ name: 'a.zip', mimeType, buffer });
      await sees(page.getByText(/^Máy chưa nhận loại tệp này/u));
    },
  },
  {
    name: 'visit with a picture',
    open: async (page) => {
      await door(page);
      await beginVisit(page);
      await addPicture(page);
      await press(page, 'Đã gặp');
    },
  },
  {
    name: 'tray, a picture waits',
    open: async (page) => {
      // Facts go out, pictures do not.
      await page.route(/\/api\/upload\//u, (route) => route.abort());
      await door(page);
      await addPicture(page);
      await go(page, '/tray');
      await seesHeading(page, 'Còn chờ gửi ảnh, tệp (1)');
    },
  },
];
