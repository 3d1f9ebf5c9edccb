import type { DeckTexts } from './cards.ts';
import { bankEn } from './bank-en.ts';
import { billsEn } from './bills-en.ts';
import { epayEn } from './epay-en.ts';
import { healthRecordEn } from './health-record-en.ts';
import { insuranceEn } from './insurance-en.ts';
import { newsEn } from './news-en.ts';
import { publicServicesEn } from './public-services-en.ts';
import { safetyEn } from './safety-en.ts';
import { sellingEn } from './selling-en.ts';
import { shoppingEn } from './shopping-en.ts';
import { socialEn } from './social-en.ts';
import { vneid1En } from './vneid-1-en.ts';
import { vneid2En } from './vneid-2-en.ts';
import { zaloEn } from './zalo-en.ts';

export const deckEn: DeckTexts = {
  zalo: zaloEn,
  social: socialEn,
  news: newsEn,
  'vneid-1': vneid1En,
  'vneid-2': vneid2En,
  safety: safetyEn,
  bank: bankEn,
  epay: epayEn,
  bills: billsEn,
  shopping: shoppingEn,
  'public-services': publicServicesEn,
  insurance: insuranceEn,
  'health-record': healthRecordEn,
  selling: sellingEn,
};
