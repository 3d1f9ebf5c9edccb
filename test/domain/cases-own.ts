import { monthOf } from '#domain/funds/state.ts';
import type { FactCase } from './fact-case.ts';
import { TODAY } from './world.ts';

const SHOP = {
  shop: 'shop000001',
  household: 'household1',
  name: 'Tạp hóa Hoa',
  bank: '970422',
  number: '9704000012345',
  owner: 'LO THI HOA',
};
const MONTH = monthOf(TODAY) - 1;

/** What households do without cash: shops with a code of their own, bills paid from home. */
export const OWN_CASES: readonly FactCase[] = [
  {
    activity: 'funds',
    type: 'shop.named@1',
    by: 'leader',
    body: SHOP,
    fold: ({ funds }) => funds.shops.get('shop000001')?.number,
    shows: '9704000012345',
    judged: {
      by: 'member',
      body: { ...SHOP, shop: 'shop000002', number: '1' },
      verdict: 'flagged',
      why: 'shop-new',
    },
    vi: 'Ghi mã QR nhận tiền của cửa hàng Tạp hóa Hoa, tài khoản 9704000012345',
    en: 'Payment code of the shop Tạp hóa Hoa, account 9704000012345',
  },
  {
    activity: 'funds',
    type: 'shop.ended@1',
    by: 'leader',
    body: { shop: 'shop000001', household: 'household1', reason: 'đổi ngân hàng' },
    fold: ({ funds }) => funds.shops.get('shop000001')?.ended,
    shows: TODAY,
    judged: {
      body: { shop: 'shop000001', household: 'household2' },
      verdict: 'refused',
      why: 'reference-unknown',
    },
    vi: 'Thôi dùng mã QR của cửa hàng; lý do: đổi ngân hàng',
    en: 'Payment code of a shop no longer used; reason: đổi ngân hàng',
  },
  {
    activity: 'funds',
    type: 'bill.watched@1',
    by: 'member',
    body: { bill: 'bill000001', household: 'household1', kind: 'electricity', day: 12 },
    fold: ({ funds }) => funds.bills.get('bill000001')?.day,
    shows: 12,
    judged: {
      by: 'officer',
      verdict: 'refused',
      why: 'not-yours',
    },
    vi: 'Nhắc hộ này trả tiền điện, ngày 12 hằng tháng',
    en: 'Reminded of electricity on day 12 of every month',
  },
  {
    activity: 'funds',
    type: 'bill.paid@1',
    by: 'member',
    body: { bill: 'bill000001', household: 'household1', month: MONTH, how: 'home' },
    fold: ({ funds }) => funds.billsPaid.get(`bill000001.${MONTH}`)?.how,
    shows: 'home',
    judged: {
      body: { bill: 'bill000009', household: 'household1', month: MONTH, how: 'home' },
      verdict: 'refused',
      why: 'reference-unknown',
    },
    vi: 'Hóa đơn tháng 10/2026: đã trả tại nhà',
    en: 'Bill of 10/2026: paid from home',
  },
  {
    activity: 'funds',
    type: 'bill.dropped@1',
    by: 'member',
    body: { bill: 'bill000001', household: 'household1' },
    fold: ({ funds }) => funds.bills.get('bill000001')?.dropped,
    shows: TODAY,
    judged: {
      body: { bill: 'bill000001', household: 'household2' },
      verdict: 'refused',
      why: 'reference-unknown',
    },
    vi: 'Thôi nhắc hóa đơn này',
    en: 'No longer reminded of this bill',
  },
];
