// Cards that are guessed or bent, positions that no phone has, and questions nobody may ask.

import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toBase64Url, utf8 } from '#kernel/bytes.ts';
import { newId } from '#kernel/id.ts';
import { MEASURES } from '#domain/measures.ts';
import { enrolBytes } from '#book/signed.ts';
import { DecideReply } from '#protocol/decide.ts';
import { PROTOCOL } from '#protocol/version.ts';
import { cardHashOf } from '#server/cards.ts';
import { createKeyPair, createSigner } from '#server/crypto.ts';
import { type Dice, FUZZ_SEED, play } from './dice.ts';
import { mutateJson, mutateText, render, TEXTS } from './mutate.ts';
import { PLAN } from './plan.ts';
import { findRequest, signRequest } from './signed-request.ts';
import { ask, createGuard, createTally, openTarget, type Target } from './target.ts';

describe('hostile questions', () => {
  let target: Target;
  let guard: ReturnType<typeof createGuard>;
  const tally = createTally();

  beforeAll(async () => {
    target = await openTarget(FUZZ_SEED % 1_000);
    guard = createGuard(target.witness);
  });
  afterAll(() => target.close());

  async function refuse(kind: string, request: Request): Promise<number> {
    const { status, code } = await ask(target, request);
    tally.add(`${kind} ${status} ${code}`);
    if (!guard.isSame()) throw new Error(`answered ${status} ${code} and changed the store`);
    return status;
  }

  test('cards that were used, have expired, are unknown or not even cards', async () => {
    const { home, people, persons, clock } = target;
    const [person = ''] = persons;
    const used = await home.cards.issue({ person, people: people.id, singleUse: true });
    const first = await ask(target, await enrolment(used, createPhoneKey(createKeySource())));
    expect(first.status).toBe(200);
    const expired = await home.cards.issue({
      person,
      people: people.id,
      singleUse: true,
      expiresAt: clock.at - 1,
    });
    guard.accept();
    const keys = Array.from({ length: 20 }, () => createPhoneKey(createKeySource()));
    const played = await play('cards', PLAN.cards, async (dice) => {
      const secret = guessed(dice, [used, expired]);
      const request = await enrolment(secret, dice.pick(keys), dice);
      const status = await refuse('cards', request);
      if (status < 400) throw new Error(`a card was taken: ${secret}`);
    });
    expect(played).toBe(PLAN.cards);
    for (const answer of ['403 card-unknown', '401 signature-wrong', '400 malformed']) {
      expect(tally.get(`cards ${answer}`), `${answer} in ${tally.text()}`).toBeGreaterThan(40);
    }
  });

  const createKeySource = () => target.home.random;

  async function enrolment(card: string, key: PhoneKey, dice?: Dice): Promise<Request> {
    const signature = toBase64Url(key.sign(enrolBytes(key.stream, key.key, cardHashOf(card))));
    const valid = {
      protocol: PROTOCOL,
      card,
      stream: key.stream,
      key: key.key,
      signature,
      device: 'Máy lạ',
    };
    const body = dice?.chance(50) ? render(dice, mutateJson(dice, valid)) : JSON.stringify(valid);
    const request = findRequest('POST', '/api/enrol', {}, utf8(body));
    if (request === undefined) throw new Error('no request');
    return request;
  }

  test('positions of a pull', async () => {
    const { books } = target;
    const phones = Object.values(target.phones);
    const played = await play('pulls', PLAN.pulls, async (dice) => {
      const phone = dice.pick(phones);
      const have = Array.from({ length: dice.pick([0, 1, 3, 200, 201]) }, () =>
        position(dice, dice.pick(books).id),
      );
      const pairs = [
        `protocol=${dice.chance(90) ? 1 : dice.pick([0, 2, -1, '1e0', '', '01', '0x1'])}`,
      ];
      if (dice.chance(20)) {
        const left = Array.from({ length: dice.pick([0, 1, 8, 9]) }, () => dice.pick(books).id);
        pairs.push(`left=${left.join(dice.chance(95) ? ',' : ';')}`);
      }
      if (dice.chance(85)) {
        pairs.push(`have=${encodeURIComponent(have.join(dice.chance(95) ? ',' : ';'))}`);
      }
      if (dice.chance(30)) {
        pairs.push(
          `mark=${dice.chance(50) ? 'AAAAAAAAAAA' : encodeURIComponent(wellFormed(dice))}`,
        );
      }
      if (dice.chance(10)) {
        pairs.push(
          dice.pick([
            'protocol=1',
            'have=',
            '__proto__=1',
            'constructor=1',
            'x',
            '&&',
            '%',
            'have[]=1',
          ]),
        );
      }
      await refuse('pulls', signRequest(target, phone, 'GET', `/api/pull?${pairs.join('&')}`));
    });
    expect(played).toBe(PLAN.pulls);
    expect(tally.get('pulls 200 ')).toBeGreaterThan(1_000);
    expect(tally.get('pulls 400 malformed')).toBeGreaterThan(500);
  });

  test('questions about places, people and figures', async () => {
    const { village, otherVillage, commune, province, households, residents } = target;
    const phones = Object.values(target.phones);
    const places = [
      village,
      otherVillage,
      commune,
      province,
      target.home.directory.identity.country,
    ];
    const paths = [
      'figures',
      'list',
      'doors',
      'household',
      'trace',
      'search',
      'attention',
      'due',
    ] as const;
    const played = await play('questions', PLAN.questions, async (dice) => {
      const asked: Record<string, string> = {
        place: dice.pick(places),
        asOf: String(target.today - dice.below(400)),
        id: dice.pick([...households, ...residents]),
        measure: dice.pick(MEASURES).id,
        met: dice.pick(['true', 'false', '1', '0']),
        q: dice.pick(['vi', 'pánh', 'lvp', 'Đ', 'sửu 3', 'H1', ...TEXTS]),
      };
      const pairs = Object.entries(asked).flatMap(([name, value]) => {
        if (dice.chance(4)) return [];
        const said = dice.chance(8) ? mutateText(dice, value).slice(0, 3_000) : value;
        return [`${name}=${encodeURIComponent(said.toWellFormed())}`];
      });
      if (dice.chance(5)) {
        pairs.push(
          dice.pick(['__proto__=1', 'place=x', 'asOf=NaN', '%', '%00', '%ff=%fe', 'q[]=1']),
        );
      }
      const path = `/api/${dice.pick(paths)}?${pairs.join('&')}`;
      await refuse('questions', signRequest(target, dice.pick(phones), 'GET', path));
    });
    expect(played).toBe(PLAN.questions);
    for (const answer of ['200 ', '403 not-yours', '400 malformed', '404 not-found']) {
      expect(tally.get(`questions ${answer}`), `${answer} in ${tally.text()}`).toBeGreaterThan(100);
    }
  });
  test('decisions and cards of who may and may not', async () => {
    const { phones, books, persons, witness } = target;
    const all = Object.values(phones);
    const before = await origins(target);
    const played = await play('decisions', PLAN.decisions, async (dice) => {
      const isCard = dice.chance(40);
      const origin = dice.pick(before);
      const decide = {
        book: dice.pick(books).id,
        of: [origin],
        decision: dice.pick(['release', 'decline', 'settle']),
        note: 'Đã xem',
      };
      const valid = isCard ? { person: dice.pick(persons) } : decide;
      const body = utf8(
        dice.chance(25) ? JSON.stringify(valid) : render(dice, mutateJson(dice, valid)),
      );
      const facts = witness.countFacts();
      const path = isCard ? '/api/cards' : '/api/decide';
      const { status, code, text } = await ask(
        target,
        signRequest(target, dice.pick(all), 'POST', path, body),
      );
      tally.add(`${path} ${status} ${code}`);
      const grown = witness.countFacts() - facts;
      if (status >= 400 && !guard.isSame()) {
        throw new Error(`answered ${status} ${code} and changed the store`);
      }
      if (status >= 400) return;
      await target.home.letters.settled();
      guard.accept();
      // Whoever decides for the first time is given a stream that the home keeps: one fact more.
      const said: unknown = JSON.parse(text);
      const isTaken = isTakenIn(said);
      const least = isTaken ? 1 : 0;
      if (isCard ? grown !== 0 : grown < least || grown > least + 1) {
        throw new Error(`${grown} facts more: ${text}`);
      }
    });
    expect(played).toBe(PLAN.decisions);
    for (const answer of [
      '/api/cards 200 ',
      '/api/cards 403 not-yours',
      '/api/decide 200 ',
      '/api/decide 400 malformed',
    ]) {
      expect(tally.get(answer), `${answer} in ${tally.text()}`).toBeGreaterThan(20);
    }
  });
});

/** Whether a decision stands in its book: a refused one takes no place there. */
function isTakenIn(reply: unknown): boolean {
  const said = v.safeParse(DecideReply, reply);
  return said.success && said.output.items.every(({ seq }) => seq !== 0);
}

/** Where some facts of all books were first said. */
async function origins({ home, books }: Target) {
  const lists = await Promise.all(
    books.map((book) => home.store.read(book.cell).listFacts(book.id, 0, 20)),
  );
  return lists.flat().map(({ stream, n }) => ({ stream, n }));
}

type PhoneKey = {
  readonly stream: string;
  readonly key: string;
  readonly sign: ReturnType<typeof createSigner>;
};

function createPhoneKey(random: Parameters<typeof createKeyPair>[0]): PhoneKey {
  const pair = createKeyPair(random);
  return { stream: newId(random), key: pair.key, sign: createSigner(pair) };
}

function guessed(dice: Dice, known: readonly string[]): string {
  if (dice.chance(30)) return toBase64Url(dice.bytes(24));
  const card = dice.pick(known);
  return dice.chance(60) ? card : mutateText(dice, card).slice(0, 3_000).toWellFormed();
}

const wellFormed = (dice: Dice): string =>
  mutateText(dice, dice.pick(TEXTS)).slice(0, 2_000).toWellFormed();

function position(dice: Dice, book: string): string {
  if (dice.chance(2)) return wellFormed(dice).slice(0, 40).toWellFormed();
  const number = (): number => dice.pick([0, 1, 5, 40, 999, 1_000, 999_999_999]);
  return `${book}.${dice.chance(80) ? 0 : number()}.${number()}`;
}
