// A peer's server in a process of its own, with the rows that phones are to fetch.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Running, startServer } from '../lib/server.ts';
import type { PeerName } from '../peers/peer.ts';
import type { Part } from '../peers/rows.ts';

/** @param page the code of the page that it serves besides */
export async function serveRows(
  peer: PeerName,
  village: string,
  parts: readonly Part[],
  page = '',
): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'banso-bench-peer-'));
  writeFileSync(join(folder, 'parts.json'), JSON.stringify(parts));
  writeFileSync(join(folder, 'village'), village);
  writeFileSync(join(folder, 'app.js'), page);
  const program = join(import.meta.dirname, '..', 'peers', 'serve.ts');
  const server = await startServer(['--max-old-space-size=6000', program, peer, folder]);
  return {
    ...server,
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
