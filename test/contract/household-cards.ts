// What every store must do with the cards of households, whatever the engine.

import { expect, it } from 'vitest';
import type { Bytes } from '#kernel/bytes.ts';
import type { Store } from '#server/store/store.ts';
import type { Engine } from './store.contract.ts';

const CELL = 7;
const BOOK = 'bookAAAAAA';
const bytes = (fill: number): Bytes => new Uint8Array(32).fill(fill);

export function describeCards(engine: Engine): void {
  it(`one card of a household is kept on ${engine.name}, and the newest opens`, async () => {
    const open = async (): Promise<Store> => {
      const opened = await engine.open('cards', 'real');
      if (!opened.ok) throw new Error(opened.error.code);
      return opened.value;
    };
    await engine.create?.('cards');
    const first = await open();
    const last = await expectCards(first, async () => {
      await first.close();
      return open();
    });
    await last.close();
    await engine.remove('cards');
  });
}

async function expectCards(before: Store, reopen: () => Promise<Store>): Promise<Store> {
  const card = { book: BOOK, issuedAt: 100, issuedBy: 'giverAAAAA' };
  const first = { ...card, household: 'houseAAAAA', hash: bytes(1) };
  const other = { ...card, household: 'houseBBBBB', hash: bytes(2) };
  const second = { ...first, hash: bytes(3), issuedAt: 200, issuedBy: 'otherAAAAA' };
  await before.write(CELL, async (writing) => {
    await writing.putHouseholdCard(other);
    await writing.putHouseholdCard(first);
    await writing.putHouseholdCard(second);
  });
  const store = await reopen();
  const reading = store.read(CELL);
  expect(await reading.findHouseholdCard(bytes(1))).toBeUndefined();
  expect(await reading.findHouseholdCard(bytes(3))).toEqual(second);
  expect(await store.read(CELL + 1).findHouseholdCard(bytes(3))).toBeUndefined();
  expect(await reading.listHouseholdCards(BOOK)).toEqual([second, other]);
  const gone = store.write(CELL, async (writing) => [
    await writing.deleteHouseholdCard(BOOK, 'houseAAAAA'),
    await writing.deleteHouseholdCard(BOOK, 'houseAAAAA'),
  ]);
  expect(await gone).toEqual([true, false]);
  expect(await reading.findHouseholdCard(bytes(3))).toBeUndefined();
  expect(await reading.listHouseholdCards(BOOK)).toEqual([other]);
  return store;
}
