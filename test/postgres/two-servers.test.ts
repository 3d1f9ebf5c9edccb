// Several app servers on one database: each takes what the others wrote into account.

import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toBase64Url, utf8 } from '#kernel/bytes.ts';
import { newId } from '#kernel/id.ts';
import { randomInt, seededRandom } from '#kernel/random.ts';
import { joinFrames, saysTaken, splitFrames } from '#book/copy.ts';
import { succeedBytes } from '#book/signed.ts';
import { PROTOCOL } from '#protocol/version.ts';
import { createKeyPair, createSigner } from '#server/crypto.ts';
import { type Home, openHome } from '#server/home.ts';
import { verifyBooks } from '#server/verify.ts';
import { type HomeProcess, startHome } from '#test/support/home-process.ts';
import { listen, until } from '#test/support/listener.ts';
import { createPlace, openStoreAt } from '#test/support/postgres.ts';
import { sealPart } from '#test/support/sealed-copies.ts';
import { mustRecord } from '#test/support/test-home.ts';
import { createTestPhone } from '#test/support/test-phone.ts';
import { clock, compare, openPhones, type Phones } from './phones.ts';

const PUSHES = 30;

describe('two servers on one database', () => {
  const random = seededRandom(3);
  let database = '';
  let servers: readonly HomeProcess[] = [];
  let village: Phones;
  /** A third one, in this process. */
  let own: Home;
  const baseOf = (index: number): string => servers[index % servers.length]?.base ?? '';
  const anyServer = {
    request: (path: string, init?: RequestInit) =>
      fetch(`${baseOf(randomInt(random, 2))}${path}`, init),
  };

  beforeAll(async () => {
    database = await createPlace('two_servers');
    village = await openPhones(database, 4, anyServer);
    servers = await Promise.all([startHome(database), startHome(database)]);
    own = await openHome(await openStoreAt(database), { name: 'Thử' });
  });
  afterAll(async () => {
    for (const { child } of servers) {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    }
    await own.store.close();
  });

  it('order one book together, without a gap', async () => {
    await Promise.all(
      village.phones.map(async (phone) => {
        for (let count = 0; count < PUSHES; count += 1) expect(await village.push(phone)).toBe(200);
      }),
    );
    const { missing, untold, facts, defects } = await compare(database, village);
    expect({ missing, untold, defects }).toEqual({ missing: 0, untold: 0, defects: [] });
    const said = [...village.acknowledged.values()].reduce((sum, n) => sum + n, 0);
    expect(facts).toBe(said);
    expect(said).toBeGreaterThan(village.phones.length * PUSHES);
  });

  it('tell whoever listens at one of what came to the other', async () => {
    const [phone, other] = village.phones;
    if (phone === undefined || other === undefined) throw new Error('no phones');
    const at = {
      request: (path: string, init?: RequestInit) => fetch(`${baseOf(0)}${path}`, init),
    };
    const listener = await listen(at, phone, clock.now());
    await until(() => listener.said() !== '');
    // The first look says how all stand, the next what is new: news waits for a second look at most.
    for (let tries = 0; listener.news() === 0 && tries < 20; tries += 1) {
      await village.push(other);
      await wait(500);
    }
    expect(listener.news()).toBeGreaterThan(0);
    await listener.stop();
  });

  it('take once what comes to both at the same moment', async () => {
    const [phone] = village.phones;
    if (phone === undefined) throw new Error('no phone');
    const body = { household: newId(random) };
    const part = phone.part(village.book, [
      { type: 'household.added@1', on: 20_000, body },
      { type: 'household.added@1', on: 20_000, body: { household: newId(random) } },
    ]);
    const n = (village.acknowledged.get(phone.stream) ?? 0) + 2;
    const before = await compare(database, village);
    const answers = await Promise.all(Array.from({ length: 8 }, () => phone.push([part])));
    for (const { status, reply } of answers) {
      expect(status).toBe(200);
      expect(reply.parts).toMatchObject([{ n }]);
    }
    village.acknowledged.set(phone.stream, n);
    const after = await compare(database, village);
    expect(after).toMatchObject({ missing: 0, untold: 0, defects: [], facts: before.facts + 2 });
  });

  it('tell each other of new places, people and phones', async () => {
    const { directory, founding } = own;
    const commune = directory.getBook(village.book).people;
    const parent = directory.getBook(commune).place;
    const from = 20_000;
    const founded = await founding.found({ kind: 'ban', name: 'Khe Mới', parent, from });
    if (!founded.ok) throw new Error(founded.error.code);
    const person = newId(random);
    const grant = { grant: newId(random), person, role: 'member', place: founded.value, from };
    const phone = createTestPhone(anyServer, random, clock);
    phone.meet(directory.identity.key);
    await mustRecord(own, directory.getBook(commune), [
      { type: 'person.added@1', on: from, body: { person, name: 'Lò Thị Én' } },
      { type: 'grant.given@1', on: from, body: grant },
      {
        type: 'stream.registered@1',
        on: from,
        body: { stream: phone.stream, person, key: phone.key },
      },
    ]);
    // A push needs its own book alone and is taken at once; a pull lists all books, known within a second.
    const homes = directory.findBookOf('homes', founded.value)?.id ?? '';
    for (let index = 0; index < 2; index += 1) {
      const part = phone.part(homes, [
        { type: 'household.added@1', on: from + 1, body: { household: newId(random) } },
      ]);
      expect((await phone.push([part])).reply.parts).toMatchObject([
        { items: [{ verdict: 'ok' }] },
      ]);
    }
    await expect
      .poll(async () => (await phone.pull()).reply.books.map(({ book }) => book.id), {
        timeout: 5_000,
      })
      .toContain(homes);
  });

  it('know a stream that the other has registered, for what is carried and for what follows it', async () => {
    const [earlier] = village.phones;
    if (earlier === undefined) throw new Error('no phone');
    const { directory } = own;
    const { people, person } = directory.findStream(earlier.stream) ?? { people: '', person: '' };
    const phone = createTestPhone(anyServer, random, clock);
    await mustRecord(own, directory.getBook(people), [
      {
        type: 'stream.registered@1',
        on: 20_000,
        body: { stream: phone.stream, person, key: phone.key },
      },
    ]);
    const reply = toBase64Url(random(32));
    for (let index = 0; index < 2; index += 1) {
      const body = { household: newId(random) };
      const part = phone.part(village.book, [{ type: 'household.added@1', on: 20_001, body }]);
      const copy = await sealPart(own, phone.stream, reply, part);
      const init = { method: 'POST', body: joinFrames([copy]) };
      const answer = await fetch(`${baseOf(index)}/api/carry`, init);
      const answers = splitFrames(new Uint8Array(await answer.arrayBuffer()));
      expect(answers.ok && answers.value.map(saysTaken)).toEqual([true]);
    }
    const pair = createKeyPair(random);
    const stream = newId(random);
    const signature = toBase64Url(
      createSigner(pair)(succeedBytes(earlier.stream, stream, pair.key)),
    );
    const asked = { protocol: PROTOCOL, stream, key: pair.key, signature };
    const head = async () =>
      (await own.store.read(directory.getBook(people).cell).findHead(people))?.seq;
    const before = (await head()) ?? 0;
    // `anyServer` draws one of the two each time.
    for (let times = 0; times < 8; times += 1) {
      const body = utf8(JSON.stringify(asked));
      expect(await earlier.send('POST', '/api/succeed', body)).toMatchObject({
        status: 200,
        reply: { stream },
      });
    }
    expect(await head()).toBe(before + 1);
  });

  it('write in the name of the home from two programs at once', async () => {
    const other = await openHome(await openStoreAt(database), { name: 'Thử' });
    const { people } = own.directory.identity;
    const add = async (home: Home, name: string): Promise<void> =>
      mustRecord(home, home.directory.getBook(people), [
        { type: 'person.added@1', on: 20_000, body: { person: newId(random), name } },
      ]);
    const before = (await own.store.read(own.directory.getBook(people).cell).findHead(people))?.seq;
    const names = Array.from({ length: 15 }, (_, index) => `Người ${index}`);
    await Promise.all(names.flatMap((name) => [add(own, name), add(other, name)]));
    const after = (await own.store.read(own.directory.getBook(people).cell).findHead(people))?.seq;
    expect(after).toBe((before ?? 0) + 30);
    expect((await verifyBooks(other.store, other.directory)).defects).toEqual([]);
    await other.store.close();
  });

  it('make one home of an empty database when they start at the same moment', async () => {
    const empty = await createPlace('one_home');
    const homes = await Promise.all(
      [1, 2, 3].map(async () => openHome(await openStoreAt(empty), { name: 'Thử' })),
    );
    const [first] = homes;
    for (const { directory, opening } of homes) {
      expect(directory.identity).toEqual(first?.directory.identity);
      const { id, key } = opening.current();
      expect(first?.opening.current()).toMatchObject({ id, key });
    }
    const last = homes.at(-1);
    if (last === undefined) throw new Error('no home');
    expect((await verifyBooks(last.store, last.directory)).defects).toEqual([]);
    for (const { store } of homes) await store.close();
  });
});
