// So many connections that wait for news at one server: what they weigh, and when each is told.

import { once } from 'node:events';
import { createConnection, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

const OPEN_AT_ONCE = 200;
const SETTLED_MS = 5_000;
/** Whoever has not heard by then does not. */
const TOLD_S_MAX = 300;

export type Waited = {
  readonly connections: number;
  readonly port: number;
  cost(): { readonly cpuS: number; readonly memoryMb: number };
  /** What the phone of that number asks, and the headers of it. */
  asked(index: number): {
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
  };
  /** What stands in what it is told. */
  readonly heard: string;
  /** Something that is news for all. */
  write(): Promise<void>;
};

export async function weighWaiting(waited: Waited, idleS: number) {
  const { connections, cost } = waited;
  const sockets: Socket[] = [];
  const toldMs: number[] = [];
  try {
    const before = cost();
    const openedAt = performance.now();
    for (let from = 0; from < connections; from += OPEN_AT_ONCE) {
      const some = Array.from({ length: Math.min(OPEN_AT_ONCE, connections - from) });
      await Promise.all(some.map((_, at) => open(waited, from + at, sockets, toldMs)));
    }
    const openS = (performance.now() - openedAt) / 1_000;
    await wait(SETTLED_MS);
    const opened = cost();
    await wait(idleS * 1_000);
    const idle = cost();
    const writtenAt = performance.now();
    await waited.write();
    while (toldMs.length < connections) {
      await wait(100);
      const waitedS = (performance.now() - writtenAt) / 1_000;
      if (waitedS > TOLD_S_MAX) throw new Error(`${toldMs.length} of ${connections} were told`);
    }
    const told = toldMs.map((ms) => ms - writtenAt).toSorted((left, right) => left - right);
    return {
      connections,
      openS: round(openS),
      memoryMb: idle.memoryMb,
      perConnectionKb: round(((idle.memoryMb - before.memoryMb) * 1_024) / connections),
      openMs: round(((opened.cpuS - before.cpuS) * 1_000) / connections),
      idlePercent: round(((idle.cpuS - opened.cpuS) / idleS) * 100),
      firstToldS: round((told[0] ?? 0) / 1_000),
      lastToldS: round((told.at(-1) ?? 0) / 1_000),
    };
  } finally {
    for (const socket of sockets) socket.destroy();
  }
}

/** Until the first byte of the answer is there. */
async function open(
  { port, asked, heard }: Waited,
  index: number,
  sockets: Socket[],
  toldMs: number[],
): Promise<void> {
  const { path, headers } = asked(index);
  const lines = Object.entries({ host: `127.0.0.1:${port}`, ...headers });
  const text = lines.map(([name, value]) => `${name}: ${value}`).join('\r\n');
  const socket = createConnection(port, '127.0.0.1');
  sockets.push(socket);
  socket.write(`GET ${path} HTTP/1.1\r\n${text}\r\n\r\n`);
  const [first] = (await once(socket, 'data')) as [Buffer]; // of a socket without an encoding
  if (!first.toString().startsWith('HTTP/1.1 200')) throw new Error(first.toString());
  socket.on('data', (piece: Buffer) => {
    if (piece.includes(heard)) toldMs.push(performance.now());
  });
}

export function round(value: number): number {
  return Number(value.toPrecision(3));
}
