// The peers of `npm run bench -- idle` that tell by a connection: a tenth as many phones wait for
// news at their servers, those of `push`, each as its own client asks.

import { Agent } from 'node:http';
import { weighWaiting } from '../idle/weigh.ts';
import { timesMore } from '../lib/tell.ts';
import { PUSH_PEERS, villageNames } from '../peers/pushes.ts';
import { installPeers } from './install.ts';
import { openPhone, sendTo, servePushes } from './push.ts';

type Waiting = Awaited<ReturnType<typeof weighWaiting>>;

/** Yjs would need a WebSocket, which is another matter than an answer that goes on. */
export const LISTENED = ['PouchDB', 'RxDB'] as const;
const SHARE = 10;
/** What goes before, so that the code is warm. */
const WARM_PUSHES = 100;

type Listened = (typeof LISTENED)[number];

export async function weighPeers(names: readonly Listened[], ours: Waiting, idleS: number) {
  const peers: Record<string, Waiting> = {};
  const ratios: Record<string, number> = {};
  if (names.length === 0) return { peers, ratios };
  installPeers();
  for (const name of names) {
    const theirs = await weighPeer(name, Math.ceil(ours.connections / SHARE), idleS);
    peers[name] = theirs;
    ratios[`${name}, memory`] = timesMore(theirs.perConnectionKb, ours.perConnectionKb);
    ratios[`${name}, opening`] = timesMore(theirs.openMs, ours.openMs);
  }
  return { peers, ratios };
}

async function weighPeer(name: Listened, connections: number, idleS: number) {
  const peer = await PUSH_PEERS[name]();
  const { feed } = peer;
  if (feed === undefined) throw new Error(`${name} has no feed`);
  const villages = villageNames(1);
  const push = openPhone(peer, villages, 0);
  const send = sendTo(peer);
  const server = await servePushes(name, villages.length);
  const agent = new Agent();
  const write = async (): Promise<void> => void (await send(server.port, agent, push(1)));
  try {
    for (let sent = 0; sent < WARM_PUSHES; sent += 1) await write();
    const path = feed.pathOf(villages[0] ?? '');
    return await weighWaiting(
      {
        connections,
        port: server.port,
        cost: () => server.cost(),
        asked: () => ({ path, headers: {} }),
        heard: feed.heard,
        write,
      },
      idleS,
    );
  } finally {
    agent.destroy();
    await server.stop();
  }
}
