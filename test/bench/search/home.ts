// A home that answers the search of officers, in a process of its own: `home.ts <folder>`. Prints its
// port. How much anybody asks in a minute is not limited: nobody types so fast.

import type { AddressInfo } from 'node:net';
import { argv } from 'node:process';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { DEMO_NOW_S } from '#server/demo-store.ts';
import { openHome } from '#server/home.ts';
import { answerQuestion, askSearch } from '#server/http/ask.ts';
import { notForOtherSites } from '#server/http/other-sites.ts';
import { secureHeaders } from '#server/http/secure-headers.ts';
import { answerEnrol } from '#server/http/sync.ts';
import { openSqliteStore } from '#server/store/sqlite.ts';

const opened = openSqliteStore(argv[2] ?? '', 'demo');
if (!opened.ok) throw new Error(opened.error.code);
const home = await openHome(opened.value, { name: 'Bản thử', now: () => DEMO_NOW_S });
const app = new Hono();
app.use(secureHeaders(false));
app.use('/api/*', notForOtherSites(new Set()));
app.post('/api/enrol', (c) => answerEnrol(c, home, (line) => console.error(line)));
app.get('/api/search', (c) => answerQuestion(c, home, askSearch));
const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, () => {
  const { port } = server.address() as AddressInfo; // it listens on a port
  console.log(`port ${port}`);
});
