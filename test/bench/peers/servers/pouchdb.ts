// The one CouchDB-compatible server that runs on Node, with its databases in memory: it waits for no disk.

import { mkdtempSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import compression from 'compression';
import express from 'express';
import createApp from 'express-pouchdb';
import memory from 'pouchdb-adapter-memory';
import Core from 'pouchdb-core';
import mapreduce from 'pouchdb-mapreduce';
import replication from 'pouchdb-replication';
import { type Part, TABLES } from '../rows.ts';

const AT_ONCE = 5_000;

export async function listen(parts: readonly Part[]): Promise<RequestListener> {
  const PouchDB = Core.plugin(memory)
    .plugin(replication)
    .plugin(mapreduce)
    .defaults({ adapter: 'memory' });
  const folder = mkdtempSync(join(tmpdir(), 'banso-bench-pouchdb-'));
  const app = express();
  app.use(compression());
  const databases = createApp(PouchDB, {
    mode: 'minimumForPouchDB',
    inMemoryConfig: true,
    logPath: join(folder, 'log.txt'),
  });
  app.use('/api', databases);
  // It answers for the databases that were made after it.
  for (const { name, chunks } of parts) {
    const database = new PouchDB(name);
    const docs = chunks.flatMap(({ rows }) =>
      TABLES.flatMap((table) =>
        rows[table].map(({ id, ...row }) => ({ _id: `${table}:${id}`, ...row })),
      ),
    );
    for (let from = 0; from < docs.length; from += AT_ONCE) {
      await database.bulkDocs(docs.slice(from, from + AT_ONCE));
    }
  }
  return app;
}
