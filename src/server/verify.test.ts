import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyBooks } from '#server/verify.ts';
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
  const foreign = { type: 'visit.corrected@1', on: the.today, body: { visit: the.newId() } };
  await phone.push([phone.part(the.doors.id, [foreign])]);
  database = new DatabaseSync(join(the.folder, 'banso.sqlite'));
});
afterAll(async () => {
  database.close();
  await the.close();
});

const check = () => verifyBooks(the.home.store, the.home.directory);

/** Spoils the store for the time of one check. */
async function defectsAfter(sql: string): Promise<readonly string[]> {
  database.exec('CREATE TABLE IF NOT EXISTS spoiled (x INTEGER)');
  const tables = ['fact', 'refused', 'signature', 'checkpoint', 'stream_head', 'salt', 'head'];
  for (const table of tables) database.exec(`CREATE TABLE was_${table} AS SELECT * FROM ${table}`);
  try {
    expect(database.prepare(sql).run().changes).toBe(1);
    return (await check()).defects;
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
    expect(counts).toMatchObject({ books: 8, refused: 1, checkpoints: 1 });
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
      /^book \S+: its facts do not give the hash of its head$/u,
    ],
  ])('tells %s that was spoiled', async (_, sql, line) => {
    const defects = await defectsAfter(sql());
    expect(defects).toEqual(expect.arrayContaining([expect.stringMatching(line)]));
    expect((await check()).defects).toEqual([]);
  });
});
