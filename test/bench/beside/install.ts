// Brings the peers' packages, of a lock file of their own, when a bench is about to need them.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '..', 'peers');

export function installPeers(): void {
  const locked = readFileSync(join(folder, 'package-lock.json'), 'utf8');
  const stamp = join(folder, 'node_modules', '.banso-installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === locked) return;
  console.log(
    'Installing what is measured beside (about a minute, only when its lock file changes) …',
  );
  const installed = spawnSync('npm', ['ci', '--loglevel=error'], { cwd: folder, stdio: 'inherit' });
  if (installed.status !== 0) throw new Error('npm ci failed in test/bench/peers');
  writeFileSync(stamp, locked);
}
