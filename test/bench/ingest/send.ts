// Sends pushes to a home as many phones at once do, and counts what was taken.

import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import * as v from 'valibot';
import { type Running, startServer } from '../lib/server.ts';
import type { Push } from './village.ts';

export type RunningHome = Running & {
  /** Begins to look where its time goes. */
  lookIn(): void;
  /** Resolves when that is written down. */
  looked(): Promise<void>;
};

export async function startHome(place: string, profile = ''): Promise<RunningHome> {
  const running = await startServer([join(import.meta.dirname, 'home.ts'), place, profile]);
  return {
    ...running,
    lookIn: () => void running.child.kill('SIGUSR2'),
    async looked() {
      running.child.kill('SIGUSR2');
      await running.nextLine();
    },
  };
}

/** Sends one and tells how many facts of it were taken as they are. */
export type Send<Each> = (port: number, agent: Agent, each: Each) => Promise<number>;

export type Answer = { readonly status: number; readonly text: string };

export function post(port: number, agent: Agent, path: string, push: Push): Promise<Answer> {
  const { body, headers } = push;
  return new Promise((resolve, reject) => {
    const asked = request(
      { port, host: '127.0.0.1', method: 'POST', path, agent, headers },
      (answer) => {
        const said: Buffer[] = [];
        answer.on('data', (part: Buffer) => said.push(part));
        answer.on('end', () => {
          const bytes = Buffer.concat(said);
          const isPacked = answer.headers['content-encoding'] === 'br';
          const text = (isPacked ? brotliDecompressSync(bytes) : bytes).toString('utf8');
          resolve({ status: answer.statusCode ?? 0, text });
        });
        answer.on('error', reject);
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}

const Reply = v.object({
  parts: v.array(v.object({ items: v.array(v.object({ verdict: v.string() })) })),
});

export const sendPush: Send<Push> = async (port, agent, push) => {
  const { text } = await post(port, agent, '/api/push', push);
  const reply = v.safeParse(Reply, JSON.parse(text));
  if (!reply.success) throw new Error(`not taken: ${text.slice(0, 200)}`);
  return reply.output.parts.flatMap(({ items }) => items).filter(({ verdict }) => verdict === 'ok')
    .length;
};

export type Sent = {
  readonly facts: number;
  readonly seconds: number;
  /** How long each was under way. */
  readonly ms: readonly number[];
};

/** Every phone one push after the other, all phones at once, until time is up. */
export async function sendAll<Each>(
  port: number,
  phones: readonly (readonly Each[])[],
  send: Send<Each>,
  forSeconds = Infinity,
): Promise<Sent> {
  const agent = new Agent({ keepAlive: true, maxSockets: phones.length });
  const ms: number[] = [];
  let facts = 0;
  const began = performance.now();
  await Promise.all(
    phones.map(async (pushes) => {
      for (const push of pushes) {
        const sent = performance.now();
        if (sent - began > forSeconds * 1_000) return;
        const taken = await send(port, agent, push);
        facts += taken;
        ms.push(performance.now() - sent);
      }
    }),
  );
  const seconds = (performance.now() - began) / 1_000;
  agent.destroy();
  return { facts, seconds, ms };
}
