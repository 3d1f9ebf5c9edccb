// A share of this machine's processors for a browser and all it starts: a control group with a quota, which
// holds for workers and storage as well. It needs root and a machine that lets groups be made.

import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

const ROOT = '/sys/fs/cgroup';
const PERIOD_US = 20_000;

type Group = {
  /** What puts a shell, and what it then becomes, into the group. */
  readonly enter: string;
  /** Microseconds of each period. */
  limit(quotaUs: number): void;
  /** Seconds of processor used in it so far. */
  usedS(): number;
  /** Of all its processes. */
  pids(): readonly number[];
  end(): void;
};

export type Quota = Omit<Group, 'limit'> & {
  /** How the processor is limited, in words. */
  readonly how: string;
  /** @param divisor 6: a sixth of what this machine has; 1: all of it, only counted */
  slow(divisor: number): void;
};

/** As much as this machine has, until it is slowed. */
export function openQuota(name: string): Quota | undefined {
  const processors = availableParallelism();
  let share = 'all';
  try {
    const group = existsSync(join(ROOT, 'cgroup.controllers'))
      ? openUnified(name)
      : openLegacy(name);
    group.limit(PERIOD_US * processors);
    return {
      ...group,
      get how() {
        return `${share} of ${processors} processors, cgroup quota on the whole browser`;
      },
      slow(divisor) {
        share = divisor === 1 ? 'all' : `1/${divisor}`;
        group.limit(Math.round((PERIOD_US * processors) / divisor));
      },
    };
  } catch {
    return undefined;
  }
}

function openUnified(name: string): Group {
  const folder = join(ROOT, name);
  mkdirSync(folder, { recursive: true });
  return {
    limit: (quotaUs) => writeFileSync(join(folder, 'cpu.max'), `${quotaUs} ${PERIOD_US}`),
    enter: `echo $$ > ${join(folder, 'cgroup.procs')}`,
    usedS: () =>
      Number(/usage_usec (\d+)/u.exec(readFileSync(join(folder, 'cpu.stat'), 'utf8'))?.[1]) / 1e6,
    pids: () => pidsIn(folder),
    end: () => leave([folder]),
  };
}

function openLegacy(name: string): Group {
  const folders = ['cpu', 'cpuacct'].map((controller) => join(ROOT, controller, name));
  const [cpu = '', account = ''] = folders;
  for (const folder of folders) mkdirSync(folder, { recursive: true });
  writeFileSync(join(cpu, 'cpu.cfs_period_us'), String(PERIOD_US));
  return {
    limit: (quotaUs) => writeFileSync(join(cpu, 'cpu.cfs_quota_us'), String(quotaUs)),
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
