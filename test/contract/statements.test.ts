// Every statement of the store names one cell: the same tables then lie in one database, in partitions of it
// or in several. What reads many cells at once stands in a list.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bytes } from '#kernel/bytes.ts';
import { createWriting } from '#server/store/cell.ts';
import type { Connection, Value } from '#server/store/connection.ts';
import type { DeliveryReading, DeliveryWriting } from '#server/store/deliveries.ts';
import { createDirectories, HEADS, listHeads } from '#server/store/directories.ts';
import { connect, openSqliteStore } from '#server/store/sqlite.ts';
import type { Directories, Store, Writing } from '#server/store/store.ts';

/** Statements that read all cells on purpose. */
const PARALLEL_READS: ReadonlySet<string> = new Set([HEADS]);

const CELL = 4_711;
const BOOK = 'bookAAAAAA';
const STREAM = 'streamAAAA';
const HASH: Bytes = new Uint8Array(32).fill(7);
const NAME = 'A'.repeat(43);

type Asked = { readonly sql: string; readonly values: readonly Value[] };

/** What is wrong with a statement; undefined when each of its parts names its cell. */
function cellProblem({ sql, values }: Asked, cell: number): string | undefined {
  if (PARALLEL_READS.has(sql)) return undefined;
  const text = sql.replaceAll(/\s+/gu, ' ').trim();
  const [, columns = '', given = ''] =
    /^INSERT INTO \w+ \((?<columns>[^)]*)\) VALUES \((?<given>[^)]*)\)/u.exec(text) ?? [];
  if (text.startsWith('INSERT')) {
    if (!columns.startsWith('cell,')) return 'does not begin with the cell';
    return isCell(given.split(',')[0] ?? '', values, 0, cell) ? undefined : 'inserts elsewhere';
  }
  let place = 0;
  for (const part of text.split(/ UNION (?:ALL )?/u)) {
    if (/\bJOIN\b|\bFROM \w+ ?,/u.test(part)) return 'joins tables';
    if ((part.match(/\b(?:FROM|UPDATE) /gu) ?? []).length !== 1) return 'names several tables';
    const [before = '', after = ''] = part.split(' WHERE cell = ');
    place += (before.match(/\?/gu) ?? []).length;
    const [named = ''] = after.split(' ');
    if (/ OR /u.test(after.replaceAll(/\([^)]*\)/gu, ''))) return 'may name another cell by OR';
    if (!isCell(named, values, place, cell)) return 'names no cell';
    place += (after.match(/\?/gu) ?? []).length;
  }
  return undefined;
}

const isCell = (text: string, values: readonly Value[], place: number, cell: number): boolean => {
  if (text === '?1') return values[0] === cell;
  return text === '?' ? values[place] === cell : text === String(cell);
};

const DELIVERY = {
  book: BOOK,
  edition: 'e',
  recipient: 'h',
  channel: 'sms',
  notice: 'n',
  board: 'b',
  due: 1,
} as const;
const SEEN = { ...DELIVERY, state: 'queued', tries: 0, queuedAt: 1, changedAt: 1 } as const;

const deliveryCalls = (
  w: Writing,
): Readonly<Record<keyof DeliveryReading | keyof DeliveryWriting, () => Promise<unknown>>> => ({
  listDeliveries: () => w.listDeliveries(BOOK, 'n'),
  listDeliveriesTo: () => w.listDeliveriesTo(BOOK, 'h'),
  listDueDeliveries: () => w.listDueDeliveries(BOOK, 'sms', 1, 9),
  listUrgentDeliveries: () => w.listUrgentDeliveries(BOOK, 'sms', 1, 9),
  findNextDue: () => w.findNextDue(BOOK),
  findNextUrgent: () => w.findNextUrgent(BOOK),
  findDelivery: () => w.findDelivery(DELIVERY),
  countDeliveries: () => w.countDeliveries(BOOK, 1),
  listPushSubscriptions: () => w.listPushSubscriptions(BOOK),
  findPushSubscription: () => w.findPushSubscription(BOOK, STREAM),
  queueDeliveries: () => w.queueDeliveries([DELIVERY], 1),
  hurryDeliveries: () => w.hurryDeliveries([DELIVERY], 1),
  claimDelivery: () => w.claimDelivery({ ...SEEN, claimedUntil: 0 }, 2),
  endClaimed: () => w.endClaimed(DELIVERY, 2, { state: 'sent' }, 1),
  endSent: () => w.endSent(DELIVERY, { state: 'delivered' }, 1),
  dropDeliveriesTo: () => w.dropDeliveriesTo(BOOK, 'h'),
  dropDeliveries: () => w.dropDeliveries(BOOK, 1),
  putPushSubscription: () =>
    w.putPushSubscription({
      book: BOOK,
      stream: STREAM,
      endpoint: 'https://p.vn',
      key: HASH,
      auth: HASH,
      since: 1,
    }),
  deletePushSubscription: () => w.deletePushSubscription(BOOK, STREAM),
});

describe('the statements of the store', () => {
  const folder = mkdtempSync(join(tmpdir(), 'banso-statements-'));
  let store: Store;
  const asked: Asked[] = [];
  /** Asks the store's own file, and writes down what was asked. */
  let connection: Connection;

  beforeAll(() => {
    const opened = openSqliteStore(folder, 'real');
    if (!opened.ok) throw new Error(opened.error.code);
    store = opened.value;
    const database = connect(join(folder, 'banso.sqlite'));
    const prepare: Connection['prepare'] = (sql) => {
      const statement = database.prepare(sql);
      const note = (values: Value[]): Value[] => {
        asked.push({ sql, values });
        return values;
      };
      return {
        get: (...values) => statement.get(...note(values)),
        all: (...values) => statement.all(...note(values)),
        run: (...values) => statement.run(...note(values)),
      };
    };
    connection = {
      prepare,
      together: database.together,
      async insert(table, rows) {
        for (const row of rows) {
          const columns = Object.keys(row);
          const places = columns.map(() => '?').join(', ');
          const sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`;
          await prepare(sql).run(...Object.values(row));
        }
      },
    };
  });
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  async function problemsOf(calls: Readonly<Record<string, () => Promise<unknown>>>, cell: number) {
    const problems: string[] = [];
    for (const [name, call] of Object.entries(calls)) {
      asked.length = 0;
      await call();
      if (asked.length === 0) problems.push(`${name} asks nothing`);
      for (const each of asked) {
        const problem = cellProblem(each, cell);
        if (problem !== undefined) problems.push(`${name} ${problem}: ${each.sql}`);
      }
    }
    return problems;
  }

  const logged = { type: 't@1', stream: STREAM, n: 1, at: 1, on: 1, body: '{}' };

  it('name one cell where a cell is read or written', async () => {
    const w = createWriting(connection, CELL);
    const calls: Readonly<Record<keyof Writing, () => Promise<unknown>>> = {
      together: () => w.together([() => w.findHead(BOOK)]),
      createHead: () => w.createHead(BOOK, { epoch: 0, generation: 0, seq: 0, hash: HASH }),
      lockHead: () => w.lockHead(BOOK),
      setHead: () => w.setHead(BOOK, { epoch: 0, generation: 0, seq: 1, hash: HASH }),
      addFacts: () => w.addFacts(BOOK, [{ ...logged, seq: 1, receivedAt: 1, verdict: 'ok' }]),
      addRefused: () => w.addRefused(BOOK, [{ ...logged, n: 2, why: 'w', receivedAt: 1 }]),
      addSalts: () => w.addSalts(BOOK, [{ stream: STREAM, block: 0, salt: HASH }]),
      addSingles: () => w.addSingles(BOOK, [{ stream: STREAM, n: 3, salt: HASH }]),
      redact: () => w.redact(BOOK, { stream: STREAM, n: 1, body: '{}', commitment: HASH }),
      destroySalt: () => w.destroySalt(BOOK, STREAM, 0),
      destroySingle: () => w.destroySingle(BOOK, STREAM, 3),
      addTombstones: () => w.addTombstones(BOOK, [{ stream: STREAM, n: 1, residue: NAME }]),
      removeFile: () => w.removeFile(BOOK, NAME),
      addSignature: () => w.addSignature(BOOK, STREAM, 1, HASH, HASH),
      setStreamHead: () => w.setStreamHead(BOOK, STREAM, { n: 1, hash: HASH }),
      addCheckpoint: () => w.addCheckpoint(BOOK, 1, HASH),
      addCut: () => w.addCut(BOOK, { epoch: 1, seq: 1, hash: HASH }),
      setArchived: () => w.setArchived(BOOK, STREAM, 1),
      addFile: () => w.addFile(BOOK, { hash: NAME, bytes: 1, stream: STREAM, receivedAt: 1 }),
      putHouseholdCard: () =>
        w.putHouseholdCard({
          book: BOOK,
          household: 'h',
          hash: HASH,
          issuedAt: 1,
          issuedBy: 'p',
        }),
      deleteHouseholdCard: () => w.deleteHouseholdCard(BOOK, 'h'),
      findHouseholdCard: () => w.findHouseholdCard(HASH),
      listHouseholdCards: () => w.listHouseholdCards(BOOK),
      findHead: () => w.findHead(BOOK),
      listFacts: () => w.listFacts(BOOK, 0, 10),
      listFactsOf: () => w.listFactsOf(BOOK, ['t@1', 'u@1']),
      getFacts: () => w.getFacts(BOOK, [1, 2]),
      findStreamHead: () => w.findStreamHead(BOOK, STREAM),
      listSaid: () => w.listSaid(BOOK, STREAM, 1, 9),
      findOrigin: () => w.findOrigin(BOOK, STREAM, 1),
      listOrigins: () => w.listOrigins(BOOK, STREAM, 1, 9),
      listAt: async () => [await w.listAt(BOOK, 1, 9), await w.listAt(BOOK, 1, 9, STREAM)],
      hasContent: () => w.hasContent(BOOK, logged),
      listSalts: () => w.listSalts(BOOK, STREAM),
      listSingles: () => w.listSingles(BOOK, STREAM),
      listTombstones: () => w.listTombstones(BOOK),
      listRefused: () => w.listRefused(BOOK),
      findCheckpoint: () => w.findCheckpoint(BOOK, 1),
      listCheckpoints: () => w.listCheckpoints(BOOK),
      listStreams: () => w.listStreams(BOOK),
      listSignatures: () => w.listSignatures(BOOK, STREAM),
      listStands: () => w.listStands([BOOK, 'bookBBBBBB'], STREAM),
      listCuts: () => w.listCuts(BOOK),
      findArchived: () => w.findArchived(BOOK, STREAM),
      findFile: () => w.findFile(BOOK, NAME),
      listFiles: () => w.listFiles(BOOK),
      listSeen: () => w.listSeen(BOOK, 'p', 9),
      listRegisterSeen: () => w.listRegisterSeen(BOOK, 9),
      countSeen: () => w.countSeen(BOOK, 9),
      addSeen: () =>
        w.addSeen(BOOK, [{ about: 'p', at: 1, people: 'e', person: 'q', what: 'page' }]),
      dropSeen: () => w.dropSeen(BOOK, 9),
      findMonth: () => w.findMonth('p', 1),
      findSums: () => w.findSums('p', 1),
      findParts: () => w.findParts('p', 1),
      listMonths: () => w.listMonths('p'),
      lockMonth: () => w.lockMonth('p', 1),
      putMonth: () => w.putMonth({ place: 'p', month: 1, basis: '', corrected: HASH }),
      ...deliveryCalls(w),
    };
    expect(Object.keys(calls).toSorted()).toEqual(Object.keys(w).toSorted());
    expect(await problemsOf(calls, CELL)).toEqual([]);
    expect(await problemsOf({ findHead: calls.findHead }, CELL + 1)).toHaveLength(1);
  });

  it('name cell 0 where the directories are read or written', async () => {
    const d = createDirectories(connection, (work) => work(connection));
    const key = { id: 1, key: 'K', secret: HASH };
    const holder = { person: 'p', people: 'e' };
    const login = { ...holder, name: 'name', password: '', totp: HASH, step: 0, since: 1 };
    const calls: Readonly<Record<keyof Directories, () => Promise<unknown>>> = {
      findIdentity: () => d.findIdentity(),
      putIdentity: () =>
        d.putIdentity({
          person: 'p',
          stream: STREAM,
          key: 'K',
          secret: HASH,
          country: 'c',
          people: 'e',
          places: 'l',
        }),
      renewStreams: () => d.renewStreams('ownAAAAAAA'),
      listBooks: () => d.listBooks(),
      findBook: () => d.findBook(BOOK),
      countBooks: () => d.countBooks(),
      putBook: () =>
        d.putBook({
          id: BOOK,
          activity: 'homes',
          place: 'p',
          cell: CELL,
          people: 'e',
          places: 'l',
        }),
      listStreams: () => d.listStreams(),
      findStream: () => d.findStream(STREAM),
      putStreams: () => d.putStreams([{ stream: STREAM, person: 'p', people: 'e', key: 'K' }]),
      forgetSecret: () => d.forgetSecret(STREAM),
      putCard: () =>
        d.putCard({ hash: HASH, person: 'p', people: 'e', singleUse: true, issuedAt: 1 }),
      findCard: () => d.findCard(HASH),
      useCard: () => d.useCard(HASH, STREAM, 1),
      deleteCardsOf: () => d.deleteCardsOf('p'),
      listOpeningKeys: () => d.listOpeningKeys(),
      putOpeningKey: () => d.putOpeningKey(key),
      findLogin: () => d.findLogin('name'),
      findLoginOf: () => d.findLoginOf(holder),
      putLogin: () => d.putLogin(login, [HASH]),
      takeStep: () => d.takeStep('name', 1),
      takeRecovery: () => d.takeRecovery(holder, HASH),
      countRecovery: () => d.countRecovery(holder),
      deleteLoginOf: () => d.deleteLoginOf(holder),
      findPasskey: () => d.findPasskey('id'),
      listPasskeys: () => d.listPasskeys(holder),
      putPasskey: () =>
        d.putPasskey({ ...holder, id: 'id', key: HASH, counter: 0, label: '', since: 1 }),
      usePasskey: () => d.usePasskey('id', 0, 1, 1),
      deletePasskey: () => d.deletePasskey(holder, 'id'),
      findSubject: () => d.findSubject('i', 's'),
      listSubjects: () => d.listSubjects(holder),
      putSubject: () => d.putSubject({ ...holder, issuer: 'i', subject: 's', since: 1 }),
      deleteSubject: () => d.deleteSubject(holder, 'i'),
      spend: () => d.spend(HASH, 2, 1),
      listBreachLines: () => d.listBreachLines(),
      addBreachLine: () =>
        d.addBreachLine({ breach: 'b', n: 1, kind: 'opened', at: 1, writtenAt: 1, text: 't' }),
      findBridgeToken: () => d.findBridgeToken('zalo'),
      putBridgeToken: () => d.putBridgeToken('zalo', 1, HASH),
      claimBridgeToken: () => d.claimBridgeToken('zalo', 1, 1, 2),
    };
    expect(Object.keys(calls).toSorted()).toEqual(Object.keys(d).toSorted());
    expect(await problemsOf(calls, 0)).toEqual([]);
  });

  it('read all cells at once where a list says so', async () => {
    expect(await problemsOf({ listHeads: () => listHeads(connection) }, 0)).toEqual([]);
    expect(asked.map(({ sql }) => sql)).toEqual([...PARALLEL_READS]);
  });

  it.each([
    ['SELECT * FROM fact WHERE book = ?', [BOOK]],
    ['SELECT * FROM fact WHERE cell = ? OR book = ?', [CELL, BOOK]],
    ['SELECT * FROM fact WHERE cell = ? UNION SELECT * FROM refused WHERE book = ?', [CELL, BOOK]],
    ['SELECT * FROM fact JOIN head WHERE cell = ?', [CELL]],
    ['SELECT * FROM fact WHERE cell = ? AND book IN (SELECT book FROM head)', [CELL]],
    ['UPDATE head SET seq = ? WHERE book = ?', [1, BOOK]],
    ['DELETE FROM card WHERE person = ?', [BOOK]],
    ['INSERT INTO salt (book, cell) VALUES (?, ?)', [BOOK, CELL]],
    ['INSERT INTO salt (cell, book) VALUES (?, ?)', [CELL + 1, BOOK]],
  ])('that names no cell is found: %s', (sql, values) => {
    expect(cellProblem({ sql, values }, CELL)).toBeDefined();
  });
});
