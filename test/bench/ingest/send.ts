// Sends pushes to a home as many phones at once do, and counts what was taken.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { createInterface } from 'node:readline';
import { brotliDecompressSync } from 'node:zlib';
import * as v from 'valibot';
import { costOf } from '#test/support/home-process.ts';
import type { Push } from './village.ts';

export type Running = {
  readonly port: number;
  cost(): { readonly cpuS: number; readonly memoryMb: number };
  /** Begins to look where its time goes. */
  lookIn(): void;
  /** Resolves when that is written down. */
  looked(): Promise<void>;
  stop(): Promise<void>;
};

export async function startHome(place: string, profile = ''): Promise<Running> {
  const program = join(import.meta.dirname, 'home.ts');
  const child = spawn(execPath, [program, place, profile], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const port = Number((await nextLine(lines, child)).split(' ')[1]);
  return {
    port,
    cost: () => costOf(child.pid ?? 0),
    lookIn: () => void child.kill('SIGUSR2'),
    async looked() {
      child.kill('SIGUSR2');
      await nextLine(lines, child);
    },
    async stop() {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}

async function nextLine(lines: NodeJS.EventEmitter, child: ChildProcess): Promise<string> {
  const ended = once(child, 'exit').then(() => {
    throw new Error('the home ended');
  });
  const said: unknown[] = await Promise.race([once(lines, 'line'), ended]);
  return String(said[0]);
}

const Reply = v.object({
  parts: v.array(v.object({ items: v.array(v.object({ verdict: v.string() })) })),
});

/** One push, and how many facts of it were taken as they are. */
export async function sendPush(port: number, agent: Agent, push: Push): Promise<number> {
  const text = await new Promise<string>((resolve, reject) => {
    const asked = request(
      { port, host: '127.0.0.1', method: 'POST', path: '/api/push', agent, headers: push.headers },
      (answer) => {
        const said: Buffer[] = [];
        answer.on('data', (part: Buffer) => said.push(part));
        answer.on('end', () => {
          const bytes = Buffer.concat(said);
          const isPacked = answer.headers['content-encoding'] === 'br';
          resolve((isPacked ? brotliDecompressSync(bytes) : bytes).toString('utf8'));
        });
        answer.on('error', reject);
      },
    );
    asked.on('error', reject);
    asked.end(push.body);
  });
  const reply = v.safeParse(Reply, JSON.parse(text));
  if (!reply.success) throw new Error(`not taken: ${text.slice(0, 200)}`);
  return reply.output.parts.flatMap(({ items }) => items).filter(({ verdict }) => verdict === 'ok')
    .length;
}

export type Sent = { readonly facts: number; readonly pushes: number; readonly seconds: number };

/** Every phone one push after the other, all phones at once, until time is up. */
export async function sendAll(
  port: number,
  phones: readonly (readonly Push[])[],
  forSeconds = Infinity,
): Promise<Sent & { readonly ms: readonly number[] }> {
  const agent = new Agent({ keepAlive: true, maxSockets: phones.length });
  const ms: number[] = [];
  let facts = 0;
  const began = performance.now();
  await Promise.all(
    phones.map(async (pushes) => {
      for (const push of pushes) {
        const sent = performance.now();
        if (sent - began > forSeconds * 1_000) return;
        const taken = await sendPush(port, agent, push);
        facts += taken;
        ms.push(performance.now() - sent);
      }
    }),
  );
  const seconds = (performance.now() - began) / 1_000;
  agent.destroy();
  return { facts, pushes: ms.length, seconds, ms };
}
