// One home, so many phones of so many villages, for so many seconds.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engine } from './engines.ts';
import { sendAll, startHome } from './send.ts';
import { readTimeTable } from './time-table.ts';
import { foundVillages, type Member, type Push, signedPush } from './village.ts';

export type Spread = {
  readonly villages: number;
  readonly phones: number;
  readonly perPush: number;
  readonly seconds: number;
};

/** Pushes of each phone that go before, so that the home has met everybody and its code is warm. */
const WARM_FACTS = 400;
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
    await sendAll(home.port, signedPushes(members, perPush, Math.ceil(WARM_FACTS / perPush)));
    const perPhone = Math.ceil((Math.min(FACTS_PER_S / perPush, PUSHES_PER_S) * seconds) / phones);
    const ready = signedPushes(members, perPush, perPhone);
    const before = { home: home.cost().cpuS, engine: engine.cpuS() };
    if (withTable) home.lookIn();
    const sent = await sendAll(home.port, ready, seconds);
    const after = { home: home.cost(), engine: engine.cpuS() };
    if (withTable) {
      await home.looked();
      console.log(`${villages} villages, ${perPush} a push:`);
      console.table(readTimeTable(profile));
    }
    if (sent.facts !== sent.pushes * perPush) throw new Error(`${sent.facts} facts were taken`);
    const perPushMs = (usedS: number): number => round((usedS * 1_000) / sent.pushes);
    const sorted = sent.ms.toSorted((left, right) => left - right);
    const at = (share: number): number => round(sorted[Math.ceil(sorted.length * share) - 1] ?? 0);
    return {
      factsPerS: Math.round(sent.facts / sent.seconds),
      pushesPerS: Math.round(sent.pushes / sent.seconds),
      p50Ms: at(0.5),
      p95Ms: at(0.95),
      homeMs: perPushMs(after.home.cpuS - before.home),
      engineMs: perPushMs(after.engine - before.engine),
      memoryMb: after.home.memoryMb,
    };
  } finally {
    await home.stop();
    await engine.remove();
    rmSync(folder, { recursive: true });
  }
}

const signedPushes = (
  members: readonly Member[],
  perPush: number,
  count: number,
): readonly (readonly Push[])[] =>
  members.map((member) => Array.from({ length: count }, () => signedPush(member, perPush)));

const round = (value: number): number => Math.round(value * 100) / 100;
