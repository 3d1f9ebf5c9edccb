import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalText } from '#kernel/canonical.ts';
import { toBase64Url } from '#kernel/bytes.ts';
import { streamNext, streamStart } from '#book/chain.ts';
import {
  BODY_BYTES_MAX,
  CLOCK_AHEAD_MAX_S,
  LONG_BODY_BYTES_MAX,
  SALT_BLOCK_LENGTH,
} from '#book/limits.ts';
import { saveBytes } from '#book/signed.ts';
import { PUSH_FACTS_MAX } from '#protocol/limits.ts';
import type { PushPart } from '#protocol/messages.ts';
import { NOT_TAKEN, type NotTakenCode } from '#protocol/problems.ts';
import { sha256 } from '#server/crypto.ts';
import { createIngest } from '#server/ingest/ingest.ts';
import { openTestHome, type TestHome } from '#test/support/test-home.ts';
import type { TestPhone } from '#test/support/test-phone.ts';

let the: TestHome;
let phone: TestPhone;

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

const headOf = async () => the.home.store.read(the.homes.cell).findHead(the.homes.id);

/** What a push of one part is answered, and that a part not taken changed nothing. */
async function send(part: PushPart, from: TestPhone = phone, over: object = {}) {
  const before = await headOf();
  const { status, reply } = await from.push([part], over);
  const answer = reply.parts[0];
  if (answer === undefined) throw new Error(`${status} ${reply.code ?? ''}`);
  if ('code' in answer) expect(await headOf()).toEqual(before);
  return answer;
}

describe('a part that is not taken', () => {
  const tampered = (change: (part: PushPart) => Partial<PushPart>) => async () => {
    const part = phone.part(the.homes.id, [added(), added()], false);
    return send({ ...part, ...change(part) });
  };
  const other = toBase64Url(new Uint8Array(16).fill(7));
  const CASES: Readonly<Record<NotTakenCode, () => Promise<object>>> = {
    'book-unknown': () => send(phone.part('AAAAAAAAAA', [added()], false)),
    fork: async () => {
      const mine = phone.part(the.homes.id, [added()]);
      await send(mine);
      const [fact] = mine.facts;
      return send({ ...mine, facts: fact === undefined ? [] : [{ ...fact, at: fact.at + 1 }] });
    },
    gap: tampered((part) => ({ from: part.from + 1 })),
    'chain-mismatch': tampered(() => ({ before: toBase64Url(new Uint8Array(32)) })),
    'signature-wrong': tampered((part) => ({
      signature: part.signature.startsWith('C')
        ? `D${part.signature.slice(1)}`
        : `C${part.signature.slice(1)}`,
    })),
    'salt-missing': async () => {
      const late = await the.enrol('member', the.village);
      return send({ ...late.part(the.homes.id, [added()]), salts: [] }, late);
    },
    'salt-conflict': tampered(() => ({ salts: [[0, other]] })),
    'stream-not-yours': () =>
      send(phone.part(the.homes.id, [added()], false), phone, { stream: 'AAAAAAAAAA' }),
    'book-full': async () => {
      const { store, directory, warm } = the.home;
      const signer = directory.findStream(phone.stream);
      const { seq = 0 } = (await headOf()) ?? {};
      if (signer === undefined) throw new Error('no stream');
      const room = createIngest(store, directory, warm, { bookFactsMax: seq + 1 });
      const parts = [
        phone.part(the.homes.id, [added()]),
        phone.part(the.homes.id, [added()], false),
      ];
      const [fits, full] = await room.take(
        parts.map((part) => ({ signer, part, receivedAt: the.clock.at })),
      );
      expect(fits?.taken).toBe(true);
      return full ?? {};
    },
    'disk-full': async () => {
      const small = await openTestHome({ pagesMax: 90 });
      const mine = await small.enrol('member', small.village);
      const body = { household: small.newId(), head: 'x'.repeat(100) };
      for (let pushes = 0; pushes < 200; pushes += 1) {
        const facts = Array.from({ length: 20 }, () => ({
          type: 'household.added@1',
          on: small.today,
          body: { ...body, household: small.newId() },
        }));
        const { status, reply } = await mine.push([mine.part(small.homes.id, facts)]);
        if (status === 200) continue;
        expect(status).toBe(507);
        const stored = await small.home.store
          .read(small.homes.cell)
          .findStreamHead(small.homes.id, mine.stream);
        expect(stored?.n).toBe(pushes * 20);
        await small.close();
        return { code: reply.code };
      }
      throw new Error('never full');
    },
  };

  it.each(NOT_TAKEN)('%s', async (code) => {
    expect(await CASES[code]()).toMatchObject({ code });
  });

  it('names the number that is expected', async () => {
    const { n = 0 } = phone.headOf(the.homes.id) ?? {};
    const part = phone.part(the.homes.id, [added()], false);
    expect(await send({ ...part, from: part.from + 5 })).toMatchObject({ code: 'gap', n: n + 1 });
  });
});

describe('a part that is taken', () => {
  it('is answered again, the same, when it comes again', async () => {
    const part = phone.part(the.homes.id, [
      added(),
      { ...added(), type: 'household.lost@1' },
      added(),
    ]);
    const first = await send(part);
    const before = await headOf();
    expect(await send(part)).toMatchObject({ items: 'items' in first ? first.items : [] });
    expect(await headOf()).toEqual(before);
    expect(first).toMatchObject({
      items: [
        { verdict: 'ok' },
        { verdict: 'refused', seq: 0, why: 'type-unknown' },
        { verdict: 'ok' },
      ],
    });
  });

  it('may begin with what is known and end with what is new', async () => {
    const known = phone.part(the.homes.id, [added()]);
    await send(known);
    const fresh = phone.part(the.homes.id, [added()]);
    const both = {
      ...fresh,
      from: known.from,
      before: known.before,
      facts: [...known.facts, ...fresh.facts],
    };
    expect(await send(both)).toMatchObject({
      n: known.from + 1,
      items: [{ verdict: 'ok' }, { verdict: 'ok' }],
    });
  });

  it('crosses the end of a salt block', async () => {
    const late = await the.enrol('member', the.village);
    const facts = Array.from({ length: SALT_BLOCK_LENGTH + 1 }, added);
    expect(await send(late.part(the.homes.id, facts), late)).toMatchObject({
      n: SALT_BLOCK_LENGTH + 1,
    });
  });

  it.each([
    [PUSH_FACTS_MAX, 200],
    [PUSH_FACTS_MAX + 1, 400],
  ])('may hold %i facts: %i', async (count, expected) => {
    const late = await the.enrol('member', the.village);
    const { status } = await late.push([
      late.part(the.homes.id, Array.from({ length: count }, added)),
    ]);
    expect(status).toBe(expected);
  });
});

describe('single facts', () => {
  const note = (bytes: number) => {
    const body = { visit: the.newId(), household: the.newId(), outcome: 'met', note: '' };
    return { ...body, note: 'n'.repeat(bytes - canonicalText(body).length) };
  };

  const LONG = { note: 2_000 };
  it.each([
    [
      'a visit whose note is as long as allowed',
      () => ({ ...note(200), note: 'n'.repeat(LONG.note) }),
      'household-unknown',
    ],
    [
      'a visit whose note is longer',
      () => ({ ...note(200), note: 'n'.repeat(LONG.note + 1) }),
      'body-malformed',
    ],
    ['a body as long as allowed', () => note(BODY_BYTES_MAX), 'body-malformed'],
    ['a longer body', () => note(BODY_BYTES_MAX + 1), 'body-too-large'],
  ])('%s: %s', async (_, body, why) => {
    const part = phone.part(the.doors.id, [
      { type: 'door.visited@1', on: the.today, body: body() },
    ]);
    expect(await send(part)).toMatchObject({ items: [{ why }] });
  });

  it.each([
    ['as long as allowed', LONG_BODY_BYTES_MAX, 'body-malformed'],
    ['longer', LONG_BODY_BYTES_MAX + 1, 'body-too-large'],
  ])('a card %s: %i bytes, %s', async (_, bytes, why) => {
    const learning = the.home.directory.findBookOf('learning', the.commune);
    const body = { card: the.newId(), say: '' };
    // Letters of two bytes: the message itself counts letters.
    const room = bytes - canonicalText(body).length;
    const say = 'ư'.repeat(Math.floor(room / 2)).padEnd(Math.ceil(room / 2), 'n');
    const part = phone.part(learning?.id ?? '', [
      { type: 'card.written@1', on: the.today, body: { ...body, say } },
    ]);
    expect(await send(part)).toMatchObject({ items: [{ why }] });
  });

  it.each([
    [CLOCK_AHEAD_MAX_S, undefined],
    [CLOCK_AHEAD_MAX_S + 1, 'clock-ahead'],
  ])('a clock %i seconds ahead is marked %s', async (ahead, mark) => {
    await send(phone.part(the.homes.id, [{ ...added(), at: the.clock.at + ahead }]));
    const { seq = 0 } = (await headOf()) ?? {};
    const [fact] = await the.home.store.read(the.homes.cell).getFacts(the.homes.id, [seq]);
    expect(fact?.mark).toBe(mark);
  });

  it('are judged over the facts before them in the same push', async () => {
    const household = the.newId();
    const resident = {
      type: 'resident.added@1',
      on: the.today,
      body: { resident: the.newId(), household, name: 'Vi A' },
    };
    const part = phone.part(the.homes.id, [
      resident,
      { ...added(), body: { household } },
      { ...resident, body: { ...resident.body, resident: the.newId() } },
    ]);
    expect(await send(part)).toMatchObject({
      items: [{ why: 'reference-unknown' }, { verdict: 'ok' }, { verdict: 'ok' }],
    });
  });

  it('of another village are refused, consume their numbers and leave the book as it is', async () => {
    const stranger = await the.enrol('member', the.otherVillage);
    const before = await headOf();
    expect(await send(stranger.part(the.homes.id, [added()]), stranger)).toMatchObject({
      n: 1,
      items: [{ n: 1, verdict: 'refused', seq: 0, why: 'not-yours' }],
    });
    expect(await headOf()).toEqual(before);
  });

  it('of somebody who has left the team wait for a person in charge', async () => {
    const former = await the.enrol('member', the.village, { until: the.today - 3 });
    const early = { ...added(), on: the.today - 3 };
    expect(await send(former.part(the.homes.id, [early, added()]), former)).toMatchObject({
      items: [{ verdict: 'ok' }, { verdict: 'held', why: 'outside-grant' }],
    });
  });

  it('said again by another phone of the same person are known by their origin', async () => {
    const person = await the.addPerson('member', the.village);
    const phones: TestPhone[] = [];
    for (let count = 0; count < 2; count += 1) phones.push(await the.enrolPerson(person));
    const [lost, next] = phones;
    if (lost === undefined || next === undefined) throw new Error('two phones');
    const first = added();
    await send(lost.part(the.homes.id, [first]), lost);
    const again = (stream: string, n: number) => resaid(next, first.body, { stream, n });
    expect(await send(again(lost.stream, 1), next)).toMatchObject({
      items: [{ why: 'already-said' }],
    });
    expect(await send(again(phone.stream, 99), next)).toMatchObject({
      items: [{ why: 'origin-not-yours' }],
    });
  });

  it('said again while they wait for somebody in charge are told that they wait', async () => {
    const person = await the.addPerson('member', the.village, { until: the.today - 3 });
    const phones = [await the.enrolPerson(person), await the.enrolPerson(person)] as const;
    const [lost, next] = phones;
    const first = added();
    const said = await send(lost.part(the.homes.id, [first]), lost);
    expect(said).toMatchObject({ items: [{ verdict: 'held', why: 'outside-grant' }] });
    const origin = { stream: lost.stream, n: 1 };
    const again = () => send(resaid(next, first.body, origin), next);
    expect(await again()).toMatchObject({ items: [{ verdict: 'refused', why: 'already-held' }] });
    const leader = await the.enrol('leader', the.village);
    const release = { type: 'fact.released@1', on: the.today, body: origin };
    await send(leader.part(the.homes.id, [release]), leader);
    expect(await again()).toMatchObject({ items: [{ verdict: 'refused', why: 'already-said' }] });
  });

  it('said under an origin that holds something else are told so, and taken without it', async () => {
    const person = await the.addPerson('member', the.village);
    const [lost, next] = [await the.enrolPerson(person), await the.enrolPerson(person)];
    await send(lost.part(the.homes.id, [added()]), lost);
    const { body } = added();
    const taken = resaid(next, body, { stream: lost.stream, n: 1 });
    const before = await headOf();
    expect(await send(taken, next)).toMatchObject({
      n: 1,
      items: [{ n: 1, verdict: 'refused', seq: 0, why: 'origin-taken' }],
    });
    expect(await headOf()).toEqual(before);
    const anew = resaid(next, body);
    expect(await send(anew, next)).toMatchObject({ n: 2, items: [{ n: 2, verdict: 'ok' }] });
    const first = resaid(next, added().body, { stream: lost.stream, n: 2 });
    expect(await send(first, next)).toMatchObject({ items: [{ n: 3, verdict: 'ok' }] });
    const late = lost.part(the.homes.id, [added()]);
    expect(await send(late, lost)).toMatchObject({ items: [{ n: 2, why: 'origin-taken' }] });
  });

  it('refused where it was first said stays so, whatever has come since', async () => {
    const person = await the.addPerson('member', the.village);
    const [lost, next] = [await the.enrolPerson(person), await the.enrolPerson(person)];
    const household = added();
    const resident = { resident: the.newId(), household: household.body.household, name: 'Vi A' };
    const early = { type: 'resident.added@1', on: the.today, body: resident };
    const refused = { verdict: 'refused', why: 'reference-unknown' };
    expect(await send(lost.part(the.homes.id, [early]), lost)).toMatchObject({ items: [refused] });
    await send(lost.part(the.homes.id, [household]), lost);
    const again = resaid(next, resident, { stream: lost.stream, n: 1 }, early.type);
    expect(await send(again, next)).toMatchObject({ items: [refused] });
    expect(await send(resaid(next, resident, undefined, early.type), next)).toMatchObject({
      items: [{ verdict: 'ok' }],
    });
  });

  /** A part of one fact, signed as it stands; with an origin when it was said before. */
  function resaid(
    by: TestPhone,
    body: { household: string },
    origin?: { stream: string; n: number },
    type = 'household.added@1',
  ): PushPart {
    const at = by.headOf(the.homes.id) ?? {
      n: 0,
      hash: streamStart(sha256, the.homes.id, by.stream),
    };
    const salt = new Uint8Array(16).fill(3);
    const fact = {
      type,
      at: the.clock.at,
      on: the.today,
      body: canonicalText(body),
      ...(origin && { origin }),
    };
    const hash = streamNext(
      sha256,
      at.hash,
      the.homes.id,
      { ...fact, stream: by.stream, n: at.n + 1 },
      salt,
    );
    const signature = toBase64Url(by.sign(saveBytes(the.homes.id, by.stream, at.n + 1, hash)));
    by.setHead(the.homes.id, { n: at.n + 1, hash });
    return {
      book: the.homes.id,
      from: at.n + 1,
      before: toBase64Url(at.hash),
      facts: [fact],
      salts: [[0, toBase64Url(salt)]],
      signature,
    };
  }
});
