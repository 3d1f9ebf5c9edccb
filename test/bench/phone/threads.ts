// Which of a browser's threads used the processor.

import { readdirSync, readFileSync } from 'node:fs';

/** Seconds of processor so far by process and thread; of those that have ended, by process alone. */
export type Threads = ReadonlyMap<string, number>;

/** What the kernel counts processor in, on every Linux. */
const TICKS_A_SECOND = 100;
const ENDED = 'ended';
const MAIN = 'main';

export function readThreads(pids: readonly number[]): Threads {
  const used = new Map<string, number>();
  const add = (name: string, ticks: number): void =>
    void used.set(name, (used.get(name) ?? 0) + ticks / TICKS_A_SECOND);
  for (const pid of pids) {
    const process = processOf(pid);
    if (process === undefined) continue;
    let left = ticksOf(`/proc/${pid}/stat`);
    for (const thread of readdirSync(`/proc/${pid}/task`)) {
      const ticks = ticksOf(`/proc/${pid}/task/${thread}/stat`);
      left -= ticks;
      const name = thread === String(pid) ? MAIN : nameOf(`/proc/${pid}/task/${thread}/comm`);
      add(`${process} ${name}`, ticks);
    }
    add(`${process} ${ENDED}`, Math.max(0, left));
  }
  return used;
}

/** What was used between two readings, the most first; what is less than 50 ms together. */
export function usedBetween(before: Threads, after: Threads): Record<string, number> {
  const lines: (readonly [string, number])[] = [];
  let rest = 0;
  for (const [name, seconds] of after) {
    const used = seconds - (before.get(name) ?? 0);
    if (used >= 0.05) lines.push([name, Math.round(used * 100) / 100]);
    else rest += used;
  }
  lines.sort((left, right) => right[1] - left[1]);
  return Object.fromEntries([...lines, ['others', Math.round(rest * 100) / 100]]);
}

/** The same by whose work it was. */
export function sharesBetween(before: Threads, after: Threads): Record<string, number> {
  const shares = { page: 0, 'its helpers': 0, 'service worker': 0, browser: 0 };
  for (const [name, seconds] of after) {
    shares[ownerOf(name)] += Math.max(0, seconds - (before.get(name) ?? 0));
  }
  return Object.fromEntries(
    Object.entries(shares).map(([whose, used]) => [whose, Math.round(used * 100) / 100]),
  );
}

/** A page's helpers clean up memory, unpack and draw; storage, network and windows are the browser's. */
function ownerOf(name: string): 'page' | 'its helpers' | 'service worker' | 'browser' {
  if (name === `renderer ${MAIN}`) return 'page';
  if (name.startsWith('renderer ServiceWorker')) return 'service worker';
  return name.startsWith('renderer ') ? 'its helpers' : 'browser';
}

/** What Chromium calls a kind of process; undefined once it is gone. */
function processOf(pid: number): string | undefined {
  const line = read(`/proc/${pid}/cmdline`)?.split('\0').join(' ');
  if (line === undefined || line === '') return undefined;
  const [, kind = 'browser'] = /--type=(\S+)/u.exec(line) ?? [];
  const [, service = ''] = /--utility-sub-type=(\S+?)\.mojom/u.exec(line) ?? [];
  return service === '' ? kind : service;
}

/** Digits at the end of a name number the threads of a kind. */
const nameOf = (file: string): string => (read(file) ?? '').trim().replace(/[\d/#:]+$/u, '');

function ticksOf(file: string): number {
  // The name stands in brackets and may hold spaces: fields are counted from its end.
  const fields = (read(file) ?? '').split(') ').at(-1)?.split(' ') ?? [];
  return Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined; // it ended in between
  }
}
