// The rows of the demo that the bench serves, read out of a copy of its own.

import { rmSync } from 'node:fs';
import { openDemo } from '../phone/demo.ts';
import type { Part } from '../peers/rows.ts';
import { readParts } from './records.ts';

export async function readDemoParts(village: string, isCommune: boolean): Promise<readonly Part[]> {
  const { home, folder, close } = await openDemo();
  const parts = await readParts(home, village, isCommune);
  await close();
  rmSync(folder, { recursive: true, force: true });
  return parts;
}
