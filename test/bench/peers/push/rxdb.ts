// RxDB's replication against a server of one's own, as its guide has it: change rows, each with
// what its phone believed to be there; conflicts are the answer, and whoever listens is told. Here
// over SQLite.

import type { ServerResponse } from 'node:http';
import { DatabaseSync } from 'node:sqlite';
import type { PushPeer } from '../pushes.ts';
import type { Row } from '../rows.ts';
import { bodyOf, villageIn } from './body.ts';

type Document = Row & { readonly _deleted: boolean };
type Change = { readonly assumedMasterState?: Document; readonly newDocumentState: Document };

export const openRxdb = (): PushPeer => ({
  async serve(villages) {
    const { write, count } = openStore();
    const listeners = new Map(villages.map((name) => [name, new Set<ServerResponse>()]));

    function push(village: string, changes: readonly Change[]): readonly Document[] {
      const { conflicts, documents, seq } = write(village, changes);
      const event = JSON.stringify({ documents, checkpoint: { after: seq } });
      for (const listener of listeners.get(village) ?? []) listener.write(`data: ${event}\n\n`);
      return conflicts;
    }

    function stream(village: string, response: ServerResponse): void {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
      response.flushHeaders();
      listeners.get(village)?.add(response);
      response.on('close', () => listeners.get(village)?.delete(response));
    }

    return {
      async listen(request, response) {
        const village = villageIn(request.url);
        if (request.method === 'GET') {
          stream(village, response);
          return;
        }
        const changes = JSON.parse(String(await bodyOf(request))) as Change[]; // as its phones send
        const conflicts = JSON.stringify(push(village, changes));
        response.writeHead(200, { 'content-type': 'application/json' }).end(conflicts);
      },
      count: async () => count(),
    };
  },
  openPhone: (village) => (rows) => {
    const changes = rows.map((row): Change => ({ newDocumentState: { ...row, _deleted: false } }));
    return {
      path: `/push/${village}`,
      type: 'application/json',
      body: Buffer.from(JSON.stringify(changes)),
      rows: rows.length,
    };
  },
  refused(status, text) {
    const conflicts: unknown = JSON.parse(text);
    return status === 200 && Array.isArray(conflicts) ? conflicts.length : undefined;
  },
  feed: { pathOf: (village) => `/stream/${village}`, heard: 'data: ' },
});

/** Documents in the order in which they were last written; what was answered is on the disk. */
function openStore() {
  const database = new DatabaseSync('documents');
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    CREATE TABLE documents (seq INTEGER PRIMARY KEY, village TEXT NOT NULL, id TEXT NOT NULL,
      document TEXT NOT NULL, UNIQUE (village, id))`);
  const find = database.prepare('SELECT document FROM documents WHERE village = ? AND id = ?');
  const put = database.prepare(
    'INSERT OR REPLACE INTO documents (village, id, document) VALUES (?, ?, ?)',
  );
  const countAll = database.prepare('SELECT count(*) AS rows FROM documents');
  return {
    write(village: string, changes: readonly Change[]) {
      const conflicts: Document[] = [];
      const documents: Document[] = [];
      let seq: number | bigint = 0;
      database.exec('BEGIN IMMEDIATE');
      for (const { assumedMasterState, newDocumentState } of changes) {
        const { id } = newDocumentState;
        const there = find.get(village, id)?.['document'];
        const assumed = assumedMasterState && JSON.stringify(assumedMasterState);
        if (typeof there === 'string' && there !== assumed) {
          conflicts.push(JSON.parse(there) as Document); // as it was put in
          continue;
        }
        seq = put.run(village, id, JSON.stringify(newDocumentState)).lastInsertRowid;
        documents.push(newDocumentState);
      }
      database.exec('COMMIT');
      return { conflicts, documents, seq: Number(seq) };
    },
    count: (): number => Number(countAll.get()?.['rows']),
  };
}
