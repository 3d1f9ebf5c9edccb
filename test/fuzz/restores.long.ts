// What is shown to a home that was restored: heads it never signed, chains that part elsewhere, false runs.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fromBase64Url, toBase64Url, utf8 } from '#kernel/bytes.ts';
import { bookNext, saltBlockOf } from '#book/chain.ts';
import { decodeRun, encodeRun } from '#book/run.ts';
import type { PullReply } from '#protocol/messages.ts';
import type { OfferRequest, RejoinReply, RejoinRequest } from '#protocol/restore.ts';
import { PROTOCOL } from '#protocol/version.ts';
import { sha256 } from '#server/crypto.ts';
import { openWorld, type World } from '#test/device/world.ts';
import { createTestPhone, type TestPhone } from '#test/support/test-phone.ts';
import { type Dice, play } from './dice.ts';
import { junk, mutateJson, render } from './mutate.ts';
import { PLAN } from './plan.ts';
import { findRequest } from './signed-request.ts';
import { ask, createGuard, createTally, createWitness, type Witness } from './target.ts';

type Shown = PullReply['books'][number];
/** A signed head as a pull tells it. */
type Head = RejoinRequest['head'];
type Point = RejoinRequest['points'][number];

const LOST = 40;

describe('a home that was restored', () => {
  let world: World;
  let phone: TestPhone;
  let witness: Witness;
  let guard: ReturnType<typeof createGuard>;
  let rejoin: RejoinRequest;
  let offer: OfferRequest;
  /** True heads of other books, and of this one when it was younger. */
  let otherHeads: readonly Head[];
  let otherRuns: readonly unknown[];
  const tally = createTally();

  beforeAll(async () => {
    world = await openWorld();
    phone = createTestPhone(
      { request: (path, init) => world.app.request(path, init) },
      world.random,
      { now: () => world.time.nowS },
    );
    const { card } = await world.addWorker('Lò Văn Khặn', 'member');
    if ((await phone.enrol(card)).status !== 200) throw new Error('not enrolled');
    await pushVisits(30);
    const early = await pullAll();
    const copy = await world.copyFiles();
    await pushVisits(LOST);
    const late = await pullAll(`${world.doors.id}.0.30`);
    const [before, after] = [shownOf(early), shownOf(late)];
    const others = early.books.filter(({ book }) => book.id !== world.doors.id);
    otherHeads = [...others, before].map((shown) => headOf(shown, early.at));
    otherRuns = others.flatMap(({ runs }) => runs);
    await world.restoreFiles(copy);
    const head = headOf(after, late.at);
    const points: readonly Point[] = [
      [before.seq, before.hash],
      [after.seq, after.hash],
    ];
    rejoin = { protocol: PROTOCOL, book: world.doors.id, head, points: [...points] };
    const common = { epoch: 0, seq: before.seq, hash: before.hash };
    offer = { protocol: PROTOCOL, book: world.doors.id, head, common, cuts: [], runs: after.runs };
    witness = createWitness(world.folder);
    guard = createGuard(witness);
  });
  afterAll(() => {
    witness?.close();
    world.close();
  });

  async function pushVisits(count: number): Promise<void> {
    const visits = Array.from({ length: count }, () => ({
      type: 'door.visited@1',
      on: 20_778,
      body: {
        visit: toBase64Url(world.random(9)).slice(0, 10),
        household: world.household,
        outcome: 'met',
      },
    }));
    const { status } = await phone.push([phone.part(world.doors.id, visits)]);
    if (status !== 200) throw new Error(`not taken: ${status}`);
  }

  const pullAll = async (have = ''): Promise<PullReply> => (await phone.pull(have)).reply;

  function shownOf({ books }: PullReply): Shown {
    const shown = books.find(({ book }) => book.id === world.doors.id);
    if (shown === undefined) throw new Error('no doors');
    return shown;
  }

  const post = (path: string, text: string) => {
    const request = findRequest('POST', path, {}, utf8(text));
    if (request === undefined) throw new Error('not a request');
    return ask({ app: world.app, log: [] }, request);
  };

  const countFacts = async (): Promise<number> =>
    (await world.home.store.read(world.doors.cell).listFacts(world.doors.id, 0, 1_000)).length;

  test('opens one epoch for what it had signed, and none for anything else', async () => {
    const found = await post('/api/rejoin', JSON.stringify(rejoin));
    const told = JSON.parse(found.text) as RejoinReply; // compared here
    expect(told).toMatchObject({ epoch: 1, whole: false, common: 30 });
    expect(guard.isSame()).toBe(false);
    guard.accept();
    const played = await play('rejoins', PLAN.rejoins, async (dice) => {
      const lie = dice.chance(60)
        ? mutateJson(dice, rejoin)
        : { ...rejoin, ...lieOfRejoin(dice, rejoin, otherHeads) };
      const { status, code, text } = await post('/api/rejoin', render(dice, lie));
      tally.add(`rejoins ${status} ${code}`);
      if (!guard.isSame()) throw new Error(`answered ${status} ${code} and changed the store`);
      if (status === 200) {
        const { epoch, common } = JSON.parse(text) as RejoinReply; // compared here
        if (epoch > 1 || ![0, 30].includes(common)) throw new Error(text);
      }
    });
    expect(played).toBe(PLAN.rejoins);
    for (const answer of ['400 malformed', '401 signature-wrong', '200 ']) {
      expect(tally.get(`rejoins ${answer}`), tally.text()).toBeGreaterThan(200);
    }
  });

  test('takes back what it had said, and nothing that it had not', async () => {
    let taken = 0;
    const played = await play('offers', PLAN.offers, async (dice) => {
      const lie = dice.chance(60)
        ? mutateJson(dice, offer)
        : { ...offer, ...lieOfOffer(dice, offer, otherHeads, otherRuns) };
      const { status, code, text } = await post('/api/offer', render(dice, lie));
      tally.add(`offers ${status} ${code}`);
      if (guard.isSame()) return;
      if (status !== 200) throw new Error(`answered ${status} ${code} and changed the store`);
      const { said } = JSON.parse(text) as { said: number }; // compared here
      if (said !== LOST || taken > 0) throw new Error(`said ${said} after ${taken}`);
      taken = said;
      guard.accept();
    });
    expect(played).toBe(PLAN.offers);
    for (const answer of ['400 malformed', '401 signature-wrong', '200 ']) {
      expect(tally.get(`offers ${answer}`), tally.text()).toBeGreaterThan(50);
    }
    await post('/api/offer', JSON.stringify(offer));
    expect(await countFacts()).toBe(30 + LOST);
    const facts = await world.home.store.read(world.doors.cell).listFacts(world.doors.id, 30, 100);
    expect(facts.map(({ origin }) => origin)).toEqual(
      facts.map((_, index) => ({ stream: phone.stream, n: 31 + index })),
    );
  });
});

const headOf = ({ epoch, generation, seq, hash, signature }: Shown, at: number): Head => ({
  epoch,
  generation,
  seq,
  hash,
  at,
  signature,
});

const SEQS = [1, 29, 30, 31, 69, 70, 71, 256, 10 ** 6, 2 ** 31, 2 ** 53 - 1] as const;

const someHash = (dice: Dice): string => toBase64Url(dice.bytes(32));

function lieOfRejoin(dice: Dice, { points }: RejoinRequest, heads: readonly Head[]): object {
  switch (dice.below(4)) {
    case 0:
      return { head: dice.pick(heads) };
    case 1:
      return { points: points.toReversed() };
    case 2:
      return {
        points: Array.from({ length: dice.below(40) }, () => [dice.pick(SEQS), someHash(dice)]),
      };
    default:
      return { points: [...points, ...points, [dice.pick(SEQS), points[0]?.[1]]] };
  }
}

function lieOfOffer(
  dice: Dice,
  { common, runs }: OfferRequest,
  heads: readonly Head[],
  others: readonly unknown[],
): object {
  const run = runs[0];
  const columns = typeof run === 'object' && run !== null ? run : {};
  switch (dice.below(8)) {
    case 0:
      return { head: dice.pick(heads) };
    case 6:
      return { runs: [forgeRun(dice, run, common)] };
    case 1:
      return { runs: [...runs, dice.pick([...others, ...runs])] };
    case 2:
      return { runs: [dice.pick(others)] };
    case 3:
      return { common: { ...common, seq: dice.pick([0, ...SEQS]) } };
    case 4:
      return {
        common: { epoch: dice.below(3), seq: dice.pick([0, ...SEQS]), hash: someHash(dice) },
      };
    case 5:
      return {
        cuts: Array.from({ length: 1 + dice.below(3) }, () => [
          1 + dice.below(5),
          dice.pick(SEQS),
          dice.pick([common.hash, someHash(dice)]),
        ]),
      };
    default:
      return {
        runs: [{ ...columns, from: dice.pick(SEQS), ...(dice.chance(50) && { b: junk(dice) }) }],
      };
  }
}

/** A run that follows from its beginning as it should, and says what the home never said. */
function forgeRun(dice: Dice, encoded: unknown, common: OfferRequest['common']): unknown {
  const run = decodeRun(encoded);
  const begun = fromBase64Url(common.hash);
  if (!run.ok || !begun.ok) throw new Error('not a run');
  const { book, salts } = run.value;
  const saltOf = new Map(salts.map(({ stream, block, salt }) => [`${stream}.${block}`, salt]));
  const kept = run.value.facts.slice(0, 1 + dice.below(run.value.facts.length));
  const facts = kept.map((fact) =>
    dice.chance(30) ? { ...fact, body: fact.body.replace('"met"', '"away"') } : fact,
  );
  let hash = begun.value;
  for (const fact of facts) {
    const salt = saltOf.get(`${fact.stream}.${saltBlockOf(fact.n)}`) ?? new Uint8Array(16);
    hash = bookNext(sha256, hash, book, fact, salt);
  }
  return encodeRun({ ...run.value, facts, hash });
}
