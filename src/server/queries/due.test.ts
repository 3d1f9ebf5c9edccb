import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Book, Proposal } from '#book/activity.ts';
import type { DueReply } from '#protocol/due.ts';
import type { SeenReply } from '#protocol/privacy.ts';
import { RENEWAL_DAYS } from '#server/overdue.ts';
import { retain } from '#server/retention.ts';
import { passDays } from '#test/support/pass-days.ts';
import { mustRecord, openTestHome, type TestHome } from '#test/support/test-home.ts';

let the: TestHome;
let care: Book;
let folder: string;
const ids = { household: '', ran: '', revoked: '', left: '' };

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'banso-tombstones-'));
  the = await openTestHome({ tombstones: folder });
  const found = the.home.directory.findBookOf('care', the.village);
  if (found === undefined) throw new Error('no closed book');
  care = found;
  for (const name of ['household', 'ran', 'revoked', 'left'] as const) ids[name] = the.newId();
  const { household, ran, revoked, left } = ids;
  const person = (resident: string, name: string): Proposal =>
    said('resident.added@1', { resident, household, name });
  await mustRecord(the.home, the.homes, [
    said('household.added@1', { household, head: 'Triệu Thị Sần' }),
    person(ran, 'Triệu Thị Sần'),
    person(revoked, 'Bàn Văn Rút'),
    person(left, 'Lý Thị Đi'),
    said('resident.left@1', { resident: left, reason: 'moved' }),
  ]);
});
afterEach(async () => {
  await the.close();
  rmSync(folder, { recursive: true });
});

const said = (type: string, body: Proposal['body']): Proposal => ({ type, on: the.today, body });
const noted = (resident: string, days: number): readonly Proposal[] => [
  said('consent.given@1', {
    resident,
    purpose: 'health',
    how: 'spoken',
    language: 'tay',
    readAloud: true,
    wording: 'health@1',
    until: the.today + days,
  }),
  said('health.noted@1', { resident, note: 'Kín Đáo' }),
];
async function asked(): Promise<DueReply> {
  const officer = await the.enrol('officer', the.commune);
  const { status, reply } = await officer.send<DueReply>('GET', `/api/due?place=${the.commune}`);
  expect(status).toBe(200);
  return reply;
}

it('tells whose is due, by when, when it is erased, and whether one may ask again', async () => {
  await mustRecord(the.home, care, [
    ...noted(ids.ran, 10),
    ...noted(ids.left, 20),
    ...noted(ids.revoked, 300),
    said('consent.revoked@1', { resident: ids.revoked, purpose: 'health' }),
  ]);
  await mustRecord(the.home, the.doors, [
    said('example.told@1', {
      example: the.newId(),
      household: ids.household,
      skill: 'epay',
      before: 'Trước',
      after: 'Nay',
      until: the.today + 5,
    }),
  ]);
  const { lines, today, unready } = await asked();
  expect(unready).toBeUndefined();
  expect(lines.map(({ kind, name, day, next }) => [kind, name, day - today, next])).toEqual([
    ['health', 'Bàn Văn Rút', 0, 'leave'],
    ['example', 'Triệu Thị Sần', 6, 'ask'],
    ['health', 'Triệu Thị Sần', 11, 'ask'],
    ['health', 'Lý Thị Đi', 21, 'wait'],
  ]);
  expect(lines.map(({ household, facts, day, gone }) => [household, facts, gone - day])).toEqual(
    lines.map(() => [ids.household, 1, RENEWAL_DAYS + 1]),
  );
  expect(JSON.stringify(lines)).not.toContain('Kín Đáo');
});

it('says nothing of what is due later, or was renewed, and no more of what is erased', async () => {
  await mustRecord(the.home, care, [
    ...noted(ids.ran, 10),
    ...noted(ids.revoked, RENEWAL_DAYS + 5),
  ]);
  expect((await asked()).lines.map(({ name }) => name)).toEqual(['Triệu Thị Sần']);
  const [consent] = noted(ids.ran, 500);
  if (consent === undefined) throw new Error('no consent');
  await mustRecord(the.home, care, [consent]);
  expect((await asked()).lines).toEqual([]);
  await passDays(the, 2 * RENEWAL_DAYS + 6);
  const [line] = (await asked()).lines;
  // The very day that was told before: today is the last on which it stands.
  expect([line?.name, line?.gone]).toEqual(['Bàn Văn Rút', the.today + 2 * RENEWAL_DAYS + 7]);
  expect((await retain(the.home, { seenDays: 10_000 }, false)).overdue.facts).toBe(0);
  await passDays(the, 1);
  expect((await retain(the.home, { seenDays: 10_000 }, false)).overdue.facts).toBe(1);
  expect((await asked()).lines).toEqual([]);
});

it('says why it is still there when its day is past', async () => {
  await mustRecord(the.home, care, noted(ids.ran, 1));
  await passDays(the, 2 * RENEWAL_DAYS);
  expect((await asked()).unready).toBe('clock-unproven');
});

it('says where nothing can be erased at all', async () => {
  const bare = await openTestHome();
  const officer = await bare.enrol('officer', bare.commune);
  const { reply } = await officer.send<DueReply>('GET', `/api/due?place=${bare.commune}`);
  await bare.close();
  expect(reply).toMatchObject({ unready: 'tombstones-unset', lines: [] });
});

it('is for the office alone, and leaves a line of who looked at whom', async () => {
  await mustRecord(the.home, care, noted(ids.ran, 10));
  for (const role of ['member', 'leader', 'head', 'province'] as const) {
    const place = role === 'province' ? the.province : the.village;
    const { status } = await (await the.enrol(role, place)).send('GET', `/api/due?place=${place}`);
    expect([role, status]).toEqual([role, 403]);
  }
  await asked();
  await the.home.seen.flush();
  const officer = await the.enrol('officer', the.commune);
  const path = `/api/seen?place=${the.village}&id=${ids.ran}`;
  const { reply } = await officer.send<SeenReply>('GET', path);
  expect(reply.lines.map(({ what }) => what)).toContain('due');
});
