import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bytes, fromBase64Url, fromUtf8, toBase64Url, utf8 } from '#kernel/bytes.ts';
import { joinFrames, openAnswer, saysTaken, splitFrames } from '#book/copy.ts';
import { receiptBytes } from '#book/signed.ts';
import { CARRY_BYTES_MAX, CARRY_COPIES_MAX, COPY_PLAIN_BYTES_MAX } from '#protocol/limits.ts';
import type { PushPart, ReceiptMessage } from '#protocol/messages.ts';
import { createKeyPair, hpkeCrypto, machineRandom, verify } from '#server/crypto.ts';
import { sealText, type SealTo } from '#test/support/sealed-copies.ts';
import { openTestHome, type TestHome } from '#test/support/test-home.ts';
import type { TestPhone } from '#test/support/test-phone.ts';

let the: TestHome;
let phone: TestPhone;
const reply = machineRandom(32);

beforeAll(async () => {
  the = await openTestHome();
  phone = await the.enrol('member', the.village);
});
afterAll(() => the.close());

const added = () => ({
  type: 'household.added@1',
  on: the.today,
  body: { household: the.newId(), head: 'Vi Thị Sen' },
});

const bytesOf = (text: string): Bytes => {
  const bytes = fromBase64Url(text);
  if (!bytes.ok) throw new Error('not base64url');
  return bytes.value;
};

const seal = (text: string, to?: SealTo): Promise<Bytes> => sealText(the.home, text, to);

const copyOf = (part: PushPart, over: object = {}) =>
  seal(JSON.stringify({ stream: phone.stream, reply: toBase64Url(reply), part, ...over }));

const post = async (body: Bytes): Promise<Response> =>
  the.app.request('/api/carry', { method: 'POST', body });

async function carry(copies: readonly Bytes[]): Promise<readonly Bytes[]> {
  const response = await post(joinFrames(copies));
  expect(response.status).toBe(200);
  const answers = splitFrames(new Uint8Array(await response.arrayBuffer()));
  if (!answers.ok) throw new Error(answers.error.code);
  expect(answers.value).toHaveLength(copies.length);
  return answers.value;
}

type Told = Partial<ReceiptMessage> & { readonly code?: string };

async function read(answer: Bytes | undefined): Promise<Told> {
  const plain = answer && (await openAnswer(hpkeCrypto, reply, answer));
  const text = plain && fromUtf8(plain);
  if (text?.ok !== true) throw new Error('not for this phone');
  return JSON.parse(text.value) as Told; // asserted by the test
}

const headOf = async () => the.home.store.read(the.homes.cell).findHead(the.homes.id);

describe('copies that are carried', () => {
  it('become part of the book, and their author alone reads the receipt', async () => {
    const part = phone.part(the.homes.id, [added(), added()]);
    const [answer] = await carry([await copyOf(part)]);
    expect(answer && saysTaken(answer)).toBe(true);
    const receipt = await read(answer);
    expect(receipt).toMatchObject({ book: the.homes.id, items: [{ n: 1 }, { n: 2 }] });
    const { signature, hash, ...said } = receipt as ReceiptMessage; // as just matched
    const bytes = receiptBytes({ ...said, stream: phone.stream, hash: bytesOf(hash) });
    expect(verify(the.home.directory.identity.key, bytes, bytesOf(signature))).toBe(true);
    const readable = new TextDecoder('latin1').decode(answer);
    for (const secret of [the.homes.id, phone.stream, signature]) {
      expect(readable).not.toContain(secret);
    }
  });

  it('hold up no others with what no store could keep', async () => {
    const liar = await the.enrol('member', the.village);
    const fact = { type: 'household.added@1', at: 1, on: the.today, body: '{"a":"\0"}' };
    const bad = { ...liar.part(the.homes.id, [added()], false), facts: [fact] };
    const nul = await copyOf(bad, { stream: liar.stream });
    const [first, second] = await carry([nul, await copyOf(phone.part(the.homes.id, [added()]))]);
    expect(first).toHaveLength(0);
    expect(second && saysTaken(second)).toBe(true);
  });

  it('may come in any order, twice, and after the phone itself has sent them', async () => {
    const parts = [1, 2, 3].map(() => phone.part(the.homes.id, [added()]));
    const copies = await Promise.all(parts.map((part) => copyOf(part)));
    const [first, second, third] = copies;
    if (first === undefined || second === undefined || third === undefined) throw new Error('3');
    const answers = await carry([third, first, second, first]);
    expect(answers.map(saysTaken)).toEqual([true, true, true, true]);
    const before = await headOf();
    const again = await carry(copies);
    const ns = await Promise.all(again.map(async (each) => (await read(each)).items?.[0]?.n));
    expect(ns).toEqual(parts.map(({ from }) => from));
    const pushed = await phone.push(parts.slice(0, 1));
    expect(pushed.reply.parts[0]).toMatchObject({ items: (await read(again[0])).items });
    expect(await headOf()).toEqual(before);
  });

  it('that come before what they follow, or are false, are told so and consume nothing', async () => {
    const early = phone.part(the.homes.id, [added()]);
    const late = phone.part(the.homes.id, [added()]);
    const before = await headOf();
    const forked = { ...early, from: 1, before: early.before };
    const cases: readonly (readonly [Bytes, string])[] = [
      [await copyOf(late), 'gap'],
      [await copyOf(forked), 'fork'],
      [await copyOf({ ...early, before: toBase64Url(new Uint8Array(32)) }), 'chain-mismatch'],
      [await copyOf({ ...early, signature: 'A'.repeat(86) }), 'signature-wrong'],
      [await copyOf({ ...early, book: 'AAAAAAAAAA' }), 'book-unknown'],
      [await copyOf(early, { stream: 'AAAAAAAAAA' }), 'stream-unknown'],
    ];
    const answers = await carry(cases.map(([copy]) => copy));
    const codes = await Promise.all(answers.map(async (answer) => (await read(answer)).code));
    expect(codes).toEqual(cases.map(([, code]) => code));
    expect(answers.some(saysTaken)).toBe(false);
    expect(await headOf()).toEqual(before);
    expect((await carry([await copyOf(late), await copyOf(early)])).map(saysTaken)).toEqual([
      true,
      true,
    ]);
  });

  it('are said for their author when something else stands under their numbers, once', async () => {
    const person = await the.addPerson('member', the.village);
    const lost = await the.enrolPerson(person);
    const part = lost.part(the.homes.id, [added(), added()]);
    lost.rewind(the.homes.id, undefined);
    await lost.push([lost.part(the.homes.id, [added()])]);
    const copy = await copyOf(part, { stream: lost.stream });
    const unsigned = { ...part, facts: part.facts.slice(0, 1) };
    const before = await headOf();
    const [forged] = await carry([await copyOf(unsigned, { stream: lost.stream })]);
    expect(forged && saysTaken(forged)).toBe(false);
    expect(await headOf()).toEqual(before);
    const answers = [...(await carry([copy, copy])), ...(await carry([copy]))];
    expect(answers.map(saysTaken)).toEqual([true, true, true]);
    expect(await read(answers[0])).toMatchObject({ code: 'fork', n: 1 });
    const facts = await the.home.store
      .read(the.homes.cell)
      .listFacts(the.homes.id, before?.seq ?? 0, 10);
    expect(facts.map(({ body, at }) => [body, at])).toEqual(
      part.facts.map(({ body, at }) => [body, at]),
    );
    for (const { stream } of facts) {
      expect(the.home.directory.findStream(stream)).toMatchObject({ person });
    }
  });

  it('are said for their author also where they follow on such a one, and the numbers between lack', async () => {
    const lost = await the.enrol('member', the.village);
    const parts = [2, 1].map((count) =>
      lost.part(
        the.homes.id,
        Array.from({ length: count }, () => added()),
      ),
    );
    lost.rewind(the.homes.id, undefined);
    await lost.push([lost.part(the.homes.id, [added()])]);
    const [first, last] = await Promise.all(
      parts.map((part) => copyOf(part, { stream: lost.stream })),
    );
    if (first === undefined || last === undefined) throw new Error('two copies');
    const { seq = 0 } = (await headOf()) ?? {};
    // By itself it may yet be followed up to.
    expect((await carry([last])).map(saysTaken)).toEqual([false]);
    expect((await carry([last, first])).map(saysTaken)).toEqual([true, true]);
    expect(await headOf()).toMatchObject({ seq: seq + 3 });
  });

  it('are said for their author when a copy of the phone has said something else under their origin', async () => {
    const person = await the.addPerson('member', the.village);
    const [lost, twin] = [await the.enrolPerson(person), await the.enrolPerson(person)];
    const part = lost.part(the.homes.id, [added()]);
    const origin = { stream: lost.stream, n: 1 };
    await twin.push([twin.part(the.homes.id, [{ ...added(), origin }])]);
    const copy = await copyOf(part, { stream: lost.stream });
    const { seq = 0 } = (await headOf()) ?? {};
    for (let turn = 0; turn < 2; turn += 1) {
      const [answer] = await carry([copy]);
      expect(answer && saysTaken(answer)).toBe(true);
      expect(await read(answer)).toMatchObject({ items: [{ n: 1, why: 'origin-taken' }] });
    }
    const facts = await the.home.store.read(the.homes.cell).listFacts(the.homes.id, seq, 10);
    expect(facts.map(({ body, at }) => [body, at])).toEqual(
      part.facts.map(({ body, at }) => [body, at]),
    );
    const [{ stream } = { stream: '' }] = facts;
    expect(stream).not.toBe(lost.stream);
    expect(the.home.directory.findStream(stream)).toMatchObject({ person });
  });

  it('of a phone that was struck off wait for the leader, also where the home says them anew', async () => {
    const lost = await the.enrol('member', the.village);
    const leader = await the.enrol('leader', the.village);
    const part = lost.part(the.homes.id, [added()]);
    lost.rewind(the.homes.id, undefined);
    await lost.push([lost.part(the.homes.id, [added()])]);
    const body = { stream: lost.stream, why: 'lost' };
    await leader.push([
      leader.part(the.people.id, [{ type: 'stream.ended@1', on: the.today, body }]),
    ]);
    const before = await the.home.warm.get(the.homes);
    const held = before.held.size;
    expect((await carry([await copyOf(part, { stream: lost.stream })])).map(saysTaken)).toEqual([
      true,
    ]);
    const { held: now } = await the.home.warm.get(the.homes);
    expect(now.size).toBe(held + 1);
    expect([...now.values()].at(-1)).toMatchObject({ why: 'stream-ended' });
  });

  it('that nobody here can open or read are answered by nothing, counted, and harm no other', async () => {
    const part = phone.part(the.homes.id, [added()]);
    const other = createKeyPair(machineRandom);
    const current = the.home.opening.current();
    const unreadable = [
      new Uint8Array(0),
      utf8('Nguyễn Văn An'),
      await seal('{}', { ...current, key: other.key }),
      await seal('{}', { ...current, id: 77 }),
      await seal('no json'),
      await seal('{}'),
      await copyOf(part, { reply: 'short' }),
      await copyOf({ ...part, facts: [] }),
      await seal('0'.repeat(COPY_PLAIN_BYTES_MAX + 1)),
    ];
    the.log.length = 0;
    const answers = await carry([...unreadable, await copyOf(part)]);
    expect(answers.slice(0, -1).map(({ length }) => length)).toEqual(unreadable.map(() => 0));
    expect(await read(answers.at(-1))).toMatchObject({ items: [{ verdict: 'ok' }] });
    expect(the.log).toEqual([
      `2026-11-21T05:00:00Z carry ${unreadable.length} of ${unreadable.length + 1} copies not readable`,
    ]);
  });
});

describe('whatever a carrier brings', () => {
  it('is answered with a code or with frames, and changes no book', async () => {
    const copy = await copyOf(phone.part(the.homes.id, [added()], false));
    const spoilt = joinFrames([copy, copy]);
    const before = await headOf();
    await fc.assert(
      fc.asyncProperty(
        fc.nat(spoilt.length - 1),
        fc.integer({ min: 1, max: 255 }),
        fc.nat(spoilt.length),
        fc.uint8Array({ maxLength: 20 }),
        async (at, by, cut, tail) => {
          const body = new Uint8Array([...spoilt.slice(0, cut), ...tail]);
          body[at % Math.max(1, body.length)] = (spoilt[at] ?? 0) ^ by;
          const response = await post(body);
          expect([200, 400, 413]).toContain(response.status);
          if (response.status === 200) {
            const answers = splitFrames(new Uint8Array(await response.arrayBuffer()));
            expect(answers).toMatchObject({ ok: true });
          }
        },
      ),
      { numRuns: 300 },
    );
    // A frame that came through whole may have been taken; nothing else was.
    const after = await headOf();
    expect((after?.seq ?? 0) - (before?.seq ?? 0)).toBeLessThanOrEqual(1);
  });
});

describe('a request of a carrier', () => {
  const codeOf = async (body: Bytes) => {
    const response = await post(body);
    const text = response.status === 200 ? '{}' : await response.text();
    return [response.status, (JSON.parse(text) as { code?: string }).code]; // asserted by the test
  };
  const nothings = (count: number) => joinFrames(Array.from({ length: count }, () => utf8('x')));

  it('is held to its limits, each with a code', async () => {
    expect(await codeOf(nothings(CARRY_COPIES_MAX))).toEqual([200, undefined]);
    expect(await codeOf(nothings(CARRY_COPIES_MAX + 1))).toEqual([413, 'too-large']);
    const whole = joinFrames([new Uint8Array(CARRY_BYTES_MAX - 4)]);
    expect(await codeOf(whole)).toEqual([200, undefined]);
    expect(await codeOf(joinFrames([new Uint8Array(CARRY_BYTES_MAX - 3)]))).toEqual([
      413,
      'too-large',
    ]);
  });

  it('holds only so much once it is opened', async () => {
    const bomb = await seal(' '.repeat(COPY_PLAIN_BYTES_MAX));
    expect(await codeOf(joinFrames(Array.from({ length: 64 }, () => bomb)))).toEqual([
      200,
      undefined,
    ]);
    expect(await codeOf(joinFrames(Array.from({ length: 65 }, () => bomb)))).toEqual([
      413,
      'too-large',
    ]);
  });

  it.each([
    ['nothing', new Uint8Array(0)],
    ['half a length', Uint8Array.of(0, 0, 1)],
    ['a length beyond its end', Uint8Array.of(255, 255, 255, 255, 1)],
    ['a torn frame', nothings(2).slice(0, -1)],
  ])('of %s is malformed', async (_, body) => {
    expect(await codeOf(body)).toEqual([400, 'malformed']);
  });
});
