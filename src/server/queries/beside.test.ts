import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { utf8 } from '#kernel/bytes.ts';
import type { ActivityName, Book, Proposal } from '#book/activity.ts';
import type { FundsState } from '#domain/funds/state.ts';
import type { PeopleState } from '#domain/people/state.ts';
import type { ErasedReply, ErasePreviewReply } from '#protocol/erase.ts';
import type { ExportReply } from '#protocol/privacy.ts';
import type { TraceReply } from '#protocol/queries.ts';
import { erase } from '#server/erase/erase.ts';
import { mustRecord, openTestHome, type TestHome } from '#test/support/test-home.ts';
import type { TestPhone } from '#test/support/test-phone.ts';

/* What a household was told and what it paid, in all that the office answers about it. */

const PAYER = 'Bế Thị Oanh Vũ';
const OTHER = 'Lăng Văn Khướu';

let the: TestHome;
let officer: TestPhone;
let leader: TestPhone;
let tombstones: string;
const ids = { household: '', resident: '', neighbour: '' };

const bookOf = (activity: ActivityName): Book => {
  const book = the.home.directory.findBookOf(activity, the.village);
  if (book === undefined) throw new Error(`no ${activity}`);
  return book;
};
const said = (type: string, body: Proposal['body']): Proposal => ({ type, on: the.today, body });

beforeAll(async () => {
  the = await openTestHome();
  tombstones = mkdtempSync(join(tmpdir(), 'banso-tombstones-'));
  officer = await the.enrol('officer', the.commune);
  leader = await the.enrol('leader', the.village);
  for (const name of ['household', 'resident', 'neighbour'] as const) ids[name] = the.newId();
  const { household, resident, neighbour } = ids;
  await mustRecord(the.home, the.homes, [
    said('household.added@1', { household }),
    said('household.added@1', { household: neighbour }),
    said('resident.added@1', { resident, household, name: 'Bế Văn Sáo' }),
  ]);
  const [notice, edition] = [the.newId(), the.newId()];
  await mustRecord(the.home, bookOf('reach'), [
    said('notice.told@1', { telling: the.newId(), notice, edition, household, way: 'page' }),
  ]);
  await mustRecord(the.home, bookOf('funds'), moneyOfBoth());
  await takeCash();
}, 60_000);
afterAll(async () => {
  await the.close();
  rmSync(tombstones, { recursive: true });
});

/** A transfer of the household alone, and one that was for both. */
function moneyOfBoth(): readonly Proposal[] {
  const { household, neighbour } = ids;
  const [account, drive] = [the.newId(), the.newId()];
  const booked = (amount: number, text: string, parts: readonly (readonly [string, number])[]) => {
    const transfer = the.newId();
    const key = `in${amount}.${the.today}`;
    const from = { transfer, account, way: 'in', amount, day: the.today, key, same: 1 };
    return [
      said('transfer.booked@1', { ...from, source: 'statement', text }),
      said('money.assigned@1', {
        entry: the.newId(),
        transfer,
        parts: parts.map(([of, dong]) => ({ to: 'dues', drive, household: of, amount: dong })),
        told: 'person',
        ...(parts.length > 1 && { note: `${OTHER} nói vậy` }),
      }),
    ];
  };
  return [
    said('account.named@1', { account, bank: '970405', number: '1', owner: 'A' }),
    said('drive.opened@1', {
      drive,
      title: 'Vệ sinh',
      basis: { kind: 'meeting', on: the.today },
      by: 'household',
      amount: 70_000,
      from: the.today,
      account,
    }),
    said('dues.listed@1', {
      drive,
      dues: [
        [household, 1, 70_001],
        [neighbour, 1, 70_002],
      ],
    }),
    ...booked(30_000, `${PAYER} ve sinh`, [[household, 30_000]]),
    ...booked(50_003, `${OTHER} ve sinh`, [
      [household, 10_001],
      [neighbour, 40_002],
    ]),
  ];
}

async function takeCash(): Promise<void> {
  const people = (await the.home.warm.get(bookPeople())).state as PeopleState; // of a people book
  const holder = people.streams.get(leader.stream)?.person ?? '';
  const { state } = await the.home.warm.get(bookOf('funds'));
  const [drive = ''] = (state as FundsState).drives.keys(); // of a funds book
  const receipt = the.newId();
  const of = { receipt, number: '7K2M-1', holder, drive, household: ids.household };
  const { reply } = await leader.push([
    leader.part(bookOf('funds').id, [
      said('cash.received@1', { ...of, amount: 5_000, payer: PAYER }),
      said('entry.reversed@1', { entry: receipt, reason: `${PAYER} đưa nhầm` }),
    ]),
  ]);
  expect(reply.parts).toMatchObject([{ items: [{ verdict: 'ok' }, { verdict: 'ok' }] }]);
}

const bookPeople = (): Book => the.home.directory.getBook(the.homes.people);

const exported = async (): Promise<string> => {
  const body = { place: the.village, resident: ids.resident, why: 'Theo yêu cầu số 3' };
  const { reply } = await officer.send<ExportReply>(
    'POST',
    '/api/export',
    utf8(JSON.stringify(body)),
    { 'content-type': 'application/json' },
  );
  return JSON.stringify(reply.record);
};

describe('what a household was told and paid', () => {
  it('is in the export of whoever lives there, without what the neighbours were asked and paid', async () => {
    const text = await exported();
    for (const theirs of ['notice.told@1', '70001', '30000', '10001', PAYER, 'đưa nhầm']) {
      expect(text).toContain(theirs);
    }
    for (const others of ['70002', '40002', '50003', OTHER, ids.neighbour]) {
      expect(text).not.toContain(others);
    }
  });

  it('is in the trace of the household', async () => {
    const path = `/api/trace?id=${ids.household}&place=${the.village}`;
    const { reply } = await officer.send<TraceReply>('GET', path);
    const types = reply.lines.map(({ type }) => type);
    expect(types).toEqual(
      expect.arrayContaining(['notice.told@1', 'money.assigned@1', 'cash.received@1']),
    );
  });

  it('is erased with it: every đồng stays, and no word of who paid', async () => {
    const path = `/api/erase/preview?place=${the.village}&id=${ids.household}`;
    const { reply } = await officer.send<ErasePreviewReply>('GET', path);
    expect(reply.lines.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['transfer.booked@1', 'cash.received@1', 'entry.reversed@1']),
    );
    const before = await balances();
    const order = { wanted: { household: ids.household }, ground: 'asked' } as const;
    const done = await erase({ ...the.home, tombstones: { folder: tombstones } }, order);
    expect(done).toMatchObject({ ok: true });
    expect(await balances()).toEqual(before);
    const { reply: pulled } = await leader.pull();
    expect(JSON.stringify(pulled.books)).not.toContain(PAYER);
    expect(await exported()).not.toContain(PAYER);
    const listed = await officer.send<ErasedReply>('GET', `/api/erased?place=${the.village}`);
    expect(listed.reply.erasures).toMatchObject([{ ground: 'asked' }]);
    expect(listed.reply.erasures[0]?.books).toBeGreaterThan(1);
  });
});

const balances = async () => {
  const { state } = await the.home.warm.get(bookOf('funds'));
  return [...(state as FundsState).balances.entries()]; // of a funds book
};
