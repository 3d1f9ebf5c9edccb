import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { BankPick } from './bank-pick.tsx';

const selected = (bank: string): readonly string[] =>
  [
    ...renderToString(<BankPick bank={bank} onChange={() => undefined} />).matchAll(
      /<option selected[^>]*>([^<]*)</gu,
    ),
  ].map(([, name = '']) => name);

test('no bank is picked until somebody picks one', () => {
  expect(selected('')).toEqual(['Chọn ngân hàng']);
  expect(selected('970418')).toEqual(['BIDV']);
});
