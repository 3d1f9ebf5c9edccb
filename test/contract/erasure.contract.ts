// What every store must do for erasure, whatever the engine.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bytes } from '#kernel/bytes.ts';
import type { LogFact } from '#book/fact.ts';
import type { Store } from '#server/store/store.ts';
import type { Engine } from '#test/contract/store.contract.ts';

const CELL = 7;
const BOOK = 'bookAAAAAA';
const STREAM = 'streamAAAA';
const PLACE = 'erasure';
const bytes = (fill: number, length = 32): Bytes => new Uint8Array(length).fill(fill);
const said = (n: number, body: string): LogFact => ({
  type: 'door.visited@1',
  stream: STREAM,
  n,
  at: 1_700_000_000,
  on: 19_675,
  body,
});

export function describeErasure(engine: Engine): void {
  describe(`erasure in the store on ${engine.name}`, () => {
    let store: Store;
    beforeAll(async () => {
      await engine.create?.(PLACE);
      const opened = await engine.open(PLACE, 'real');
      if (!opened.ok) throw new Error(opened.error.code);
      store = opened.value;
      await store.write(CELL, async (writing) => {
        await writing.addFacts(BOOK, [
          { ...said(1, '{"note":"A"}'), seq: 1, receivedAt: 1, verdict: 'ok' },
          { ...said(2, '{"note":"B"}'), seq: 2, receivedAt: 1, verdict: 'held', why: 'w' },
        ]);
        await writing.addRefused(BOOK, [{ ...said(3, '{"note":"C"}'), receivedAt: 2, why: 'no' }]);
        await writing.addSalts(BOOK, [{ stream: STREAM, block: 0, salt: bytes(4, 16) }]);
      });
    });
    afterAll(async () => {
      await store.close();
      await engine.remove(PLACE);
    });

    it('puts residue and commitment in the place of a body, ordered or refused', async () => {
      await store.write(CELL, async (writing) => {
        for (const n of [2, 3]) {
          await writing.redact(BOOK, { stream: STREAM, n, body: '{}', commitment: bytes(n) });
        }
      });
      const reading = store.read(CELL);
      const erased = { body: '{}', commitment: bytes(2) };
      const [first, second] = await reading.listFacts(BOOK, 0, 9);
      expect(first).toEqual({ ...said(1, '{"note":"A"}'), seq: 1, receivedAt: 1, verdict: 'ok' });
      expect(second).toMatchObject({ ...erased, seq: 2, verdict: 'held', why: 'w' });
      expect(await reading.findOrigin(BOOK, STREAM, 2)).toMatchObject(erased);
      expect(await reading.getFacts(BOOK, [2])).toMatchObject([erased]);
      expect((await reading.listSaid(BOOK, STREAM, 1, 3)).map(({ fact }) => fact)).toEqual([
        said(1, '{"note":"A"}'),
        { ...said(2, '{}'), commitment: bytes(2) },
        { ...said(3, '{}'), commitment: bytes(3) },
      ]);
      expect(await reading.listRefused(BOOK)).toEqual([
        { ...said(3, '{}'), commitment: bytes(3), receivedAt: 2, why: 'no' },
      ]);
    });

    it('destroys salts of blocks that are there or are to come, and keeps single ones', async () => {
      await store.write(CELL, async (writing) => {
        await writing.destroySalt(BOOK, STREAM, 0);
        await writing.destroySalt(BOOK, STREAM, 1);
        await writing.addSingles(BOOK, [
          { stream: STREAM, n: 9, salt: bytes(9) },
          { stream: STREAM, n: 1, salt: bytes(1) },
        ]);
        await writing.destroySingle(BOOK, STREAM, 9);
      });
      const reading = store.read(CELL);
      expect(await reading.listSalts(BOOK, STREAM)).toEqual([
        { stream: STREAM, block: 0, salt: bytes(0, 0) },
        { stream: STREAM, block: 1, salt: bytes(0, 0) },
      ]);
      expect(await reading.listSingles(BOOK, STREAM)).toEqual([
        { stream: STREAM, n: 1, salt: bytes(1) },
      ]);
    });

    it('keeps tombstones, the newer residue of two, and lets files go', async () => {
      const [old, renewed] = ['A'.repeat(43), 'B'.repeat(43)];
      expect(await store.read(CELL).listTombstones(BOOK)).toEqual([]);
      await store.write(CELL, async (writing) => {
        const line = { stream: STREAM, n: 2, residue: old };
        await writing.addTombstones(BOOK, [{ ...line, n: 3 }, line]);
        await writing.addTombstones(BOOK, [{ ...line, residue: renewed }]);
        await writing.addFile(BOOK, { hash: old, bytes: 1, stream: STREAM, receivedAt: 1 });
        await writing.removeFile(BOOK, old);
      });
      const reading = store.read(CELL);
      expect(await reading.listTombstones(BOOK)).toEqual([
        { stream: STREAM, n: 2, residue: renewed },
        { stream: STREAM, n: 3, residue: old },
      ]);
      expect(await reading.listFiles(BOOK)).toEqual([]);
    });

    it('rewrites its files where they are its own, while others read and write', async () => {
      const writes = Array.from({ length: 20 }, (_, n) =>
        store.write(CELL + n, async (writing) => {
          await writing.addCheckpoint(BOOK, n, bytes(n));
        }),
      );
      const shredded = await store.shred();
      await Promise.all(writes);
      expect(shredded).toBe(!store.isShared);
      expect(await store.read(CELL + 19).findCheckpoint(BOOK, 19)).toEqual(bytes(19));
    });
  });
}
