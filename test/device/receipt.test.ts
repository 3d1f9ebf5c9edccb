import { afterEach, beforeEach, expect, test } from 'vitest';
import { fromBase64Url } from '#kernel/bytes.ts';
import { receiptBytes } from '#book/signed.ts';
import { AnswerRow, IdentityRow, toRow } from '#device/rows.ts';
import { verify } from '#server/crypto.ts';
import { enrolledPhone, openWorld, save, visit, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

test('a phone can prove what the home has last acknowledged of each book', async () => {
  const phone = await enrolledPhone(world, await world.addWorker('Hoàng Thị Lan', 'member'));
  for (const visits of [[visit(world, phone)], [visit(world, phone), visit(world, phone)]]) {
    await save(phone, world.doors, visits);
    await phone.sync();
  }
  const { receipt } = toRow(AnswerRow, phone.medium.get('answers')?.get(world.doors.id)) ?? {};
  if (receipt === undefined) throw new Error('no receipt was kept');
  expect(receipt).toMatchObject({ epoch: 0, n: 3, at: world.time.nowS, archived: 0 });
  expect(receipt.items.map(({ n, verdict, seq }) => [n, verdict, seq])).toEqual([
    [2, 'ok', 2],
    [3, 'ok', 3],
  ]);
  const [hash, signature] = [fromBase64Url(receipt.hash), fromBase64Url(receipt.signature)];
  const stream = toRow(IdentityRow, phone.medium.get('meta')?.get('identity'))?.stream;
  if (!hash.ok || !signature.ok || stream === undefined) throw new Error('not bytes');
  const { key } = world.home.directory.identity;
  const said = { ...receipt, stream, hash: hash.value };
  expect(verify(key, receiptBytes(said), signature.value)).toBe(true);
  expect(verify(key, receiptBytes({ ...said, epoch: 1 }), signature.value)).toBe(false);
});
