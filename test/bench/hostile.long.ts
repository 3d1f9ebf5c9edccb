// What ten honest phones notice while another one lies to the same home as fast as it is answered.
// Asserts only counts, and prints what it measured; `docs/operate/power-cut.md` says how to measure.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PUSH_FACTS_MAX, PERSON_FACTS } from '#protocol/limits.ts';
import { type Flooded, startFlood } from '#test/support/flood.ts';
import type { TestPhone } from '#test/support/test-phone.ts';
import { compared, joined, NO_TIMES, runHonest } from './hostile/honest.ts';
import { LIES } from './hostile/lies.ts';
import { offerMillions } from './hostile/millions.ts';
import { openStage, type Stage } from './hostile/stage.ts';
import { machineText } from './lib/tell.ts';

const PHONES = 10;
/** More than one address may have under way. */
const CONNECTIONS = 20;
/** Of the others alone, and as many of the others while somebody lies, in turns. */
const SECONDS = Number(env['HOSTILE_SECONDS'] ?? 1);
const WARM_S = 1;
/** Others alone and under the lie take turns of so long: whatever else the machine does befalls both. */
const TURN_S = 5;
/** The longest that an answer of before is held. */
const HELD_S = 2;
const ENGINE = env['HOSTILE_ENGINE'] ?? 'SQLite';
/** Facts that one phone offers, none twice; by hand, because it takes minutes. */
const FACTS = Number(env['HOSTILE_FACTS'] ?? 0);

describe('a phone that lies', () => {
  const folder = mkdtempSync(join(tmpdir(), 'banso-flood-'));
  const told: object[] = [];
  let stage: Stage;
  let honest: readonly TestPhone[] = [];

  beforeAll(async () => {
    stage = await openStage(ENGINE, PHONES + Object.keys(LIES).length + 1);
    honest = stage.phones.slice(0, PHONES).map(({ phone }) => phone);
  });
  afterAll(async () => {
    await stage.close();
    rmSync(folder, { recursive: true });
    const engine = ENGINE;
    const of = { engine, phones: PHONES, connections: CONNECTIONS, seconds: SECONDS };
    console.log(JSON.stringify({ bench: 'hostile', ...of, told, machine: machineText() }));
  });

  /** A home that has just been started owes nobody an answer. */
  async function startAgain(): Promise<void> {
    await stage.startAgain();
    await runHonest(stage, honest, WARM_S);
  }

  function liarOf(index: number) {
    const liar = stage.phones[PHONES + index];
    if (liar === undefined) throw new Error('no liar');
    return liar;
  }

  it.each(Object.entries(LIES).map(([name, lie], index) => [name, lie, index] as const))(
    '%s and slows no one else',
    async (name, { make, told: code }, index) => {
      await startAgain();
      const requests = await make(stage, liarOf(index).phone);
      const { base } = stage.home();
      const flood = await startFlood(join(folder, 'flood.json'), requests, base, CONNECTIONS);
      let [alone, under] = [NO_TIMES, NO_TIMES];
      let answered: Flooded = {};
      for (let left = SECONDS; left > 0; left -= TURN_S) {
        const turnS = Math.min(left, TURN_S);
        alone = joined(alone, await runHonest(stage, honest, turnS));
        flood.go();
        under = joined(under, await runHonest(stage, honest, turnS));
        answered = addedUp(answered, await flood.stop());
        if (left > TURN_S) await wait(HELD_S * 1_000);
      }
      // What is slow to be refused is waited for.
      while (answered[code] === undefined) {
        flood.go();
        await wait(500);
        answered = addedUp(answered, await flood.stop());
      }
      await flood.end();
      const isLogged = stage.log.some((line) => line.includes(' refused '));
      told.push({ name, answered, ...compared(alone, under) });
      expect(Object.keys(answered).filter((each) => BROKEN.test(each))).toEqual([]);
      expect(isLogged).toBe(true);
      const taken = (answered['200'] ?? 0) * PUSH_FACTS_MAX;
      const isPush = requests[0]?.path === '/api/push';
      if (isPush) expect(taken).toBeLessThanOrEqual(PERSON_FACTS.burst + PUSH_FACTS_MAX);
    },
  );

  it.runIf(FACTS > 0)(
    'offers millions of facts and has as many taken as anybody in those minutes',
    async () => {
      await startAgain();
      const alone = await runHonest(stage, honest, SECONDS);
      const diskBefore = await stage.diskBytes();
      const offering = offerMillions(stage, liarOf(Object.keys(LIES).length), FACTS);
      let under = NO_TIMES;
      while (!offering.isDone()) under = joined(under, await runHonest(stage, honest, 5));
      const offered = await offering.done;
      const diskBytes = (await stage.diskBytes()) - diskBefore;
      const refusals = stage.log.filter((line) => line.includes(' refused ')).length;
      const what = { ...offered, diskBytes, linesOfLog: refusals };
      told.push({ name: 'offers millions of facts', ...what, ...compared(alone, under) });
      expect(offered.offered).toBeGreaterThanOrEqual(FACTS);
      const minutes = offered.seconds / 60;
      const most = PERSON_FACTS.burst + PERSON_FACTS.perMinute * minutes + PUSH_FACTS_MAX;
      expect(offered.taken).toBeLessThanOrEqual(most);
      expect(offered.answered['too-many-requests']).toBeGreaterThan(0);
    },
    3_600_000,
  );
});

function addedUp(first: Flooded, second: Flooded): Flooded {
  const sum: Record<string, number> = { ...first };
  for (const [code, times] of Object.entries(second)) sum[code] = (sum[code] ?? 0) + times;
  return sum;
}

/** A bug of the home, a connection that was cut, or a status without a code: no answer to a lie. */
const BROKEN = /^(?:bug|cut|5\d\d)$/u;
