// Yjs as its server keeps it: a document of each village in memory, every update applied to it and
// put behind those before; here by a POST for each, and as rows of SQLite that wait for the disk.

import { DatabaseSync } from 'node:sqlite';
import { applyUpdate, Doc } from 'yjs';
import type { PushPeer } from '../pushes.ts';
import type { Row } from '../rows.ts';
import { bodyOf, villageIn } from './body.ts';

export const openYjs = (): PushPeer => ({
  async serve(villages) {
    const database = new DatabaseSync('updates');
    database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
      CREATE TABLE updates (seq INTEGER PRIMARY KEY, village TEXT NOT NULL, bytes BLOB NOT NULL)`);
    const keep = database.prepare('INSERT INTO updates (village, bytes) VALUES (?, ?)');
    const docs = new Map(villages.map((village) => [village, new Doc()]));
    return {
      async listen(request, response) {
        const village = villageIn(request.url);
        const doc = docs.get(village);
        const update = await bodyOf(request);
        if (doc !== undefined) {
          applyUpdate(doc, update);
          keep.run(village, update);
        }
        response.writeHead(doc === undefined ? 404 : 204).end();
      },
      count: async () =>
        [...docs.values()].reduce((sum, doc) => sum + doc.getMap<Row>('doors').size, 0),
    };
  },
  openPhone(village) {
    const doc = new Doc();
    const doors = doc.getMap<Row>('doors');
    let update: Uint8Array = new Uint8Array();
    doc.on('update', (bytes) => {
      update = bytes;
    });
    return (rows) => {
      doc.transact(() => {
        for (const row of rows) doors.set(row.id, row);
      });
      const path = `/push/${village}`;
      return { path, type: 'application/octet-stream', body: update, rows: rows.length };
    };
  },
  refused: (status) => (status === 204 ? 0 : undefined),
});
