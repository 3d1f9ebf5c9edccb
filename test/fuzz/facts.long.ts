// Facts of every type, right and wrong, chained and signed well: what receipts say is what the store holds.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { sameBytes, toBase64Url } from '#kernel/bytes.ts';
import type { ActivityName } from '#book/activity.ts';
import { bookNext, bookStart, saltBlockOf } from '#book/chain.ts';
import { decodeRun, encodeRun, verifyRun } from '#book/run.ts';
import { type PushPart, PushReply } from '#protocol/messages.ts';
import { NOT_TAKEN } from '#protocol/problems.ts';
import { LATE_WORDS } from '#domain/late-wording.ts';
import { whyText } from '#domain/words.ts';
import { sha256 } from '#server/crypto.ts';
import { rawFact } from './bodies.ts';
import { createDice, type Dice, FUZZ_SEED, play } from './dice.ts';
import { createForger, type Forger } from './forger.ts';
import { mutateJson } from './mutate.ts';
import { PLAN } from './plan.ts';
import { signRequest } from './signed-request.ts';
import { ask, createGuard, createTally, openTarget, type Target } from './target.ts';

const FACTS_EACH = 7;

describe('hostile facts', () => {
  let target: Target;
  let guard: ReturnType<typeof createGuard>;
  let forgers: readonly Forger[];
  /** Those who may write most of what an activity's facts say. */
  let fitting: Readonly<Record<ActivityName, readonly Forger[]>>;
  const tally = createTally();

  beforeAll(async () => {
    target = await openTarget(FUZZ_SEED % 1_000);
    guard = createGuard(target.witness, target.witness.headsHash);
    const { member, head, leader, officer, admin, stranger, late } = target.phones;
    const of = {
      member: createForger(member),
      head: createForger(head),
      leader: createForger(leader),
    };
    const above = { officer: createForger(officer), admin: createForger(admin) };
    forgers = [
      ...Object.values(of),
      ...Object.values(above),
      createForger(stranger),
      createForger(late),
    ];
    fitting = {
      doors: [of.member, of.head],
      homes: [of.member, of.head, of.leader],
      people: [of.leader, above.officer, above.admin],
      places: [above.admin],
      care: [of.member, of.head, above.officer],
      learning: [of.member, above.officer],
      work: [above.officer, above.admin],
      board: [of.leader, of.head, above.officer],
      reach: [of.member, of.head],
      funds: [of.member, of.head, above.officer],
      desk: [above.officer, above.admin],
    };
  });
  afterAll(() => target.close());

  test('become part of a book exactly as the receipts say, or change nothing', async () => {
    const pushes = Math.ceil(PLAN.facts / FACTS_EACH);
    let sent = 0;
    await play('facts', pushes, async (dice) => {
      sent += await pushOne(dice);
    });
    expect(sent).toBeGreaterThanOrEqual(PLAN.facts);
    for (const outcome of ['ok', 'flagged', 'held', 'refused']) {
      expect(tally.get(outcome), outcome).toBeGreaterThan(50);
    }
    for (const code of [
      'fork',
      'gap',
      'chain-mismatch',
      'signature-wrong',
      'salt-missing',
      'salt-conflict',
    ]) {
      expect(tally.get(code), `${code} in ${tally.text()}`).toBeGreaterThan(0);
    }
  });

  async function pushOne(dice: Dice): Promise<number> {
    const book = dice.chance(60)
      ? dice.pick([target.doors, target.homes])
      : dice.pick(target.books);
    const forger = dice.pick(dice.chance(60) ? fitting[book.activity] : forgers);
    const facts = Array.from({ length: FACTS_EACH }, () => rawFact(dice, target, book.activity));
    const { part, head } = forger.forge(dice, book.id, facts);
    const sent = dice.chance(70) ? [part] : spoil(dice, part, forger);
    const before = target.witness.countFacts();
    const known = forger.headOf(book.id).n;
    const request = signRequest(target, forger.phone, 'POST', '/api/push', forger.bytesOf(sent), {
      'content-encoding': 'gzip',
    });
    const { status, text, code } = await ask(target, request);
    tally.add(`${status} ${code}`);
    if (status !== 200) {
      if (!guard.isSame()) throw new Error(`refused with ${code}, and changed the store`);
      return facts.length;
    }
    const grown = readReply(text, book.id, known, part, head, forger);
    const now = target.witness.countFacts();
    if (now - before !== grown) {
      throw new Error(`receipts say ${grown} new facts, the store has ${now - before}`);
    }
    // What is answered by letters is answered soon.
    await target.home.letters.settled();
    guard.accept();
    return facts.length;
  }

  /** Reads what became of each part; answers how many facts are new in the book. */
  function readReply(
    text: string,
    book: string,
    known: number,
    part: PushPart,
    head: Parameters<Forger['keep']>[1],
    forger: Forger,
  ): number {
    const reply = v.parse(PushReply, JSON.parse(text));
    let grown = 0;
    let reached = known;
    for (const answer of reply.parts) {
      if ('code' in answer) {
        tally.add(answer.code);
        expect(NOT_TAKEN).toContain(answer.code);
        continue;
      }
      for (const item of answer.items) {
        tally.add(item.verdict);
        expectWorded(item.verdict, item.why);
        if (item.n > reached && item.seq > 0) grown += 1;
      }
      reached = Math.max(reached, answer.n);
      if (answer.book === book && answer.n === head.n) {
        expect(answer.hash).toBe(toBase64Url(head.hash));
        forger.keep(part, head);
      }
    }
    if (reached === known && !guard.isSame()) {
      throw new Error('nothing was taken, and the store changed');
    }
    return grown;
  }

  test('leave books that every phone can read and prove', async () => {
    for (const book of target.books) {
      const reading = target.home.store.read(book.cell);
      const head = await reading.findHead(book.id);
      const facts = await reading.listFacts(book.id, 0, 1_000_000);
      expect(facts.length).toBe(head?.seq);
      let hash = bookStart(sha256, book.id);
      for (let start = 0; start < facts.length; start += 500) {
        const some = facts.slice(start, start + 500);
        const streams = [...new Set(some.map((fact) => fact.stream))];
        const salts = (
          await Promise.all(streams.map((stream) => reading.listSalts(book.id, stream)))
        ).flat();
        const saltOf = new Map(salts.map((salt) => [`${salt.stream}.${salt.block}`, salt.salt]));
        const before = { seq: start, hash };
        for (const fact of some) {
          hash = bookNext(
            sha256,
            hash,
            book.id,
            fact,
            saltOf.get(`${fact.stream}.${saltBlockOf(fact.n)}`) ?? hash,
          );
        }
        const wire: unknown = JSON.parse(
          JSON.stringify(encodeRun({ book: book.id, epoch: 0, facts: some, salts, hash })),
        );
        const run = decodeRun(wire);
        if (!run.ok) throw new Error(`${book.activity} from ${start}: ${run.error.why}`);
        expect(verifyRun(sha256, before, run.value).ok, book.activity).toBe(true);
      }
      expect(head !== undefined && sameBytes(hash, head.hash)).toBe(true);
    }
  });

  test('leave states that answer every question', async () => {
    const dice = createDice('after', 0);
    let asked = 0;
    for (const phone of Object.values(target.phones)) {
      for (const place of [target.village, target.commune, target.province]) {
        for (const asOf of [-43_830, 0, target.today, 84_006]) {
          for (const path of [
            'figures',
            'doors',
            'attention',
            'list',
            'search',
            'trace',
            'household',
          ]) {
            const query = `place=${place}&asOf=${asOf}&q=Lò&measure=met&id=${dice.pick(target.households)}`;
            await ask(target, signRequest(target, phone, 'GET', `/api/${path}?${query}`));
            asked += 1;
          }
        }
      }
      await ask(target, signRequest(target, phone, 'GET', '/api/pull?protocol=1&have='));
    }
    expect(asked).toBe(7 * 3 * 4 * 7);
    expect(target.log).toEqual([]);
  });
});

function expectWorded(verdict: string, why: string): void {
  if (verdict === 'ok') expect(why).toBe('');
  else expect(LATE_WORDS.vi.whys[why] ?? whyText('vi', why), why).not.toContain(why);
}

/** The part with something wrong around its facts, sometimes beside others. */
function spoil(dice: Dice, part: PushPart, forger: Forger): readonly unknown[] {
  const last = forger.lastOf(part.book);
  const [fact] = part.facts;
  switch (dice.below(12)) {
    case 0:
      return [{ ...part, from: part.from + 1 + dice.below(2 ** 31) }];
    case 1:
      return [{ ...part, before: toBase64Url(dice.bytes(32)) }];
    case 2:
      return [{ ...part, salts: [[part.salts[0]?.[0] ?? 0, `${'A'.repeat(21)}B`]] }];
    case 3:
      return [
        { ...part, salts: part.salts.map(([block]) => [block, toBase64Url(dice.bytes(16))]) },
      ];
    case 4:
      return [{ ...part, salts: [...part.salts, ...part.salts] }];
    case 5:
      return [{ ...part, signature: toBase64Url(dice.bytes(64)) }];
    case 6:
      return last === undefined ? [part, part] : [last, part, last];
    case 7:
      return last === undefined
        ? [part]
        : [{ ...last, facts: last.facts.map((said) => ({ ...said, at: said.at + 1 })) }];
    case 8:
      return [part, { ...part, book: 'unknown_AA' }, part];
    case 9:
      return [{ ...part, facts: part.facts.toReversed() }];
    case 10:
      return [mutateJson(dice, part)];
    default:
      return [{ ...part, facts: Array.from({ length: 501 }, () => fact) }];
  }
}
