// The peers of `npm run bench -- first-sync`, and how many times faster ours is than each.

import { argv } from 'node:process';
import type { BenchVillage } from '../phone/demo.ts';
import { readDemoParts } from './demo.ts';
import { installPeers } from './install.ts';
import type { PeerName } from '../peers/peer.ts';
import { countRows } from './records.ts';
import { type Synced, syncPeer } from './run.ts';
import { medianOf, timesFaster } from '../lib/tell.ts';

type Ours = Readonly<Record<'listS' | 'writeS' | 'workS' | 'allS', number>>;

/**
 * `--commune`: each once more with the rows of all villages, the own one first; this takes the slowest of
 * them an hour.
 */
export async function syncPeers(
  names: readonly PeerName[],
  village: BenchVillage,
  ours: Ours,
  rounds: number,
) {
  if (names.length === 0) return { peers: {}, ratios: {} };
  installPeers();
  const peers = await syncEach(names, village, false, rounds);
  const ratios: Record<string, number> = {};
  for (const [peer, synced] of Object.entries(peers)) {
    ratios[`${peer}, list`] = timesFaster(synced.listS, ours.listS);
    // As if its app let one write as soon as there is a household.
    ratios[`${peer}, write`] = timesFaster(synced.listS, ours.writeS);
    ratios[`${peer}, work`] = timesFaster(synced.workS, ours.workS);
    ratios[`${peer}, all`] = timesFaster(synced.allS, ours.allS);
  }
  if (!argv.includes('--commune')) return { peers, ratios };
  for (const [peer, synced] of Object.entries(await syncEach(names, village, true, 1))) {
    peers[`${peer}, commune`] = synced;
    // Without the own village first nobody can work before all is there.
    ratios[`${peer}, commune, write without a split`] = timesFaster(synced.allS, ours.writeS);
    ratios[`${peer}, commune, work without a split`] = timesFaster(synced.allS, ours.workS);
  }
  return { peers, ratios };
}

async function syncEach(
  names: readonly PeerName[],
  village: BenchVillage,
  isCommune: boolean,
  rounds: number,
) {
  const parts = await readDemoParts(village.place, isCommune);
  console.log(`as rows, for the peers: ${countRows(parts)}`);
  const peers: Record<string, Synced> = {};
  for (const peer of names) {
    const runs: Synced[] = [];
    for (let round = 0; round < rounds; round += 1) {
      runs.push(await syncPeer(peer, village.place, parts));
      console.log(peer, JSON.stringify(runs.at(-1)));
    }
    peers[peer] = medianOf(runs);
  }
  return peers;
}
