// What every store must do, whatever the engine: one line in store.test.ts for each.

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Bytes } from '#kernel/bytes.ts';
import type { Book } from '#book/activity.ts';
import type { OrderedFact } from '#book/fact.ts';
import type { Result } from '#kernel/result.ts';
import type { HomeIdentity, Store, StoreKind } from '#server/store/store.ts';
import { describeAccounts } from '#test/contract/accounts.contract.ts';
import { describeHeads } from '#test/contract/heads.contract.ts';

export type Engine = {
  readonly name: string;
  /** Makes room for a store, where an engine does not do so by opening it. */
  create?(place: string): Promise<unknown>;
  /** Opens the same store again and again; a new one for another `place`. */
  open(place: string, kind: StoreKind): Promise<Result<Store, { readonly code: string }>>;
  remove(place: string): Promise<void>;
};

const CELL = 7;
const BOOK = 'bookAAAAAA';
const STREAM = 'streamAAAA';
const bytes = (fill: number, length = 32): Bytes => new Uint8Array(length).fill(fill);
const HEAD = { epoch: 0, generation: 0, seq: 0, hash: bytes(1) };

const fact = (seq: number, over: Partial<OrderedFact> = {}): OrderedFact => ({
  type: 'door.visited@1',
  stream: STREAM,
  n: seq,
  at: 1_700_000_000,
  on: 19_675,
  body: '{"note":"Đã gặp"}',
  seq,
  receivedAt: 1_700_000_100,
  verdict: 'ok',
  ...over,
});

export function describeStore(engine: Engine): void {
  describe(`the store on ${engine.name}`, () => {
    let place = '';
    let store: Store;
    let count = 0;

    const open = async (kind: StoreKind = 'real'): Promise<Store> => {
      const opened = await engine.open(place, kind);
      if (!opened.ok) throw new Error(opened.error.code);
      return opened.value;
    };
    const reopen = async (): Promise<void> => {
      await store.close();
      store = await open();
    };
    beforeEach(async () => {
      count += 1;
      place = `store${count}`;
      await engine.create?.(place);
      store = await open();
      await store.write(CELL, (writing) => writing.createHead(BOOK, HEAD));
    });
    afterEach(async () => {
      await store.close();
      await engine.remove(place);
    });

    it('carries its kind for ever', async () => {
      await store.close();
      expect(await engine.open(place, 'demo')).toMatchObject({
        ok: false,
        error: { code: 'store-kind' },
      });
      store = await open();
      expect(store.kind).toBe('real');
    });

    it('is open in one program at a time, or else says that it is shared', async () => {
      const beside = await engine.open(place, 'real');
      expect(beside.ok).toBe(store.isShared);
      if (beside.ok) return beside.value.close();
      expect(beside.error.code).toBe('store-in-use');
    });

    it('gives back facts as they were written, by seq', async () => {
      const facts = [
        fact(1),
        fact(2, { type: 'x@1', verdict: 'flagged', why: 'no-consent', mark: 'clock-ahead' }),
        fact(3, { verdict: 'held', why: 'outside-grant', origin: { stream: 'otherAAAAA', n: 9 } }),
        fact(4, { body: '{"note":"a\\u0001\u{1F33E}"}', at: 0, on: 0 }),
      ];
      await store.write(CELL, (writing) => writing.addFacts(BOOK, facts));
      await reopen();
      const reading = store.read(CELL);
      expect(await reading.listFacts(BOOK, 0, 100)).toEqual(facts);
      expect(await reading.listFacts(BOOK, 1, 2)).toEqual(facts.slice(1, 3));
      expect(await reading.listFactsOf(BOOK, ['x@1', 'other@1'])).toEqual([facts[1]]);
      expect(await reading.getFacts(BOOK, [4, 2, 99])).toEqual([facts[3], facts[1]]);
      expect(await store.read(CELL + 1).listFacts(BOOK, 0, 100)).toEqual([]);
    });

    it('lists what a stream said under its numbers, refused facts among them', async () => {
      const { seq: _, verdict: _verdict, ...logged } = fact(2);
      await store.write(CELL, async (writing) => {
        await writing.addFacts(BOOK, [
          fact(1),
          fact(2, { n: 3, verdict: 'held', why: 'outside-grant' }),
        ]);
        await writing.addRefused(BOOK, [{ ...logged, n: 2, why: 'not-yours' }]);
      });
      const said = await store.read(CELL).listSaid(BOOK, STREAM, 1, 5);
      expect(said.map((line) => [line.fact.n, line.verdict, line.seq, line.why])).toEqual([
        [1, 'ok', 1, ''],
        [2, 'refused', 0, 'not-yours'],
        [3, 'held', 2, 'outside-grant'],
      ]);
      expect(await store.read(CELL).listSaid(BOOK, STREAM, 2, 2)).toHaveLength(1);
    });

    it('knows a fact by where it was first said', async () => {
      const again = fact(2, { origin: { stream: 'otherAAAAA', n: 9 } });
      await store.write(CELL, (writing) => writing.addFacts(BOOK, [fact(1), again]));
      const reading = store.read(CELL);
      expect(await reading.listOrigins(BOOK, STREAM, 1, 2)).toMatchObject([{ n: 1 }, { n: 2 }]);
      const known = { stream: STREAM, n: 2, origin: { stream: 'otherAAAAA', n: 9 } };
      expect(await reading.listOrigins(BOOK, 'otherAAAAA', 9, 9)).toMatchObject([known]);
      expect(await reading.listOrigins(BOOK, 'otherAAAAA', 1, 8)).toEqual([]);
      const { at } = again;
      for (const stream of [undefined, STREAM]) {
        const said = await reading.listAt(BOOK, at - 1, at, stream);
        expect(said).toMatchObject([{ n: 1 }, { n: 2 }]);
        expect(await reading.listAt(BOOK, at + 1, at + 9, stream)).toEqual([]);
      }
      expect(await reading.listAt(BOOK, at, at, 'otherAAAAA')).toMatchObject([known]);
      expect(await reading.hasContent(BOOK, fact(9, { n: 40 }))).toBe(true);
      for (const other of [{ at: again.at + 1 }, { on: again.on + 1 }, { body: '{}' }]) {
        expect(await reading.hasContent(BOOK, { ...again, ...other })).toBe(false);
      }
    });

    it.each([
      ['a seq', fact(1, { n: 2 })],
      ['a number of a stream', fact(2, { n: 1 })],
    ])('never takes %s twice', async (_, second) => {
      await store.write(CELL, (writing) => writing.addFacts(BOOK, [fact(1)]));
      await expect(
        store.write(CELL, (writing) => writing.addFacts(BOOK, [second])),
      ).rejects.toThrow(/unique/iu);
      expect(await store.read(CELL).listFacts(BOOK, 0, 10)).toEqual([fact(1)]);
    });

    it('takes everything back when the work fails', async () => {
      const failing = store.write(CELL, async (writing) => {
        await writing.lockHead(BOOK);
        await writing.addFacts(BOOK, [fact(1)]);
        await writing.setHead(BOOK, { ...HEAD, seq: 1 });
        throw new Error('on purpose');
      });
      await expect(failing).rejects.toThrow('on purpose');
      expect(await store.read(CELL).findHead(BOOK)).toEqual(HEAD);
      expect(await store.read(CELL).listFacts(BOOK, 0, 10)).toEqual([]);
    });

    it('shows readers nothing before it is committed', async () => {
      await store.write(CELL, async (writing) => {
        await writing.addFacts(BOOK, [fact(1)]);
        expect(await writing.listFacts(BOOK, 0, 10)).toHaveLength(1);
        expect(await store.read(CELL).listFacts(BOOK, 0, 10)).toHaveLength(0);
      });
      expect(await store.read(CELL).listFacts(BOOK, 0, 10)).toHaveLength(1);
    });

    it('lets one writer after the other count a book on', async () => {
      const step = () =>
        store.write(CELL, async (writing) => {
          const head = await writing.lockHead(BOOK);
          if (head !== undefined) await writing.setHead(BOOK, { ...head, seq: head.seq + 1 });
        });
      await Promise.all(Array.from({ length: 25 }, step));
      expect((await store.read(CELL).findHead(BOOK))?.seq).toBe(25);
    });

    it('takes work back alone, and goes on with what comes after it', async () => {
      const failing = store.write(CELL, async (writing) => {
        await writing.addFacts(BOOK, [fact(1), fact(1)]);
      });
      const others = [CELL, CELL + 1].map((cell) =>
        store.write(cell, async (writing) => {
          await writing.createHead(BOOK, HEAD);
          await writing.addFacts(BOOK, [fact(1)]);
        }),
      );
      await expect(failing).rejects.toThrow(/unique/iu);
      await Promise.all(others);
      expect(await store.read(CELL).listFacts(BOOK, 0, 10)).toEqual([fact(1)]);
      expect(await store.read(CELL + 1).listFacts(BOOK, 0, 10)).toEqual([fact(1)]);
    });

    it('writes together all of it or nothing', async () => {
      const write = (facts: readonly OrderedFact[]) =>
        store.write(CELL, (writing) =>
          writing.together([
            () => writing.addFacts(BOOK, facts),
            () => writing.setStreamHead(BOOK, STREAM, { n: 2, hash: bytes(2) }),
          ]),
        );
      await expect(write([fact(1), fact(1)])).rejects.toThrow(/unique/iu);
      expect(await store.read(CELL).findStreamHead(BOOK, STREAM)).toBeUndefined();
      await write([fact(1), fact(2)]);
      expect(await store.read(CELL).findStreamHead(BOOK, STREAM)).toMatchObject({ n: 2 });
      expect(await store.read(CELL).listFacts(BOOK, 0, 10)).toHaveLength(2);
    });

    it('looks at one moment, whatever is committed meanwhile', async () => {
      await store.look(CELL, async (reading) => {
        expect(await reading.listFacts(BOOK, 0, 10)).toEqual([]);
        await store.write(CELL, (writing) => writing.addFacts(BOOK, [fact(1)]));
        expect(await reading.listFacts(BOOK, 0, 10)).toEqual([]);
        expect(await store.read(CELL).listFacts(BOOK, 0, 10)).toEqual([fact(1)]);
      });
      const seen = await store.look(CELL, (reading) => reading.listFacts(BOOK, 0, 10));
      expect(seen).toEqual([fact(1)]);
    });

    it('keeps every number and text as it was given', async () => {
      const far = Number.MAX_SAFE_INTEGER;
      const facts = [
        fact(1, {
          at: far,
          on: -43_830,
          receivedAt: far,
          body: '{"a":"\\u0001 \\" \ud83c\udf3e ế"}',
        }),
        fact(2, { at: -far, body: `{"note":"${'Đã gặp. '.repeat(2_000)}"}` }),
      ];
      await store.write(CELL, (writing) => writing.addFacts(BOOK, facts));
      expect(await store.read(CELL).listFacts(BOOK, 0, 10)).toEqual(facts);
    });

    it('orders texts by their bytes, in whatever language', async () => {
      const streams = [
        'a_AAAAAAAA',
        'a-AAAAAAAA',
        'aAAAAAAAAA',
        'AAAAAAAAAA',
        '_AAAAAAAAA',
        '0AAAAAAAAA',
      ];
      await store.write(CELL, async (writing) => {
        for (const stream of streams) {
          await writing.setStreamHead(BOOK, stream, { n: 1, hash: bytes(1) });
        }
      });
      const inOrder = streams.toSorted((left, right) => (left < right ? -1 : 1));
      expect(await store.read(CELL).listStreams(BOOK)).toEqual(inOrder);
    });

    it('keeps cuts, archive marks and files', async () => {
      const hash = 'A'.repeat(43);
      const file = { hash, bytes: 10_485_760, stream: STREAM, receivedAt: 1_700_000_000 };
      const cut = { epoch: 1, seq: 7, hash: bytes(4) };
      await store.write(CELL, async (writing) => {
        await writing.addCut(BOOK, { ...cut, epoch: 2 });
        await writing.addCut(BOOK, cut);
        await writing.setArchived(BOOK, STREAM, 5);
        await writing.setArchived(BOOK, STREAM, 3);
        await writing.addFile(BOOK, file);
        await writing.addFile(BOOK, { ...file, receivedAt: 1 });
      });
      await reopen();
      const reading = store.read(CELL);
      expect(await reading.listCuts(BOOK)).toEqual([cut, { ...cut, epoch: 2 }]);
      expect(await reading.findArchived(BOOK, STREAM)).toBe(5);
      expect(await reading.findArchived(BOOK, 'otherAAAAA')).toBe(0);
      expect(await reading.listStreams(BOOK)).toEqual([STREAM]);
      expect(await reading.listFiles(BOOK)).toEqual([file]);
      expect(await reading.findFile(BOOK, hash)).toEqual(file);
      expect(await reading.findFile(BOOK, 'B'.repeat(43))).toBeUndefined();
    });

    it('keeps salts, stream heads and checkpoints', async () => {
      await store.write(CELL, async (writing) => {
        await writing.addSalts(BOOK, [{ stream: STREAM, block: 1, salt: bytes(5, 16) }]);
        await writing.addSalts(BOOK, [{ stream: STREAM, block: 0, salt: bytes(4, 16) }]);
        await writing.setStreamHead(BOOK, STREAM, { n: 1, hash: bytes(2) });
        await writing.setStreamHead(BOOK, STREAM, { n: 2, hash: bytes(3) });
        await writing.addSignature(BOOK, STREAM, 2, bytes(3), bytes(9, 64));
        await writing.addCheckpoint(BOOK, 1_000, bytes(6));
      });
      await reopen();
      const reading = store.read(CELL);
      expect(
        (await reading.listSalts(BOOK, STREAM)).map(({ block, salt }) => [block, salt[0]]),
      ).toEqual([
        [0, 4],
        [1, 5],
      ]);
      expect(await reading.findStreamHead(BOOK, STREAM)).toEqual({ n: 2, hash: bytes(3) });
      expect(await reading.listStreams(BOOK)).toEqual([STREAM]);
      expect(await reading.listSignatures(BOOK, STREAM)).toEqual([
        { n: 2, hash: bytes(3), signature: bytes(9, 64) },
      ]);
      expect(await reading.listCheckpoints(BOOK)).toEqual([{ seq: 1_000, hash: bytes(6) }]);
      expect(await reading.findCheckpoint(BOOK, 1_000)).toEqual(bytes(6));
      expect(await reading.findCheckpoint(BOOK, 2_000)).toBeUndefined();
    });

    it('keeps the directories of cell 0', async () => {
      const identity: HomeIdentity = {
        person: 'personAAAA',
        stream: STREAM,
        key: 'K',
        secret: bytes(8),
        country: 'countryAAA',
        people: 'peopleAAAA',
        places: 'placesAAAA',
      };
      const book: Book = {
        id: BOOK,
        activity: 'homes',
        place: 'placeAAAAA',
        cell: CELL,
        people: 'peopleAAAA',
        places: 'placesAAAA',
      };
      const line = { stream: STREAM, person: 'personAAAA', people: 'peopleAAAA', key: 'K' };
      const kept = { ...line, stream: 'keptAAAAAA', secret: bytes(2) };
      expect(await store.directories.findIdentity()).toBeUndefined();
      await store.directories.putIdentity(identity);
      await store.directories.putBook(book);
      await store.directories.putBook(book);
      await store.directories.putStreams([line, kept]);
      await store.directories.putStreams([line]);
      await store.directories.putIdentity({ ...identity, person: 'otherAAAAA' });
      const key = { id: 1, key: 'K', secret: bytes(3) };
      await store.directories.putOpeningKey({ ...key, id: 2 });
      await store.directories.putOpeningKey(key);
      await store.directories.putOpeningKey({ ...key, key: 'L' });
      await reopen();
      expect(await store.directories.findIdentity()).toEqual(identity);
      expect(await store.directories.listBooks()).toEqual([book]);
      expect(await store.directories.findBook(BOOK)).toEqual(book);
      expect(await store.directories.findBook('otherAAAAA')).toBeUndefined();
      expect(await store.directories.countBooks()).toBe(1);
      expect(await store.directories.listStreams()).toEqual([kept, line]);
      await store.directories.renewStreams('ownAAAAAAA');
      const { secret: _, ...forgotten } = kept;
      const own = { ...line, stream: 'ownAAAAAAA' };
      expect(await store.directories.listStreams()).toEqual([forgotten, own, line]);
      expect(await store.directories.findIdentity()).toEqual({ ...identity, stream: 'ownAAAAAAA' });
      expect(await store.directories.findStream(kept.stream)).toEqual(forgotten);
      expect(await store.directories.findStream('otherAAAAA')).toBeUndefined();
      expect(await store.directories.listOpeningKeys()).toEqual([key, { ...key, id: 2 }]);
    });

    it('lets a single-use card go to one stream, and others to many', async () => {
      const card = { person: 'personAAAA', people: 'peopleAAAA', issuedAt: 100 };
      const { directories } = store;
      await directories.putCard({
        ...card,
        hash: bytes(1),
        singleUse: true,
        issuedBy: 'giverAAAAA',
      });
      expect(await directories.useCard(bytes(1), STREAM, 150)).toMatchObject({
        usedBy: STREAM,
        usedAt: 150,
        issuedBy: 'giverAAAAA',
      });
      await directories.putCard({ ...card, hash: bytes(2), singleUse: false });
      await directories.putCard({ ...card, hash: bytes(3), singleUse: true, expiresAt: 200 });
      expect(await directories.useCard(bytes(1), 'otherAAAAA', 151)).toBeUndefined();
      expect(await directories.useCard(bytes(1), STREAM, 152)).toMatchObject({ usedAt: 150 });
      expect(await directories.useCard(bytes(2), STREAM, 150)).toMatchObject({ singleUse: false });
      expect(await directories.useCard(bytes(2), 'otherAAAAA', 150)).toMatchObject({
        singleUse: false,
      });
      expect(await directories.useCard(bytes(3), STREAM, 200)).toBeUndefined();
      expect(await directories.useCard(bytes(3), STREAM, 199)).toBeDefined();
      expect(await directories.useCard(bytes(4), STREAM, 150)).toBeUndefined();
      expect(await directories.deleteCardsOf('personAAAA')).toBe(3);
      // A new card takes back those of the same person that nobody has used.
      await directories.putCard({ ...card, hash: bytes(5), singleUse: true });
      await directories.putCard({ ...card, hash: bytes(6), singleUse: true, person: 'otherAAAAA' });
      await directories.putCard({ ...card, hash: bytes(7), singleUse: true });
      expect(await directories.findCard(bytes(5))).toBeUndefined();
      expect(await directories.findCard(bytes(6))).toBeDefined();
      expect(await directories.findCard(bytes(7))).toEqual({
        ...card,
        hash: bytes(7),
        singleUse: true,
      });
      expect(await directories.useCard(bytes(2), STREAM, 150)).toBeUndefined();
    });

    describeAccounts(() => store);
    describeHeads(() => store, { cell: CELL, book: BOOK });
  });
}
