import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { utf8 } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import type { ActivityName, Book, Proposal } from '#book/activity.ts';
import type { ErasedReply, ErasePreviewReply } from '#protocol/erase.ts';
import { openTestHome, type TestHome } from '#test/support/test-home.ts';
import type { TestPhone } from '#test/support/test-phone.ts';

type Exported = {
  readonly record: { readonly lines: readonly { activity: string; type: string }[] };
};

const NAME = 'Nguyễn Thị Hoạ Mi';
const BANK_NAME = 'NGUYEN THI HOA MI';

let the: TestHome;
let tombstones: string;
let officer: TestPhone;
const ids = { household: '', resident: '', other: '', drive: '', account: '' };

beforeEach(async () => {
  tombstones = mkdtempSync(join(tmpdir(), 'banso-tombstones-'));
  the = await openTestHome({ tombstones });
  officer = await the.enrol('officer', the.commune);
  for (const name of ['household', 'resident', 'other', 'drive', 'account'] as const) {
    ids[name] = the.newId();
  }
  const { household, resident, other, drive, account } = ids;
  await record(the.homes, [
    said('household.added@1', { household, head: NAME }),
    said('resident.added@1', { resident, household, name: NAME }),
    said('household.added@1', { household: other, head: 'Bàn Văn Khác' }),
  ]);
  const on = the.today;
  await record(bookOf('funds'), [
    said('account.named@1', { account, bank: '970405', number: '3600', owner: 'TRIEU VAN MAU' }),
    said('drive.opened@1', {
      drive,
      title: 'Vệ sinh',
      basis: { kind: 'meeting', on },
      by: 'household',
      amount: 50_000,
      from: on,
      account,
    }),
    said('dues.listed@1', {
      drive,
      dues: [
        [household, 1, 50_000],
        [other, 1, 50_001],
      ],
    }),
    said('exemption.decided@1', {
      drive,
      household,
      was: 50_000,
      amount: 20_000,
      why: 'group',
      by: 'meeting',
    }),
  ]);
});
afterEach(async () => {
  await the.close();
  rmSync(tombstones, { recursive: true });
});

const said = (type: string, body: Proposal['body']): Proposal => ({ type, on: the.today, body });
function bookOf(activity: ActivityName): Book {
  const book = the.home.directory.findBookOf(activity, the.village);
  if (book === undefined) throw new Error(`no ${activity} book`);
  return book;
}
async function record(book: Book, proposals: readonly Proposal[]): Promise<void> {
  const recorded = await the.home.recorder.record(book, proposals);
  if (!recorded.ok) throw new Error(recorded.error.code);
  const refused = recorded.value.find(({ verdict }) => verdict === 'refused');
  if (refused !== undefined) throw new Error(refused.why);
}

let lines = 0;
/** Money that came in as a bank told it, with what its payer wrote. */
async function pay(text: string, parts: readonly object[]): Promise<Id> {
  const transfer = the.newId();
  lines += 1;
  const { account } = ids;
  await record(bookOf('funds'), [
    said('transfer.booked@1', {
      transfer,
      account,
      way: 'in',
      amount: 20_000,
      day: the.today,
      key: `in20000.${String(lines)}`,
      same: 1,
      source: 'statement',
      text,
    }),
  ]);
  if (parts.length > 0) {
    const body = { entry: the.newId(), transfer, parts: parts as [], told: 'person' };
    await record(bookOf('funds'), [said('money.assigned@1', body)]);
  }
  return transfer;
}
const dues = (household: Id, amount: number) => ({
  to: 'dues',
  drive: ids.drive,
  household,
  amount,
});
const fundsText = async (): Promise<string> => {
  const { id, cell } = bookOf('funds');
  const facts = await the.home.store.read(cell).listFacts(id, 0, 1_000);
  return facts.map(({ type, body }) => `${type} ${body}`).join('\n');
};
const erase = (wanted: object) =>
  officer.send('POST', '/api/erase', utf8(JSON.stringify({ ...wanted, ground: 'asked' })));

describe('the export of one person', () => {
  it('holds their money and what they were told, with no other household in one fact', async () => {
    const { household, resident, other } = ids;
    await pay(`${BANK_NAME} CT`, [dues(household, 20_000)]);
    // What was written beside money of two may speak of the other.
    await pay('HAI NHA NOP CHUNG', [dues(household, 12_000), dues(other, 8_000)]);
    await pay('BAN VAN KHAC CT', [dues(other, 20_000)]);
    const notice = the.newId();
    const told = { telling: the.newId(), notice, edition: the.newId(), household, way: 'door' };
    await record(bookOf('reach'), [said('notice.told@1', told)]);
    const asked = { place: the.village, resident, why: 'Theo yêu cầu số 3' };
    const { reply } = await officer.send<Exported>(
      'POST',
      '/api/export',
      utf8(JSON.stringify(asked)),
    );
    const types = reply.record.lines.map(({ activity, type }) => `${activity} ${type}`);
    expect(types.filter((line) => /^(?:funds|reach)/u.test(line)).toSorted()).toEqual([
      'funds dues.listed@1',
      'funds exemption.decided@1',
      'funds money.assigned@1',
      'funds money.assigned@1',
      'funds transfer.booked@1',
      'reach notice.told@1',
    ]);
    const text = JSON.stringify(reply.record);
    expect(text).toContain(BANK_NAME);
    for (const strange of [other, '50001', '8000', 'HAI NHA', 'BAN VAN KHAC', 'Bàn Văn Khác']) {
      expect(text, strange).not.toContain(strange);
    }
  });
});

describe('the export of somebody who moved', () => {
  const daysAgo = (days: number, type: string, body: Proposal['body']): Proposal => ({
    ...said(type, body),
    on: the.today - days,
  });
  const visit = (days: number, household: Id, note: string) =>
    daysAgo(days, 'door.visited@1', { visit: the.newId(), household, outcome: 'met', note });
  /** What a house paid, as its bank told it. */
  async function paid(days: number, household: Id, text: string): Promise<void> {
    const transfer = the.newId();
    const parts: readonly object[] = [dues(household, 20_000)];
    lines += 1;
    await record(bookOf('funds'), [
      daysAgo(days, 'transfer.booked@1', {
        transfer,
        account: ids.account,
        way: 'in',
        amount: 20_000,
        day: the.today - days,
        key: `in20000.${String(lines)}`,
        same: 1,
        source: 'statement',
        text,
      }),
      daysAgo(days, 'money.assigned@1', {
        entry: the.newId(),
        transfer,
        parts: parts as [],
        told: 'person',
      }),
    ]);
  }

  it('holds what was of each house while they lived there, and of no neighbour', async () => {
    const { household, other } = ids;
    const mover = the.newId();
    const change = { field: 'household', was: household, to: other };
    await record(the.homes, [
      daysAgo(400, 'resident.added@1', { resident: mover, household, name: 'Lò Thị Chuyển' }),
      daysAgo(1, 'resident.changed@1', { resident: mover, change }),
    ]);
    await record(the.doors, [
      visit(500, household, 'cũ, trước khi về'),
      visit(300, household, 'cũ, khi còn ở'),
      visit(300, other, 'mới, của người khác'),
      visit(0, household, 'cũ, sau khi đi'),
      visit(0, other, 'mới, từ khi ở'),
    ]);
    await paid(200, household, 'NHA CU NOP');
    await paid(200, other, 'NHA MOI NOP TRUOC');
    await paid(0, household, 'NHA CU NOP SAU');
    const body = { place: the.village, resident: mover, why: 'Theo yêu cầu số 4' };
    const { reply } = await officer.send<Exported>(
      'POST',
      '/api/export',
      utf8(JSON.stringify(body)),
    );
    const text = JSON.stringify(reply.record);
    for (const own of ['cũ, khi còn ở', 'mới, từ khi ở', 'NHA CU NOP"']) {
      expect(text, own).toContain(own);
    }
    for (const strange of ['trước khi', 'người khác', 'sau khi', 'NHA MOI', 'NOP SAU']) {
      expect(text, strange).not.toContain(strange);
    }
  });
});

describe('the erasure of a household', () => {
  it('takes what banks and hasty hands call it, and leaves what others paid', async () => {
    const { household, other, drive } = ids;
    await pay(`${BANK_NAME} chuyen tien`, [dues(household, 20_000)]);
    // By a son, who is named nowhere else: the money is theirs.
    await pay('CON RE GUI VE', [dues(household, 20_000)]);
    await pay(`ck ${BANK_NAME.toLowerCase()} q8`, []);
    await pay('NGUYEN THI HOA MINH NOP', []);
    await pay(`${BANK_NAME} GUI TU HUE`, [dues(other, 20_000)]);
    await pay(BANK_NAME, [{ to: 'gift', drive, amount: 20_000, giver: 'Nguyễn Thị Hoạ Mi' }]);
    const before = await fundsText();
    expect(before).toContain(`"giver":"${NAME}"`);
    const path = `/api/erase/preview?place=${the.village}&id=${household}`;
    const preview = await officer.send<ErasePreviewReply>('GET', path);
    const { status, reply } = await erase({ household });
    expect([status, reply]).toMatchObject([200, {}]);
    const left = await fundsText();
    const texts = [...left.matchAll(/"text":"([^"]*)"/gu)].map(([, text]) => text);
    expect(texts).toEqual(['NGUYEN THI HOA MINH NOP', `${BANK_NAME} GUI TU HUE`]);
    expect(left).not.toContain(NAME);
    expect(left.match(/"amount":20000/gu)).toHaveLength(
      before.match(/"amount":20000/gu)?.length ?? 0,
    );
    const list = await officer.send<ErasedReply>('GET', `/api/erased?place=${the.village}`);
    const [told, ...more] = list.reply.erasures;
    expect(more).toEqual([]);
    expect(told).toMatchObject({
      facts: preview.reply.facts,
      books: preview.reply.books,
    });
  });

  it('takes the name of one of its people from the money of the village, too', async () => {
    const { household, resident } = ids;
    await pay(`${BANK_NAME} GOP`, [dues(household, 20_000)]);
    await pay(`${BANK_NAME} UNG HO`, []);
    expect((await erase({ resident })).status).toBe(200);
    expect(await fundsText()).not.toContain(BANK_NAME);
  });
});
