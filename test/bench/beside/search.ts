// The peers of `npm run bench -- search`.

import { argv } from 'node:process';
import { installPeers } from './install.ts';
import { PEERS, type PeerName } from '../peers/peer.ts';
import { bundleOf } from './run.ts';

export type SearchPeers = { readonly ways: readonly PeerName[]; readonly code: string };

export async function openSearchPeers(): Promise<SearchPeers> {
  if (argv.includes('--alone')) return { ways: [], code: '' };
  installPeers();
  return { ways: PEERS, code: await bundleOf('search/peers-on-a-phone.tsx') };
}
