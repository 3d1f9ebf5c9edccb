// What every engine must tell of where books stand; part of the store's contract.

import { expect, it } from 'vitest';
import type { Id } from '#kernel/id.ts';
import type { Store } from '#server/store/store.ts';

/** @param known a book that stands at its beginning */
export function describeHeads(
  store: () => Store,
  known: { readonly cell: number; readonly book: Id },
): void {
  it('keeps what a book was begun with', async () => {
    const { cell, book } = known;
    const begun = await store().read(cell).findHead(book);
    const other = { epoch: 0, generation: 0, seq: 9, hash: new Uint8Array(32) };
    await store().write(cell, (writing) => writing.createHead(book, other));
    expect(await store().read(cell).findHead(book)).toEqual(begun);
  });

  it('tells where the books of all cells stand', async () => {
    const head = { epoch: 0, generation: 0, seq: 0, hash: new Uint8Array(32) };
    const { cell, book } = known;
    await store().write(cell + 1, (writing) => writing.createHead('other', head));
    const moved = { ...head, epoch: 1, generation: 2, seq: 3 };
    await store().write(cell, (writing) => writing.setHead(book, moved));
    const heads = await store().listHeads();
    expect(heads.toSorted((left, right) => (left.book < right.book ? -1 : 1))).toEqual([
      { book, epoch: 1, generation: 2, seq: 3 },
      { book: 'other', epoch: 0, generation: 0, seq: 0 },
    ]);
  });

  it('tells where books of a cell stand, and how far one stream is in each', async () => {
    const { cell, book } = known;
    const hash = new Uint8Array(32).fill(7);
    const head = { epoch: 1, generation: 2, seq: 3, hash };
    const said = { n: 2, hash: new Uint8Array(32).fill(8) };
    await store().write(cell, async (writing) => {
      await writing.setHead(book, head);
      await writing.createHead('other', { ...head, seq: 9 });
      await writing.setStreamHead(book, 'streamAAAA', said);
      await writing.setStreamHead(book, 'streamBBBB', { n: 5, hash });
      await writing.setArchived('other', 'streamAAAA', 4);
    });
    const reading = store().read(cell);
    expect(await reading.listStands(['none', 'other', book], 'streamAAAA')).toEqual([
      { book: 'other', head: { ...head, seq: 9 }, said: undefined, archived: 4 },
      { book, head, said, archived: 0 },
    ]);
    expect(
      await store()
        .read(cell + 1)
        .listStands([book], 'streamAAAA'),
    ).toEqual([]);
  });
}
