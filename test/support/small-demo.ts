// The demo with a few villages only, and the built server that serves it, as `npm start` would.

import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cwd, env, execPath } from 'node:process';
import { createInterface } from 'node:readline';
import { createFillDemo } from '#demo/fill.ts';
import { fillDemoStore } from '#server/demo-store.ts';

const SEED = 20_261_121;
const VILLAGES = 2;
const FACTS_MIN = 10_000;
const SOURCES = ['kernel', 'book', 'form', 'domain', 'server', 'demo'];

export type DemoServer = {
  readonly port: number;
  readonly origin: string;
  /** What a role's link adds to the address; a role is called by the beginning of its line. */
  linkOf(role: string): string;
  /** The name of whoever plays the role. */
  personOf(role: string): string;
  stop(): Promise<void>;
};

type Link = { readonly label: string; readonly card: string };

/** Fills a small demo once for all journeys of these sources, and serves a copy of it. */
export async function serveSmallDemo(): Promise<DemoServer> {
  const folder = mkdtempSync(join(tmpdir(), 'banso-demo-'));
  mkdirSync(join(folder, 'data'));
  cpSync(await fillOnce(), join(folder, 'data', 'demo'), { recursive: true });
  return serveDemo(folder);
}

/** Serves the demo that lies in a folder, which goes when the server stops. */
export async function serveDemo(folder: string): Promise<DemoServer> {
  const program = join(cwd(), 'dist', 'server', 'main.js');
  if (!existsSync(program)) throw new Error('there is no dist/: run npm run build');
  const child = spawn(execPath, ['--enable-source-maps', program], {
    cwd: folder,
    env: { ...env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: '', DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { port, links } = await greeting(child);
  const find = (role: string): Link => {
    const link = links.find(({ label }) => label.startsWith(`${role}: `));
    if (link === undefined) throw new Error(`the demo has no ${role}`);
    return link;
  };
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    linkOf: (role) => `/#${find(role).card}`,
    personOf: (role) => find(role).label.slice(role.length + 2),
    async stop() {
      const ended = new Promise((resolve) => {
        child.once('exit', resolve);
      });
      child.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Reads what the server says when it answers: its address, then a label and a link for each role. */
async function greeting(child: ChildProcess): Promise<{ port: number; links: readonly Link[] }> {
  const links: Link[] = [];
  let port = 0;
  let label = '';
  if (child.stdout === null) throw new Error('the server has no output');
  for await (const line of createInterface({ input: child.stdout })) {
    port ||= Number(/answers at http:\/\/[^ ]*:(\d+)/u.exec(line)?.[1] ?? 0);
    const card = /#([\w-]{20,60})$/u.exec(line)?.[1];
    if (card === undefined) label = line.trim();
    else links.push({ label, card });
    if (port > 0 && links.length >= ROLES) break;
  }
  if (links.length < ROLES) throw new Error('the server ended before it answered');
  child.stdout.resume();
  return { port, links };
}

/** Member, leader, officer, administrator and a member elsewhere. */
const ROLES = 5;

/** Where the filled demo of these sources lies. */
export async function fillOnce(): Promise<string> {
  const shelf = join(cwd(), 'node_modules', '.cache', 'small-demo');
  const folder = join(shelf, stampOfSources(SOURCES));
  if (existsSync(folder)) return folder;
  rmSync(shelf, { recursive: true, force: true });
  mkdirSync(shelf, { recursive: true });
  const fresh = mkdtempSync(join(shelf, 'filling-'));
  let facts = 0;
  const filled = await fillDemoStore(
    join(fresh, 'demo'),
    'Bản thử',
    createFillDemo({ seed: SEED, villages: VILLAGES }),
    (done) => {
      facts = done;
    },
  );
  if (!filled.ok) throw new Error(filled.error.code);
  if (facts < FACTS_MIN) throw new Error(`the demo has only ${facts} facts`);
  renameSync(join(fresh, 'demo'), folder);
  return folder;
}

export function stampOfSources(sources: readonly string[]): string {
  const hash = createHash('sha256').update(`${SEED} ${VILLAGES}`);
  for (const source of sources) {
    const files = readdirSync(join('src', source), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted();
    for (const file of files) hash.update(`${file}\0`).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 20);
}
