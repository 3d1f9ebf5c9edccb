// An evening of many phones, open-loop: what is due is sent when it is due, however long the home takes for
// what went before, and is timed from then.

import { setTimeout as wait } from 'node:timers/promises';
import { randomInt, seededRandom } from '#kernel/random.ts';
import { startHome } from '../ingest/send.ts';
import type { Engine } from '../ingest/engines.ts';
import type { Member } from '../ingest/village.ts';
import { createLoadPhone, type Kind, KINDS, type LoadPhone } from './phone.ts';

/** A visit: who was met, steps, a note. */
const FACTS_PER_PUSH = 5;
/** What is still under way when the evening ends is waited for so long, and counts with the time it took. */
const LAST_MS = 60_000;

export type Evening = {
  readonly seconds: number;
  /** Between two pushes of a phone, on average. */
  readonly everyS: number;
};

export async function spendEvening(
  engine: Engine,
  members: readonly Member[],
  { seconds, everyS }: Evening,
) {
  const random = seededRandom(members.length);
  const home = await startHome(engine.place);
  const phones = members.map((member) => createLoadPhone(member, home.port));
  const ms = new Map<Kind, number[]>(KINDS.map((kind) => [kind, []]));
  const failed: string[] = [];
  let facts = 0;
  try {
    const [rest, restEngine] = [home.cost(), engine.cpuS()];
    const began = performance.now();
    const timed = async (kind: Kind, dueMs: number, work: () => Promise<void>): Promise<void> => {
      await wait(Math.max(began + dueMs - performance.now(), 0));
      await work().catch((error: unknown) => void failed.push(`${kind}: ${String(error)}`));
      ms.get(kind)?.push(performance.now() - began - dueMs);
    };
    const one = async (phone: LoadPhone): Promise<void> => {
      // All come within the first quarter of the evening.
      const openMs = randomInt(random, Math.ceil(seconds * 250));
      await timed('first sync', openMs, () => phone.open());
      phone.listen((took) => ms.get('pull after news')?.push(took));
      // What is due while it still opens is late, and not left out.
      let dueMs = openMs;
      const visit = async (): Promise<void> => {
        const taken = await phone.push(FACTS_PER_PUSH);
        facts += taken;
      };
      for (;;) {
        dueMs += -Math.log(1 - randomInt(random, 1_000_000) / 1_000_000) * everyS * 1_000;
        if (dueMs > seconds * 1_000) break;
        // A phone sends one push after the other; those of others do not wait for it.
        await timed('push', dueMs, visit);
      }
    };
    const isOver = await Promise.race([
      Promise.all(phones.map(one)).then(() => true),
      wait(seconds * 1_000 + LAST_MS, false, { ref: false }),
    ]);
    if (!isOver) failed.push('not all was answered');
    const tookS = (performance.now() - began) / 1_000;
    const [end, endEngine] = [home.cost(), engine.cpuS()];
    const requests = KINDS.map((kind) => toldOf(kind, ms.get(kind) ?? [], phones));
    const exchanges = requests.reduce((sum, { count }) => sum + count, 0);
    const homeMs = (end.cpuS - rest.cpuS) * 1_000;
    const engineMs = (endEngine - restEngine) * 1_000;
    return {
      phones: phones.length,
      factsPerS: round(facts / tookS),
      exchangesPerS: round(exchanges / tookS),
      kbPerPhone: round(bytesOf(phones, KINDS) / phones.length / 1_000),
      memoryMb: end.memoryMb,
      engineMemoryMb: engine.memoryMb(),
      cpuPercent: round((homeMs + engineMs) / tookS / 10),
      homeMsPerExchange: round(homeMs / exchanges),
      engineMsPerExchange: round(engineMs / exchanges),
      cpuMsPerPhone: round((homeMs + engineMs) / phones.length),
      askedAgain: phones.reduce((sum, phone) => sum + phone.again(), 0),
      failed: failed.length,
      requests,
      ...(failed.length > 0 && { firstFailed: failed[0] }),
    };
  } finally {
    for (const phone of phones) phone.close();
    await home.stop();
  }
}

function toldOf(kind: Kind, ms: readonly number[], phones: readonly LoadPhone[]) {
  const sorted = ms.toSorted((left, right) => left - right);
  const at = (share: number): number => round(sorted[Math.ceil(sorted.length * share) - 1] ?? 0);
  const count = ms.length;
  const kb = round(bytesOf(phones, [kind]) / Math.max(1, count) / 1_000);
  return { kind, count, p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99), kb };
}

const bytesOf = (phones: readonly LoadPhone[], kinds: readonly Kind[]): number =>
  phones.reduce((sum, phone) => sum + kinds.reduce((of, kind) => of + phone.bytes(kind), 0), 0);

const round = (value: number): number => Number(value.toPrecision(3));
