// What every store must do with what bridges carry, whatever the engine.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bytes } from '#kernel/bytes.ts';
import type { Delivery, NewDelivery } from '#server/store/deliveries.ts';
import type { Store } from '#server/store/store.ts';
import type { Engine } from '#test/contract/store.contract.ts';

const CELL = 7;
const BOOK = 'bookAAAAAA';
const PLACE = 'deliveries';
const NEW: NewDelivery = {
  book: BOOK,
  edition: 'editionAAA',
  recipient: 'houseAAAAA',
  channel: 'sms',
  notice: 'noticeAAAA',
  board: 'boardAAAAA',
  due: 100,
};
const bytes = (fill: number): Bytes => new Uint8Array(16).fill(fill);

export function describeDeliveries(engine: Engine): void {
  describe(`what bridges carry, in the store on ${engine.name}`, () => {
    let store: Store;
    const open = async (): Promise<Store> => {
      const opened = await engine.open(PLACE, 'real');
      if (!opened.ok) throw new Error(opened.error.code);
      return opened.value;
    };
    const find = async (key = NEW): Promise<Delivery> => {
      const found = await store.read(CELL).findDelivery(key);
      if (found === undefined) throw new Error('not there');
      return found;
    };
    const claim = async (seen: Delivery, until: number): Promise<boolean> =>
      store.write(CELL, (writing) => writing.claimDelivery(seen, until));
    beforeAll(async () => {
      await engine.create?.(PLACE);
      store = await open();
    });
    afterAll(async () => {
      await store.close();
      await engine.remove(PLACE);
    });

    it('is queued once, however often it is planned, and survives a restart', async () => {
      const told: NewDelivery = { ...NEW, recipient: 'houseBBBBB', due: 50, skipped: 'told' };
      await store.write(CELL, (writing) => writing.queueDeliveries([NEW, told], 90));
      await store.write(CELL, (writing) => writing.queueDeliveries([{ ...NEW, due: 999 }], 95));
      await store.close();
      store = await open();
      const { due, ...key } = NEW;
      const queued = { ...key, state: 'queued', tries: 0, due, claimedUntil: 0, queuedAt: 90 };
      expect(await find()).toEqual({ ...queued, changedAt: 90 });
      expect(await find(told)).toMatchObject({ state: 'skipped', why: 'told' });
      const reading = store.read(CELL);
      expect(await reading.listDeliveries(BOOK, NEW.notice)).toHaveLength(2);
      expect(await store.read(CELL + 1).listDeliveries(BOOK, NEW.notice)).toEqual([]);
      expect(await reading.listDueDeliveries(BOOK, 'sms', 99, 9)).toEqual([]);
      expect(await reading.listDueDeliveries(BOOK, 'sms', 100, 9)).toHaveLength(1);
      expect(await reading.findNextDue(BOOK)).toBe(100);
      expect(await reading.findNextDue('bookBBBBBB')).toBeUndefined();
    });

    it('is had by one of several that try at the same moment', async () => {
      const seen = await find();
      const got = await Promise.all([160, 170, 180].map((until) => claim(seen, until)));
      expect(got.filter(Boolean)).toHaveLength(1);
      const until = [160, 170, 180][got.indexOf(true)] ?? 0;
      expect(await find()).toMatchObject({ state: 'queued', tries: 1, claimedUntil: until });
      expect(await store.read(CELL).listDueDeliveries(BOOK, 'sms', until - 1, 9)).toEqual([]);
      expect(await store.read(CELL).listDueDeliveries(BOOK, 'sms', until, 9)).toHaveLength(1);
      expect(await store.read(CELL).findNextDue(BOOK)).toBe(until);
      const late = store.write(CELL, (writing) =>
        writing.endClaimed(NEW, until + 1, { state: 'failed', why: 'key' }, 120),
      );
      expect(await late).toBe(false);
      const later = store.write(CELL, (writing) =>
        writing.endClaimed(NEW, until, { state: 'queued', why: 'unreachable', due: 300 }, 120),
      );
      expect(await later).toBe(true);
      expect(await find()).toMatchObject({ due: 300, why: 'unreachable', claimedUntil: 0 });
    });

    it('goes first where it is urgent, at every attempt', async () => {
      const book = 'bookCCCCCC';
      const plain: NewDelivery = { ...NEW, book, due: 10 };
      const alarm: NewDelivery = { ...plain, recipient: 'houseCCCCC', due: 20, urgent: true };
      await store.write(CELL, (writing) => writing.queueDeliveries([plain, alarm], 10));
      const due = async (at: number) =>
        (await store.read(CELL).listDueDeliveries(book, 'sms', at, 9)).map((each) => each.urgent);
      const urgent = async (at: number, channel: 'sms' | 'zalo' = 'sms', of = book) =>
        (await store.read(CELL).listUrgentDeliveries(of, channel, at, 9)).map((each) => each.due);
      expect(await due(20)).toEqual([true, undefined]);
      expect(await urgent(19)).toEqual([]);
      expect(await urgent(20)).toEqual([20]);
      expect(await urgent(20, 'zalo')).toEqual([]);
      expect(await urgent(20, 'sms', BOOK)).toEqual([]);
      expect(await claim(await find(alarm), 150)).toBe(true);
      expect(await urgent(149)).toEqual([]);
      expect(await store.read(CELL).findNextUrgent(book)).toBe(150);
      await store.write(CELL, (writing) =>
        writing.endClaimed(alarm, 150, { state: 'queued', why: 'busy', due: 60 }, 30),
      );
      expect(await due(60)).toEqual([true, undefined]);
      expect(await store.read(CELL).findNextUrgent(book)).toBe(60);
      expect(await store.read(CELL).findNextUrgent(BOOK)).toBeUndefined();
      expect(await store.read(CELL).listDeliveriesTo(book, plain.recipient)).toMatchObject([plain]);
      await store.write(CELL, (writing) => writing.dropDeliveriesTo(book, plain.recipient));
      expect(await store.read(CELL).findDelivery(plain)).toBeUndefined();
      expect(await store.write(CELL, (writing) => writing.dropDeliveries(book, 99))).toBe(1);
    });

    it('goes ahead at once where it has become urgent, unless an attempt just failed', async () => {
      const book = 'bookDDDDDD';
      const fresh: NewDelivery = { ...NEW, book, due: 500 };
      const failed: NewDelivery = { ...fresh, recipient: 'houseDDDDD' };
      const slept: NewDelivery = { ...fresh, recipient: 'houseEEEEE' };
      const sent: NewDelivery = { ...fresh, recipient: 'houseFFFFF' };
      const other: NewDelivery = { ...fresh, recipient: 'houseGGGGG' };
      const all = [fresh, failed, slept, sent];
      await store.write(CELL, async (writing) => {
        await writing.queueDeliveries([...all, other], 10);
        for (const [row, end] of [
          [failed, { state: 'queued', why: 'busy', due: 400 }],
          [slept, { state: 'queued', why: 'night', due: 400 }],
          [sent, { state: 'sent' }],
        ] as const) {
          const seen = { ...row, state: 'queued', tries: 0, queuedAt: 10, changedAt: 10 } as const;
          expect(await writing.claimDelivery({ ...seen, claimedUntil: 0 }, 30)).toBe(true);
          expect(await writing.endClaimed(row, 30, end, 20)).toBe(true);
        }
        await writing.hurryDeliveries(all, 40);
      });
      expect(await find(fresh)).toMatchObject({ urgent: true, due: 40 });
      expect(await find(failed)).toMatchObject({ urgent: true, due: 400 });
      expect(await find(slept)).toMatchObject({ urgent: true, due: 40 });
      expect(await find(sent)).not.toHaveProperty('urgent');
      expect(await find(other)).toMatchObject({ due: 500 });
      expect(await find(other)).not.toHaveProperty('urgent');
      // Planned once more, it keeps the second that an attempt was put off to.
      await store.write(CELL, (writing) => writing.hurryDeliveries(all, 50));
      expect(await find(fresh)).toMatchObject({ due: 40 });
      expect(await store.write(CELL, (writing) => writing.dropDeliveries(book, 99))).toBe(5);
    });

    it('has a last word that is written once', async () => {
      expect(await claim(await find(), 400)).toBe(true);
      await store.write(CELL, async (writing) => {
        expect(await writing.endClaimed(NEW, 400, { state: 'sent', outside: 'x-1' }, 310)).toBe(
          true,
        );
        expect(await writing.endSent(NEW, { state: 'delivered' }, 320)).toBe(true);
        expect(await writing.endSent(NEW, { state: 'failed', why: 'network' }, 330)).toBe(false);
      });
      expect(await find()).toMatchObject({ state: 'delivered', changedAt: 320, outside: 'x-1' });
      expect(await claim(await find(), 500)).toBe(false);
      expect(await store.read(CELL).countDeliveries(BOOK, 321)).toBe(2);
      expect(await store.write(CELL, (writing) => writing.dropDeliveries(BOOK, 320))).toBe(1);
    });

    it('keeps one subscription of a stream, the newest', async () => {
      const one = { book: BOOK, stream: 'streamAAAA', endpoint: 'https://push.vidu.vn/1' };
      const first = { ...one, key: bytes(1), auth: bytes(2), since: 10 };
      const second = { ...first, endpoint: 'https://push.vidu.vn/2', key: bytes(3) };
      await store.write(CELL, (writing) => writing.putPushSubscription(first));
      await store.write(CELL, (writing) => writing.putPushSubscription(second));
      expect(await store.read(CELL).listPushSubscriptions(BOOK)).toEqual([second]);
      expect(await store.read(CELL).findPushSubscription(BOOK, 'streamAAAA')).toEqual(second);
      const gone = store.write(CELL, async (writing) => [
        await writing.deletePushSubscription(BOOK, 'streamAAAA'),
        await writing.deletePushSubscription(BOOK, 'streamAAAA'),
      ]);
      expect(await gone).toEqual([true, false]);
    });

    it('keeps the tokens of a bridge, each version written and renewed by one', async () => {
      const { directories } = store;
      expect(await directories.putBridgeToken('zalo', 1, bytes(1))).toBe(true);
      expect(await directories.putBridgeToken('zalo', 1, bytes(9))).toBe(false);
      const claims = [1, 2, 3].map(() => directories.claimBridgeToken('zalo', 1, 100, 160));
      expect((await Promise.all(claims)).filter(Boolean)).toHaveLength(1);
      expect(await directories.claimBridgeToken('zalo', 1, 159, 200)).toBe(false);
      expect(await directories.putBridgeToken('zalo', 2, bytes(2))).toBe(true);
      expect(await directories.findBridgeToken('zalo')).toEqual({
        version: 2,
        sealed: bytes(2),
        renewingUntil: 0,
      });
      expect(await directories.claimBridgeToken('zalo', 1, 300, 360)).toBe(false);
      expect(await directories.findBridgeToken('other')).toBeUndefined();
    });
  });
}
