// One home, so many phones of so many villages, for so many seconds.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Running } from '../lib/server.ts';
import type { Engine } from './engines.ts';
import { type Send, sendAll, sendPush, startHome } from './send.ts';
import { readTimeTable } from './time-table.ts';
import { foundVillages, type Member, type Push, signedPush } from './village.ts';

export type Spread = {
  readonly villages: number;
  readonly phones: number;
  readonly perPush: number;
  readonly seconds: number;
};

/** Facts of each phone that go before, so that the home has met everybody and its code is warm. */
export const WARM_FACTS = 400;
/** What is signed for a second of the clock: more than a home answers. */
const FACTS_PER_S = 20_000;
const PUSHES_PER_S = 1_500;

export async function measurePushes(
  make: () => Promise<Engine>,
  { villages, phones, perPush, seconds }: Spread,
  withTable: boolean,
) {
  const engine = await make();
  const folder = mkdtempSync(join(tmpdir(), 'banso-bench-profile-'));
  const profile = withTable ? join(folder, 'profile') : '';
  const store = await engine.open();
  const members = await foundVillages(store, villages, phones / villages);
  await store.close();
  const home = await startHome(engine.place, profile);
  try {
    const warming = signedPushes(members, perPush, Math.ceil(WARM_FACTS / perPush));
    await sendAll(home.port, warming, sendPush);
    const perPhone = Math.ceil((Math.min(FACTS_PER_S / perPush, PUSHES_PER_S) * seconds) / phones);
    const ready = signedPushes(members, perPush, perPhone);
    const engineS = engine.cpuS();
    if (withTable) home.lookIn();
    const row = await timeSending(home, ready, sendPush, perPush, seconds);
    const usedS = engine.cpuS() - engineS;
    if (withTable) {
      await home.looked();
      console.log(`${villages} villages, ${perPush} a push:`);
      console.table(readTimeTable(profile));
    }
    return { ...row, engineMs: round((usedS * 1_000) / row.pushes) };
  } finally {
    await home.stop();
    await engine.remove();
    rmSync(folder, { recursive: true });
  }
}

/** What lies ready, sent for so long: how quickly it was answered, and what that took of the server. */
export async function timeSending<Each>(
  server: Running,
  ready: readonly (readonly Each[])[],
  send: Send<Each>,
  perPush: number,
  forSeconds: number,
) {
  const before = server.cost();
  const { facts, seconds, ms } = await sendAll(server.port, ready, send, forSeconds);
  const after = server.cost();
  if (facts !== ms.length * perPush) throw new Error(`${facts} facts were taken`);
  const sorted = ms.toSorted((left, right) => left - right);
  const at = (share: number): number => round(sorted[Math.ceil(sorted.length * share) - 1] ?? 0);
  return {
    pushes: ms.length,
    factsPerS: Math.round(facts / seconds),
    pushesPerS: Math.round(ms.length / seconds),
    p50Ms: at(0.5),
    p95Ms: at(0.95),
    homeMs: round(((after.cpuS - before.cpuS) * 1_000) / ms.length),
    memoryMb: after.memoryMb,
  };
}

const signedPushes = (
  members: readonly Member[],
  perPush: number,
  count: number,
): readonly (readonly Push[])[] =>
  members.map((member) => Array.from({ length: count }, () => signedPush(member, perPush)));

const round = (value: number): number => Math.round(value * 100) / 100;
