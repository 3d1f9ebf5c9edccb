// Runs and whole answers that somebody between home and phone has changed.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canonicalText, checkJson } from '#kernel/canonical.ts';
import type { Bytes } from '#kernel/bytes.ts';
import { bookStart } from '#book/chain.ts';
import { packRuns, unpackRuns } from '#book/packed-runs.ts';
import { decodeRun, encodeRun, type Run, verifyRun } from '#book/run.ts';
import { tablesText } from '#book/table.ts';
import type { Device } from '#device/device.ts';
import type { Transport } from '#device/platform.ts';
import { sha256 } from '#server/crypto.ts';
import {
  enrolledPhone,
  openWorld,
  save,
  visit,
  type Worker,
  type World,
} from '#test/device/world.ts';
import { type Dice, play } from './dice.ts';
import { mutateJson, render } from './mutate.ts';
import { PLAN } from './plan.ts';
import { createTally } from './target.ts';

const REPLIES = 600;

describe('hostile runs', () => {
  let world: World;
  let worker: Worker;
  let good: Run;
  const tally = createTally();

  beforeAll(async () => {
    world = await openWorld();
    worker = await world.addWorker('Lò Văn Khặn', 'member');
    const device = await enrolledPhone(world, worker);
    for (let count = 0; count < 30; count += 1) {
      await save(device, world.doors, [visit(world, device)]);
    }
    await device.sync();
    const reading = world.home.store.read(world.doors.cell);
    const facts = await reading.listFacts(world.doors.id, 0, 100);
    const head = await reading.findHead(world.doors.id);
    const salts = await reading.listSalts(world.doors.id, facts[0]?.stream ?? '');
    good = { book: world.doors.id, epoch: 0, facts, salts, hash: head?.hash ?? new Uint8Array(0) };
  });
  afterAll(() => world.close());

  test('are malformed, break the chain or say exactly what the home said', async () => {
    expect(good.facts).toHaveLength(30);
    const encoded: unknown = JSON.parse(JSON.stringify(encodeRun(good)));
    const packed: unknown = JSON.parse(JSON.stringify(packRuns([encodeRun(good)])));
    const before: { seq: number; hash: Bytes } = { seq: 0, hash: bookStart(sha256, good.book) };
    const facts = textOf(good.facts);
    const played = await play('runs', PLAN.runs - REPLIES, (dice) => {
      const said = mutateJson(dice, dice.chance(50) ? encoded : packed);
      const [first] = unpackRuns([parse(render(dice, said))]);
      const run = decodeRun(first);
      if (!run.ok) return void tally.add(run.error.code);
      const proved = verifyRun(sha256, before, run.value);
      tally.add(proved.ok ? 'proved' : proved.error.code);
      if (proved.ok) expect(textOf(run.value.facts)).toBe(facts);
    });
    expect(played).toBe(PLAN.runs - REPLIES);
    expect(tally.get('run-malformed')).toBeGreaterThan(1_000);
    expect(tally.get('chain-broken')).toBeGreaterThan(500);
  });

  test('reach a phone that says so, and keeps what it had', async () => {
    let dice: Dice | undefined;
    const through =
      (direct: Transport): Transport =>
      async (path, init) => {
        const answer = await direct(path, init);
        return dice === undefined ? answer : bend(dice, answer);
      };
    const device = await enrolledPhone(world, worker, { through });
    const other = await enrolledPhone(world, worker);
    const shown = (from: Device) => tablesText(from.findView('doors', world.village)?.state ?? {});
    const played = await play('replies', REPLIES, async (own, number) => {
      if (number % 10 === 0) await save(device, world.doors, [visit(world, device)]);
      if (number % 10 === 5) {
        await save(other, world.doors, [visit(world, other)]);
        await other.sync();
      }
      const saved = (await device.ownFacts()).length;
      dice = own;
      const { phase } = await device.sync();
      dice = undefined;
      tally.add(phase);
      expect((await device.ownFacts()).length).toBe(saved);
    });
    await device.sync();
    await other.sync();
    expect(device.syncState().phase).toBe('idle');
    expect(device.counts().waiting).toBe(0);
    expect(shown(device)).toBe(shown(other));
    expect(played).toBe(REPLIES);
    expect(tally.get('trouble'), tally.text()).toBeGreaterThan(100);
  });
});

const textOf = (facts: Run['facts']): string => {
  const checked = checkJson(JSON.parse(JSON.stringify(facts)));
  return checked.ok ? canonicalText(checked.value) : '';
};

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The answer with something changed in body, status or headers. */
async function bend(dice: Dice, answer: Response): Promise<Response> {
  const text = await answer.text();
  const headers = new Headers(answer.headers);
  headers.delete('content-encoding');
  const { status: said } = answer;
  if (said === 204 || said === 304) {
    const lie = dice.pick(['0', 'x', '9999999999999999999', '-1']);
    const still = headers.get('banso-still')?.split('.');
    if (still !== undefined) {
      still[dice.below(3)] = dice.chance(50) ? lie : 'A'.repeat(86);
      headers.set('banso-still', still.join('.'));
    } else if (dice.chance(50)) headers.set('banso-signature', 'A'.repeat(86));
    else headers.set('banso-at', lie);
    return new Response(null, { status: said, headers });
  }
  const bent = dice.chance(90) ? render(dice, mutateJson(dice, parse(text))) : text;
  const status = dice.chance(90)
    ? answer.status
    : dice.pick([200, 201, 302, 400, 401, 404, 429, 500, 502]);
  return new Response(bent, { status, headers });
}
