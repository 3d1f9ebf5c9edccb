import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { brotliDecompressSync } from 'node:zlib';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toBase64Url, utf8 } from '#kernel/bytes.ts';
import { seededRandom } from '#kernel/random.ts';
import { emptyFolded } from '#book/folded.ts';
import { decodeInto } from '#book/snapshot.ts';
import { tablesText } from '#book/table.ts';
import { getActivity } from '#domain/register.ts';
import { FOLD_PRINT } from '#protocol/fold-print.ts';
import { PIECE_CHARS_MAX, PIECES_MAX, SnapshotReply } from '#protocol/snapshots.ts';
import { PROTOCOL } from '#protocol/version.ts';
import { erase } from '#server/erase/erase.ts';
import { openTestHome, type TestHome } from '#test/support/test-home.ts';
import { createTestPhone, type TestPhone } from '#test/support/test-phone.ts';

const PATH = `/api/snapshots?protocol=${PROTOCOL}&print=`;

describe('a snapshot', () => {
  let the: TestHome;
  let member: TestPhone;
  let officer: TestPhone;
  let place: string;

  beforeAll(async () => {
    place = mkdtempSync(join(tmpdir(), 'banso-tombstones-'));
    the = await openTestHome({ tombstones: place });
    member = await the.enrol('member', the.village);
    officer = await the.enrol('officer', the.commune);
    const added = Array.from({ length: 800 }, (_, at) => ({
      type: 'household.added@1',
      on: the.today,
      body: { household: the.newId(), head: `Lò Văn Nghiệm 𠮷 ${at}` },
    }));
    for (let from = 0; from < added.length; from += 100) {
      await member.push([member.part(the.homes.id, added.slice(from, from + 100))]);
    }
  });
  afterAll(async () => {
    await the.close();
    rmSync(place, { recursive: true });
  });

  const ask = async (phone: TestPhone, query: string): Promise<SnapshotReply> => {
    const { status, reply } = await phone.send('GET', PATH + query);
    expect(status).toBe(200);
    return v.parse(SnapshotReply, reply);
  };

  it('is the book as the home has folded it, in pieces of their bytes', async () => {
    const { books, pieces } = await ask(member, FOLD_PRINT);
    expect(books[0]?.book.id).toBe(the.homes.id);
    const told = new Map(pieces);
    const texts = (books[0]?.names ?? []).map((name) => told.get(name) ?? '');
    expect(texts.length).toBeGreaterThan(1);
    expect(texts.filter((text) => text.length > PIECE_CHARS_MAX || !text.isWellFormed())).toEqual(
      [],
    );
    const folded = emptyFolded(getActivity('homes'));
    expect(await decodeInto(folded, texts.join(''))).toBe(true);
    expect(folded.seq).toBe(books[0]?.seq);
    const warm = await the.home.warm.get(the.homes);
    expect(tablesText(folded.state)).toBe(tablesText(warm.state));
  });

  it('is given piece by piece, to whoever carries the book', async () => {
    const { books } = await ask(member, FOLD_PRINT);
    const [name = ''] = books[0]?.names ?? [];
    const query = `${FOLD_PRINT}&book=${the.homes.id}&names=${name}`;
    expect((await ask(member, query)).pieces).toHaveLength(1);
    expect(
      (await ask(member, `${FOLD_PRINT}&book=${the.homes.id}&names=${'A'.repeat(43)}`)).pieces,
    ).toEqual([]);
    expect((await ask(officer, query)).pieces).toEqual([]);
    const carried = (await ask(officer, FOLD_PRINT)).books.map(({ book }) => book.activity);
    expect(carried).not.toContain('homes');
  });

  it('comes in two parts, households first, and as a list alone for a phone that was cut off', async () => {
    const [first, rest] = await Promise.all([
      ask(member, `${FOLD_PRINT}&part=first`),
      ask(member, `${FOLD_PRINT}&part=rest`),
    ]);
    const activities = ({ books }: SnapshotReply): readonly string[] =>
      books.map(({ book }) => book.activity);
    expect(activities(first)).toEqual(['homes', 'places']);
    expect(activities(rest)[0]).toBe('doors');
    expect(activities(rest)).not.toContain('people');
    const { books } = await ask(member, FOLD_PRINT);
    expect(activities(first).length + activities(rest).length).toBe(books.length - 1);
    const list = await ask(member, `${FOLD_PRINT}&part=first&pieces=none`);
    expect(list.pieces).toEqual([]);
    expect(list.books.map(({ names }) => names)).toEqual(first.books.map(({ names }) => names));
    const { status, reply } = await member.send('GET', `${PATH}${FOLD_PRINT}&part=second`);
    expect([status, reply.code]).toEqual([400, 'malformed']);
  });

  it('comes along with the answer to a card that asks for it: of its own books, and no other way', async () => {
    let seed = 40;
    const givenTo = async (phone: TestPhone, query: string): Promise<unknown> => {
      const { person } = the.home.directory.findStream(phone.stream) ?? {};
      if (person === undefined) throw new Error('no stream');
      const card = await the.home.cards.issue({ person, people: the.people.id, singleUse: true });
      const fresh = createTestPhone(the.app, seededRandom((seed += 1)), the.clock);
      const { status, reply } = await fresh.enrol(card, query);
      expect(status).toBe(200);
      return reply.given;
    };
    const along = v.parse(SnapshotReply, await givenTo(member, `?print=${FOLD_PRINT}`));
    const first = await ask(member, `${FOLD_PRINT}&part=first`);
    expect(along.books.map(({ book }) => book.id)).toEqual(first.books.map(({ book }) => book.id));
    expect(along.pieces).toEqual(first.pieces);
    const ofOfficer = v.parse(SnapshotReply, await givenTo(officer, `?print=${FOLD_PRINT}`));
    expect(ofOfficer.books.map(({ book }) => book.activity)).not.toContain('homes');
    expect(await givenTo(member, '')).toBeUndefined();
    expect(await givenTo(member, '?print=Ð')).toBeUndefined();
    expect(await givenTo(member, '?print=0ther')).toMatchObject({ books: [], pieces: [] });
  });

  /** As a browser asks: the text, and what came of it. */
  const askPacked = async (phone: TestPhone, query: string) => {
    const [path, at] = [PATH + query, the.clock.now()];
    const said = phone.requestSaid({ method: 'GET', path, at, body: utf8('') });
    const headers = {
      'banso-stream': phone.stream,
      'banso-at': String(at),
      'banso-signature': toBase64Url(phone.sign(said)),
      'accept-encoding': 'gzip, br',
    };
    const answer = await the.app.request(path, { headers });
    expect(answer.headers.get('content-encoding')).toBe('br');
    const bytes = new Uint8Array(await answer.arrayBuffer());
    return { bytes, reply: JSON.parse(brotliDecompressSync(bytes).toString()) as unknown };
  };

  it('is said and packed once for all who ask the same, until something comes', async () => {
    const other = await the.enrol('member', the.village);
    const query = `${FOLD_PRINT}&part=first`;
    const first = await askPacked(member, query);
    the.clock.at += 60;
    let later = first;
    for (let turn = 0; turn < 200 && later.bytes.length === first.bytes.length; turn += 1) {
      await wait(20);
      later = await askPacked(other, query);
    }
    expect(later.bytes.length).toBeLessThan(first.bytes.length);
    expect(later.reply).toEqual(first.reply);
    expect(await ask(other, query)).toEqual(first.reply);
    const body = { household: the.newId(), head: 'Lù Thị Sáng' };
    await member.push([
      member.part(the.homes.id, [{ type: 'household.added@1', on: the.today, body }]),
    ]);
    const after = v.parse(SnapshotReply, (await askPacked(other, query)).reply);
    expect(after.at).toBe(the.clock.now());
    expect(JSON.stringify(after.pieces)).toContain(body.head);
  });

  it('stands at the head when it is made, once for all who ask within two seconds', async () => {
    const seqAfter = async (passS: number): Promise<number> => {
      the.clock.at += passS;
      return (await ask(member, FOLD_PRINT)).books[0]?.seq ?? 0;
    };
    const addOne = (): Promise<unknown> => {
      const body = { household: the.newId(), head: 'Vi Thị Pẩu' };
      const added = { type: 'household.added@1', on: the.today, body };
      return member.push([member.part(the.homes.id, [added])]);
    };
    const before = await seqAfter(2);
    await addOne();
    expect(await seqAfter(0)).toBe(before + 1);
    await addOne();
    // What came since follows as facts.
    expect(await seqAfter(1)).toBe(before + 1);
    expect(await seqAfter(1)).toBe(before + 2);
  });

  it('is worth nothing to whoever folds otherwise', async () => {
    expect(await ask(member, 'another')).toMatchObject({ books: [], pieces: [] });
    const { status, reply } = await member.send('GET', `${PATH}no%20print`);
    expect([status, reply.code]).toEqual([400, 'malformed']);
  });

  it('made before an erasure is given to nobody after it', async () => {
    const [household, resident] = [the.newId(), the.newId()];
    const name = 'Lường Văn Vành Khuyên';
    await member.push([
      member.part(the.homes.id, [
        { type: 'household.added@1', on: the.today, body: { household } },
        { type: 'resident.added@1', on: the.today, body: { resident, household, name } },
      ]),
    ]);
    the.clock.at += 2;
    const before = await ask(member, FOLD_PRINT);
    expect(JSON.stringify(before.pieces)).toContain(name);
    const erased = await erase(the.home, { wanted: { resident }, ground: 'asked' });
    expect(erased.ok).toBe(true);
    const names = (before.books[0]?.names ?? []).slice(0, PIECES_MAX);
    const query = `${FOLD_PRINT}&book=${the.homes.id}&names=${names.join(',')}`;
    expect((await ask(member, query)).pieces).toEqual([]);
    const after = await ask(member, FOLD_PRINT);
    expect(JSON.stringify(after.pieces)).not.toContain(name);
    expect(after.books[0]?.generation).toBe((before.books[0]?.generation ?? 0) + 1);
  });
});
