// One day's collection: from the decision of the meeting to a public report that is right to the đồng.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DRESSES } from '#test/fixtures/statements/dress.ts';
import { PATIENCE_MS } from '#test/support/phone-browser.ts';
import { defined } from '#kernel/assert.ts';
import { decodeVietQr } from '#kernel/vietqr.ts';
import { issueHouseholdCard } from '#server/household-cards.ts';
import {
  ACCOUNT,
  bare,
  CASH_DOORS,
  DUE,
  fill,
  houseOf,
  HOUSEHOLDS,
  ITEM,
  OF_DRIVE,
  openVillage,
  readCode,
  shoot,
  statement,
  TITLE,
  type Village,
} from './collection-village.ts';
import { press, sees, seesHeading, seesText } from './member-steps.ts';
import { go } from './screens.ts';

let village: Village;
beforeAll(async () => {
  village = await openVillage();
});
afterAll(() => village?.close());

const openDrive = async (page: Page): Promise<void> => {
  await go(page, '/funds');
  await page
    .getByRole('link', { name: new RegExp(TITLE, 'u') })
    .first()
    .click();
  await sees(page.getByText(/hộ đã đóng đủ/u));
};

/** One of the open movements, by what stands beside its money. */
async function openLine(page: Page, text: string | RegExp): Promise<void> {
  await go(page, '/fund-unsorted');
  await page.getByRole('list').getByRole('link', { name: text }).first().click();
  await sees(page.getByLabel('Xếp bao nhiêu'));
}

async function giveTo(page: Page, household: number): Promise<void> {
  await fill(page, 'Tìm tên, ngõ, số hộ', houseOf(household));
  await page.getByRole('list', { name: 'Của hộ nào' }).getByRole('button').first().click();
  await seesText(page, /^Đã xếp/u);
}

test('300 households are collected from in a day, and anybody can check it', async () => {
  const { the, origin, mast, households, folder } = village;
  const leader = await village.openAs('leader', origin);

  // The meeting has decided.
  await go(leader, '/fund-account');
  await fill(leader, 'Số tài khoản', ACCOUNT.number);
  await fill(leader, 'Tên chủ tài khoản', ACCOUNT.holder);
  await leader.getByLabel('Ngân hàng').selectOption('970405');
  await press(leader, 'Ghi tài khoản');
  await seesHeading(leader, 'Quỹ của thôn');
  await go(leader, '/fund-new');
  await fill(leader, 'Thu để làm gì', TITLE);
  await fill(leader, 'Mỗi hộ đóng bao nhiêu', '50k');
  await fill(leader, 'Số biên bản họp', '12/BB');
  await seesText(leader, /^300 hộ, tất cả 15\.000\.000/u);
  await shoot(leader, '1-drive-new', true);
  await leader.getByRole('button', { name: 'Mở đợt thu' }).last().click();
  await seesHeading(leader, 'Còn 300 hộ');
  await shoot(leader, '2-drive');

  // Slips for those without a phone; each carries the household's own code.
  await leader.getByRole('link', { name: 'In giấy báo, áp phích' }).click();
  await sees(leader.locator('.fund-slip'));
  const slips = leader.locator('.fund-slip');
  expect(await slips.count()).toBe(HOUSEHOLDS);
  const told = await slips.evaluateAll((all) =>
    all.map((slip) => [
      slip.querySelector('.paper-small')?.textContent ?? '',
      slip.querySelector('.fund-slip-scan .paper-code')?.textContent ?? '',
    ]),
  );
  const byHouse = new Map(told.map(([where = '', code = '']) => [where.split(', ')[1], code]));
  const codes = households.map((_, index) => byHouse.get(houseOf(index)) ?? '');
  expect(new Set(codes).size).toBe(HOUSEHOLDS);
  const pdf = await leader.pdf({ preferCSSPageSize: true, printBackground: true });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/gu)).toHaveLength(
    Math.ceil(HOUSEHOLDS / 8),
  );
  if (env['SHOTS'] !== undefined) {
    writeFileSync(join(env['SHOTS'], 'slips.pdf'), pdf);
    await leader.setViewportSize({ width: 794, height: 1_123 });
    await leader.emulateMedia({ media: 'print' });
    await shoot(leader, '3-slips');
    await leader.emulateMedia({ media: 'screen' });
  }
  const [firstSlip = ['', '']] = told;
  const scanned = decodeVietQr(await readCode(leader, '.fund-slip .qr'));
  expect(scanned).toMatchObject({
    ok: true,
    value: { bank: '970405', account: ACCOUNT.number, amountDong: DUE },
  });
  expect(scanned.ok && scanned.value.purpose).toContain(bare(firstSlip[1] ?? ''));
  await leader.getByRole('radio', { name: /^Áp phích/u }).check({ force: true });
  await sees(leader.locator('.fund-poster'));
  const report = await readCode(leader, '.fund-poster .qr');
  expect(report).toMatch(new RegExp(`^${origin}/quy/${the.village}\\?dot=`, 'u'));
  if (env['SHOTS'] !== undefined) {
    await leader.emulateMedia({ media: 'print' });
    await shoot(leader, '4-poster');
    await leader.emulateMedia({ media: 'screen' });
  }
  await leader.setViewportSize({ width: 360, height: 640 });

  // A resident opens the page of the own household and pays by its code.
  const card = await issueHouseholdCard(the.home.store, the.homes, {
    household: households[0] ?? '',
    issuedAt: the.clock.at,
    issuedBy: the.home.directory.identity.person,
  });
  const resident = await village.openPage();
  await resident.goto(`${origin}/the#${card}`);
  await seesText(resident, /^Còn phải đóng 50\.000/u);
  const own = decodeVietQr(await readCode(resident, '.qr'));
  expect(own).toMatchObject({ ok: true, value: { amountDong: DUE, account: ACCOUNT.number } });
  expect(own.ok && own.value.purpose).toContain(bare(codes[0] ?? ''));
  await shoot(resident, '5-household', true);

  // The bank's statement, and the same once more in three other dresses.
  const movements = statement(codes, the.today);
  for (const [index, name] of ['agribank', 'bidv', 'techcombank', 'vietcombankSigned'].entries()) {
    const { file, bytes } = defined(DRESSES[name], name)(ACCOUNT, movements);
    writeFileSync(join(folder, file), bytes);
    await go(leader, '/funds');
    await seesHeading(leader, 'Quỹ của thôn');
    await leader.getByRole('link', { name: 'Nhập sao kê ngân hàng' }).click();
    await seesHeading(leader, 'Nhập sao kê ngân hàng');
    await leader.locator('input[type=file]').setInputFiles(join(folder, file));
    if (index === 0) {
      await seesText(leader, /^168 dòng đúng mã, đúng tiền/u);
      await seesHeading(leader, '12 dòng cần người xem');
      await shoot(leader, '6-statement', true);
      await press(leader, 'Ghi 180 dòng vào sổ');
      await seesText(leader, /^Đã ghi 180 dòng, trong đó 168 dòng đã xếp về hộ/u);
    } else {
      // Agribank’s account: what another bank’s name stands on is refused, or adds nothing.
      await sees(leader.getByText(/Sao kê này đã có đủ trong sổ|sao kê của ngân hàng khác/u));
    }
  }
  await openDrive(leader);
  await seesHeading(leader, 'Còn 132 hộ');

  // Twelve movements, one after the other, by hand.
  await go(leader, '/fund-unsorted');
  const unsorted = leader.getByRole('list').getByRole('link', { name: /₫/u });
  await expect.poll(async () => unsorted.count(), { timeout: PATIENCE_MS }).toBe(12);
  await shoot(leader, '7-unsorted', true);
  await openLine(leader, /tra lan hai/u);
  await shoot(leader, '8-sort', true);
  await giveTo(leader, 0);
  await openLine(leader, /60\.000/u);
  await leader.getByRole('list', { name: 'Có lẽ là của' }).getByRole('button').first().click();
  await seesText(leader, 'Đã xếp 50.000\u00a0₫ về hộ');
  await seesHeading(leader, '10.000\u00a0₫');
  await press(leader, `Ghi là tiền ủng hộ: ${TITLE}`);
  await seesText(leader, 'Đã ghi là tiền ủng hộ');
  await openLine(leader, /30\.000/u);
  await leader.getByRole('list', { name: 'Có lẽ là của' }).getByRole('button').first().click();
  await seesText(leader, /^Đã xếp 30\.000/u);
  await openLine(leader, /100\.000/u);
  for (const house of [171, 172]) {
    await leader
      .getByRole('list', { name: 'Có lẽ là của' })
      .getByRole('button', { name: new RegExp(houseOf(house), 'u') })
      .click();
    await seesText(leader, /^Đã xếp 50\.000/u);
  }
  await openLine(leader, new RegExp(bare(codes[170] ?? '').slice(0, 9), 'u'));
  await leader.getByRole('list', { name: 'Có lẽ là của' }).getByRole('button').first().click();
  await seesText(leader, /^Đã xếp/u);
  await openLine(leader, /LO VAN MAU DONG QUY/u);
  await giveTo(leader, 173);
  for (const house of [174, 175]) {
    await openLine(leader, /CHUYEN TIEN/u);
    await giveTo(leader, house);
  }
  await openLine(leader, /UNG HO/u);
  await press(leader, `Ghi là tiền ủng hộ: ${TITLE}`);
  await seesText(leader, 'Đã ghi là tiền ủng hộ');
  await openLine(leader, /MUA BONG DEN/u);
  await fill(leader, 'Chi việc gì', ITEM);
  await fill(leader, 'Số chứng từ', 'PC-01');
  await shoot(leader, '9-outgoing', true);
  await press(leader, 'Ghi khoản chi');
  await seesText(leader, 'Đã ghi chi 300.000\u00a0₫');
  for (const text of [/PHI SMS/u, /LAI NHAP GOC/u]) {
    await openLine(leader, text);
    await press(leader, 'Ghi là lãi, phí ngân hàng');
    await seesText(leader, 'Đã ghi là lãi, phí ngân hàng');
  }
  await go(leader, '/fund-unsorted');
  await seesText(leader, 'Mọi khoản ở tài khoản đều đã rõ.');

  // The last doors, without signal: cash with numbered receipts.
  const member = await village.openAs('member', mast.origin);
  await openDrive(member);
  await seesHeading(member, /^Còn 125 hộ$/u);
  await mast.down();
  await member.context().setOffline(true);
  for (let door = 0; door < CASH_DOORS; door += 1) {
    await openDrive(member);
    await member.getByRole('list', { name: /^Còn/u }).getByRole('link').first().click();
    await press(member, /^Thu tiền mặt/u);
    await seesText(member, 'Hộ này đã đóng đủ');
    if (door === 0) await shoot(member, '10-cash', true);
  }
  await openDrive(member);
  await seesHeading(member, /^Còn 120 hộ$/u);
  await shoot(member, '11-left');
  const book = defined(the.home.directory.findBookOf('funds', the.village), 'a book of funds');
  const before = (await the.home.warm.get(book)).seq;
  await mast.up();
  await member.context().setOffline(false);
  await expect
    .poll(async () => (await the.home.warm.get(book)).seq, { timeout: PATIENCE_MS * 2 })
    .toBeGreaterThanOrEqual(before + CASH_DOORS);

  // Anybody adds it up.
  const villager = await village.openPage();
  await villager.goto(report);
  await seesText(villager, '180/300 hộ đã đóng đủ');
  await shoot(villager, '12-report', true);
  const lines = await villager
    .locator('.lines tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '')),
    );
  const sum = lines.reduce(
    (all, [, , dong = '']) => all + Number(dong.replaceAll(/[^\d-]/gu, '')),
    0,
  );
  expect(sum).toBe(OF_DRIVE + CASH_DOORS * DUE);
  expect(await villager.locator('.sums dd').last().innerText()).toBe(
    `${sum.toLocaleString('vi-VN')}\u00a0₫`,
  );
  expect(lines.some(([what = '']) => what.startsWith(ITEM) && what.includes('PC-01'))).toBe(true);
  const text = await villager.locator('body').innerText();
  expect(households.some((household) => text.includes(household))).toBe(false);
  expect(text).not.toMatch(/Triệu Văn|Lò Thị|LC-\d/u);
  await fill(villager, 'Gõ số phiếu thu, hoặc mã bắt đầu bằng QT trên giấy báo', codes[5] ?? '');
  await villager.getByRole('button', { name: 'Tìm' }).click();
  await seesText(villager, 'Thấy 1 dòng');
  await shoot(villager, '13-found');
  await villager.getByRole('link', { name: /^Sổ quỹ của thôn, bản đến ngày/u }).click();
  await seesText(villager, /không dòng nào bị sửa hay rút/u);

  for (const page of [leader, member, resident, villager]) await page.close();
  expect(village.complaints).toEqual([]);
});
