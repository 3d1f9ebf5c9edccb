// A home in a process of its own, for tests that kill it or weigh it: prints its port, then takes pushes.

import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { openHome } from '#server/home.ts';
import { answerPush } from '#server/http/sync.ts';
import { openSqliteStore } from '#server/store/sqlite.ts';

const [folder = ''] = process.argv.slice(2);
const opened = openSqliteStore(folder, 'demo');
if (!opened.ok) throw new Error(opened.error.code);
const home = await openHome(opened.value, { name: 'Thử' });
const app = new Hono().post('/api/push', (c) => answerPush(c, home));
const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, () => {
  const { port } = server.address() as AddressInfo; // it listens on a port
  console.log(`port ${port}`);
});
