// Yjs: a document for each chunk, which travels as one update in its newer, columnar form and lies in
// IndexedDB as one row. Nothing else that merges by itself sends and stores so little for a record.

import { IndexeddbPersistence } from 'y-indexeddb';
import { applyUpdateV2, Doc } from 'yjs';
import { runPage } from '../on-a-phone.ts';
import { headOf, type Peer } from '../peer.ts';
import type { Row, TableName } from '../rows.ts';

const NAMES: readonly TableName[] = ['households', 'residents', 'doors'];

type Opened = { readonly doc: Doc; readonly kept: IndexeddbPersistence };

runPage(async ({ parts }): Promise<Peer> => {
  const opened = new Map<string, Opened>();

  async function open(name: string): Promise<Opened> {
    const known = opened.get(name);
    if (known !== undefined) return known;
    const doc = new Doc();
    const kept = new IndexeddbPersistence(name, doc);
    await kept.whenSynced;
    opened.set(name, { doc, kept });
    return { doc, kept };
  }

  return {
    async load({ chunks }) {
      for (const name of chunks) {
        const { doc, kept } = await open(name);
        const answer = await fetch(`/api/${name}.bin`);
        applyUpdateV2(doc, new Uint8Array(await answer.arrayBuffer()));
        await stored(kept);
      }
    },
    async heads() {
      const { doc } = await open('homes');
      const rows = [...doc.getMap<Row>('households').values()];
      return rows.map(({ id, head }) => ({ id, head: headOf(head) }));
    },
    async count() {
      let count = 0;
      for (const name of parts.flatMap(({ chunks }) => chunks)) {
        const { doc } = await open(name);
        for (const table of NAMES) count += doc.getMap(table).size;
      }
      return count;
    },
  };
});

/** It tells nobody when an update lies in the store: what is written after it comes after it. */
function stored({ db }: IndexeddbPersistence): Promise<void> {
  return new Promise((resolve, reject) => {
    if (db === null) {
      reject(new Error('the document is not open'));
      return;
    }
    const after = db.transaction('updates', 'readwrite');
    after.objectStore('updates').count();
    after.addEventListener('complete', () => resolve());
    after.addEventListener('error', () => reject(after.error ?? new Error('not stored')));
  });
}
