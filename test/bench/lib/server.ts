// A program in a process of its own that says `port N` when it answers.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { execPath } from 'node:process';
import { createInterface, type Interface } from 'node:readline';
import { costOf } from '#test/support/home-process.ts';

export type Running = {
  readonly port: number;
  readonly child: ChildProcess;
  /** What it says next. */
  nextLine(): Promise<string>;
  /** Seconds of processor and megabytes of memory so far. */
  cost(): { readonly cpuS: number; readonly memoryMb: number };
  stop(): Promise<void>;
};

/** @param args of Node: the program, and what it is told @param cwd the folder that it runs in */
export async function startServer(args: readonly string[], cwd?: string): Promise<Running> {
  const child = spawn(execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...(cwd !== undefined && { cwd }),
  });
  const lines = createInterface({ input: child.stdout });
  let line = '';
  while (!line.startsWith('port ')) line = await nextLine(lines, child);
  return {
    port: Number(line.split(' ')[1]),
    child,
    nextLine: () => nextLine(lines, child),
    cost: () => costOf(child.pid ?? 0),
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function nextLine(lines: Interface, child: ChildProcess): Promise<string> {
  const ended = once(child, 'exit').then(() => {
    throw new Error('the server ended');
  });
  const said: unknown[] = await Promise.race([once(lines, 'line'), ended]);
  return String(said[0]);
}
