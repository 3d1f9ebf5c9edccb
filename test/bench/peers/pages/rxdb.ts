// RxDB with the storage that is free, over Dexie, and its own replication against a server that answers with
// rows after a checkpoint.

import { createRxDatabase } from 'rxdb';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { runPage } from '../on-a-phone.ts';
import { headOf, type PartPlan, type Peer, RXDB_BATCH } from '../peer.ts';
import type { Row, TableName } from '../rows.ts';

const NAMES: readonly TableName[] = ['households', 'residents', 'doors'];
const ID = { type: 'string', maxLength: 40 };
type Pulled = { readonly documents: Row[]; readonly checkpoint: { readonly after: number } };

const schemaOf = (by: string) => ({
  schema: {
    version: 0,
    primaryKey: 'id',
    type: 'object',
    properties: { id: ID, [by]: ID },
    required: ['id', by],
    indexes: [by],
  },
});

runPage(async ({ village }): Promise<Peer> => {
  // One tab alone has it open.
  const database = await createRxDatabase({
    name: 'bench',
    storage: getRxStorageDexie(),
    multiInstance: false,
    eventReduce: true,
  });
  const collections = await database.addCollections({
    households: schemaOf('village'),
    residents: schemaOf('village'),
    doors: schemaOf('village'),
  });
  const collectionOf = (name: TableName) => {
    const found = collections[name];
    if (found === undefined) throw new Error(`no collection ${name}`);
    return found;
  };

  async function loadTable({ name: part }: PartPlan, table: TableName): Promise<void> {
    const replication = replicateRxCollection<Pulled['checkpoint']>({
      collection: collectionOf(table),
      replicationIdentifier: `${part} ${table}`,
      live: false,
      pull: {
        batchSize: RXDB_BATCH,
        async handler(last, batchSize) {
          const query = `after=${last?.after ?? 0}&limit=${batchSize}`;
          const answer = await fetch(`/api/pull/${part}/${table}?${query}`);
          return (await answer.json()) as Pulled; // as our own server says it
        },
      },
    });
    await replication.awaitInitialReplication();
    await replication.cancel();
  }

  return {
    async load(part) {
      await Promise.all(
        NAMES.filter((table) => part.counts[table] > 0).map((table) => loadTable(part, table)),
      );
    },
    async heads() {
      const rows = await collectionOf('households').find({ selector: { village } }).exec();
      return rows.map((row) => ({ id: row.primary, head: headOf(row.get('head')) }));
    },
    async count() {
      const counts = await Promise.all(NAMES.map(countIn));
      return counts.reduce((sum, each) => sum + each, 0);
    },
  };
});

/** Asked of the browser: its own count reads every row, of a commune's for a quarter of an hour. */
async function countIn(table: TableName): Promise<number> {
  const open = indexedDB.open(`rxdb-dexie-bench--0--${table}`);
  const database = await resultOf(open);
  const count = await resultOf(database.transaction('docs').objectStore('docs').count());
  database.close();
  return count;
}

const resultOf = <Result>(request: IDBRequest<Result>): Promise<Result> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('not opened')));
  });
