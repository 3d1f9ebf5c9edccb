// A home in a process of its own, for tests that kill it: prints its port, serves until it dies.

import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { openHome } from '#server/home.ts';
import { createApp } from '#server/http/app.ts';
import { openSqliteStore } from '#server/store/sqlite.ts';

const [folder = ''] = process.argv.slice(2);
const opened = openSqliteStore(folder, 'demo');
if (!opened.ok) throw new Error(opened.error.code);
const home = await openHome(opened.value, { name: 'Thử' });
const app = createApp(home, { log: (line) => console.error(line) });
const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, () => {
  const { port } = server.address() as AddressInfo; // it listens on a port
  console.log(`port ${port}`);
});
