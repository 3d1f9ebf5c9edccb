import { afterEach, beforeEach, expect, test } from 'vitest';
import { headBytes } from '#book/signed.ts';
import { BookRow, toRow } from '#device/rows.ts';
import { verify } from '#server/crypto.ts';
import { enrolledPhone, openWorld, receive, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

test('a phone keeps the home’s signature over the last head it has seen of each book', async () => {
  const phone = await enrolledPhone(world, await world.addWorker('Hoàng Thị Lan', 'member'));
  await receive(world, 3);
  world.time.nowS += 60;
  await phone.sync();
  const rows = [...(phone.medium.get('books') ?? [])]
    .map(([, value]) => toRow(BookRow, value))
    .filter((row) => row?.writeOnly === undefined);
  expect(rows).toHaveLength(10);
  for (const row of rows) {
    if (row?.signed === undefined) throw new Error('a head without a signature');
    const { book, epoch, generation, proven: seq, provenHash: hash, signed } = row;
    const said = headBytes({ book: book.id, epoch, generation, seq, hash, at: signed.at });
    expect(verify(world.home.directory.identity.key, said, signed.signature)).toBe(true);
  }
  const doors = rows.find((row) => row?.book.id === world.doors.id);
  expect(doors).toMatchObject({ proven: 3, signed: { at: world.time.nowS } });
});
