import type { DeckWords } from './cards.ts';
import { bankVi } from './bank-vi.ts';
import { billsVi } from './bills-vi.ts';
import { epayVi } from './epay-vi.ts';
import { healthRecordVi } from './health-record-vi.ts';
import { insuranceVi } from './insurance-vi.ts';
import { newsVi } from './news-vi.ts';
import { publicServicesVi } from './public-services-vi.ts';
import { safetyVi } from './safety-vi.ts';
import { sellingVi } from './selling-vi.ts';
import { shoppingVi } from './shopping-vi.ts';
import { socialVi } from './social-vi.ts';
import { vneid1Vi } from './vneid-1-vi.ts';
import { vneid2Vi } from './vneid-2-vi.ts';
import { zaloVi } from './zalo-vi.ts';

export const deckVi: DeckWords = {
  zalo: zaloVi,
  social: socialVi,
  news: newsVi,
  'vneid-1': vneid1Vi,
  'vneid-2': vneid2Vi,
  safety: safetyVi,
  bank: bankVi,
  epay: epayVi,
  bills: billsVi,
  shopping: shoppingVi,
  'public-services': publicServicesVi,
  insurance: insuranceVi,
  'health-record': healthRecordVi,
  selling: sellingVi,
};
