// Starts a home in a process of its own on a folder or a database, and tells what it costs.

import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cwd } from 'node:process';
import { createInterface } from 'node:readline';

export type HomeProcess = {
  readonly child: ChildProcess;
  readonly base: string;
  /** Seconds of processor and megabytes of memory so far; zero where the system does not tell. */
  cost(): { cpuS: number; memoryMb: number };
};

export type HomeProcessOptions = {
  /** Its store waits for no disk: a control that a power cut must hurt. */
  readonly isDraft?: boolean;
  /** What each phone may ask is limited, as in the program that people start. */
  readonly isKept?: boolean;
  /** Folder of attachments; without one it takes none. */
  readonly files?: string;
  /** Told each line of its log, which otherwise goes where that of this program goes. */
  readonly log?: (line: string) => void;
};

const TICKS_PER_S = 100;
const root = cwd();

export async function startHome(
  place: string,
  { isDraft = false, isKept = false, files, log }: HomeProcessOptions = {},
): Promise<HomeProcess> {
  const program = join(root, 'test/support/home-program.ts');
  const words = [
    ...(isDraft ? ['draft'] : []),
    ...(isKept ? ['kept'] : []),
    ...(files === undefined ? [] : [`files=${files}`]),
  ];
  const child = spawn(process.execPath, [program, place, ...words], {
    stdio: ['ignore', 'pipe', log === undefined ? 'inherit' : 'pipe'],
  });
  if (child.stdout === null) throw new Error('the home says nothing');
  if (child.stderr !== null && log !== undefined) {
    createInterface({ input: child.stderr }).on('line', log);
  }
  for await (const line of createInterface({ input: child.stdout })) {
    const base = `http://127.0.0.1:${line.split(' ')[1] ?? ''}`;
    return { child, base, cost: () => costOf(child.pid ?? 0) };
  }
  throw new Error('the home did not start');
}

/** What a process has used so far. */
export function costOf(pid: number): { cpuS: number; memoryMb: number } {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const memoryKb = Number(/VmRSS:\s+(\d+)/u.exec(status)?.[1] ?? 0);
    return {
      cpuS: (Number(fields[11]) + Number(fields[12])) / TICKS_PER_S,
      memoryMb: Math.round(memoryKb / 1_024),
    };
  } catch {
    return { cpuS: 0, memoryMb: 0 };
  }
}
