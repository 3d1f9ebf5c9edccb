// A sender that asks as fast as it is answered, and listens to nothing.

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type FloodRequest = {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** In base64. */
  readonly body: string;
};

/** How often each code, or status, was answered. */
export type Flooded = Readonly<Record<string, number>>;

export type Flood = {
  go(): void;
  /** What was answered since `go`. */
  stop(): Promise<Flooded>;
  end(): Promise<void>;
};

/** @param file where the requests are kept for the other process */
export async function startFlood(
  file: string,
  requests: readonly FloodRequest[],
  address: string,
  connections: number,
): Promise<Flood> {
  writeFileSync(file, JSON.stringify(requests));
  const program = join(import.meta.dirname, 'flood-program.ts');
  const child: ChildProcess = fork(program, [file, address, String(connections)]);
  await once(child, 'spawn');
  return {
    go: () => void child.send('go'),
    async stop() {
      const told = once(child, 'message');
      child.send('stop');
      const [flooded] = (await told) as Flooded[]; // flood-program.ts says nothing else
      return flooded ?? {};
    },
    async end() {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}
