// The night round in a real browser, at this machine's pace and at a sixth of it: what each step of a member
// takes, typing and looking up what the walk checks included.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env, execPath, exit, stderr } from 'node:process';
import { tellJson } from './lib/tell.ts';
import { slowedText } from './phone/browser.ts';

const WALKS = ['night-round', 'same-night'].map((name) => `test/journeys/${name}.journey.ts`);
const RATES = [1, 6];

type Timing = { readonly step: string; readonly ms: number };

const folder = mkdtempSync(join(tmpdir(), 'banso-bench-'));
const [fast = [], slow = []] = RATES.map(walkAt);
rmSync(folder, { recursive: true, force: true });

const steps = fast.map(({ step, ms }, place) => ({ step, ms, slowMs: slow[place]?.ms ?? 0 }));
for (const { step, ms, slowMs } of steps) {
  console.log(`${step.padEnd(32)} ${seconds(ms)} s   at a sixth: ${seconds(slowMs)} s`);
}
tellJson('night', { ours: { steps }, how: `slowMs: ${slowedText(6)}` });

function walkAt(rate: number): readonly Timing[] {
  const file = join(folder, `${rate}.jsonl`);
  const { status } = spawnSync(
    execPath,
    [
      join('node_modules', 'vitest', 'vitest.mjs'),
      'run',
      '--project',
      'walks',
      '--no-file-parallelism',
      ...WALKS,
    ],
    {
      env: { ...env, CPU_RATE: String(rate), TIMINGS: file },
      stdio: ['ignore', stderr.fd, 'inherit'],
    },
  );
  if (status !== 0) exit(1);
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Timing); // as `timed` writes them
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(1).padStart(5);
}
