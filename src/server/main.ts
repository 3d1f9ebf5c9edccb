import { join } from 'node:path';
import { type ServerType, serve } from '@hono/node-server';
import { ok, type Result } from '#kernel/result.ts';
import { fillDemo } from '#demo/fill.ts';
import { type Config, readConfig, tombstonePlaceOf } from '#server/config.ts';
import { fillDemoStore, isFilled, readLinks, sayNotFilled } from '#server/demo-store.ts';
import { filesFolder } from '#server/backup/folder.ts';
import { replay } from '#server/erase/erase.ts';
import { createFillProgress } from '#server/fill-progress.ts';
import { createDiskShelf } from '#server/files/shelf.ts';
import { keepSwept } from '#server/files/sweep.ts';
import { followedFolder, type Followers, keepFollowing } from '#server/follow/followers.ts';
import { type Home, openHome } from '#server/home.ts';
import { LIMITS } from '#server/http/gate.ts';
import { createMetrics, type Metrics, serveMetrics } from '#server/metrics.ts';
import { foldAll } from '#server/warm.ts';
import { warningsOf } from '#server/warnings.ts';
import { refuseNotHttp } from '#server/http/not-http.ts';
import { limitServer } from '#server/http/server-limits.ts';
import { createApp } from '#server/http/app.ts';
import { createBridges, type Bridges, keepSending } from '#server/bridges/bridges.ts';
import { keepWriting } from '#server/letters.ts';
import { keepMeasuring, restBetween } from '#server/measures/keep.ts';
import type { SignInSettings } from '#server/sign-in/desk.ts';
import { createOtherIssuer } from '#server/sign-in/other-issuer.ts';
import { readSecret } from '#server/sign-in/secret.ts';
import { keepRetained, readRetention } from '#server/retention.ts';
import { openStore } from '#server/store/open-store.ts';

// The program that `npm start` runs: settings → store → home → HTTP, and a clean end.

const ENDING_MS_MAX = 5_000;

const log = (line: string): void => console.error(line);

const tellLetter = (book: string, why: string): void =>
  log(`banso: letters of book ${book} wait (${why}); they are tried again.`);

const tellMeasures = (why: string): void =>
  log(`banso: figures of months wait (${why}); they are worked out again.`);

await start();

async function start(): Promise<void> {
  const config = readConfig(process.env, process.cwd());
  if (!config.ok) return stop(config.error);
  const retention = readRetention(process.env);
  if (!retention.ok) return stop(retention.error);
  const { kind, folder, name, leaseDays } = config.value;
  if (kind === 'demo' && !isFilled(folder)) await fill(folder, name);
  const store = await openStore(config.value);
  if (!store.ok) return stop(store.error);
  const shelf = createDiskShelf(filesFolder(folder));
  const tombstones = tombstonePlaceOf(config.value);
  const metrics = createMetrics();
  /** Opened once the home is: facts of before are found when all is looked at. */
  const bridged: { now?: Bridges | undefined } = {};
  const home = await openHome(store.value, {
    name,
    onOrdered: (book, types) => bridged.now?.note(book, types),
    onTaken: metrics.noteTaken,
    tellLetter,
    measuring: { tell: tellMeasures, rest: restBetween },
    shelf,
    limits: LIMITS,
    leaseDays,
    ...(tombstones && { tombstones }),
    ...(config.value.sealed !== undefined && { sealed: config.value.sealed }),
  });
  if (tombstones !== undefined) await replayTombstones(home, tombstones.folder);
  keepSwept(shelf, home.now);
  keepRetained(home, retention.value, (line) => console.error(line));
  const signIn = readSignIn(config.value);
  if (!signIn.ok) return stop(signIn.error);
  const isHttps = config.value.origin?.startsWith('https://') === true;
  const followers = await keepFollowing(followedFolder(folder), (line) => log(`banso: ${line}`));
  const bridges = openBridges(config.value, home, signIn.value, log);
  bridged.now = bridges;
  const app = createApp(home, {
    pwa: join(import.meta.dirname, '..', 'pwa'),
    isHttps,
    log,
    signIn: signIn.value,
    metrics,
    followers,
    ...(config.value.origin !== undefined && { origin: config.value.origin }),
    ...(config.value.hooks && { hooks: config.value.hooks }),
    ...(bridges && { bridges }),
  });
  const server = serve(
    { fetch: app.fetch, hostname: config.value.host, port: config.value.port },
    (info) => {
      void greet(config.value, home, info.port).then(() => sendFrom(bridges));
    },
  );
  guard(server, home, config.value);
  const { metricsPort } = config.value;
  if (metricsPort !== undefined) watch(home, metrics, followers, metricsPort);
  endOnSignal(server, home, { bridges, followers });
}

/** What comes of an address that is taken, and of bytes that are no requests. */
function guard(server: ServerType, home: Home, { port }: Config): void {
  server.on('error', (error: NodeJS.ErrnoException) => {
    const isTaken = error.code === 'EADDRINUSE';
    stop(isTaken ? `port ${port} is taken; choose another by PORT.` : error.message);
  });
  if ('requestTimeout' in server) {
    limitServer(server);
    refuseNotHttp(server, console.error, home.now);
  }
}

function openBridges(
  { bridges: settings, origin, host, port }: Config,
  home: Home,
  { secret }: SignInSettings,
  tell: (line: string) => void,
): Bridges | undefined {
  const at = origin ?? `http://${host}:${port}`;
  return settings && createBridges({ home, settings, secret, origin: at, tell });
}

async function sendFrom(bridges: Bridges | undefined): Promise<void> {
  if (bridges === undefined) return;
  await bridges.makeUp();
  keepSending(bridges);
}

function watch(home: Home, metrics: Metrics, followers: Followers, port: number): void {
  metrics.watch(home, followers);
  serveMetrics(metrics, port).on('error', (error) =>
    console.error(`banso: no metrics on port ${port}: ${error.message}`),
  );
}

function readSignIn({ signInKey, folder, origin, other }: Config): Result<SignInSettings, string> {
  const secret = readSecret(signInKey, folder);
  if (!secret.ok) return secret;
  return ok({
    secret: secret.value,
    ...(origin !== undefined && { origin }),
    ...(other && { other: createOtherIssuer(other) }),
  });
}

async function fill(folder: string, name: string): Promise<void> {
  const started = performance.now();
  try {
    const filled = await fillDemoStore(folder, name, fillDemo, createFillProgress(process.stdout));
    if (!filled.ok) return stop(sayNotFilled(filled.error, folder));
  } catch (error) {
    return stop(`the demo could not be filled: ${error instanceof Error ? error.message : 'bug'}.`);
  }
  const newLine = process.stdout.isTTY ? '\n' : '';
  const seconds = Math.ceil((performance.now() - started) / 1_000);
  console.log(`${newLine}The demo was filled in ${seconds} s.`);
}

/** What was erased stays erased, whatever files this home was put back from. */
async function replayTombstones(home: Home, folder: string): Promise<void> {
  const replayed = await replay(home, folder);
  if (!replayed.ok) return stop(`erasures could not be done again (${replayed.error.code}).`);
  const { lines, unreadable } = replayed.value;
  if (lines > 0) console.error(`banso: ${lines} erasures were done again.`);
  if (unreadable > 0) console.error(`banso: ${unreadable} lines of the tombstones say nothing.`);
}

/** Says where the home answers, then folds its books one by one so that first questions need not wait. */
async function greet(config: Config, home: Home, port: number): Promise<void> {
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  const address = config.origin ?? `http://${host}:${port}`;
  console.log(`Bản Số answers at ${address}`);
  for (const warning of warningsOf(config)) console.error(`banso: ${warning}`);
  if (config.kind === 'demo') {
    const links = readLinks(config.folder, address);
    if (links.ok) for (const { label, link } of links.value) console.log(`  ${label}\n    ${link}`);
    else console.log(`  ${links.error}`);
  }
  await foldAll(home.warm, home.directory.books(), (book) =>
    console.error(`banso: book ${book.id} is damaged; its people are told so, all others work.`),
  );
  await home.letters.makeUp();
  keepWriting(home.letters);
  await home.measures.makeUp();
  keepMeasuring(home.measures);
}

type Ending = { readonly bridges: Bridges | undefined; readonly followers: Followers };

/** The first signal lets requests end and closes the store; a second one does not wait. */
function endOnSignal(server: ServerType, home: Home, { bridges, followers }: Ending): void {
  let isEnding = false;
  const end = (): void => {
    if (isEnding) process.exit(1);
    isEnding = true;
    home.news.end();
    server.close(() => {
      const closed = home.seen.flush().catch((error: unknown) => {
        const why = error instanceof Error ? error.message : 'bug';
        console.error(`banso: who looked in the last seconds could not be written (${why}).`);
      });
      void closed
        .then(() => home.letters.settled())
        .then(() => home.measures.end())
        .then(() => bridges?.end())
        .then(() => followers.close())
        .then(() => home.store.close())
        .then(() => process.exit(0));
    });
    if ('closeIdleConnections' in server) server.closeIdleConnections();
    setTimeout(() => {
      if ('closeAllConnections' in server) server.closeAllConnections();
    }, ENDING_MS_MAX).unref();
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}

function stop(sentence: string): void {
  console.error(`banso: ${sentence}`);
  process.exit(1);
}
