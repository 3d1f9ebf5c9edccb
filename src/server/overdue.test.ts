import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Book, Proposal } from '#book/activity.ts';
import type { ErasedReply } from '#protocol/erase.ts';
import { RENEWAL_DAYS } from '#server/overdue.ts';
import { retain } from '#server/retention.ts';
import { mustRecord, openTestHome, type TestHome } from '#test/support/test-home.ts';

const DAY_S = 86_400;
const KEPT = { seenDays: 10_000 };

let the: TestHome;
let care: Book;
let folder: string;
const ids = { household: '', resident: '', other: '' };

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'banso-tombstones-'));
  the = await openTestHome({ tombstones: folder });
  const found = the.home.directory.findBookOf('care', the.village);
  if (found === undefined) throw new Error('no closed book');
  care = found;
  for (const name of ['household', 'resident', 'other'] as const) ids[name] = the.newId();
  const { household, resident, other } = ids;
  await mustRecord(the.home, the.homes, [
    said('household.added@1', { household }),
    said('resident.added@1', { resident, household, name: 'Triệu Thị Sần' }),
    said('resident.added@1', { resident: other, household, name: 'Bàn Văn Khác' }),
  ]);
  await mustRecord(the.home, care, [
    said('consent.given@1', consent(resident, 10)),
    said('health.noted@1', { resident, note: 'nghe kém Tuyệt Mật' }),
    said('consent.given@1', consent(other, 1_000)),
    said('health.noted@1', { resident: other, note: 'còn được ghi' }),
  ]);
});
afterEach(async () => {
  await the.close();
  rmSync(folder, { recursive: true });
});

const said = (type: string, body: Proposal['body']): Proposal => ({ type, on: the.today, body });
const consent = (resident: string, days: number) => ({
  resident,
  purpose: 'health',
  how: 'thumb',
  language: 'tay',
  readAloud: true,
  wording: 'health@1',
  witness: 'Ông Làm Chứng',
  until: the.today + days,
});
async function careText(): Promise<string> {
  const facts = await the.home.store.read(care.cell).listFacts(care.id, 0, 1_000);
  return facts.map(({ body }) => body).join('\n');
}

it('erases what a consent covered a month after it ended, and lets the person agree once more', async () => {
  the.clock.at += (10 + RENEWAL_DAYS) * DAY_S;
  expect((await retain(the.home, KEPT, false)).overdue).toEqual({ facts: 0 });
  expect(await careText()).toContain('Tuyệt Mật');
  the.clock.at += DAY_S;
  expect((await retain(the.home, KEPT, true)).overdue).toEqual({ facts: 1 });
  expect(await careText()).toContain('Tuyệt Mật');
  expect((await retain(the.home, KEPT, false)).overdue).toEqual({ facts: 1 });
  expect(await careText()).not.toContain('Tuyệt Mật');
  expect(await careText()).toContain('còn được ghi');
  expect((await retain(the.home, KEPT, false)).overdue).toEqual({ facts: 0 });
  const officer = await the.enrol('officer', the.commune);
  const list = await officer.send<ErasedReply>('GET', `/api/erased?place=${the.village}`);
  expect(list.reply.erasures).toMatchObject([{ ground: 'consent-ended', facts: 1 }]);
  // Nothing of them waits: a new consent holds from its day on.
  await mustRecord(the.home, care, [said('consent.given@1', consent(ids.resident, 90))]);
});

it('erases what was noted without a consent and refused', async () => {
  const member = await the.enrol('member', the.village);
  const note = said('ethnic.noted@1', { resident: ids.resident, group: 'Nùng Tuyệt Mật' });
  const { reply } = await member.push([member.part(care.id, [note])]);
  expect(reply.parts).toMatchObject([{ items: [{ why: 'consent-missing' }] }]);
  the.clock.at += (RENEWAL_DAYS + 1) * DAY_S;
  expect((await retain(the.home, KEPT, false)).overdue).toEqual({ facts: 1 });
  const refused = await the.home.store.read(care.cell).listRefused(care.id);
  expect(refused.map(({ body }) => body).join()).not.toContain('Tuyệt Mật');
});

it('keeps what proves a consent for five years after its end', async () => {
  const proofs = async () => (await careText()).match(/Ông Làm Chứng/gu)?.length ?? 0;
  the.clock.at += 5 * 365 * DAY_S;
  await retain(the.home, KEPT, false);
  expect(await proofs()).toBe(2);
  the.clock.at += 60 * DAY_S;
  await retain(the.home, KEPT, false);
  expect(await proofs()).toBe(1);
});

it('says why nothing was erased where there is no place for the record of it', async () => {
  the.clock.at += 100 * DAY_S;
  const { tombstones: _, ...bare } = the.home;
  const { overdue } = await retain(bare, KEPT, false);
  expect(overdue).toEqual({ facts: 0, failed: 'tombstones-unset' });
});
