import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { openEpoch } from '#server/epochs.ts';
import { filePath } from '#server/verify-files.ts';
import { verifyStore } from '#server/verify-store.ts';
import { openTestHome, type TestHome } from '#test/support/test-home.ts';

const VISITS = 1_010;

let the: TestHome;
let stream: string;
let database: DatabaseSync;

beforeAll(async () => {
  the = await openTestHome();
  const household = the.newId();
  const leader = await the.enrol('leader', the.village);
  const phone = await the.enrol('member', the.village);
  ({ stream } = phone);
  const added = {
    type: 'household.added@1',
    on: the.today,
    body: { household, head: 'Lò Thị Ên' },
  };
  await leader.push([leader.part(the.homes.id, [added])]);
  const visits = Array.from({ length: VISITS }, () => ({
    type: 'door.visited@1',
    on: the.today,
    body: { visit: the.newId(), household, outcome: 'met' },
  }));
  for (let from = 0; from < VISITS; from += 400) {
    const { status } = await phone.push([phone.part(the.doors.id, visits.slice(from, from + 400))]);
    if (status !== 200) throw new Error(`not taken: ${status}`);
  }
  await openEpoch(the.home.store, the.doors);
  const foreign = { type: 'visit.corrected@1', on: the.today, body: { visit: the.newId() } };
  await phone.push([phone.part(the.doors.id, [foreign])]);
  const unknown = { visit: the.newId(), household: the.newId(), outcome: 'met' };
  const flagged = { type: 'door.visited@1', on: the.today, body: unknown };
  await leader.push([leader.part(the.doors.id, [flagged])]);
  await the.home.store.write(the.doors.cell, async (writing) => {
    await writing.setArchived(the.doors.id, stream, 1_000);
    await writing.addFile(the.doors.id, { hash: FILE, bytes: 3, stream, receivedAt: 1 });
  });
  putFile(ATTACHMENT);
  database = new DatabaseSync(join(the.folder, 'banso.sqlite'));
});
afterAll(async () => {
  database.close();
  await the.close();
});

const ATTACHMENT = 'abc';
const FILE = createHash('sha256').update(ATTACHMENT).digest('base64url');
const files = (): string => join(the.folder, 'files');

function putFile(text: string): void {
  const path = filePath(files(), FILE);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

const check = () => verifyStore(the.home.store, files());

/** Spoils the store for the time of one check. */
async function checkAfter(sql: string): ReturnType<typeof check> {
  database.exec('CREATE TABLE IF NOT EXISTS spoiled (x INTEGER)');
  const tables = database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'spoiled'")
    .all()
    .map((row) => String(row['name']));
  for (const table of tables) database.exec(`CREATE TABLE was_${table} AS SELECT * FROM ${table}`);
  try {
    expect(database.prepare(sql).run().changes).toBe(1);
    return await check();
  } finally {
    for (const table of tables) {
      database.exec(`DELETE FROM ${table}; INSERT INTO ${table} SELECT * FROM was_${table}`);
      database.exec(`DROP TABLE was_${table}`);
    }
  }
}

const said = (): string => `book = '${the.doors.id}' AND stream = '${stream}'`;

describe('checking a store', () => {
  it('counts what it has checked, refused facts included', async () => {
    const { defects, ...counts } = await check();
    expect(defects).toEqual([]);
    expect(counts).toMatchObject({ books: 20, refused: 1, checkpoints: 1, cuts: 1, marks: 1 });
    expect(counts).toMatchObject({ held: 0, flagged: 1 });
    expect(counts).toMatchObject({ keys: 2, files: 1, notes: [], isWhole: true });
    expect(counts.facts).toBeGreaterThan(VISITS);
    expect(counts.signatures).toBeGreaterThan(counts.streams);
  });

  it.each<[string, () => string, RegExp]>([
    ['a body', () => `UPDATE fact SET body = '{}' WHERE ${said()} AND n = 7`, /hash of its head$/u],
    [
      'a signature',
      () => `UPDATE signature SET signature = zeroblob(64) WHERE ${said()} AND n = 400`,
      /^book \S+, stream \S+: the signature is not one of the stream’s key at n 400$/u,
    ],
    [
      'a signed hash',
      () => `UPDATE signature SET hash = zeroblob(32) WHERE ${said()} AND n = 800`,
      /the signed hash is not the one its facts give at n 800$/u,
    ],
    [
      'the last signature',
      () => `DELETE FROM signature WHERE ${said()} AND n = ${VISITS + 1}`,
      /no signature over its last n 1011$/u,
    ],
    [
      'a checkpoint',
      () => `UPDATE checkpoint SET hash = zeroblob(32) WHERE seq = 1000`,
      /^book \S+: the checkpoint at seq 1000 is another hash$/u,
    ],
    ['a lost checkpoint', () => `DELETE FROM checkpoint`, /no checkpoint at seq 1000$/u],
    [
      'a refused fact',
      () => `UPDATE refused SET body = '{}' WHERE ${said()}`,
      /its facts do not give the hash of its head$/u,
    ],
    [
      'why a fact is refused',
      () => `UPDATE refused SET why = '' WHERE ${said()}`,
      /stream \S+: n 1011 is refused without a reason$/u,
    ],
    [
      'why a fact is held',
      () => `UPDATE fact SET verdict = 'held' WHERE ${said()} AND n = 900`,
      /^book \S+: the fact at seq 900 is held without a reason$/u,
    ],
    [
      'a fact that was said before',
      () => `UPDATE fact SET origin_stream = '${stream}', origin_n = 5 WHERE ${said()} AND n = 9`,
      /^book \S+: n 5 of stream \S+ stands in it twice$/u,
    ],
    [
      'a lost refused fact',
      () => `DELETE FROM refused WHERE ${said()}`,
      /its facts end at n 1010, its head at 1011$/u,
    ],
    [
      'a lost fact',
      () => `DELETE FROM fact WHERE ${said()} AND n = 9`,
      /stream \S+: no fact under n 9$/u,
    ],
    [
      'a stream head',
      () => `UPDATE stream_head SET n = n - 1 WHERE ${said()}`,
      /its facts end at n 1011, its head at 1010$/u,
    ],
    [
      'a lost stream head',
      () => `DELETE FROM stream_head WHERE ${said()}`,
      /named without a stream head$/u,
    ],
    ['a lost salt', () => `DELETE FROM salt WHERE ${said()} AND block = 1`, /no salt for n 257$/u],
    [
      'a verdict',
      () => `UPDATE fact SET verdict = 'held' WHERE ${said()} AND n = 1005`,
      /^book \S+: the cut of epoch 1 is another hash$/u,
    ],
    [
      'a cut',
      () => `UPDATE epoch SET hash = zeroblob(32)`,
      /: the cut of epoch 1 is another hash$/u,
    ],
    [
      'a moved cut',
      () => `UPDATE epoch SET seq = 5000`,
      /: the cut of epoch 1 .* is out of order$/u,
    ],
    ['a lost cut', () => `DELETE FROM epoch`, /: its cuts end in epoch 0, its head in 1$/u],
    [
      'an archive mark',
      () => `UPDATE archived SET n = 2000`,
      /stream \S+: archived up to n 2000, but said up to 1011$/u,
    ],
    [
      'an archive mark of nobody',
      () => `UPDATE archived SET stream = 'nobodyAAAA'`,
      /stream nobodyAAAA: named without a stream head$/u,
    ],
    [
      'the key of the home',
      () => `UPDATE home SET secret = zeroblob(32)`,
      /^home: its private key is not that of its public key$/u,
    ],
    [
      'an opening key',
      () => `UPDATE opening_key SET secret = randomblob(32)`,
      /^opening key 1: its private key is not that of its public key$/u,
    ],
    ['a lost opening key', () => `UPDATE opening_key SET id = 2`, /^opening key 1 is gone$/u],
    ['the only opening key', () => `DELETE FROM opening_key`, /^there is no opening key$/u],
    ['the home itself', () => `DELETE FROM home`, /^the store does not say which home it is$/u],
    [
      'whose a stream is',
      () => `UPDATE stream SET person = 'nobodyAAAA' WHERE stream = '${stream}'`,
      /^directory, stream \S+: another person or key than in its people book$/u,
    ],
    [
      'the book of a stream',
      () => `UPDATE stream SET people = 'nobodyAAAA' WHERE stream = '${stream}'`,
      /^directory: stream \S+ names no people book$/u,
    ],
    [
      'a stream nobody registered',
      () => `UPDATE stream SET people = (SELECT people FROM home) WHERE stream = '${stream}'`,
      /^directory, stream \S+: its people book does not register it$/u,
    ],
    [
      'the line of a book',
      () => `DELETE FROM book WHERE book = '${the.homes.id}'`,
      /^directory: book \S+ is not in it; its 1 facts are unchecked$/u,
    ],
    [
      'the people book of a book',
      () => `UPDATE book SET people = places WHERE book = '${the.doors.id}'`,
      /^directory, book \S+: its people book is none$/u,
    ],
    [
      'the cell of a book',
      () => `UPDATE book SET book_cell = 1 WHERE book = '${the.homes.id}'`,
      /^directory, book \S+: its cell is not that of its place$/u,
    ],
    [
      'the place of a book',
      () => `UPDATE book SET place = '${the.otherVillage}' WHERE book = '${the.homes.id}'`,
      /^directory, book \S+: its place has another of its kind$/u,
    ],
    [
      'how long an attachment is',
      () => `UPDATE file SET bytes = 4`,
      /^book \S+, file \S+: it has 3 bytes instead of 4$/u,
    ],
  ])('tells %s that was spoiled', async (_, sql, line) => {
    const { defects } = await checkAfter(sql());
    expect(defects).toEqual(expect.arrayContaining([expect.stringMatching(line)]));
  });

  it('names the books that are damaged, and tells what the next start mends', async () => {
    const { damaged, isWhole } = await checkAfter(`DELETE FROM checkpoint`);
    expect([[...damaged], isWhole]).toEqual([[the.doors.id], true]);
    const without = await checkAfter(`DELETE FROM book WHERE book = '${the.homes.id}'`);
    expect(without.notes).toEqual([expect.stringMatching(/has no homes book yet/u)]);
    const lost = await checkAfter(`DELETE FROM stream WHERE stream = '${stream}'`);
    expect(lost.notes).toEqual([expect.stringMatching(/is not in the directory yet/u)]);
  });

  it('tells an attachment that is gone, or has other bytes than its name', async () => {
    putFile('abd');
    expect((await check()).defects).toEqual([expect.stringMatching(/not those of its name$/u)]);
    rmSync(filePath(files(), FILE));
    const { defects, damaged } = await check();
    expect(defects).toEqual([expect.stringMatching(/it is not there$/u)]);
    expect([...damaged]).toEqual([the.doors.id]);
    putFile(ATTACHMENT);
    expect((await check()).defects).toEqual([]);
  });
});
