// What every store must do for the figures of months, whatever the engine.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bytes } from '#kernel/bytes.ts';
import type { Store } from '#server/store/store.ts';
import type { Engine } from '#test/contract/store.contract.ts';

const CELL = 7;
const PLACE = 'measured';
const bytes = (...numbers: readonly number[]): Bytes => Uint8Array.from(numbers);

export function describeMeasured(engine: Engine): void {
  describe(`figures of months, in the store on ${engine.name}`, () => {
    let store: Store;
    beforeAll(async () => {
      await engine.create?.(PLACE);
      const opened = await engine.open(PLACE, 'real');
      if (!opened.ok) throw new Error(opened.error.code);
      store = opened.value;
    });
    afterAll(async () => {
      await store.close();
      await engine.remove(PLACE);
    });

    it('keeps each month of a place once, and the last that was put', async () => {
      const open = { place: 'communeAAA', month: 24_322, basis: '7 1', corrected: bytes(0, 200) };
      const closed = {
        ...open,
        basis: '8 1',
        reported: bytes(1),
        reportedParts: bytes(2, 255),
        correctedParts: bytes(),
      };
      const before = { ...open, month: 24_321 };
      await store.write(CELL, async (writing) => {
        await writing.putMonth(open);
        await writing.putMonth(before);
      });
      const reading = store.read(CELL);
      expect(await reading.findMonth(open.place, open.month)).toEqual(open);
      await store.write(CELL, async (writing) => {
        await writing.lockMonth(open.place, open.month);
        await writing.putMonth(closed);
      });
      expect(await reading.findMonth(open.place, open.month)).toEqual(closed);
      expect(await reading.findParts(open.place, open.month)).toEqual(closed.correctedParts);
      expect(await reading.findParts(open.place, 1)).toBeUndefined();
      const { reportedParts: _, correctedParts: __, ...sums } = closed;
      expect(await reading.findSums(open.place, open.month)).toEqual(sums);
      expect(await reading.listMonths(open.place)).toEqual([before, sums]);
      expect(await store.read(CELL + 1).listMonths(open.place)).toEqual([]);
    });

    it('locks a month that is not kept yet, and changes nothing of one that is', async () => {
      const kept = { place: 'provinceAA', month: 24_322, basis: '7 1', corrected: bytes(9) };
      await store.write(CELL, (writing) => writing.lockMonth(kept.place, kept.month));
      const reading = store.read(CELL);
      expect(await reading.findSums(kept.place, kept.month)).toEqual({
        place: kept.place,
        month: kept.month,
        basis: '',
      });
      await store.write(CELL, (writing) => writing.putMonth(kept));
      await store.write(CELL, (writing) => writing.lockMonth(kept.place, kept.month));
      expect(await reading.findSums(kept.place, kept.month)).toEqual(kept);
    });
  });
}
