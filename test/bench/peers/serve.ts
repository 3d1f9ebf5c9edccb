// A peer's server in a process of its own: `serve.ts <peer> <folder>`, where the rows and the page's code lie.
// Answers of a fixed text are compressed once, as hard as brotli can.

import { readFileSync } from 'node:fs';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { argv } from 'node:process';
import { brotliCompressSync, constants } from 'node:zlib';
import { type PeerName, type Plan, RXDB_BATCH } from './peer.ts';
import { type Chunk, type Part, TABLES } from './rows.ts';

const [name = '', folder = ''] = argv.slice(2);
const parts = JSON.parse(readFileSync(join(folder, 'parts.json'), 'utf8')) as Part[]; // the bench wrote it
const village = readFileSync(join(folder, 'village'), 'utf8');

const APIS: Readonly<Record<PeerName, () => Promise<RequestListener>>> = {
  PouchDB: async () => (await import('./servers/pouchdb.ts')).listen(parts),
  RxDB: async () => listenOf(pullAddresses(), pulledText),
  Dexie: async () => listenOf(chunkAddresses('json'), chunkText),
  Yjs: async () => {
    const { updateOf } = await import('./servers/yjs.ts');
    return listenOf(chunkAddresses('bin'), (path) => {
      const chunk = findChunk(/^\/api\/(?<name>[a-z0-9-]+)\.bin$/u.exec(path)?.groups?.['name']);
      return chunk && updateOf(chunk);
    });
  },
};

function answerApp({ url }: IncomingMessage, response: ServerResponse): void {
  const send = (type: string, text: string): unknown =>
    response.writeHead(200, { 'content-type': `text/${type}; charset=utf-8` }).end(text);
  if (url === '/app.js') send('javascript', readFileSync(join(folder, 'app.js'), 'utf8'));
  else if (url === '/sw.js') send('javascript', WORKER);
  else send('html', pageText());
}

/** Keeps the page and its code, and answers with them from then on. */
const WORKER = `
self.addEventListener('install', (event) => {
  event.waitUntil(caches.open('app').then((kept) => kept.addAll(['/', '/app.js'])));
  self.skipWaiting();
});
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  const { pathname } = new URL(event.request.url);
  if (pathname.startsWith('/api/')) return;
  event.respondWith(caches.match(pathname).then((kept) => kept ?? fetch(event.request)));
});
`;

function pageText(): string {
  const plan: Plan = {
    village,
    parts: parts.map((part) => ({
      name: part.name,
      chunks: part.chunks.map((chunk) => chunk.name),
      counts: Object.fromEntries(
        TABLES.map((table) => [
          table,
          part.chunks.reduce((sum, { rows }) => sum + rows[table].length, 0),
        ]),
      ) as Plan['parts'][number]['counts'], // every table is named
    })),
  };
  return `<!doctype html><html lang="vi"><meta charset="utf-8"><title>${name}</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><body>
<script>globalThis.plan = ${JSON.stringify(plan)}</script><script src="/app.js"></script></body></html>`;
}

type TextOf = (path: string, query: URLSearchParams) => string | Uint8Array | undefined;

/** @param addresses what phones will ask for: compressed before anybody does */
function listenOf(addresses: readonly string[], textOf: TextOf): RequestListener {
  const packed = new Map(
    addresses.map((address) => {
      const { pathname, searchParams } = new URL(address, 'http://127.0.0.1');
      return [address, brotli(textOf(pathname, searchParams) ?? '')];
    }),
  );
  return ({ url = '' }, response) => {
    const body = packed.get(url);
    if (body === undefined) {
      response.writeHead(404).end();
      return;
    }
    response
      .writeHead(200, {
        'content-type': `application/${url.endsWith('.bin') ? 'octet-stream' : 'json'}`,
        'content-encoding': 'br',
        'content-length': body.length,
        'cache-control': 'no-store',
      })
      .end(body);
  };
}

const brotli = (text: string | Uint8Array): Buffer =>
  brotliCompressSync(text, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 },
  });

const findChunk = (wanted: string | undefined): Chunk | undefined =>
  parts.flatMap(({ chunks }) => chunks).find((chunk) => chunk.name === wanted);

function chunkText(path: string): string | undefined {
  const chunk = findChunk(/^\/api\/(?<name>[a-z0-9-]+)\.json$/u.exec(path)?.groups?.['name']);
  return chunk && JSON.stringify(chunk.rows);
}

const chunkAddresses = (ending: string): readonly string[] =>
  parts.flatMap(({ chunks }) => chunks.map((chunk) => `/api/${chunk.name}.${ending}`));

/** What a phone asks for that goes on from where it was told, and once more to hear that this was all. */
const pullAddresses = (): readonly string[] =>
  parts.flatMap((part) =>
    TABLES.flatMap((table) => {
      const count = part.chunks.reduce((sum, { rows }) => sum + rows[table].length, 0);
      const froms = Array.from({ length: Math.floor(count / RXDB_BATCH) + 1 }, (_, at) => at);
      const ends = [...new Set([...froms.map((at) => at * RXDB_BATCH), count])];
      return ends.map(
        (after) => `/api/pull/${part.name}/${table}?after=${after}&limit=${RXDB_BATCH}`,
      );
    }),
  );

/** Rows after a checkpoint, and the next one. */
function pulledText(path: string, query: URLSearchParams): string | undefined {
  const asked = /^\/api\/pull\/(?<part>[a-z]+)\/(?<table>[a-z]+)$/u.exec(path)?.groups;
  const part = parts.find((each) => each.name === asked?.['part']);
  const table = TABLES.find((each) => each === asked?.['table']);
  if (part === undefined || table === undefined) return undefined;
  const all = part.chunks.flatMap(({ rows }) => rows[table]);
  const after = Number(query.get('after'));
  const rows = all.slice(after, after + Number(query.get('limit')));
  const documents = rows.map((row) => ({ ...row, _deleted: false }));
  return JSON.stringify({ documents, checkpoint: { after: after + rows.length } });
}

const api = await APIS[name as PeerName](); // the bench names one
const server = createServer((request, response) => {
  if (request.url?.startsWith('/api/') === true) api(request, response);
  else answerApp(request, response);
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo; // it listens on a port
  console.log(`port ${port}`);
});
