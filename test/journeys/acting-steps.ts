// Acting for a person, from their screen to the moment the time runs.

import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { agree, follow, press, sees, seesHeading, seesText, turnTo } from './member-steps.ts';
import { go } from './screens.ts';

export type Person = { readonly name: string; readonly place: string; readonly household: string };

/** Somebody whose consent nobody has asked yet; their screen stands open. */
export async function findUnasked(page: Page): Promise<Person> {
  await turnTo(page, 'Các nhà');
  const doors = page.getByRole('list', { name: 'Các nhà trong thôn' }).getByRole('link');
  await sees(doors);
  for (let index = 0; index < 20; index += 1) {
    await doors.nth(index).click();
    const people = page.getByRole('list', { name: 'Người trong nhà' }).getByRole('link');
    await sees(people);
    const household = await placeOf(page);
    await people.first().click();
    await seesHeading(page, 'Sự đồng ý cho làm hộ');
    if (await page.getByText('Chưa ghi sự đồng ý').isVisible()) {
      const name = await page.getByRole('heading', { level: 1 }).innerText();
      return { name, place: await placeOf(page), household };
    }
    await go(page, '/doors');
    await sees(doors);
  }
  throw new Error('everybody was asked');
}

export const placeOf = async (page: Page): Promise<string> => new URL(page.url()).hash.slice(1);

export const actingLine = (page: Page): Locator =>
  page.getByRole('region', { name: /^Đang làm hộ /u });

/** What the standing line says, on whatever screen. */
export async function minutesLeft(page: Page, name: string): Promise<number> {
  await sees(actingLine(page));
  const said = (await actingLine(page).locator('p').innerText()).replaceAll(/\s+/gu, ' ');
  const [, who = '', minutes = ''] = /^Đang làm hộ (.+) · còn (\d+) phút$/u.exec(said) ?? [];
  expect(who.toLocaleLowerCase('vi')).toBe(name.toLocaleLowerCase('vi'));
  return Number(minutes);
}

/** From the person's screen to the moment the time runs. */
export async function beginActing(page: Page, reason: string): Promise<void> {
  await follow(page, 'Làm hộ');
  await seesHeading(page, 'Có đúng là người này không?');
  await seesText(page, /^Xin hỏi, đây có phải là /u);
  await press(page, 'Đúng người này');
  await seesHeading(page, 'Sự đồng ý');
  await sees(page.getByRole('button', { name: /^Hỏi và ghi sự đồng ý|^Bắt đầu làm hộ/u }));
  const ask = page.getByRole('button', { name: 'Hỏi và ghi sự đồng ý' });
  if (await ask.isVisible()) {
    expect(await page.getByRole('button', { name: /^Bắt đầu/u }).count()).toBe(0);
    await ask.click();
    await agree(page);
  }
  await press(page, /^Bắt đầu làm hộ/u);
  await seesText(page, 'Chưa ghi làm hộ việc gì. Anh/chị ghi vài chữ.');
  await page.getByLabel(/^Bà con nhờ làm gì/u).fill(reason);
  await page.getByRole('radio', { name: 'Bảo hiểm xã hội' }).check();
  await press(page, /^Bắt đầu làm hộ/u);
}
