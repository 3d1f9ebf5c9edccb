// The peers of `npm run bench -- size`: the same village's rows as their servers answer a phone
// that has nothing, each answer as it is compressed on the way, without headers and without what
// was asked.

import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { type PeerName, RXDB_BATCH } from '../peers/peer.ts';
import { type Part, TABLES } from '../peers/rows.ts';
import { installPeers } from './install.ts';
import { serveRows } from './serve.ts';

type Answer = { readonly bytes: number; readonly text: string };
type Ask = (path: string, body?: object) => Promise<Answer>;

/** As the bench's page asks; see `pages/pouchdb.ts`. */
const POUCHDB_BATCH = 1_000;

/** Bytes by part. */
export async function weighPeers(
  names: readonly PeerName[],
  village: string,
  parts: readonly Part[],
) {
  const weights: Record<string, Record<string, number>> = {};
  if (names.length === 0) return weights;
  installPeers();
  for (const peer of names) {
    const server = await serveRows(peer, village, parts);
    const of: Record<string, number> = {};
    for (const part of parts) {
      let bytes = 0;
      await FETCHES[peer](part, async (path, body) => {
        const answer = await asked(server.port, path, body);
        bytes += answer.bytes;
        return answer;
      });
      of[part.name] = bytes;
    }
    await server.stop();
    weights[peer] = of;
  }
  return weights;
}

const FETCHES: Readonly<Record<PeerName, (part: Part, ask: Ask) => Promise<void>>> = {
  async PouchDB({ name }, ask) {
    for (let since = 0; ;) {
      const query = `style=all_docs&since=${since}&limit=${POUCHDB_BATCH}`;
      const { text } = await ask(`/api/${name}/_changes?${query}`);
      const { results, last_seq: last } = JSON.parse(text) as Changes; // CouchDB's protocol
      if (results.length === 0) return;
      const docs = results.map(({ id, changes: [change] }) => ({ id, rev: change?.rev }));
      await ask(`/api/${name}/_bulk_get?revs=true&latest=true`, { docs });
      since = last;
    }
  },
  async RxDB({ name, chunks }, ask) {
    for (const table of TABLES) {
      const count = chunks.reduce((sum, { rows }) => sum + rows[table].length, 0);
      for (let after = 0; after < count; after += RXDB_BATCH) {
        await ask(`/api/pull/${name}/${table}?after=${after}&limit=${RXDB_BATCH}`);
      }
    }
  },
  async Dexie({ chunks }, ask) {
    for (const { name } of chunks) await ask(`/api/${name}.json`);
  },
  async Yjs({ chunks }, ask) {
    for (const { name } of chunks) await ask(`/api/${name}.bin`);
  },
};

type Changes = {
  readonly results: readonly {
    readonly id: string;
    readonly changes: readonly { readonly rev: string }[];
  }[];
  readonly last_seq: number;
};

function asked(port: number, path: string, body?: object): Promise<Answer> {
  const sent = body === undefined ? '' : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const asking = request(
      {
        port,
        host: '127.0.0.1',
        path,
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          'accept-encoding': 'gzip, br',
          'content-type': 'application/json',
          'content-length': String(Buffer.byteLength(sent)),
        },
      },
      (answer) => {
        const said: Buffer[] = [];
        answer.on('data', (part: Buffer) => said.push(part));
        answer.on('error', reject);
        answer.on('end', () => {
          const bytes = Buffer.concat(said);
          if (answer.statusCode !== 200) {
            reject(new Error(`${path}: ${answer.statusCode}`));
            return;
          }
          const coding = answer.headers['content-encoding'] ?? '';
          resolve({ bytes: bytes.length, text: String(unpacked(bytes, coding)) });
        });
      },
    );
    asking.on('error', reject);
    asking.end(sent);
  });
}

function unpacked(bytes: Buffer, coding: string): Buffer {
  if (coding === 'br') return brotliDecompressSync(bytes);
  return coding === 'gzip' ? gunzipSync(bytes) : bytes;
}
