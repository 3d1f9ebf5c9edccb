// A peer's server that takes pushes, in a process of its own: `serve-pushes.ts <peer> <villages>`,
// in the folder where it is to keep them. Prints its port.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { argv } from 'node:process';
import { PUSH_PEERS, type PushPeerName, villageNames } from './pushes.ts';

const [name = '', villages = ''] = argv.slice(2);
const peer = await PUSH_PEERS[name as PushPeerName](); // the bench names one
const { listen, count } = await peer.serve(villageNames(Number(villages)));
const server = createServer((request, response) => {
  if (request.url === '/count') void count().then((rows) => response.end(String(rows)));
  else listen(request, response);
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo; // it listens on a port
  console.log(`port ${port}`);
});
