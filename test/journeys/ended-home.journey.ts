// The program that people start, ended by its service manager in the middle of a request.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cwd, env, execPath } from 'node:process';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';

const HEAD = 'POST /api/enrol HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n';
const BODY = '{"protocol":0}';

let folder = '';
const started: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'banso-ended-'));
});
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** On the folder of the test, at a port of its own. */
async function start(): Promise<{ child: ChildProcess; port: number }> {
  const child = spawn(execPath, [join(cwd(), 'dist', 'server', 'main.js')], {
    env: { ...env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: folder, DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started.push(child);
  for await (const line of createInterface({ input: child.stdout })) {
    const port = Number(/answers at http:\/\/[^ ]*:(\d+)/u.exec(line)?.[1] ?? 0);
    if (port > 0) return { child, port };
  }
  throw new Error('the home did not start');
}

/** A request of which the home has all but the last letter. */
async function askAlmost(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(`${HEAD}content-length: ${BODY.length}\r\n\r\n${BODY.slice(0, -1)}`);
  await wait(300);
  return socket;
}

test('what is being asked is answered, nobody new is let in, and the store is closed for the next one', async () => {
  const { child, port } = await start();
  const asking = await askAlmost(port);
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await wait(300);
  await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow('fetch failed');
  const answered = once(asking, 'data');
  asking.write(BODY.slice(-1));
  const [answer] = (await answered) as [Buffer]; // what a socket says
  expect(answer.toString()).toMatch(/^HTTP\/1\.1 4\d\d [^]*"code":/u);
  expect(await ended).toEqual([0, null]);
  const next = await start();
  expect((await fetch(`http://127.0.0.1:${next.port}/readyz`)).status).toBe(200);
});

test('whoever says nothing more does not keep it from ending', async () => {
  const { child, port } = await start();
  await askAlmost(port);
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
});
