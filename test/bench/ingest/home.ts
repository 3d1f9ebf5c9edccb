// A home in a process of its own, with everything that stands before a push in the program that people start:
// `home.ts <folder, or address of a database> [profile]`. The gate counts as ever, with allowances that nobody
// reaches. Prints its port; on SIGUSR2 it begins to look where its time goes, and on the next one writes that
// down.

import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import type { AddressInfo } from 'node:net';
import { argv } from 'node:process';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { openHome } from '#server/home.ts';
import { answerError } from '#server/http/answer-error.ts';
import { LIMITS } from '#server/http/gate.ts';
import { keepGate, tellRefusals } from '#server/http/gatekeeper.ts';
import { meetOthers } from '#server/http/meet-others.ts';
import { answerNews } from '#server/http/news.ts';
import { notForOtherSites } from '#server/http/other-sites.ts';
import { secureHeaders } from '#server/http/secure-headers.ts';
import { answerPull, answerPush, answerSnapshots } from '#server/http/sync.ts';
import { openPostgresStore } from '#server/store/postgres.ts';
import { openSqliteStore } from '#server/store/sqlite.ts';

const [place = '', profileFile = ''] = argv.slice(2);
const opened = place.startsWith('postgres:')
  ? await openPostgresStore(place, 'real')
  : openSqliteStore(place, 'real');
if (!opened.ok) throw new Error(opened.error.code);
const endless = { burst: 1e12, perMinute: 1e12 };
const limits = {
  ...LIMITS,
  requests: endless,
  facts: endless,
  pulled: endless,
  pushedFactRestMs: 0,
  pulledTenFactsRestMs: 0,
};
const home = await openHome(opened.value, { name: 'Bản thử', limits });
const log = (line: string): void => console.error(line);
const routeOf = (): string => '/api';
const app = new Hono();
app.use(secureHeaders(false));
app.use(tellRefusals(home, log, routeOf));
app.use('/api/*', notForOtherSites(new Set()));
app.use('/api/*', keepGate(home));
if (home.store.isShared) app.use(meetOthers(home));
app.post('/api/push', (c) => answerPush(c, home));
app.get('/api/pull', (c) => answerPull(c, home));
app.get('/api/snapshots', (c) => answerSnapshots(c, home));
app.get('/api/news', (c) => answerNews(c, home));
app.onError((error, c) => answerError(c, error, routeOf(), log));
const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, () => {
  const { port } = server.address() as AddressInfo; // it listens on a port
  console.log(`port ${port}`);
});
if ('keepAliveTimeout' in server) server.keepAliveTimeout = 60_000;
if (profileFile !== '') await keepProfile(profileFile);

async function keepProfile(file: string): Promise<void> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 200 });
  const signal = async (): Promise<unknown> => once(process, 'SIGUSR2');
  await signal();
  await session.post('Profiler.start');
  await signal();
  const { profile } = await session.post('Profiler.stop');
  writeFileSync(file, JSON.stringify(profile));
  console.log('profile written');
}
