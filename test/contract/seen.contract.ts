// What every store must do for who has looked and for the record of breaches, whatever the engine.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '#server/store/store.ts';
import type { Engine } from '#test/contract/store.contract.ts';

const CELL = 7;
const BOOK = 'bookAAAAAA';
const PLACE = 'seen';

export function describeSeen(engine: Engine): void {
  describe(`who has looked, in the store on ${engine.name}`, () => {
    let store: Store;
    const open = async (): Promise<Store> => {
      const opened = await engine.open(PLACE, 'real');
      if (!opened.ok) throw new Error(opened.error.code);
      return opened.value;
    };
    const reopen = async (before: Store): Promise<Store> => {
      await before.close();
      return open();
    };
    beforeAll(async () => {
      await engine.create?.(PLACE);
      store = await open();
    });
    afterAll(async () => {
      await store.close();
      await engine.remove(PLACE);
    });

    it('keeps who looked at whom, and drops what is old', async () => {
      const look = { about: 'residentAA', at: 100, people: 'peopleAAAA', person: 'personAAAA' };
      const lines = [
        { ...look, what: 'page' },
        { ...look, at: 300, what: 'export', why: 'Theo yêu cầu số 3' },
        { ...look, about: 'residentBB', at: 200, what: 'search' },
      ];
      await store.write(CELL, (writing) => writing.addSeen(BOOK, lines));
      await store.write(CELL, (writing) => writing.addSeen(BOOK, lines.slice(0, 1)));
      store = await reopen(store);
      const reading = store.read(CELL);
      expect(await reading.listSeen(BOOK, 'residentAA', 9)).toEqual([lines[1], lines[0]]);
      expect(await reading.listSeen(BOOK, 'residentAA', 1)).toEqual([lines[1]]);
      expect(await store.read(CELL + 1).listSeen(BOOK, 'residentAA', 9)).toEqual([]);
      expect(await reading.countSeen(BOOK, 300)).toBe(2);
      expect(await store.write(CELL, (writing) => writing.dropSeen(BOOK, 300))).toBe(2);
      expect(await reading.listSeen(BOOK, 'residentAA', 9)).toEqual([lines[1]]);
      expect(await reading.listSeen(BOOK, 'residentBB', 9)).toEqual([]);
    });

    it('adds up on how many days somebody looked at a whole register', async () => {
      const noon = 43_200;
      const look = { about: BOOK, people: 'peopleAAAA', person: 'personAAAA', what: 'carried' };
      const at = [noon, noon + 60, noon + 86_400, noon + 5 * 86_400];
      const lines = [
        ...at.map((each) => ({ ...look, at: each })),
        { ...look, at: noon + 9 * 86_400, what: 'list' },
      ];
      await store.write(CELL, (writing) => writing.addSeen(BOOK, lines));
      const { people, person } = look;
      expect(await store.read(CELL).listRegisterSeen(BOOK, 9)).toEqual([
        { people, person, what: 'list', from: noon + 9 * 86_400, to: noon + 9 * 86_400, days: 1 },
        { people, person, what: 'carried', from: noon, to: noon + 5 * 86_400, days: 3 },
      ]);
      expect(await store.read(CELL).listRegisterSeen(BOOK, 1)).toHaveLength(1);
      expect(await store.read(CELL).listSeen(BOOK, 'residentAA', 9)).toHaveLength(1);
    });

    it('keeps the written record of breaches, each line once', async () => {
      const { directories } = store;
      const line = { breach: 'breachAAAA', n: 1, kind: 'opened', at: 5, writtenAt: 9 } as const;
      expect(await directories.addBreachLine({ ...line, text: 'Mất một máy' })).toBe(true);
      expect(await directories.addBreachLine({ ...line, text: 'Khác' })).toBe(false);
      const closed = { ...line, n: 2, kind: 'closed', text: 'Đã xong' } as const;
      expect(await directories.addBreachLine(closed)).toBe(true);
      store = await reopen(store);
      expect(await store.directories.listBreachLines()).toEqual([
        { ...line, text: 'Mất một máy' },
        closed,
      ]);
    });
  });
}
