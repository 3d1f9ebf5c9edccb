// CouchDB's protocol over a LevelDB, PouchDB's own store on Node: documents with the revisions that
// their phone gave them, as a replication pushes them. LevelDB does not wait for the disk unless it
// is told to, and PouchDB does not tell it.

import { randomBytes } from 'node:crypto';
import express from 'express';
import createApp from 'express-pouchdb';
import leveldown from 'leveldown';
import leveldb from 'pouchdb-adapter-leveldb';
import Core from 'pouchdb-core';
import mapreduce from 'pouchdb-mapreduce';
import replication from 'pouchdb-replication';
import type { PushPeer } from '../pushes.ts';

/** A LevelDB that has answered only what is on the disk. */
function durable(location: string): ReturnType<typeof leveldown> {
  const store = leveldown(location);
  const write = store.batch.bind(store);
  store.batch = (operations, options, done) => write(operations, { ...options, sync: true }, done);
  return store;
}

export const openPouchDb = (isWaiting: boolean): PushPeer => ({
  async serve(villages) {
    const PouchDB = Core.plugin(leveldb)
      .plugin(replication)
      .plugin(mapreduce)
      .defaults({ adapter: 'leveldb', db: isWaiting ? durable : leveldown });
    const app = express();
    const options = { mode: 'minimumForPouchDB', inMemoryConfig: true, logPath: 'log.txt' };
    app.use('/', createApp(PouchDB, options));
    // It answers for the databases that were made after it.
    const databases = villages.map((village) => new PouchDB(village));
    const counts = (): Promise<readonly number[]> =>
      Promise.all(databases.map(async (each) => (await each.info()).doc_count));
    await counts();
    return {
      listen: app,
      count: async () => (await counts()).reduce((sum, each) => sum + each, 0),
    };
  },
  openPhone: (village) => (rows) => {
    const docs = rows.map(({ id, ...row }) => {
      const revision = randomBytes(16).toString('hex');
      const revisions = { start: 1, ids: [revision] };
      return { _id: `doors:${id}`, _rev: `1-${revision}`, _revisions: revisions, ...row };
    });
    return {
      path: `/${village}/_bulk_docs`,
      type: 'application/json',
      body: Buffer.from(JSON.stringify({ docs, new_edits: false })),
      rows: rows.length,
    };
  },
  refused(status, text) {
    const answered: unknown = JSON.parse(text);
    return status === 201 && Array.isArray(answered) ? answered.length : undefined;
  },
  feed: {
    // As a live replication asks.
    pathOf: (village) =>
      `/${village}/_changes?style=all_docs&feed=longpoll&heartbeat=10000&since=now&limit=100`,
    heard: '"changes"',
  },
});
