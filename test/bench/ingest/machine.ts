// What every bench tells of the machine it ran on, and reads of what it was asked.

import { cpus, loadavg } from 'node:os';
import { argv } from 'node:process';

export const machineText = (): string =>
  `${cpus()[0]?.model}, ${cpus().length} processors, load ${loadavg()[0]?.toFixed(1)}`;

/** The number behind an option. */
export function numberAfter(option: string, otherwise: number): number {
  const at = argv.indexOf(option);
  return at < 0 ? otherwise : Number(argv[at + 1]);
}
