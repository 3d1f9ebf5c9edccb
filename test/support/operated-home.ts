// A real home in a folder, as it is operated: the built server, stopped for the built commands.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cwd, env, execPath } from 'node:process';
import { createInterface } from 'node:readline';
import { type Mast, raiseMast } from '#test/support/mast.ts';

export type OperatedHome = {
  readonly folder: string;
  /** The one way from phones to the home; there once it has been started. */
  readonly mast: Mast;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** A command of `npm run banso --`, while the server is stopped: what it says. */
  banso(...words: readonly string[]): string;
  close(): Promise<void>;
};

export async function operateHome(): Promise<OperatedHome> {
  const folder = mkdtempSync(join(tmpdir(), 'banso-operated-'));
  const program = (name: string): string => join(cwd(), 'dist', 'server', name);
  const settings = { ...env, HOST: '127.0.0.1', DATA_DIR: folder, DATABASE_URL: '' };
  let port = 0;
  let child: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    const started = spawn(execPath, ['--enable-source-maps', program('main.js')], {
      cwd: folder,
      env: { ...settings, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child = started;
    let answering = 0;
    for await (const line of createInterface({ input: started.stdout })) {
      answering = Number(/answers at http:\/\/[^ ]*:(\d+)/u.exec(line)?.[1] ?? 0);
      if (answering > 0) break;
    }
    started.stdout.resume();
    if (answering === 0) throw new Error('the home did not start');
    port = answering;
  };
  const stop = async (): Promise<void> => {
    const running = child;
    if (running === undefined) return;
    child = undefined;
    const ended = new Promise((resolve) => {
      running.once('exit', resolve);
    });
    running.kill('SIGTERM');
    await ended;
  };
  await start();
  const mast = await raiseMast(port);
  await stop();
  return {
    folder,
    mast,
    start,
    stop,
    banso(...words) {
      const ran = spawnSync(execPath, [program('cli.js'), ...words], {
        cwd: folder,
        env: settings,
        encoding: 'utf8',
      });
      if (ran.status !== 0) throw new Error(`banso ${words.join(' ')}: ${ran.stderr}`);
      return ran.stdout.trim();
    },
    async close() {
      await mast.close();
      await stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
