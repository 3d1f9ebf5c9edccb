// The peers of `npm run bench -- push` and `-- ingest`: as many phones of as many villages, which
// send the same visits over HTTP on the same machine, made ready before the clock runs as ours are.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '#kernel/id.ts';
import { seededRandom } from '#kernel/random.ts';
import { type Spread, timeSending, WARM_FACTS } from '../ingest/measure.ts';
import { post, type Send, sendAll } from '../ingest/send.ts';
import { HOUSEHOLDS, visits } from '../ingest/village.ts';
import { type Running, startServer } from '../lib/server.ts';
import { timesMore } from '../lib/tell.ts';
import {
  type PeerPush,
  PUSH_PEERS,
  type PushPeer,
  type PushPeerName,
  villageNames,
} from '../peers/pushes.ts';
import type { Row } from '../peers/rows.ts';
import { installPeers } from './install.ts';

/** What is made ready for a second of the clock: more than any of them answers. */
const FACTS_PER_S = 60_000;
const PUSHES_PER_S = 9_000;
/** What goes before, as with ours, ends then all the same. */
const WARM_S_MAX = 10;

const random = seededRandom(13);

/** How quickly ours took the same. */
type Ours = Pick<Spread, 'villages' | 'phones'> & { readonly factsPerS: number };

export async function pushToPeers(
  names: readonly PushPeerName[],
  ours: readonly Ours[],
  perPush: number,
  seconds: number,
) {
  if (names.length === 0) return { peers: {}, ratios: {} };
  installPeers();
  const peers: Record<string, unknown> = {};
  const ratios: Record<string, number> = {};
  for (const name of names) {
    const rows = [];
    for (const { villages, phones, factsPerS } of ours) {
      const spread = { villages, phones, perPush, seconds };
      const row = { villages, phones, ...(await measurePeer(name, spread)) };
      rows.push(row);
      ratios[`${name}, ${textOf(spread)}`] = timesMore(factsPerS, row.factsPerS);
    }
    console.log(`${name}, ${perPush} a push`);
    console.table(rows);
    peers[name] = { rows };
  }
  return { peers, ratios };
}

const textOf = ({ villages, phones }: Spread): string =>
  [
    phones === 1 ? '1 phone' : `${phones} phones`,
    villages === 1 ? '1 village' : `${villages} villages`,
  ].join(' of ');

/** A peer's server in a folder of its own, which goes with it. */
export async function servePushes(name: PushPeerName, villages: number): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'banso-bench-peer-'));
  const program = join(import.meta.dirname, '..', 'peers', 'serve-pushes.ts');
  const options = ['--max-old-space-size=6000', program, name, String(villages)];
  const server = await startServer(options, folder);
  return {
    ...server,
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

async function measurePeer(name: PushPeerName, spread: Spread) {
  const { villages, phones, perPush, seconds } = spread;
  const peer = await PUSH_PEERS[name]();
  const names = villageNames(villages);
  const openPhones = Array.from({ length: phones }, (_, index) => openPhone(peer, names, index));
  const make = (each: number): readonly (readonly PeerPush[])[] =>
    openPhones.map((push) => Array.from({ length: each }, () => push(perPush)));
  const send = sendTo(peer);
  const server = await servePushes(name, villages);
  try {
    const warming = make(Math.ceil(WARM_FACTS / perPush));
    const warm = await sendAll(server.port, warming, send, WARM_S_MAX);
    const aSecond = Math.min(FACTS_PER_S / perPush, PUSHES_PER_S);
    const ready = make(Math.ceil((aSecond * seconds) / phones));
    const row = await timeSending(server, ready, send, perPush, seconds);
    const held = Number(await (await fetch(`http://127.0.0.1:${server.port}/count`)).text());
    if (held !== warm.facts + row.pushes * perPush) throw new Error(`${name} holds ${held}`);
    return row;
  } finally {
    await server.stop();
  }
}

/** What a phone sends next, of so many visits. */
export function openPhone(
  peer: PushPeer,
  villages: readonly string[],
  index: number,
): (count: number) => PeerPush {
  const village = villages[index % villages.length] ?? '';
  const stream = newId(random);
  const households = Array.from({ length: HOUSEHOLDS }, () => newId(random));
  const push = peer.openPhone(village);
  return (count) => {
    const at = Math.floor(Date.now() / 1_000);
    const rows = visits({ households }, count).map(({ type, on, body }): Row => {
      const { visit, ...rest } = body as { readonly visit: string }; // of visits
      return { id: visit, village, type, at, on, stream, ...rest };
    });
    return push(rows);
  };
}

export const sendTo =
  (peer: PushPeer): Send<PeerPush> =>
  async (port, agent, { path, type, body, rows }) => {
    const headers = { 'content-type': type, 'content-length': String(body.length) };
    const { status, text } = await post(port, agent, path, { body, headers });
    const refused = peer.refused(status, text);
    if (refused === undefined) throw new Error(`not taken: ${status} ${text.slice(0, 200)}`);
    return rows - refused;
  };
