import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { Book, Proposal } from '#book/activity.ts';
import { REDACTED_FACTS_MAX } from '#book/common.ts';
import { originOf } from '#book/fact.ts';
import type { ErasedReply } from '#protocol/erase.ts';
import { erase } from '#server/erase/erase.ts';
import { RENEWAL_DAYS } from '#server/overdue.ts';
import { retain } from '#server/retention.ts';
import { passDays, writeByPhone } from '#test/support/pass-days.ts';
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
  await passDays(the, 10 + RENEWAL_DAYS + 1);
  expect((await retain(the.home, KEPT, false)).overdue).toEqual({ facts: 0 });
  expect(await careText()).toContain('Tuyệt Mật');
  await passDays(the, 1);
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

it('is done once where two programs on one store begin at the same moment', async () => {
  await passDays(the, 10 + RENEWAL_DAYS + 2);
  const both = await Promise.all([retain(the.home, KEPT, false), retain(the.home, KEPT, false)]);
  const facts = both.map(({ overdue }) => overdue.facts);
  expect(facts.toSorted((left, right) => left - right)).toEqual([0, 1]);
  expect(both.map(({ overdue }) => overdue.failed)).toEqual([undefined, undefined]);
  const officer = await the.enrol('officer', the.commune);
  const list = await officer.send<ErasedReply>('GET', `/api/erased?place=${the.village}`);
  expect(list.reply.erasures).toHaveLength(1);
});

it('erases more than one fact can name', async () => {
  const notes = Array.from({ length: REDACTED_FACTS_MAX + 1 }, (_, index) =>
    said('health.noted@1', { resident: ids.resident, note: `Tuyệt Mật lần ${String(index)}` }),
  );
  await mustRecord(the.home, care, notes);
  await passDays(the, 10 + RENEWAL_DAYS + 2);
  const { overdue } = await retain(the.home, KEPT, false);
  expect(overdue).toEqual({ facts: REDACTED_FACTS_MAX + 2 });
  expect(await careText()).not.toContain('Tuyệt Mật');
});

it('erases what was noted without a consent and refused', async () => {
  const member = await the.enrol('member', the.village);
  const note = said('ethnic.noted@1', { resident: ids.resident, group: 'Nùng Tuyệt Mật' });
  const { reply } = await member.push([member.part(care.id, [note])]);
  expect(reply.parts).toMatchObject([{ items: [{ why: 'consent-missing' }] }]);
  await passDays(the, RENEWAL_DAYS + 2);
  expect((await retain(the.home, KEPT, false)).overdue).toEqual({ facts: 1 });
  const refused = await the.home.store.read(care.cell).listRefused(care.id);
  expect(refused.map(({ body }) => body).join()).not.toContain('Tuyệt Mật');
});

it('leaves officers the whole month for a note that came when its consent was long over', async () => {
  const member = await the.enrol('member', the.village);
  const note = said('health.noted@1', { resident: ids.resident, note: 'đến muộn Kín Đáo' });
  await passDays(the, 10 + 2 * RENEWAL_DAYS);
  const { reply } = await member.push([member.part(care.id, [note])]);
  expect(reply.parts).toMatchObject([{ items: [{ verdict: 'held', why: 'consent-ended' }] }]);
  await passDays(the, RENEWAL_DAYS);
  expect((await retain(the.home, KEPT, false)).overdue).toEqual({ facts: 1 });
  expect(await careText()).not.toContain('Tuyệt Mật');
  expect(await careText()).toContain('Kín Đáo');
  await passDays(the, 1);
  expect((await retain(the.home, KEPT, false)).overdue).toEqual({ facts: 1 });
  expect(await careText()).not.toContain('Kín Đáo');
});

it('keeps what proves a consent for five years after its end', async () => {
  const proofs = async () => (await careText()).match(/Ông Làm Chứng/gu)?.length ?? 0;
  await passDays(the, 5 * 365);
  await retain(the.home, KEPT, false);
  expect(await proofs()).toBe(2);
  await passDays(the, 60);
  await retain(the.home, KEPT, false);
  expect(await proofs()).toBe(1);
});

it('says why nothing was erased where there is no place for the record of it', async () => {
  await passDays(the, 100);
  const { tombstones: _, ...bare } = the.home;
  const { overdue } = await retain(bare, KEPT, false);
  expect(overdue).toEqual({ facts: 0, failed: 'tombstones-unset' });
});

describe('a machine that starts with its date years ahead', () => {
  const YEARS_S = 10 * 365 * DAY_S;
  const start = async () => (await retain(the.home, KEPT, false)).overdue;

  it('erases nothing, says why, and does not learn its date from what it writes itself', async () => {
    await passDays(the, 9);
    the.clock.at += YEARS_S;
    expect(await start()).toEqual({ facts: 0, failed: 'clock-unproven' });
    for (let day = 0; day < 12; day += 1) {
      const on = dayOfSeconds(the.clock.at);
      const body = { household: the.newId() };
      await mustRecord(the.home, the.homes, [{ type: 'household.added@1', on, body }]);
      the.clock.at += DAY_S;
    }
    expect(await start()).toEqual({ facts: 0, failed: 'clock-unproven' });
    expect(await careText()).toContain('Tuyệt Mật');
    expect(await careText()).toContain('còn được ghi');
  });

  it('erases nothing for a week though phones follow it', async () => {
    await passDays(the, 9);
    the.clock.at += YEARS_S;
    for (let day = 0; day < 7; day += 1) {
      await writeByPhone(the);
      expect(await start()).toEqual({ facts: 0, failed: 'clock-unproven' });
      the.clock.at += DAY_S;
    }
    expect(await careText()).toContain('còn được ghi');
  });

  it('keeps what it knows of who looked at whom', async () => {
    await passDays(the, 9);
    const line = the.home.directory.findStream(the.home.directory.identity.stream);
    if (line === undefined) throw new Error('no stream');
    the.home.seen.note(line, the.homes, ids.household, 'page');
    await the.home.seen.flush();
    the.clock.at += 100 * YEARS_S;
    expect(await retain(the.home, KEPT, false)).toMatchObject({ looks: 0 });
  });
});

it('says nothing of a date that nothing shows while nothing is due', async () => {
  the.clock.at += 5 * DAY_S;
  expect((await retain(the.home, KEPT, false)).overdue).toEqual({ facts: 0 });
});

describe('an example whose time is over', () => {
  const [file, sound] = ['f'.repeat(43), 's'.repeat(43)];
  const added = (attachment: string, of: string, media: string) =>
    said('attachment.added@1', {
      attachment,
      household: ids.household,
      file: of,
      key: 'k'.repeat(22),
      bytes: 9,
      media,
      note: 'Ảnh Tuyệt Mật',
    });
  const doorsText = async (): Promise<string> => {
    const facts = await the.home.store.read(the.doors.cell).listFacts(the.doors.id, 0, 1_000);
    return facts.map(({ body }) => body).join('\n');
  };
  async function tell(): Promise<void> {
    const [picture, voice, other] = [the.newId(), the.newId(), the.newId()];
    await mustRecord(the.home, the.doors, [
      added(picture, file, 'image/webp'),
      added(voice, sound, 'audio/webm'),
      added(other, 'o'.repeat(43), 'image/webp'),
      said('example.told@1', {
        example: the.newId(),
        household: ids.household,
        resident: ids.resident,
        skill: 'epay',
        before: 'Trước đây Tuyệt Mật',
        after: 'Bây giờ',
        until: the.today + 10,
        picture,
        sound: voice,
      }),
    ]);
  }

  it('goes with its picture and its sound, and no other of the household', async () => {
    await tell();
    await passDays(the, 10 + RENEWAL_DAYS + 3);
    const wanted = { overdue: { facts: 4 } };
    expect(await retain(the.home, KEPT, true)).toMatchObject(wanted);
    expect(await retain(the.home, KEPT, false)).toMatchObject(wanted);
    const left = await doorsText();
    expect([left.includes(file), left.includes(sound)]).toEqual([false, false]);
    expect(left).toContain('o'.repeat(43));
    expect((await retain(the.home, KEPT, true)).overdue).toEqual({ facts: 0 });
  });

  it('takes them along when it is erased by hand', async () => {
    await tell();
    const facts = await the.home.store.read(the.doors.cell).listFacts(the.doors.id, 0, 1_000);
    const told = facts.filter(({ type }) => type === 'example.told@1');
    const wanted = { book: the.doors.id, origins: told.map(originOf) };
    const done = await erase(the.home, { wanted, ground: 'asked' });
    expect(done).toMatchObject({ ok: true, value: { facts: 3 } });
    expect(await doorsText()).not.toContain(file);
  });
});
