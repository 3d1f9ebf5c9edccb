// The peers of `npm run bench -- reload`.

import { readDemoParts } from './demo.ts';
import { installPeers } from './install.ts';
import type { PeerName } from '../peers/peer.ts';
import type { Reopened } from '../phone/reopen.ts';
import { reopenPeer } from './run.ts';
import { medianOf, timesFaster } from '../lib/tell.ts';

export async function reopenPeers(
  names: readonly PeerName[],
  village: string,
  oursFirstS: number,
  rounds: number,
) {
  if (names.length === 0) return { peers: {}, ratios: {} };
  installPeers();
  const parts = await readDemoParts(village, false);
  const peers: Record<string, Reopened> = {};
  const ratios: Record<string, number> = {};
  for (const peer of names) {
    const opened = medianOf(await reopenPeer(peer, village, parts, rounds));
    console.log(peer, JSON.stringify(opened));
    peers[peer] = opened;
    ratios[peer] = timesFaster(opened.firstS, oursFirstS);
  }
  return { peers, ratios };
}
