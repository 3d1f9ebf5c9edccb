import { expect, test } from 'vitest';
import {
  ASKED_DONG,
  beginTransfer,
  confirm,
  isPastedOver,
  OTP,
  retype,
  scan,
  stop,
  tellCode,
  type Transfer,
  tryAgain,
  typeAmount,
  typeCode,
} from './transfer-play.ts';

const at = (round: number, amount = ASKED_DONG): Transfer =>
  typeAmount(scan(beginTransfer(round)), amount);

test('the right name, the right amount and the right code pay', () => {
  const code = confirm(at(0));
  expect(code.stage).toBe('code');
  expect(typeCode(code, '000000')).toBeUndefined();
  expect(typeCode(code, ` ${OTP} `)).toMatchObject({ stage: 'done', end: 'paid' });
});

test('every second time the name is another one, and stopping is what saves', () => {
  expect([0, 1, 2, 3].map((round) => isPastedOver(beginTransfer(round)))).toEqual([
    false,
    true,
    false,
    true,
  ]);
  expect(confirm(at(1))).toMatchObject({ stage: 'failed', end: 'name' });
  expect(stop(at(1))).toMatchObject({ stage: 'done', end: 'saved' });
  expect(stop(at(0, 450_000))).toMatchObject({ stage: 'done', end: 'caught' });
  expect(stop(at(0))).toMatchObject({ stage: 'done', end: 'needless' });
});

test('each failure leads back to the place where it went wrong', () => {
  expect(tryAgain(confirm(at(0, 450_000))).stage).toBe('amount');
  expect(tryAgain(tellCode(confirm(at(0))))).toMatchObject({ stage: 'code', amount: ASKED_DONG });
  const looked = tryAgain(confirm(at(1)));
  expect(looked).toMatchObject({ stage: 'check', amount: ASKED_DONG });
  expect(stop(looked)).toMatchObject({ end: 'saved' });
});

test('a wrong amount seen in time is put right and pays', () => {
  const again = retype(at(0, 450_000));
  expect(again).toMatchObject({ stage: 'amount', amount: 450_000 });
  expect(confirm(typeAmount(again, ASKED_DONG)).stage).toBe('code');
});
