import { expect, test } from 'vitest';
import { reversalText } from './reverse-sheet.tsx';

test('what is written against is named, and where its money goes: in hands, or at the bank', () => {
  expect(reversalText({ kind: 'receipt', number: '7K2M-1' }).title).toBe('Hủy phiếu thu 7K2M-1');
  expect(reversalText({ kind: 'refund' }).title).toBe('Hủy lần trả lại này');
  expect(reversalText({ kind: 'refund' }).lead).toContain('Tiền mặt');
  const household = {
    to: 'dues',
    drive: 'drive00001',
    household: 'home000001',
    amount: 1,
  } as const;
  expect(reversalText({ kind: 'assignment', parts: [household] }).title).toContain('khỏi hộ');
  const bank = { to: 'bank', amount: 1 } as const;
  expect(reversalText({ kind: 'assignment', parts: [bank] }).lead).toContain('ở tài khoản');
  expect(reversalText({ kind: 'assignment', parts: [bank] }).title).not.toContain('hộ');
  expect(reversalText({ kind: 'spending' }).lead).toContain('Tiền mặt');
  expect(reversalText({ kind: 'handover' }).title).toBe('Hủy lần bàn giao này');
});
