import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { createFund } from '#test/domain/any-funds.ts';
import { PEOPLE, TODAY } from '#test/domain/world.ts';
import { publishDues } from '#domain/funds/publish.ts';
import { WHERE_WORDS } from '#domain/places/where-words.ts';
import { DuePart } from './due-part.tsx';

const frame = {
  language: 'vi',
  otherLanguageHref: '/',
  placeWords: WHERE_WORDS.vi,
  demo: false,
} as const;

/** What the page of a household says of a drive, after it paid so much and the drive went on or ended. */
function said(paid: number, isClosed: boolean): string {
  const { world, funds } = createFund();
  const cash = { receipt: 'receipt001', number: '7K2M-1', holder: PEOPLE.member };
  const of = { drive: 'drive00001', household: 'household1' };
  if (paid > 0) world.say('funds', 'member', 'cash.received@1', { ...cash, ...of, amount: paid });
  if (isClosed) world.say('funds', 'leader', 'drive.closed@1', { drive: of.drive });
  const dues = publishDues(funds(), of.household, TODAY).map((due) => ({ ...due, href: '/' }));
  const html = renderToString(<DuePart dues={dues} frame={frame} />);
  return /<b>([^<]*)<\/b>/u.exec(html)?.[1]?.replaceAll('\u00a0', ' ') ?? '';
}

test.each([
  [0, false, 'Còn phải đóng 50.000 ₫'],
  [50_000, false, 'Đã đóng đủ'],
  [0, true, 'Đợt thu đã kết thúc, mới nhận 0 ₫ trên 50.000 ₫'],
  [20_000, true, 'Đợt thu đã kết thúc, mới nhận 20.000 ₫ trên 50.000 ₫'],
  [50_000, true, 'Đã đóng đủ'],
  [60_000, true, 'Đóng dư 10.000 ₫. Xin gặp trưởng thôn để nhận lại.'],
])('of %i đồng that were paid, the drive over: %s', (paid, isClosed, text) => {
  expect(said(paid, isClosed)).toBe(text);
});
