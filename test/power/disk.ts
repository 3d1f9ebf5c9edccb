// A disk that can lose its power: an ext4 file system in a file, programs stopped dead, the file as it was.

import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const COPIES_MAX = 20;

/** A folder of its own for one run, gone when the run ends. */
export function openWorkshop(): { readonly folder: string; close(): void } {
  if (process.getuid?.() !== 0) {
    throw new Error('mounting a disk image needs root; run this as root or in a virtual machine');
  }
  const folder = mkdtempSync(join(tmpdir(), 'banso-power-'));
  return { folder, close: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

/** An empty ext4 file system in a file. */
export function makeImage(file: string, megabytes: number): void {
  writeFileSync(file, '');
  truncateSync(file, megabytes * 1024 * 1024);
  must('mkfs.ext4', ['-q', '-F', '-E', 'lazy_itable_init=0,lazy_journal_init=0', file]);
}

export function mount(file: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  must('mount', ['-o', 'loop', file, folder]);
}

/** A file system in memory, of this size and no more. */
export function mountMemory(folder: string, megabytes: number): void {
  mkdirSync(folder, { recursive: true });
  must('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
}

/** Waits for whoever just died to let go of the folder. */
export async function unmount(folder: string): Promise<void> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    if (spawnSync('umount', [folder]).status === 0) return;
    await wait(100);
  }
  must('umount', [folder]);
}

/**
 * What lies on the disk at this moment: what programs wrote and nobody flushed is not in the file. The
 * kernel may write back in the middle of a copy, so the file counts when two copies in a row are the same.
 */
export function copyDisk(file: string, copy: string): void {
  const again = `${copy}.again`;
  must('cp', ['--sparse=always', file, copy]);
  for (let attempt = 0; attempt < COPIES_MAX; attempt += 1) {
    must('cp', ['--sparse=always', file, again]);
    const isSame = spawnSync('cmp', ['-s', copy, again]).status === 0;
    must('mv', [again, copy]);
    if (isSame) return;
  }
  throw new Error('the disk did not come to rest');
}

/** Stops a program and all it started, so that nothing more is written. */
export function stopDead(pid: number): void {
  const stopped = new Set<number>();
  for (;;) {
    const running = familyOf(pid).filter((each) => !stopped.has(each));
    if (running.length === 0) return;
    for (const each of running) {
      stopped.add(each);
      signal(each, 'SIGSTOP');
    }
  }
}

/** Ends a program and all it started. */
export function endAll(pid: number): void {
  for (const each of familyOf(pid)) signal(each, 'SIGKILL');
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended meanwhile.
  }
}

/** A program and its descendants. */
function familyOf(pid: number): readonly number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((each) => /^\d+$/u.test(each))) {
    const parent = parentOf(name);
    if (parent !== undefined) parents.set(Number(name), parent);
  }
  const family = [pid];
  for (const one of family) {
    for (const [child, parent] of parents) if (parent === one) family.push(child);
  }
  return family;
}

function parentOf(pid: string): number | undefined {
  try {
    const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
    return Number(rest.split(' ')[1]);
  } catch {
    return undefined;
  }
}

function must(program: string, args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program}: ${error?.message ?? stderr.trim()}`);
}
