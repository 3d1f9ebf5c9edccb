// A share of this machine's processors for a browser and all it starts: a control group with a quota, which
// holds for workers and storage as well. It needs root and a machine that lets groups be made.

import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

const ROOT = '/sys/fs/cgroup';
const PERIOD_US = 20_000;

export type Quota = {
  /** How the processor is limited, in words. */
  readonly how: string;
  /** What puts a shell, and what it then becomes, into the group. */
  readonly enter: string;
  /** Seconds of processor used in it so far. */
  usedS(): number;
  /** Of all its processes. */
  pids(): readonly number[];
  end(): void;
};

/** @param divisor 6: a sixth of what this machine has; 1: all of it, only counted */
export function openQuota(name: string, divisor: number): Quota | undefined {
  const quotaUs = Math.round((PERIOD_US * availableParallelism()) / divisor);
  const how = `${divisor === 1 ? 'all' : `1/${divisor}`} of ${availableParallelism()} processors, cgroup quota on the whole browser`;
  try {
    return existsSync(join(ROOT, 'cgroup.controllers'))
      ? openUnified(name, quotaUs, how)
      : openLegacy(name, quotaUs, how);
  } catch {
    return undefined;
  }
}

function openUnified(name: string, quotaUs: number, how: string): Quota {
  const folder = join(ROOT, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'cpu.max'), `${quotaUs} ${PERIOD_US}`);
  return {
    how,
    enter: `echo $$ > ${join(folder, 'cgroup.procs')}`,
    usedS: () =>
      Number(/usage_usec (\d+)/u.exec(readFileSync(join(folder, 'cpu.stat'), 'utf8'))?.[1]) / 1e6,
    pids: () => pidsIn(folder),
    end: () => leave([folder]),
  };
}

function openLegacy(name: string, quotaUs: number, how: string): Quota {
  const folders = ['cpu', 'cpuacct'].map((controller) => join(ROOT, controller, name));
  const [cpu = '', account = ''] = folders;
  for (const folder of folders) mkdirSync(folder, { recursive: true });
  writeFileSync(join(cpu, 'cpu.cfs_period_us'), String(PERIOD_US));
  writeFileSync(join(cpu, 'cpu.cfs_quota_us'), String(quotaUs));
  return {
    how,
    enter: folders.map((folder) => `echo $$ > ${join(folder, 'cgroup.procs')}`).join('; '),
    usedS: () => Number(readFileSync(join(account, 'cpuacct.usage'), 'utf8')) / 1e9,
    pids: () => pidsIn(cpu),
    end: () => leave(folders),
  };
}

const pidsIn = (folder: string): readonly number[] =>
  readFileSync(join(folder, 'cgroup.procs'), 'utf8').split('\n').filter(Boolean).map(Number);

/** A group goes when the last of its processes has. */
function leave(folders: readonly string[]): void {
  for (const folder of folders) {
    try {
      rmdirSync(folder);
    } catch {
      // Left behind, empty, until the machine starts anew.
    }
  }
}
