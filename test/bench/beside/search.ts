// The peers of `npm run bench -- search`: their page, on an origin that may have a store.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { argv } from 'node:process';
import { installPeers } from './install.ts';
import { PEERS, type PeerName } from '../peers/peer.ts';
import { bundleOf } from './run.ts';

export type SearchPeers = {
  readonly ways: readonly PeerName[];
  readonly code: string;
  readonly origin: string;
  stop(): void;
};

export async function openSearchPeers(): Promise<SearchPeers> {
  if (argv.includes('--alone')) return { ways: [], code: '', origin: '', stop: () => undefined };
  installPeers();
  const code = await bundleOf('search/peers-on-a-phone.tsx');
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><body></body>');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo; // it listens on a port
  return {
    ways: PEERS,
    code,
    origin: `http://127.0.0.1:${port}/`,
    stop: () => void server.close(),
  };
}
