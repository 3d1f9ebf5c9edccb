// Dexie with one compressed download for each chunk: what one would write by hand today.

import { Dexie, type Table } from 'dexie';
import { runPage } from '../on-a-phone.ts';
import { headOf, type Peer } from '../peer.ts';
import type { Chunk, Row, TableName } from '../rows.ts';

const NAMES: readonly TableName[] = ['households', 'residents', 'doors'];

runPage(async ({ village }): Promise<Peer> => {
  const database = new Dexie('bench');
  database.version(1).stores({
    households: 'id, village',
    residents: 'id, household',
    doors: 'id, household',
  });
  const tables = NAMES.map((name): [TableName, Table<Row>] => [name, database.table(name)]);
  return {
    async load({ chunks }) {
      for (const name of chunks) {
        const answer = await fetch(`/api/${name}.json`);
        const rows = (await answer.json()) as Chunk['rows']; // as our own server says it
        await database.transaction('rw', [...NAMES], async () => {
          for (const [table, store] of tables) await store.bulkPut(rows[table]);
        });
      }
    },
    async heads() {
      const rows = await database
        .table<Row>('households')
        .where('village')
        .equals(village)
        .toArray();
      return rows.map(({ id, head }) => ({ id, head: headOf(head) }));
    },
    async count() {
      const counts = await Promise.all(tables.map(([, store]) => store.count()));
      return counts.reduce((sum, each) => sum + each, 0);
    },
  };
});
