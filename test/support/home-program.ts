// A home in a process of its own, for tests that kill it or weigh it: prints its port, then answers phones.
// `home-program.ts <folder, or address of a database> [draft] [kept] [files=<folder of attachments>]`

import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { createDiskShelf } from '#server/files/shelf.ts';
import { createUploads } from '#server/files/uploads.ts';
import { openHome } from '#server/home.ts';
import { answerError } from '#server/http/answer-error.ts';
import { answerCarry } from '#server/http/carry.ts';
import { answerUpload, createInTurn } from '#server/http/files.ts';
import { LIMITS } from '#server/http/gate.ts';
import { keepGate, tellRefusals } from '#server/http/gatekeeper.ts';
import { meetOthers } from '#server/http/meet-others.ts';
import { answerNews } from '#server/http/news.ts';
import { answerOffer, answerRejoin, answerSucceed } from '#server/http/restore.ts';
import { answerEnrol, answerPull, answerPush, answerSnapshots } from '#server/http/sync.ts';
import { openPostgresStore } from '#server/store/postgres.ts';
import { openSqliteStore } from '#server/store/sqlite.ts';

const FILES = 'files=';
const [place = '', ...words] = process.argv.slice(2);
const opened = place.startsWith('postgres:')
  ? await openPostgresStore(place, 'demo')
  : openSqliteStore(place, 'demo', { isDraft: words.includes('draft') });
if (!opened.ok) throw new Error(opened.error.code);
const files = words.find((word) => word.startsWith(FILES))?.slice(FILES.length);
const shelf = files === undefined ? undefined : createDiskShelf(files);
const limits = words.includes('kept') ? { limits: LIMITS } : {};
const home = await openHome(opened.value, { name: 'Thử', ...limits, ...(shelf && { shelf }) });
// That a killed store is away is what its test expects, and asks the answers for.
const log = (line: string): void => {
  if (!line.includes('store-away')) console.error(line);
};
const app = new Hono();
app.use(tellRefusals(home, log, () => '/api'));
app.use(keepGate(home));
app.use(meetOthers(home));
app.post('/api/push', (c) => answerPush(c, home));
app.get('/api/news', (c) => answerNews(c, home));
app.get('/api/pull', (c) => answerPull(c, home));
app.post('/api/enrol', (c) => answerEnrol(c, home, () => undefined));
app.post('/api/carry', (c) => answerCarry(c, home, log));
app.post('/api/succeed', (c) => answerSucceed(c, home));
app.post('/api/rejoin', (c) => answerRejoin(c, home));
app.post('/api/offer', (c) => answerOffer(c, home));
app.get('/api/snapshots', (c) => answerSnapshots(c, home));
if (shelf !== undefined) {
  const desk = { uploads: createUploads(shelf), inTurn: createInTurn() };
  app.all('/api/upload/:book/:file/:bytes', (c) => answerUpload(c, home, desk));
}
app.onError((error, c) => answerError(c, error, '/api', log));
const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, () => {
  const { port } = server.address() as AddressInfo; // it listens on a port
  console.log(`port ${port}`);
});
// A test may think for longer between two requests than a server waits by itself.
if ('keepAliveTimeout' in server) server.keepAliveTimeout = 60_000;
