// What an officer of the commune does at a desk, by the words on the screen.

import type { Page } from 'playwright-core';
import { follow, press, sees, seesHeading } from './member-steps.ts';

/** Figures by title: how many have reached it, of how many. */
export type Figures = Readonly<Record<string, { readonly met: number; readonly of: number }>>;

const whole = (text: string): number => Number(text.replaceAll('.', ''));

/** Every figure of the table under the overview. */
export async function readFigures(page: Page): Promise<Figures> {
  const rows = page.getByRole('table', { name: /^Mọi chỉ tiêu của/u }).locator('tbody tr');
  await sees(rows);
  const figures: Record<string, { met: number; of: number }> = {};
  for (const row of await rows.all()) {
    const [title = '', , met = '', of = ''] = await row.locator('th, td').allInnerTexts();
    figures[title.trim()] = { met: whole(met), of: whole(of) };
  }
  return figures;
}

/** Asks the home again, as the officer does. */
export async function refresh(page: Page): Promise<void> {
  await press(page, 'Lấy số mới nhất');
  await sees(page.locator('button:not([aria-busy="true"])', { hasText: 'Lấy số mới nhất' }));
}

/** A figure → those who have reached it → one person's door. */
export async function openPersonBehind(page: Page, figure: string, person: string): Promise<void> {
  await follow(page.getByRole('table', { name: /^Mọi chỉ tiêu của/u }), figure);
  await seesHeading(page, figure);
  await press(page, /^Đạt /u);
  await page.getByRole('searchbox', { name: 'Lọc theo tên hoặc thôn' }).fill(person);
  await follow(
    page.getByRole('list', { name: 'Đạt hay chưa đạt' }),
    new RegExp(`^${person} .*Phú Hưng`, 'u'),
  );
  await sees(page.getByRole('article').filter({ hasText: person }));
}
